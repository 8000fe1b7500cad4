// Every POST × every kind of bad body: refused in a problem document that names what is wrong, nothing recorded, never a fault of ours.
import { LIMITS } from "@core/words/submission";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Attacked, attack, type Json, posts } from "./testing/attacked";
import type { Planted, Sent } from "./testing/planted";

let attacked: Attacked;
let world: Planted;
beforeAll(async () => {
  attacked = await attack();
  world = attacked.world;
});
afterAll(() => world.close());

const filled = (path: string) => attacked.filled(path);
const refused: Attacked["refused"] = (...given) => attacked.refused(...given);

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
