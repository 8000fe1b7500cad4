// The door: addresses, methods, queries, keys and rates. What does not open it records nothing.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Attacked, attack, gets, posts } from "./testing/attacked";
import { MAX, OTHER_AGENT, type Planted, plant, refund } from "./testing/planted";

let attacked: Attacked;
let world: Planted;
beforeAll(async () => {
  attacked = await attack();
  world = attacked.world;
});
afterAll(() => world.close());

const filled = (path: string) => attacked.filled(path);
const refused: Attacked["refused"] = (...given) => attacked.refused(...given);

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
    ["/items?workflow=%00", "?workflow"],
    ["/items?run=a%00b", "?run"],
    ["/items?external_id=%00", "?external_id"],
    ["/items?cursor=%00", "?cursor"],
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
    await attacked.look();
    for (const path of gets) {
      const answer = await world.get(filled(path), { key });
      await refused(answer, 401);
      expect(answer.headers.get("www-authenticate")).toContain("Bearer");
    }
    for (const { path, good } of posts) await refused(await world.post(filled(path), good, { key }), 401);
  });

  test("a foreign agent's key finds nothing of ours, and a narrow one nothing beyond its workflows", async () => {
    const keys = [await world.newKey({ agent: OTHER_AGENT }), await world.newKey({ workflows: ["mail-sorting"], maker: MAX })];
    await attacked.look();
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
