// Under a blind quorum no answer tells who has signed, while the item is open: everything that a second reviewer can ask is searched for the first one's name.
import { fileURLToPath } from "node:url";
import { asPersonId, asQueueId, type ItemId, type PersonId } from "@core/words/ids";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readSeeds } from "@/db/seeds/read-seeds";
import { publishPolicy } from "../commands/publish-policy";
import { MAX } from "../rest/testing/planted";
import { type Desk, openDesk, refusalOf } from "../trpc/testing/desk";

const SEEDS = fileURLToPath(new URL("../../db/seeds", import.meta.url));
/** Above it two people sign. */
const DUAL = 2_500;
const LEADS = ["finance-leads"];

let desk: Desk;
let first: PersonId;
let second: PersonId;
beforeAll(async () => {
  desk = await openDesk();
  first = await desk.add("Zaphira", ["reviewer"], LEADS);
  second = await desk.add("Quentin", ["reviewer"], LEADS);
  const refunds = readSeeds(SEEDS).workflows.find(({ policy }) => policy.workflow === "refunds");
  if (!refunds) throw new Error("no seeds of refunds");
  const boundaries = Object.fromEntries(
    Object.entries(refunds.policy.boundaries).map(([action, boundary]) => [action, { ...boundary, blind: true }]),
  );
  const published = await publishPolicy(desk.world.deps, { ...refunds, policy: { ...refunds.policy, boundaries } });
  expect(published).toMatchObject({ ok: true });
});
afterAll(() => desk.close());

/** Everything that a reviewer's screens ask about an item. */
async function everyAnswer(person: PersonId, itemId: ItemId): Promise<string> {
  const caller = await desk.as(person);
  const item = await caller.items.get({ itemId });
  const answers = await Promise.all([
    caller.people.colleagues({ itemId }),
    caller.items.find({ text: itemId }),
    caller.items.list({ workflow: "refunds", run: item.run }),
    caller.items.lookers({ itemIds: [itemId] }),
    caller.queues.list(),
    caller.queues.items({ queueId: asQueueId("finance-leads") }),
    caller.queues.peek({}),
  ]);
  // Whom one could hand it to is told by name; only whether they may is looked at.
  const [colleagues, ...others] = answers;
  return JSON.stringify([item, colleagues.map(({ may }) => may), others]);
}

test("who signed first is told to nobody who has yet to sign, by no answer, and to everybody once it is closed", async () => {
  const signed = await desk.submit(DUAL);
  const { itemId } = signed;
  const before = await everyAnswer(second, itemId);
  expect(before).not.toContain("Zaphira");

  const one = await desk.as(first);
  await one.items.claim({ itemId });
  expect(await everyAnswer(second, itemId)).toContain("Zaphira");
  const { version: seenVersion } = await one.items.get({ itemId });
  await one.items.approve({ ...signed, seenVersion, seenMs: 9_000, note: "Zaphira has looked at it." });

  const after = await everyAnswer(second, itemId);
  expect(after).not.toContain("Zaphira");
  expect(after).toContain("Somebody has signed");
  expect(JSON.parse(after)[0]).toMatchObject({ votes: 0, approvals: [] });
  // She sees her own, and so do those who only look: not what the others did.
  expect((await one.items.get({ itemId })).approvals).toHaveLength(1);
  expect(await everyAnswer(asPersonId(MAX), itemId)).not.toContain("Zaphira");

  const other = await desk.as(second);
  await other.items.claim({ itemId });
  // Whoever tries to hand it to them is told what they would be told of anybody who cannot take it.
  const refused = await refusalOf(() => other.items.delegate({ itemId, to: first }));
  expect(refused?.refusal).toMatchObject({ code: "delegate-unavailable", why: "blind" });
  const seen = await other.items.get({ itemId });
  await other.items.approve({ ...signed, seenVersion: seen.version, seenMs: 9_000, note: null });
  const closed = await everyAnswer(second, itemId);
  expect(closed).toContain("Zaphira has looked at it.");
  expect(closed).toContain("Zaphira claimed");
});

test("a signature that is taken back, and hands that gave it back, are told of nobody", async () => {
  const signed = await desk.submit(DUAL);
  const { itemId } = signed;
  const one = await desk.as(first);
  await one.items.claim({ itemId });
  await one.items.approve({ ...signed, seenVersion: (await one.items.get({ itemId })).version, seenMs: 9_000, note: null });
  await one.items.recall({ itemId });
  expect(await everyAnswer(second, itemId)).toContain("Somebody took a signature back");
  await one.items.claim({ itemId });
  await one.items.release({ itemId });
  expect(await everyAnswer(second, itemId)).not.toContain("Zaphira");
});
