// Counting rows under two policies: each side by itself, what moves between levels, the work of each hour, and parts that add up to the whole.

import { HOUR } from "@core/words/time";
import { printLevel } from "@core/words/vocabulary";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rowReader } from "./row-reader";
import { ruleItem } from "./rule-item";
import { compileSimulation } from "./rule-row";
import { mergeResults, type PastRow, simulateRows, startSimulation } from "./simulate-rows";
import { CALM, compiled, proposal, rule } from "./testing/policies";

const OVER = rule("over", "x > t.limit", { level: "review", queue: "leads" });
const policyOf = (limit: number) =>
  compiled({ thresholds: { limit: { value: limit } }, rules: [OVER, rule("far-over", "x > 400", { level: "dual" })] });
const [stands, drafted] = [policyOf(100), policyOf(200)];
const sides = {
  inForce: compileSimulation(stands, CALM),
  draft: compileSimulation(drafted, CALM),
  paceOf: () => 30,
  keep: 2,
};
const read = rowReader(stands);
const past = (x: number, known: Partial<PastRow> = {}): PastRow => {
  const row = read(`item-${x}`, proposal({ x }), false);
  return { before: row, after: row, at: x * HOUR, imported: false, open: false, wrong: null, ...known };
};

describe("two policies over the same rows", () => {
  const rows = [
    past(50, { wrong: true }),
    past(101),
    past(150, { open: true, wrong: true }),
    past(199, { wrong: false }),
    past(201),
    past(500),
  ];
  const result = simulateRows(rows, sides);

  test("are counted each by itself", () => {
    expect(result).toMatchObject({ rows: 6, imported: 0, first: 50 * HOUR, last: 500 * HOUR });
    expect(result.inForce.levels).toMatchObject({ sampled: 1, review: 4, dual: 1, blocked: 0 });
    expect(result.draft.levels).toMatchObject({ sampled: 4, review: 1, dual: 1, blocked: 0 });
    expect(result.inForce.queues).toMatchObject({ desk: 0, leads: 5, fallback: 0 });
    expect(result.draft.queues).toMatchObject({ desk: 0, leads: 2 });
    expect(result.inForce.rules).toEqual({ over: 5, "far-over": 1 });
    expect(result.draft.rules).toEqual({ over: 2, "far-over": 1 });
    expect(result.inForce.expectedChecks).toBeCloseTo(0.1);
    expect(result.draft.expectedChecks).toBeCloseTo(0.4);
  });
  test("say what ran unseen, and what of it is known to have been wrong", () => {
    expect(result.inForce.unseen).toEqual({ items: 1, known: 1, wrong: 1 });
    expect(result.draft.unseen).toEqual({ items: 4, known: 3, wrong: 2 });
  });
  test("give people work in the hour in which it came, twice as much where two must approve", () =>
    expect(result.draft.load).toEqual([
      { hour: 201, queue: "leads", items: 1, seconds: 30 },
      { hour: 500, queue: "leads", items: 1, seconds: 60 },
    ]));
  test("show what moves, with the latest that did", () =>
    expect(result.moves.map(({ latest, ...move }) => ({ ...move, latest: latest.map(({ id }) => id) }))).toEqual([
      { from: "sampled", to: "sampled", count: 1, open: 0, latest: [] },
      { from: "review", to: "sampled", count: 3, open: 1, latest: ["item-199", "item-150"] },
      { from: "review", to: "review", count: 1, open: 0, latest: [] },
      { from: "dual", to: "dual", count: 1, open: 0, latest: [] },
    ]));
  test("tell while they run what they have counted so far", () => {
    const run = startSimulation(sides);
    expect(run.result()).toMatchObject({ rows: 0, first: null, moves: [] });
    run.add(past(150));
    expect(run.result()).toMatchObject({ rows: 1, moves: [{ from: "review", to: "sampled", count: 1, latest: [{ id: "item-150" }] }] });
  });
  test("can be told from one thread to another", () => expect(structuredClone(result)).toEqual(JSON.parse(JSON.stringify(result))));
});

test("each row counts where the ruling itself would put it", () =>
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 600 }), { minLength: 1 }), (amounts) => {
      const { inForce, draft } = simulateRows(
        amounts.map((x) => past(x)),
        sides,
      );
      for (const [counts, policy] of [
        [inForce, stands],
        [draft, drafted],
      ] as const) {
        const levels = Object.fromEntries(Object.entries(counts.levels).filter(([, count]) => count > 0));
        const expected: Record<string, number> = {};
        for (const x of amounts) {
          const { level, quorum } = ruleItem({ policy, proposal: proposal({ x }), edited: false, surroundings: CALM });
          const printed = printLevel(level, quorum);
          expected[printed] = (expected[printed] ?? 0) + 1;
        }
        expect(levels).toEqual(expected);
      }
    }),
  ));

test("wherever the rows are parted, the parts add up to the whole, and the work of all hours to that of all queues", () =>
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 600 })), fc.nat(), fc.nat({ max: 4 }), (amounts, cut, keep) => {
      const rows = amounts.map((x, place) => past(x, { at: place * HOUR, imported: x % 2 === 0, open: x % 3 === 0 }));
      const at = cut % (rows.length + 1);
      const part = (some: readonly PastRow[]) => simulateRows(some, { ...sides, keep });
      const { inForce: before, draft: after, ...rest } = mergeResults(part(rows.slice(0, at)), part(rows.slice(at)), keep);
      const { inForce: wholeBefore, draft: wholeAfter, ...whole } = part(rows);
      expect(rest).toEqual(whole);
      for (const [merged, counted] of [
        [before, wholeBefore],
        [after, wholeAfter],
      ] as const) {
        expect({ ...merged, expectedChecks: 0 }).toEqual({ ...counted, expectedChecks: 0 });
        expect(merged.expectedChecks).toBeCloseTo(counted.expectedChecks);
        const waiting = Object.values(counted.queues).reduce((sum, count) => sum + count, 0);
        expect(counted.load.reduce((sum, { items }) => sum + items, 0)).toBe(waiting);
      }
    }),
  ));
