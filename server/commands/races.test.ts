// Many at once on a real store: one wins, the others are told what happened, and the row, the fold and the trail agree afterwards.

import { fold } from "@core/lifecycle/fold";
import { openEvent } from "@core/trail/event";
import { verifyStream } from "@core/trail/verify-stream";
import { approveInput, claimInput } from "@core/words/decisions";
import type { ItemEvent } from "@core/words/events";
import { asItemId, type ItemId } from "@core/words/ids";
import { afterEach, beforeEach, expect, test } from "vitest";
import { listStream, listValues } from "@/db/queries/events";
import { readItem } from "@/db/queries/items";
import { MAX, RIA, refund } from "../rest/testing/planted";
import { type Screen, screen } from "../views/testing/screen";
import { advanceDue } from "./advance-due";
import { approveItem } from "./approve-item";
import { claimItem } from "./claim-item";
import { claimNext } from "./claim-next";

let product: Screen;
beforeEach(async () => {
  product = await screen();
});
afterEach(() => product.close());

const person = (id: typeof RIA) => ({ actor: { kind: "person", person: id } as const });

/** Invariant 6, on the database: the row equals the fold of the trail, and the trail verifies. */
async function expectWhole(id: ItemId): Promise<void> {
  const { stored, events, values } = await product.deps.store.read(async (tx) => ({
    stored: await readItem(tx, id),
    events: await listStream(tx, `item:${id}`),
    values: await listValues(tx, `item:${id}`),
  }));
  expect(verifyStream(events, values, { deep: true })).toMatchObject({ ok: true });
  const folded = fold(
    id,
    events.map(
      ({ seq, at, type, actor, onBehalfOf, data }) =>
        ({ seq, at, type, actor, onBehalfOf, data: openEvent(data, []).data }) as unknown as ItemEvent,
    ),
  );
  expect(stored?.item).toEqual(folded);
}

test("of fifty decisions on one item at once, one is recorded", async () => {
  const id = await product.submit(refund());
  const { revisionHash, version } = await product.open(RIA, id);
  const decide = (index: number) =>
    approveItem(product.deps, {
      ...person(index % 2 ? RIA : MAX),
      ...approveInput.parse({ itemId: id, revisionHash, seenVersion: version }),
    });
  const results = await Promise.all(Array.from({ length: 50 }, (_, index) => decide(index)));
  expect(results.filter((result) => result.ok)).toHaveLength(1);
  for (const result of results) if (!result.ok) expect(["wrong-state", "already-voted", "stale"]).toContain(result.refusal.code);
  await expectWhole(id);
});

test("two people who ask for the next item at once get different ones", async () => {
  for (const external_id of ["1", "2"]) await product.submit(refund(420, { external_id }));
  const [one, other] = await Promise.all(
    [RIA, MAX].map((id) => claimNext(product.deps, { ...person(id), queues: null, kind: null, skip: [] })),
  );
  if (!one?.ok || !other?.ok) throw new Error("refused");
  expect(one.value?.item.item.id).not.toBe(other.value?.item.item.id);
});

test("of fifty redemptions with different keys, one becomes an execution", async () => {
  const id = await product.submit(refund(20));
  const { revision_hash } = (await product.get(`/items/${id}`)).body;
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      product.post(`/items/${id}/executions`, { revision_hash }, { idempotencyKey: `worker-${index}` }),
    ),
  );
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(49);
  await expectWhole(asItemId(id));
});

test("a claim whose lease has run out goes back to its queue, by the driver or by the next command, with the same outcome", async () => {
  const driven = await product.submit(refund(420, { external_id: "driven" }));
  const left = await product.submit(refund(420, { external_id: "left" }));
  for (const itemId of [driven, left]) await claimItem(product.deps, { ...person(RIA), ...claimInput.parse({ itemId }) });
  product.pass(15 * 60_000);
  expect((await advanceDue(product.deps, 1)).faults).toEqual([]);
  for (const itemId of [driven, left]) {
    expect((await claimItem(product.deps, { ...person(MAX), ...claimInput.parse({ itemId }) })).ok).toBe(true);
    await expectWhole(itemId);
  }
});

test("silence closes what nobody decides, and nothing is left due", async () => {
  const id = await product.submit(refund());
  product.pass(400 * 86_400_000);
  while ((await advanceDue(product.deps, 50)).more) expect(true).toBe(true);
  expect((await product.get(`/items/${id}`)).body).toMatchObject({ review: "expired", execution: "cancelled" });
  await expectWhole(id);
});
