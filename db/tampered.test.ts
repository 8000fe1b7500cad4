// What was signed and no longer is what is kept is never served: a body or evidence that was changed behind the product's back is a fault.
import { sha256 } from "@core/trail/hash";
import { asAgentId, asItemId } from "@core/words/ids";
import { afterEach, beforeEach, expect, test } from "vitest";
import { putBlob, readBlob } from "./queries/blobs";
import { readEvidence } from "./queries/item-history";
import { insertRevision, listRevisions, readRevision } from "./queries/revisions";
import type { Store } from "./store";
import { engineUnderTest } from "./testing/engine-under-test";

const item = asItemId("item-1");
const engine = engineUnderTest();
let store: Store;
beforeEach(async () => {
  store = await engine.open();
});
afterEach(() => engine.clean());

test("a revision whose body is not what its hash was made from is not served", async () => {
  const body = '{"amount":420}';
  const revision = {
    item,
    number: 1,
    hash: sha256(body),
    actionHash: sha256("a"),
    nonce: "n",
    byKind: "agent",
    by: asAgentId("agent-1"),
    at: 0,
    body,
  } as const;
  await store.write((tx) => insertRevision(tx, revision));
  expect((await store.read((tx) => readRevision(tx, item, 1)))?.body).toBe(body);
  await store.write(async (tx) => void (await tx.q.update(tx.t.revisions).set({ body: '{"amount":42000}' })));
  await expect(store.read((tx) => readRevision(tx, item, 1))).rejects.toThrow("not what was signed");
  await expect(store.read((tx) => listRevisions(tx, item))).rejects.toThrow("not what was signed");
});

test("evidence whose bytes are not what its hash was made from is not served", async () => {
  const bytes = Buffer.from("The parcel arrived broken.");
  const hash = sha256(bytes);
  await store.write((tx) => putBlob(tx, { sha256: hash, mediaType: "text/plain", bytes }));
  expect((await store.read((tx) => readEvidence(tx, [hash], 100))).get(hash)?.size).toBe(bytes.byteLength);
  await store.write(async (tx) => void (await tx.q.update(tx.t.blobs).set({ bytes: Buffer.from("The parcel arrived.") })));
  await expect(store.read((tx) => readBlob(tx, hash))).rejects.toThrow("not what was signed");
  await expect(store.read((tx) => readEvidence(tx, [hash], 100))).rejects.toThrow("not what was signed");
});
