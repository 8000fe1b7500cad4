// A draft beside what is in force, over past items.
import { expect, test } from "vitest";
import type { Proposal } from "./facts";
import { simulation } from "./simulate";
import { CALM, compiled, rule } from "./testing/policies";

const over = (limit: number) =>
  compiled({
    thresholds: { limit: { value: limit } },
    rules: [rule("over", "x > t.limit"), rule("far-over", "x > 500", { level: "dual", queue: "leads" })],
  });
const item = (x: number, open = false) => ({
  id: `item-${x}`,
  title: `Send ${x}`,
  proposal: {
    workflow: "pay",
    action: { name: "send", arguments: { x, currency: "EUR" } },
    signals: { flag: false },
  } as unknown as Proposal,
  edited: false,
  imported: false,
  open,
});

test("every item is counted on both sides, and those that change level are named, with whether they are open", () => {
  const run = simulation(over(100), over(300), CALM);
  for (const [x, open] of [
    [50, false],
    [200, true],
    [250, false],
    [400, false],
    [600, false],
  ] as const)
    run.add(item(x, open));
  const { items, levels, queues, moved } = run.result();
  expect(items).toBe(5);
  expect(Object.fromEntries(levels)).toEqual({
    sampled: { before: 1, after: 3 },
    review: { before: 3, after: 1 },
    dual: { before: 1, after: 1 },
  });
  expect(Object.fromEntries(queues)).toEqual({ desk: { before: 3, after: 1 }, leads: { before: 1, after: 1 } });
  expect(moved).toEqual([
    { id: "item-200", title: "Send 200", imported: false, open: true, from: "review", to: "sampled" },
    { id: "item-250", title: "Send 250", imported: false, open: false, from: "review", to: "sampled" },
  ]);
});

test("the same documents move nothing", () => {
  const run = simulation(over(100), over(100), CALM);
  for (const x of [1, 99, 100, 101, 501]) run.add(item(x));
  expect(run.result().moved).toEqual([]);
});
