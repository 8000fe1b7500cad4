// A receipt promises that its event is under a signed head within a minute; and a trail that is not what was signed is signed by nobody, and everybody is told.
import { openNote, readVerifierKey } from "@core/trail/signed-note";
import { leafHash, verifyInclusion } from "@core/trail/tree";
import { SIGNED_WITHIN_MS } from "@core/trust/judge-signing";
import { asHash } from "@core/words/ids";
import { SECOND } from "@core/words/time";
import { afterEach, beforeEach, expect, test } from "vitest";
import { checkpointsFrom } from "@/db/queries/checkpoints";
import { listStream } from "@/db/queries/events";
import type { Tx } from "@/db/store";
import { changeEventHash, changeNotes, changeRoots, changeTree, cutTree, keepTrail, takeNumber } from "@/db/testing/trail-tampering";
import { brokenTree } from "@/db/testing/whole";
import { checkpointsOf, inclusionPaths, latestCheckpoint, originOf, verifierKeys } from "../access/trail-proofs";
import { sequenceTrail } from "../commands/sequence-trail";
import { signCheckpoint } from "../commands/sign-checkpoint";
import { type Planted, plant, refund } from "../rest/testing/planted";
import { needsSigning, signingState } from "../views/trail-signing";

let product: Planted;
beforeEach(async () => {
  product = await plant();
});
afterEach(() => product.close());

const submit = (number: number) => product.post("/items", refund(10, { external_id: `order-${number}` }));
const sign = () => signCheckpoint(product.deps);
const head = () => product.deps.store.read(latestCheckpoint);
/** As the job does every few seconds. */
async function look() {
  await sequenceTrail(product.deps, 2_000);
  if (await needsSigning(product.deps)) await sign();
}

test("every receipt's event is proved to be under a signed head within 60 s of it, whenever it came", async () => {
  const { deps, pass, now } = product;
  const due = new Map<string, { readonly stream: string; readonly seq: number; readonly hash: string; readonly at: number }>();
  let latest = 0;
  for (let second = 0; second < 120; second++) {
    if (second % 7 === 3 && second < 60) {
      const submitted = await submit(second);
      const item = submitted.body.id;
      const redeemed = await product.post(`/items/${item}/executions`, { revision_hash: submitted.body.revision_hash });
      expect([submitted.status, redeemed.status]).toEqual([201, 201]);
      const reported = await product.post(`/executions/${redeemed.body.id}/report`, { outcome: "succeeded" });
      expect(reported.status).toBe(200);
      for (const { body } of [redeemed, reported]) due.set(`${body.receipt.stream} ${body.receipt.seq}`, { ...body.receipt, at: now() });
    }
    if (second % 5 === 0) await look();
    const signed = second % 5 === 0 ? await head() : null;
    if (signed && signed.size !== latest) {
      latest = signed.size;
      await deps.store.read(async (tx) => {
        const keys = (await verifierKeys(tx)).map(readVerifierKey).filter((key) => key !== null);
        expect(openNote(signed.note, keys)).toBe(
          `${await originOf(tx)}\n${signed.size}\n${Buffer.from(signed.root, "hex").toString("base64")}\n`,
        );
        for (const [name, { stream, seq, hash, at }] of due) {
          const index = (await listStream(tx, stream)).find((event) => event.seq === seq)?.logIndex;
          if (typeof index !== "number" || index >= signed.size) continue;
          const path = (await inclusionPaths(tx, [index], signed.size)).get(index) ?? [];
          const proof = { index, size: signed.size, leaf: leafHash(asHash(hash)), path: path.map((one) => Buffer.from(one, "hex")) };
          expect(verifyInclusion(proof, Buffer.from(signed.root, "hex"))).toBe(true);
          expect(now() - at).toBeLessThanOrEqual(SIGNED_WITHIN_MS);
          due.delete(name);
        }
      });
    }
    pass(SECOND);
  }
  expect([...due.keys()]).toEqual([]);
  expect(await deps.store.read(brokenTree)).toEqual([]);
});

test("of instances that sign at the same time one extends the head, and each head extends the one before it", async () => {
  const another = await product.another();
  for (let turn = 0; turn < 5; turn++) {
    await submit(turn);
    await sequenceTrail(product.deps, 2_000);
    const outcomes = (await Promise.all([sign(), signCheckpoint(another), sign()])).map(({ outcome }) => outcome);
    expect(outcomes.filter((outcome) => outcome === "signed")).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === "refused")).toEqual([]);
  }
  const chain = await product.deps.store.read((tx) => checkpointsFrom(tx, 0, 9));
  const heads = await product.deps.store.read((tx) => checkpointsOf(tx, { from: 4, limit: 9 }));
  expect(heads.map(({ size }) => size)).toEqual(chain.slice(1).map(({ size }) => size));
  expect(chain.map(({ previous }) => previous)).toEqual([0, ...chain.slice(0, -1).map(({ size }) => size)]);
  expect(await product.deps.store.read(brokenTree)).toEqual([]);
});

type Tamper = (tx: Tx) => Promise<unknown>;
const tampered: readonly (readonly [string, Tamper])[] = [
  ["tree-shrank", (tx) => takeNumber(tx, 14)],
  ["root-differs", changeTree],
  ["root-differs", (tx) => changeEventHash(tx, 14)],
  ["tree-incomplete", (tx) => cutTree(tx, 3)],
  ["note-differs", changeRoots],
  ["note-differs", (tx) => changeNotes(tx, "countersign\n10\nAAAA\n")],
];

test.each(tampered)("a trail of which %s is signed by nobody; it is an alarm until it is mended", async (fault, tamper) => {
  const { deps, get } = product;
  for (let number = 0; number < 5; number++) await submit(number);
  await sequenceTrail(deps, 2_000);
  const before = await sign();
  expect(before).toEqual({ outcome: "signed", size: 15 });
  const putBack = await deps.store.read(keepTrail);
  await deps.store.write(tamper);
  expect(await sign()).toMatchObject({ outcome: "refused", fault, signedSize: 15 });
  expect(await signingState(deps)).toMatchObject({ state: "refused", fault, since: product.now() });
  expect(await needsSigning(deps)).toBe(true);
  expect(await get("/readyz", { key: null })).toMatchObject({ status: 200, body: { trail: { state: "refused", fault } } });
  expect(await get("/readyz?trail=1", { key: null })).toMatchObject({ status: 503, body: { code: "trail-not-signed", fault } });

  await deps.store.write(putBack);
  expect(await sign()).toEqual({ outcome: "nothing-new", size: 15 });
  expect(await signingState(deps)).toMatchObject({ state: "signed", size: 15 });
  expect(await get("/readyz?trail=1", { key: null })).toMatchObject({ status: 200, body: { trail: { state: "signed" } } });
});

test("a trail that nobody signs is late after some minutes in which somebody served", async () => {
  const { deps, pass } = product;
  expect(await signingState(deps)).toEqual({ state: "empty" });
  await submit(1);
  await sequenceTrail(deps, 2_000);
  const since = product.now();
  pass(100 * SECOND);
  expect(await signingState(deps)).toEqual({ state: "empty" });
  pass(100 * SECOND);
  expect(await signingState(deps)).toEqual({ state: "late", since });
  expect(await signingState({ ...deps, servingSince: product.now() })).toEqual({ state: "empty" });
  await look();
  expect(await signingState(deps)).toMatchObject({ state: "signed" });
});
