// Every route × every kind of bad input: refused in a problem document that names what is wrong, nothing recorded, never a fault of ours.
import { LIMITS } from "@core/words/submission";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MAX, OTHER_AGENT, type Planted, plant, refund, type Sent } from "./testing/planted";

let world: Planted;
let item: { readonly id: string; readonly revision_hash: string };
let executionId: string;
let before: Readonly<Record<string, number>>;

beforeAll(async () => {
  world = await plant();
  item = (await world.post("/items", refund())).body;
  const cleared = (await world.post("/items", refund(20))).body;
  executionId = (await world.post(`/items/${cleared.id}/executions`, { revision_hash: cleared.revision_hash })).body.id;
  before = await world.rows();
});
afterAll(() => world.close());

type Json = Readonly<Record<string, unknown>>;
const HASH = `sha256:${"a".repeat(64)}`;

/** A body of each POST that would be taken, and its fields with values of every wrong kind. */
const posts: readonly { readonly path: string; readonly good: Json }[] = [
  {
    path: "/items",
    good: refund(420, {
      run: "r",
      step: "s",
      external_id: "x",
      evidence: [{ kind: "text", label: "Said", content: "Broken" }],
      claims: [{ subject: "customer:77", predicate: "identity-verified", fingerprint: "f" }],
      at_risk: { amount: 420, currency: "EUR" },
      group: { id: "g", size: 2 },
      correlation: { thread: "t" },
      allowed_decisions: ["approve", "reject"],
      respond_means: "guidance",
      due_in_s: 60,
      supersedes: "019ab5c2-7d10-7f3e-9a41-5c0e8b2d6f17",
      callback_url: "https://agent.example/hook",
    }),
  },
  { path: "/items:batch", good: { items: [refund()], atomic: true } },
  {
    path: "/items/{id}/revisions",
    good: { title: "Less", action: { name: "issue_refund", arguments: { order: "1", amount: 3, currency: "EUR" } }, message: "m" },
  },
  { path: "/items/{id}/replies", good: { message: "Yes" } },
  { path: "/items/{id}/withdraw", good: { reason: "No more" } },
  { path: "/items/{id}/executions", good: { revision_hash: HASH } },
  { path: "/executions/{execution}/report", good: { outcome: "running", result: 1, error: "e", external_ref: "r" } },
  { path: "/items/{id}/reversals/{execution}/report", good: { outcome: "running", result: 1, error: "e", external_ref: "r" } },
];
const gets = ["/items", "/items/{id}", "/items/{id}/events", "/executions/{execution}", "/events"];

const filled = (path: string) => path.replace("{id}", item.id).replace("{execution}", executionId);

async function refused(
  answer: { readonly status: number; readonly headers: Headers; readonly body: { readonly code: string } },
  ...statuses: number[]
) {
  expect(statuses).toContain(answer.status);
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(answer.body).toMatchObject({
    status: answer.status,
    type: `/docs/problems/${answer.body.code}`,
    title: expect.any(String),
    detail: expect.any(String),
  });
  expect(await world.rows()).toEqual(before);
}

/** Every place of a body, as a path of keys. */
function places(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, member]) => places(member, [...path, key]))];
}

function replaced(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value)) return value.map((member, index) => (String(index) === key ? replaced(member, rest, by) : member));
  return { ...(value as Json), [key]: replaced((value as Json)[key], rest, by) };
}

/** Places that take any JSON value, so that no kind is wrong for them or below them. */
const free = (path: readonly string[]) =>
  ["arguments", "signals", "correlation", "result", "error"].some((name) => path.includes(name)) || path.length === 0;
/** Of a batch every entry is judged by the schema of one item. */
const pointerOf = (path: readonly string[]) => path.map((key) => `/${key}`).join("");

