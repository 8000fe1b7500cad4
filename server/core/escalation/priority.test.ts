// What is offered first, and that waiting never lowers an item's place.
import { HOUR, MINUTE } from "@core/words/time";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bestFirst, type WorkFacts, workScore } from "./priority";

const now = 1_000 * HOUR;
const work = (facts: Partial<WorkFacts> & { id: string }): WorkFacts => ({
  purpose: "decide",
  reversibility: "compensable",
  atRisk: 100,
  dueAt: now + 2 * HOUR,
  maxAt: null,
  priority: 0,
  ...facts,
});
const order = (...items: WorkFacts[]) => bestFirst(items, now).map(({ id }) => id);

describe("what is offered first", () => {
  test("of two alike, the one that breaches sooner", () =>
    expect(order(work({ id: "later" }), work({ id: "sooner", dueAt: now + 10 * MINUTE }))).toEqual(["sooner", "later"]));
  test("of two due together, the one with more at risk", () =>
    expect(order(work({ id: "small", atRisk: 4 }), work({ id: "large", atRisk: 4_000 }))).toEqual(["large", "small"]));
  test("of two alike, the one that cannot be taken back", () =>
    expect(order(work({ id: "undoable", reversibility: "reversible" }), work({ id: "final", reversibility: "irreversible" }))).toEqual([
      "final",
      "undoable",
    ]));
  test("what ran and nobody knows how it ended, before ordinary work", () =>
    expect(order(work({ id: "decide" }), work({ id: "reconcile", purpose: "reconcile", dueAt: null }))).toContain("reconcile"));
  test("the policy's deadline counts where nothing is due earlier", () =>
    expect(order(work({ id: "none", dueAt: null }), work({ id: "max", dueAt: null, maxAt: now + HOUR }))).toEqual(["max", "none"]));
  test("of two alike in everything, the older", () => expect(order(work({ id: "b" }), work({ id: "a" }))).toEqual(["a", "b"]));
});

const facts = fc.record({
  id: fc.uuid(),
  purpose: fc.constantFrom("decide" as const, "reconcile" as const),
  reversibility: fc.constantFrom("reversible" as const, "compensable" as const, "irreversible" as const),
  atRisk: fc.option(fc.double({ min: 0, max: 1e9, noNaN: true })),
  dueAt: fc.option(fc.integer({ min: now - 100 * HOUR, max: now + 1_000 * HOUR })),
  maxAt: fc.constant(null),
  priority: fc.integer({ min: 0, max: 4 }),
});

test("waiting never lowers an item's place", () =>
  fc.assert(
    fc.property(facts, fc.integer({ min: 0, max: 100 * HOUR }), (item, wait) => {
      // Without a deadline the distance to it does not shrink.
      expect(workScore(item, now + wait)).toBeGreaterThanOrEqual(workScore(item, now) - 1e-12);
    }),
  ));

test("the order does not depend on the order of reading", () =>
  fc.assert(
    fc.property(fc.uniqueArray(facts, { selector: ({ id }) => id, maxLength: 20 }), (items) => {
      expect(bestFirst([...items].reverse(), now)).toEqual(bestFirst(items, now));
    }),
  ));
