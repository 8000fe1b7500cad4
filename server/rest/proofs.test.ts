// Proofs by the API: they verify by the RFC's own algorithm, each agent gets those of its own events alone, and what cannot be proved is said.
import { openNote, readCheckpoint, readVerifierKey } from "@core/trail/signed-note";
import { leafHash, verifyConsistency, verifyInclusion } from "@core/trail/tree";
import { asHash } from "@core/words/ids";
import { afterAll, beforeAll, expect, test } from "vitest";
import { signCheckpoint } from "@/server/commands/sign-checkpoint";
import { type Planted, plant, refund } from "./testing/planted";

interface Head {
  readonly size: number;
  readonly root: string;
  readonly note: string;
  readonly key: string;
}
interface Proof {
  readonly log_index: number;
  readonly hash: string;
  readonly size: number;
  readonly path: readonly string[];
  readonly note: string | null;
  readonly to: number;
  readonly proof: readonly string[];
}

let world: Planted;
let item: string;
const sizes: number[] = [];
beforeAll(async () => {
  world = await plant();
  for (let turn = 0; turn < 4; turn++) {
    item = (await world.post("/items", refund())).body.id;
    await world.sequence();
    await signCheckpoint(world.deps);
    sizes.push((await latest()).size);
  }
});
afterAll(() => world.close());

const ask = async <Body>(path: string) => (await world.get(path)).body as unknown as Body;
const latest = () => ask<Head>("/checkpoints/latest");
const bytes = (hex: string) => Buffer.from(hex, "hex");

test("the heads come newest first, by pages, and each note is what one of the keys signed", async () => {
  const found: Head[] = [];
  let keys: readonly string[] = [];
  let origin = "";
  for (let before: number | null = null, first = true; first || before !== null; first = false) {
    const page: { origin: string; keys: readonly string[]; checkpoints: readonly Head[]; next_before: number | null } = await ask(
      `/checkpoints?limit=3${before === null ? "" : `&before=${before}`}`,
    );
    found.push(...page.checkpoints);
    ({ keys, origin, next_before: before } = page);
  }
  expect(found.map(({ size }) => size)).toEqual(sizes.toReversed());
  const known = keys.map(readVerifierKey).filter((key) => key !== null);
  for (const { note, size, root, key } of found) {
    expect(readCheckpoint(openNote(note, known) ?? "")).toEqual({ origin, size, root: bytes(root) });
    expect(keys).toContain(key);
  }
});

test("the newest head is the note itself for who asks for text", async () => {
  const answer = await world.app.request("/api/v1/checkpoints/latest", {
    headers: { authorization: `Bearer ${world.key}`, accept: "text/plain" },
  });
  expect(answer.headers.get("content-type")).toBe("text/plain; charset=utf-8");
  expect(await answer.text()).toBe((await latest()).note);
});

test("every event of one's own is proved to be under every head that is over it", async () => {
  const { checkpoints } = await ask<{ checkpoints: readonly Head[] }>("/checkpoints");
  const { events } = (await world.get("/events")).body;
  for (const { stream, seq, hash, log_index } of events) {
    for (const { size, root, note } of checkpoints.filter((head) => head.size > (log_index ?? 0))) {
      const proof = await ask<Proof>(`/proofs/inclusion?stream=${stream}&seq=${seq}&size=${size}`);
      expect(proof).toMatchObject({ hash, log_index, size, note });
      const path = proof.path.map(bytes);
      expect(verifyInclusion({ index: proof.log_index, size, leaf: leafHash(asHash(hash)), path }, bytes(root))).toBe(true);
    }
  }
});

test("every head is proved to extend every earlier one", async () => {
  const heads = (await ask<{ checkpoints: readonly Head[] }>("/checkpoints")).checkpoints.toReversed();
  for (const [place, later] of heads.entries()) {
    for (const earlier of heads.slice(0, place + 1)) {
      const { proof, to } = await ask<Proof>(`/proofs/consistency?from=${earlier.size}&to=${later.size}`);
      expect(to).toBe(later.size);
      const [fromRoot, toRoot] = [bytes(earlier.root), bytes(later.root)];
      expect(verifyConsistency({ from: earlier.size, to, fromRoot, toRoot, proof: proof.map(bytes) })).toBe(true);
    }
  }
  expect((await ask<Proof>(`/proofs/consistency?from=${heads[0]?.size}`)).to).toBe(heads.at(-1)?.size);
});

test("what is not one's own does not exist: another agent's event, one of another workflow, one of a person", async () => {
  const path = `/proofs/inclusion?stream=item:${item}&seq=1`;
  expect((await world.get(path)).status).toBe(200);
  const foreign = await world.newKey({ agent: world.otherAgent });
  const narrow = await world.newKey({ workflows: ["mail"] });
  for (const key of [foreign, narrow]) expect(await world.get(path, { key })).toMatchObject({ status: 404, body: { code: "not-found" } });
  for (const stream of ["person:ria", "item:none", `item:${item}x`, "item"])
    expect((await world.get(`/proofs/inclusion?stream=${stream}&seq=1`)).status).toBe(404);
  expect((await world.get(`/proofs/inclusion?stream=item:${item}&seq=999`)).status).toBe(404);
});

test("what cannot be proved is said, and the field is named", async () => {
  const fresh = (await world.post("/items", refund())).body.id;
  await world.sequence();
  const early = await world.get(`/proofs/inclusion?stream=item:${fresh}&seq=1`);
  expect(early).toMatchObject({ status: 409, body: { code: "not-signed-yet" } });
  expect(early.headers.get("retry-after")).toBe("10");
  const signed = sizes.at(-1) ?? 0;
  for (const [path, field] of [
    [`/proofs/inclusion?stream=item:${item}&seq=1&size=${signed + 1}`, "?size"],
    [`/proofs/inclusion?stream=item:${item}&seq=1&size=${sizes[0]}`, "?size"],
    [`/proofs/inclusion?stream=item:${item}&seq=0`, "?seq"],
    ["/proofs/inclusion?seq=1", "?stream"],
    [`/proofs/consistency?from=0`, "?from"],
    [`/proofs/consistency?from=${signed + 1}`, "?from"],
    [`/proofs/consistency?from=1&to=${signed + 1}`, "?to"],
    ["/proofs/consistency?from=2&to=1", "?to"],
    ["/checkpoints?before=x", "?before"],
  ] as const) {
    const { status, body } = await world.get(path);
    expect([path, status, body.errors.map((error) => error.path)]).toEqual([path, 422, [field]]);
  }
});