describe.each(posts)("POST $path", ({ path, good }) => {
  const bodies = places(good).filter((place) => !free(place));
  const wrongKinds = (place: readonly string[]) => {
    const now = place.reduce<unknown>((value, key) => (value as Json)[key], good);
    return [12.5, "", true, [], {}].filter((wrong) => {
      if (Array.isArray(now)) return !Array.isArray(wrong);
      if (typeof now === "number") return typeof wrong !== "number" || !place.includes("amount");
      return (
        typeof now !== typeof wrong || (wrong === "" && place.at(-1) !== "content") || (typeof now === "object" && Array.isArray(wrong))
      );
    });
  };

  test.each(bodies.map((place) => [pointerOf(place), place] as const))("%s of a wrong kind is named", async (pointer, place) => {
    for (const wrong of wrongKinds(place)) {
      const answer = await world.post(filled(path), replaced(good, place, wrong));
      await refused(answer, 422);
      expect(
        answer.body.errors.map((error) => error.path).filter((named) => named.startsWith(pointer) || pointer.startsWith(named)),
      ).not.toEqual([]);
    }
  });

  test.each([...new Set(bodies.filter((place) => !Array.isArray(place.at(-1))).map((place) => pointerOf(place.slice(0, -1))))])(
    "an unknown field in %s is named",
    async (pointer) => {
      const place = pointer.split("/").slice(1);
      const holder = place.reduce<unknown>((value, key) => (value as Json)[key], good);
      if (Array.isArray(holder)) return;
      const answer = await world.post(filled(path), replaced(good, place, { ...(holder as Json), surprise: 1 }));
      await refused(answer, 422);
      expect(answer.body.errors.map((error) => error.path)).toContain(`${pointer}/surprise`);
    },
  );

  test("without any field, each missing one is named", async () => {
    const answer = await world.post(filled(path), {});
    await refused(answer, 422);
    for (const error of answer.body.errors) expect(error.message).toBe("Is missing.");
  });

  test.each([
    ["an array", "[]", 422],
    ["a string", '"text"', 422],
    ["null", "null", 422],
    ["nothing", "", 400],
    ["half of it", '{"a": ', 400],
    ["two values", "{} {}", 400],
    ["NaN", '{"a": NaN}', 400],
    ["a comment", "{} // so", 400],
    ["a byte order mark", "\ufeff{}", 400],
    ["a duplicate key", '{"a": 1, "a": 2}', 422],
    ["a duplicate key, escaped", '{"a": 1, "\\u0061": 2}', 422],
    ["a lone surrogate", '{"a": "\\ud800"}', 422],
    ["a lone surrogate as a name", '{"\\udc00": 1}', 422],
    ["a big integer", '{"a": 9007199254740993}', 422],
    ["a number beyond all", '{"a": 1e999}', 422],
    ["a NUL", '{"a": "\\u0000"}', 422],
    ["a prototype", '{"__proto__": {"a": 1}}', 422],
    ["a prototype, escaped and deep", '{"a": {"\\u005f_proto__": {"a": 1}}}', 422],
    ["a hundred thousand arrays", "[".repeat(100_000) + "]".repeat(100_000), 422],
    ["ten thousand objects", `${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}`, 422],
  ])("a body that is %s", async (_, text, status) => {
    await refused(await world.postRaw(filled(path), text), status);
  });

  test("a body that is not UTF-8", async () => {
    await refused(await world.postRaw(filled(path), new Uint8Array([0x22, 0xff, 0x22])), 422);
  });

  test.each(["text/plain", "application/x-www-form-urlencoded", "application/json; charset=latin1", "", "application/jsonp"])(
    "a content type of %s",
    async (type) => {
      const sent: Sent = { headers: { "content-type": type } };
      await refused(await world.postRaw(filled(path), JSON.stringify(good), sent), 415);
    },
  );

  test("a compressed body", async () => {
    await refused(await world.postRaw(filled(path), JSON.stringify(good), { headers: { "content-encoding": "gzip" } }), 415);
  });

  test("one byte too much, declared, undeclared and in chunks", async () => {
    const text = JSON.stringify({ ...good, pad: "" });
    const big = JSON.stringify({ ...good, pad: "x".repeat(LIMITS.bodyBytes + 1 - text.length) });
    await refused(await world.postRaw(filled(path), big), 413);
    await refused(await world.postRaw(filled(path), big, { headers: { "content-length": String(big.length) } }), 413);
    await refused(await world.postRaw(filled(path), big, { headers: { "content-length": "10" } }), 413);
    const chunks = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let sent = 0; sent < big.length; sent += 65_536) controller.enqueue(new TextEncoder().encode(big.slice(sent, sent + 65_536)));
        controller.close();
      },
    });
    await refused(await world.postRaw(filled(path), chunks), 413);
    const fits = JSON.stringify({ ...good, pad: "x".repeat(LIMITS.bodyBytes - text.length) });
    await refused(await world.postRaw(filled(path), fits), 422);
  });

  test.each(["two words", "", "é", "x".repeat(256)])("an idempotency key of %s", async (key) => {
    const answer = await world.post(filled(path), good, { idempotencyKey: key === "é" ? "Ã©" : key });
    await refused(answer, 422);
    expect(answer.body.errors[0]?.path).toBe("Idempotency-Key");
  });

  test("an unknown query parameter", async () => {
    const answer = await world.post(`${filled(path)}?surprise=1`, good);
    await refused(answer, 422);
    expect(answer.body.errors).toMatchObject([{ path: "?surprise" }]);
  });
});

