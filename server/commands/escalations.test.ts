// What an escalation changed, on a real store: leaning, answer and outcome, and who is told.
import { escalateInput } from "@core/words/decisions";
import { returnInput } from "@core/words/handing";
import { asQueueId, type ItemId, type PersonId } from "@core/words/ids";
import { queueLoadsInput } from "@core/words/load";
import type { DecisionKind } from "@core/words/vocabulary";
import { afterEach, beforeEach, expect, test } from "vitest";
import { MAX, RIA, refund } from "../rest/testing/planted";
import { queueLoads } from "../views/queue-loads";
import { type Screen, screen, value } from "../views/testing/screen";
import { escalateItem } from "./escalate-item";
import { returnItem } from "./return-item";
import { tellOfTrail } from "./tell-people";

let product: Screen;
beforeEach(async () => {
  product = await screen();
  // Telling begins at the present end of the trail.
  await tellOfTrail(product.deps, 1_000);
});
afterEach(() => product.close());

const by = (person: PersonId) => ({ actor: { kind: "person", person } as const });
let orders = 0;
async function sentUp(leaning: DecisionKind): Promise<ItemId> {
  const item = await product.submit(refund(420, { external_id: `order-${++orders}` }));
  value(await escalateItem(product.deps, { ...by(RIA), ...escalateInput.parse({ itemId: item, reason: "Is it a pattern?", leaning }) }));
  return item;
}
const record = async () =>
  (await queueLoads(product.deps, MAX, queueLoadsInput.parse({ queueId: asQueueId("refunds-exceptions") })))[0]?.sentUp;
/** What this person was told, once the product has followed the trail. */
async function told(person: PersonId) {
  await product.sequence();
  await tellOfTrail(product.deps, 1_000);
  return product.deps.store.read(async ({ q, t }) => (await q.select().from(t.notices)).filter((notice) => notice.person === person));
}

test("who answers above is told, sees who sent it and why, and who sent it is told of the answer", async () => {
  const item = await sentUp("reject");
  expect(await told(MAX)).toMatchObject([{ kind: "escalated", item }]);
  const open = await product.open(MAX, item);
  expect(open.sentUp).toMatchObject({ by: { name: "Ria Roth" }, leaning: "reject", reason: "Is it a pattern?" });
  expect(open.allowed.return.ok).toBe(true);

  value(await returnItem(product.deps, { ...by(MAX), ...returnInput.parse({ itemId: item, answer: "No, pay it." }) }));
  expect((await told(RIA)).map(({ kind }) => kind)).toContain("answered");
  const back = await product.open(RIA, item);
  expect([back.claim?.by.you, back.queue, back.sentUp]).toEqual([true, "refunds-exceptions", null]);
  const entry = back.timeline.find(({ text }) => text === "Max Berg returned it to you");
  expect(entry?.quote).toBe("No, pay it.");
});

test("what it changed is counted: decided as the sender leaned or otherwise, returned or not; an undone decision counts no more", async () => {
  const [same, other, returned] = [await sentUp("reject"), await sentUp("reject"), await sentUp("approve")];
  await product.reject(MAX, same, "No receipt.");
  await product.approve(MAX, other);
  value(await returnItem(product.deps, { ...by(MAX), ...returnInput.parse({ itemId: returned, answer: "You know best." }) }));
  expect(await record()).toEqual({ sent: 3, returned: 1, asLeaning: 1, otherwise: 1 });
  await product.approve(RIA, returned);
  expect(await record()).toEqual({ sent: 3, returned: 1, asLeaning: 2, otherwise: 1 });
  await product.recall(MAX, other);
  expect(await record()).toEqual({ sent: 3, returned: 1, asLeaning: 2, otherwise: 0 });
});
