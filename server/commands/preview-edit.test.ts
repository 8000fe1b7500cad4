// The preview of an edit says what the edit then brings: level, quorum, votes, queue, and whether it runs.
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Desk, openDesk, refusalOf } from "../trpc/testing/desk";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const args = (amount: number) => ({ order: "8841", amount, currency: "EUR" });

test.each([10, 249, 250, 251, 420, 999, 1_000, 1_001, 2_500, 9_999])("an edit to %d", async (amount) => {
  const ria = await desk.as(await desk.add(`ria-edits-${amount}`, ["reviewer"], ["refunds-exceptions", "finance-leads"]));
  const item = await desk.submit(420);
  const preview = await ria.items.previewEdit({ itemId: item.itemId, arguments: args(amount) });
  const untouched = await ria.items.get({ itemId: item.itemId });
  expect([untouched.version, untouched.revision.hash]).toEqual([item.seenVersion, item.revisionHash]);

  const { item: row } = await ria.items.edit({ ...item, arguments: args(amount) });
  const after = await ria.items.get({ itemId: item.itemId });
  expect(preview).toMatchObject({
    level: row.level,
    quorum: row.quorum,
    queue: row.queue,
    runs: row.execution === "cleared",
    atRisk: row.atRisk,
  });
  expect(preview.votes).toBe(after.approvals.filter(({ counts }) => counts).length);
  expect(preview.changes.level).toBe(untouched.level !== row.level);
  expect(preview.gained.every((text) => after.ruling?.reasons.some((reason) => reason.text === text))).toBe(true);
});

test("what the edit would be refused, its preview is refused", async () => {
  const ria = await desk.as(await desk.add("ria-errs", ["reviewer"], ["refunds-exceptions"]));
  const item = await desk.submit(420);
  const wrong = { order: "8841", amount: "a lot", currency: "EUR" };
  const refused = await refusalOf(() => ria.items.previewEdit({ itemId: item.itemId, arguments: wrong }));
  expect(refused?.refusal).toEqual((await refusalOf(() => ria.items.edit({ ...item, arguments: wrong })))?.refusal);
  expect(refused?.refusal).toMatchObject({ code: "invalid", errors: [{ path: "/arguments/amount" }] });
});