describe("too much of one thing", () => {
  const evidence = { kind: "text", label: "Said", content: "x" };
  const claim = { subject: "s", predicate: "p" };
  const png = Buffer.from("\x89PNG\r\n\x1a\n", "latin1").toString("base64");
  test.each<[string, Json, string]>([
    ["title", { title: "x".repeat(LIMITS.titleChars + 1) }, "/title"],
    ["a title of two lines", { title: "a\nb" }, "/title"],
    ["a blank title", { title: " \u3000" }, "/title"],
    ["workflow", { workflow: "w".repeat(LIMITS.nameChars + 1) }, "/workflow"],
    ["evidence", { evidence: Array(LIMITS.evidence + 1).fill(evidence) }, "/evidence"],
    ["claims", { claims: Array(LIMITS.claims + 1).fill(claim) }, "/claims"],
    ["correlation", { correlation: { a: "ü".repeat(LIMITS.correlationBytes / 2) } }, "/correlation"],
    ["signals", { signals: { a: "x".repeat(LIMITS.signalsBytes) } }, "/signals"],
    ["arguments", { action: { name: "issue_refund", arguments: { a: "x".repeat(LIMITS.argumentsBytes) } } }, "/action/arguments"],
    ["group", { group: { id: "g", size: LIMITS.groupSize + 1 } }, "/group/size"],
    ["an empty group", { group: { id: "g", size: 0 } }, "/group/size"],
    ["confidence", { confidence: 1.01 }, "/confidence"],
    ["a fraction of a second", { due_in_s: 1.5 }, "/due_in_s"],
    ["no way out", { allowed_decisions: ["approve", "edit"] }, "/allowed_decisions"],
    ["a decision twice", { allowed_decisions: ["reject", "reject"] }, "/allowed_decisions"],
    ["an unknown decision", { allowed_decisions: ["reject", "bless"] }, "/allowed_decisions/1"],
    ["a script as an address", { evidence: [{ kind: "link", label: "l", url: "javascript:alert(1)" }] }, "/evidence/0/url"],
    ["an address with a password", { evidence: [{ kind: "link", label: "l", url: "https://a:b@shop.example" }] }, "/evidence/0/url"],
    ["an unknown kind", { evidence: [{ kind: "video", label: "l" }] }, "/evidence/0/kind"],
    ["an image that is none", { evidence: [{ kind: "image", label: "l", media_type: "image/png", data: "aGVsbG8=" }] }, "/evidence/0/data"],
    ["an image of another type", { evidence: [{ kind: "image", label: "l", media_type: "image/jpeg", data: png }] }, "/evidence/0/data"],
    [
      "an image with a script",
      { evidence: [{ kind: "image", label: "l", media_type: "image/svg+xml", data: png }] },
      "/evidence/0/media_type",
    ],
    ["broken base64", { evidence: [{ kind: "image", label: "l", media_type: "image/png", data: "%%%%" }] }, "/evidence/0/data"],
    ["negative risk", { at_risk: { amount: -1, currency: "EUR" } }, "/at_risk/amount"],
    ["no currency", { at_risk: { amount: 1, currency: "euro" } }, "/at_risk/currency"],
    ["somebody else's item", { supersedes: "019ab5c2-7d10-7f3e-9a41-5c0e8b2d6f17" }, "/supersedes"],
    ["an unregistered callback", { callback_url: "https://agent.example/hook" }, "/callback_url"],
    ["arguments against the registry", { action: { name: "issue_refund", arguments: { order: 1 } } }, "/action/arguments"],
    [
      "a schema that is none",
      { action: { ...(refund().action as Json), arguments_schema: { type: "banana" } } },
      "/action/arguments_schema",
    ],
    [
      "a schema from elsewhere",
      { action: { ...(refund().action as Json), arguments_schema: { $ref: "https://evil.example/s.json" } } },
      "/action/arguments_schema",
    ],
  ])("%s", async (_, fields, pointer) => {
    const answer = await world.post("/items", { ...refund(), ...fields });
    await refused(answer, 422);
    expect(answer.body.errors.some(({ path }) => path.startsWith(pointer))).toBe(true);
  });

  test("a batch of 1,001", async () => {
    const answer = await world.post("/items:batch", { items: Array(LIMITS.batch + 1).fill(1) });
    await refused(answer, 422);
    expect(answer.body.errors[0]?.path).toBe("/items");
  });

  test("an empty batch", async () => refused(await world.post("/items:batch", { items: [] }), 422));
});

