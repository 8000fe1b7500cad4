// After a broken connection the item itself says whether an order arrived.
import { expect, test } from "vitest";
import { wasRecorded } from "./orders";
import { sampleItem } from "./sample";

const me = { id: "p-ria", name: "Ria Novak", initials: "RN", you: true };
const before = sampleItem({ version: 3 });

test("an approval that stands on the same revision was recorded", () => {
  const after = sampleItem({ version: 4, approvals: [{ by: me, at: 1, counts: true }] });
  expect(wasRecorded(before, after, { type: "approve", note: null })).toBe(true);
});

test("an item that did not move has recorded nothing", () => {
  expect(wasRecorded(before, before, { type: "approve", note: null })).toBe(false);
});

test("somebody else's approval is not mine", () => {
  const after = sampleItem({ version: 4, approvals: [{ by: { ...me, you: false }, at: 1, counts: true }] });
  expect(wasRecorded(before, after, { type: "approve", note: null })).toBe(false);
});

test("a vote that a newer revision voided does not count as recorded", () => {
  const after = sampleItem({ version: 5, revisionHash: `sha256:${"d".repeat(64)}`, approvals: [{ by: me, at: 1, counts: false }] });
  expect(wasRecorded(before, after, { type: "approve", note: null })).toBe(false);
});

test("a rejection is known by its decision", () => {
  const decision = { kind: "reject", by: [me], at: 1, finalAt: 2, revisionHash: before.revisionHash, message: "no" } as const;
  expect(wasRecorded(before, sampleItem({ version: 4, decision }), { type: "reject", reason: "no" })).toBe(true);
});
