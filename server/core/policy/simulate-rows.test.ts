// Counting rows under two policies: each side by itself, what moves between levels, and parts that add up to the whole.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { HistoricRow } from "./historic-row";
import { rowOf } from "./historic-row";
import { compileSimulation } from "./rule-row";
import { mergeResults, simulateRows, startSimulation } from "./simulate-rows";
import { CALM, compiled, proposal, rule } from "./testing/policies";

const OVER = rule("over", "x > t.limit", { level: "review", queue: "leads" });
const policyOf = (limit: number) =>
  compiled({ thresholds: { limit: { value: limit } }, rules: [OVER, rule("far-over", "x > 400", { level: "dual" })] });
const inForce = compileSimulation(policyOf(100), CALM);
const draft = compileSimulation(policyOf(200), CALM);
const row = (x: number): HistoricRow => rowOf(policyOf(100), `item-${x}`, proposal({ x }));

describe("two policies over the same rows", () => {
  const result = simulateRows([50, 101, 150, 199, 201, 500].map(row), inForce, draft, 2);

  test("are counted each by itself", () => {
    expect(result.rows).toBe(6);
    expect(result.inForce.levels).toMatchObject({ sampled: 1, review: 4, dual: 1, blocked: 0 });
    expect(result.draft.levels).toMatchObject({ sampled: 4, review: 1, dual: 1, blocked: 0 });
    expect(result.inForce.queues).toMatchObject({ desk: 1, leads: 5, fallback: 0 });
    expect(result.draft.queues).toMatchObject({ desk: 4, leads: 2 });
    expect(result.inForce.rules).toEqual({ over: 5, "far-over": 1 });
    expect(result.draft.rules).toEqual({ over: 2, "far-over": 1 });
    expect(result.inForce.expectedChecks).toBeCloseTo(0.1);
    expect(result.draft.expectedChecks).toBeCloseTo(0.4);
  });
  test("show what moves, with the first that did", () =>
    expect(result.moves).toEqual([
      { from: "sampled", to: "sampled", count: 1, ids: [] },
      { from: "review", to: "sampled", count: 3, ids: ["item-101", "item-150"] },
      { from: "review", to: "review", count: 1, ids: [] },
      { from: "dual", to: "dual", count: 1, ids: [] },
    ]));
  test("tell while they run what they have counted so far", () => {
    const run = startSimulation(inForce, draft, 1);
    expect(run.result()).toMatchObject({ rows: 0, moves: [] });
    run.add(row(150));
    expect(run.result()).toMatchObject({ rows: 1, moves: [{ from: "review", to: "sampled", count: 1, ids: ["item-150"] }] });
  });
  test("can be told from one thread to another", () => expect(structuredClone(result)).toEqual(JSON.parse(JSON.stringify(result))));
});

test("wherever the rows are parted, the parts add up to the whole", () =>
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 600 })), fc.nat(), fc.nat({ max: 4 }), (amounts, cut, keep) => {
      const rows = amounts.map(row);
      const at = cut % (rows.length + 1);
      const part = (some: readonly HistoricRow[]) => simulateRows(some, inForce, draft, keep);
      const { inForce: before, draft: after, ...rest } = mergeResults(part(rows.slice(0, at)), part(rows.slice(at)), keep);
      const { inForce: wholeBefore, draft: wholeAfter, ...whole } = part(rows);
      expect(rest).toEqual(whole);
      for (const [merged, counted] of [
        [before, wholeBefore],
        [after, wholeAfter],
      ] as const) {
        expect({ ...merged, expectedChecks: 0 }).toEqual({ ...counted, expectedChecks: 0 });
        expect(merged.expectedChecks).toBeCloseTo(counted.expectedChecks);
      }
    }),
  ));