describe("addresses", () => {
  const ids = ["no", "%00", "%zz", "..%2f..", "019ab5c2-7d10-7f3e-9a41-5c0e8b2d6f17", "x".repeat(5_000), "💥", "' or 1=1 --"];
  test.each(ids)("an id of %s names nothing", async (id) => {
    const at = encodeURI(id).replaceAll("%25", "%");
    for (const path of gets.filter((get) => get.includes("{"))) await refused(await world.get(path.replace(/\{\w+\}/, at)), 404);
    for (const { path, good } of posts.filter((post) => post.path.includes("{"))) {
      await refused(await world.post(filled(path.replace(/\{\w+\}/, at)), good), 404);
    }
  });

  test.each(["/", "/nothing", "/items/", "/items/a/b/c", "/items:bulk", "/stops/x"])("%s is no address", async (path) => {
    await refused(await world.get(path), 404);
    await refused(await world.post(path, {}), 404);
  });

  test.each<[string, string]>([
    ["DELETE", "/items"],
    ["PUT", "/items/x"],
    ["PATCH", "/executions/x"],
    ["GET", "/items:batch"],
    ["GET", "/items/x/withdraw"],
  ])("%s %s is another method than it takes", async (method, path) => {
    const response = await world.app.request(`/api/v1${path}`, { method, headers: { authorization: `Bearer ${world.key}` } });
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toMatch(/GET|POST/);
  });
});

describe("queries", () => {
  test.each([
    ["/items/{id}?wait=61", "?wait"],
    ["/items/{id}?wait=-1", "?wait"],
    ["/items/{id}?wait=1e1", "?wait"],
    ["/items/{id}?wait=1&since=x", "?since"],
    ["/items/{id}?wait=1&wait=1", "?wait"],
    ["/items/{id}?__proto__=1", "?__proto__"],
    ["/items/{id}/events?after=1", "?after"],
    ["/executions/{execution}?x=1", "?x"],
    ["/items?limit=0", "?limit"],
    ["/items?limit=201", "?limit"],
    ["/items?review=closed", "?review"],
    ["/items?execution=done", "?execution"],
    ["/items?workflow=", "?workflow"],
    ["/items?offset=1", "?offset"],
    ["/events?after=-2", "?after"],
    ["/events?after=99999999999999999999", "?after"],
    ["/events?limit=1001", "?limit"],
  ])("%s names %s", async (path, named) => {
    const answer = await world.get(filled(path));
    await refused(answer, 422);
    expect(answer.body.errors.map((error) => error.path)).toContain(named);
  });

  test("a Last-Event-ID that is none", async () => {
    const answer = await world.get("/events", { headers: { accept: "text/event-stream", "last-event-id": "abc" } });
    await refused(answer, 422);
    expect(answer.body.errors[0]?.path).toBe("Last-Event-ID");
  });

  test("a cursor that is nobody's is only a place in the order", async () => {
    expect((await world.get("/items?cursor=%27%20or%201")).status).toBe(200);
  });
});

describe("keys", () => {
  const cases: readonly [string, () => Promise<string | null>][] = [
    ["no key", async () => null],
    ["an empty key", async () => ""],
    ["a malformed key", async () => "cs_short"],
    ["an unknown key", async () => `cs_${"0".repeat(16)}_${"a".repeat(43)}`],
    ["another secret under a known prefix", async () => world.key.slice(0, -4) + (world.key.endsWith("aaaa") ? "bbbb" : "aaaa")],
    ["an expired key", () => world.newKey({ expiresAt: world.now() })],
    ["a revoked key", () => world.newKey({ revoked: true })],
  ];
  test.each(cases)("%s opens nothing", async (_, make) => {
    const key = await make();
    before = await world.rows();
    for (const path of gets) {
      const answer = await world.get(filled(path), { key });
      await refused(answer, 401);
      expect(answer.headers.get("www-authenticate")).toContain("Bearer");
    }
    for (const { path, good } of posts) await refused(await world.post(filled(path), good, { key }), 401);
  });

  test("a foreign agent's key finds nothing of ours, and a narrow one nothing beyond its workflows", async () => {
    const keys = [await world.newKey({ agent: OTHER_AGENT }), await world.newKey({ workflows: ["mail-sorting"], maker: MAX })];
    before = await world.rows();
    for (const key of keys) {
      for (const path of gets.filter((get) => get.includes("{"))) await refused(await world.get(filled(path), { key }), 404);
      for (const { path, good } of posts.filter((post) => post.path.includes("{"))) {
        await refused(await world.post(filled(path), good, { key }), 404);
      }
    }
    await refused(await world.post("/items", refund(), { key: keys[1] ?? null }), 403);
  });
});

test("too many requests are told when to come again, before and after the key is known", async () => {
  const slow = await plant({ RATE_LIMIT_PER_MINUTE: "3" });
  try {
    for (let sent = 0; sent < 3; sent++) expect((await slow.get("/items")).status).toBe(200);
    const limited = await slow.post("/items", refund(), { key: null });
    expect(limited).toMatchObject({ status: 429, body: { code: "too-many-requests" } });
    expect(Number(limited.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await slow.rows()).items).toBe(0);
  } finally {
    await slow.close();
  }
});
