// An item in which somebody wrote wherever somebody can write, for tests of erasing: one needle in every field, put there by real commands.
import { asItemId, asPersonId, type ItemId } from "@core/words/ids";
import type { JsonObject } from "@core/words/vocabulary";
import { expect } from "vitest";
import { MAX, RIA, refund } from "../../rest/testing/planted";
import type { Desk } from "../../trpc/testing/desk";

export const NEEDLE = "Zebulon-Quist";
/** A reviewer of the queue beside Ria; whoever tests adds her. */
export const NINA = asPersonId("nina");
export const PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/** Every place where a text stands, as `table.column`. */
export async function placesOf({ world }: Desk, text: string): Promise<readonly string[]> {
  return world.deps.store.read(async ({ q, t }) => {
    const found = new Set<string>();
    for (const [name, table] of Object.entries(t))
      for (const row of await q.select().from(table))
        for (const [column, value] of Object.entries(row)) {
          const said = Buffer.isBuffer(value) ? value.toString("latin1") : JSON.stringify(value);
          if (said?.includes(text)) found.add(`${name}.${column}`);
        }
    return [...found].sort();
  });
}

/** A proposal with the needle in every field that can hold a text. */
export const full = (amount: number): JsonObject => {
  const inline = { note: NEEDLE };
  return refund(amount, {
    external_id: `${NEEDLE}-${amount}`,
    run: `run-${amount}`,
    step: "refund",
    title: `Refund to ${NEEDLE}`,
    action: {
      name: "issue_refund",
      arguments: { order: NEEDLE, amount, currency: "EUR" },
      arguments_schema: { type: "object", title: NEEDLE },
      before: inline,
      after: inline,
    },
    signals: { fraud_score: 0.12, new_customer: false, said: NEEDLE },
    evidence: [
      { kind: "text", label: NEEDLE, content: `Dear ${NEEDLE}, ${amount}` },
      { kind: "json", label: NEEDLE, content: { of: NEEDLE, amount } },
      { kind: "link", label: NEEDLE, url: `https://example.test/${NEEDLE}/${amount}` },
      { kind: "image", label: NEEDLE, media_type: "image/png", data: PIXEL },
    ],
    claims: [{ subject: NEEDLE, predicate: NEEDLE }],
    correlation: { thread: NEEDLE },
  });
};

/** An item that went through everything in which somebody writes: asked, answered, changed, signed, run, taken back. */
export async function livedThrough(desk: Desk, amount: number): Promise<ItemId> {
  const { world } = desk;
  const [ria, nina] = [await desk.as(RIA), await desk.as(NINA)];
  const sent = await world.post("/items", full(amount), { idempotencyKey: `submit-${amount}` });
  expect([sent.status, sent.body.errors]).toEqual([201, undefined]);
  const itemId = asItemId(sent.body.id);
  const now = async () => {
    const { revisionHash, version } = await ria.items.get({ itemId });
    return { itemId, revisionHash: revisionHash as never, seenVersion: version };
  };
  await nina.items.skip({ itemId, reason: NEEDLE });
  await ria.items.claim({ itemId });
  const { revisionHash } = await now();
  await ria.items.verify({ itemId, revisionHash, claim: 0, note: NEEDLE });
  const [check] = (await ria.items.get({ itemId })).checks;
  const verification = check !== undefined && "id" in check ? String(check.id) : "";
  if (verification !== "") await ria.items.withdrawVerification({ itemId, verification, reason: NEEDLE });
  await ria.items.draft.save({ itemId, draft: { revisionHash, note: NEEDLE, arguments: { order: NEEDLE }, words: { reject: NEEDLE } } });
  await ria.handing.askOpinion({ itemId, of: MAX, question: NEEDLE });
  await ria.items.ask({ ...(await now()), question: NEEDLE });
  await world.post(`/items/${itemId}/replies`, { message: NEEDLE });
  await ria.items.ask({ ...(await now()), question: NEEDLE });
  const revised = { title: `Again ${NEEDLE}`, action: (full(amount) as { action: JsonObject }).action, message: NEEDLE };
  expect((await world.post(`/items/${itemId}/revisions`, revised)).status).toBe(201);
  await ria.items.approve({ ...(await now()), note: NEEDLE });
  world.pass(20_000);
  const { body } = await world.get(`/items/${itemId}`);
  const redeemed = await world.post(
    `/items/${itemId}/executions`,
    { revision_hash: body.revision_hash },
    { idempotencyKey: `redeem-${amount}` },
  );
  const report = { outcome: "succeeded", result: { paid: NEEDLE }, external_ref: NEEDLE };
  await world.post(`/executions/${redeemed.body.id}/report`, report, { idempotencyKey: `report-${amount}` });
  return itemId;
}

/** What it did is taken back, so that nobody needs its content any more. */
export async function takenBack(desk: Desk, itemId: ItemId): Promise<void> {
  const { world } = desk;
  const max = await desk.as(MAX);
  await max.items.requestReversal({ itemId, reason: NEEDLE });
  const { body } = await world.get(`/items/${itemId}`);
  const done = { outcome: "reversed", result: { back: NEEDLE } };
  expect((await world.post(`/items/${itemId}/reversals/${body.reversal.id}/report`, done)).status).toBe(200);
}
