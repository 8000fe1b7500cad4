// Whose an item is to be: least to do, by turns, and a run to one person.
import { asPersonId } from "@core/words/ids";
import { MINUTE } from "@core/words/time";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assign, hasRoom, type Taker } from "./assignment";

const NAMES = ["ada", "ben", "cem", "dov", "eva"].map(asPersonId);
const taker = fc.record({
  mayTake: fc.boolean(),
  holding: fc.integer({ min: 0, max: 6 }),
  limit: fc.option(fc.integer({ min: 1, max: 6 })),
  loadMs: fc.integer({ min: 0, max: 90 * MINUTE }),
  turn: fc.nat(20),
});
const takers = fc
  .tuple(fc.shuffledSubarray(NAMES), fc.array(taker, { minLength: NAMES.length, maxLength: NAMES.length }))
  .map(([ids, facts]) => ids.flatMap((id, index): Taker[] => (facts[index] ? [{ id, ...facts[index] }] : [])));
const terms = fc.record({ assign: fc.constantFrom("pull", "least_loaded", "round_robin"), keepRuns: fc.boolean() });
const holder = fc.option(fc.constantFrom(...NAMES));

describe("whose item it is to be", () => {
  test("never somebody's who may not take it, or whose hands are full", () =>
    fc.assert(
      fc.property(terms, takers, holder, (given, people, runHolder) => {
        const chosen = assign(given, people, runHolder);
        if (chosen === null) return;
        const who = people.find(({ id }) => id === chosen.to);
        expect(who?.mayTake).toBe(true);
        expect(who && hasRoom(who)).toBe(true);
      }),
    ));

  test("where work is pushed, somebody's as soon as anybody may take it; where it is pulled, nobody's", () =>
    fc.assert(
      fc.property(terms, takers, (given, people) => {
        const may = people.some((one) => one.mayTake && hasRoom(one));
        expect(assign(given, people, null) !== null).toBe(given.assign !== "pull" && may);
      }),
    ));

  test("the least loaded is the least loaded: nobody with room holds a whole minute less", () =>
    fc.assert(
      fc.property(takers, (people) => {
        const chosen = assign({ assign: "least_loaded", keepRuns: false }, people, null);
        const load = people.find(({ id }) => id === chosen?.to)?.loadMs ?? 0;
        for (const other of people.filter((one) => chosen !== null && one.mayTake && hasRoom(one)))
          expect(other.loadMs).toBeGreaterThan(load - MINUTE);
      }),
    ));

  test("a run stays together: with who has the first while they may take more, and waiting for them while their hands are full", () =>
    fc.assert(
      fc.property(terms, takers, fc.constantFrom(...NAMES), (given, people, runHolder) => {
        const keeper = people.find(({ id, mayTake }) => id === runHolder && mayTake);
        if (!given.keepRuns || keeper === undefined) return;
        expect(assign(given, people, runHolder)).toEqual(hasRoom(keeper) ? { to: runHolder, why: "run" } : null);
      }),
    ));

  test("does not depend on the order in which people are read", () =>
    fc.assert(
      fc.property(terms, takers, holder, (given, people, runHolder) => {
        expect(assign(given, people.toReversed(), runHolder)).toEqual(assign(given, people, runHolder));
      }),
    ));
});

/** Hands out items one after the other, as the job does: who gets one holds one more, and has had the latest turn. */
function handOut(assignBy: "least_loaded" | "round_robin", people: readonly Taker[], minutesEach: readonly number[]): readonly Taker[] {
  let now = people;
  for (const [index, minutes] of minutesEach.entries()) {
    const chosen = assign({ assign: assignBy, keepRuns: false }, now, null);
    now = now.map((one) =>
      one.id === chosen?.to ? { ...one, holding: one.holding + 1, loadMs: one.loadMs + minutes * MINUTE, turn: 100 + index } : one,
    );
  }
  return now;
}

describe("over time", () => {
  const idle: readonly Taker[] = NAMES.map((id) => ({ id, mayTake: true, holding: 0, limit: null, loadMs: 0, turn: 0 }));
  const works = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 60 });

  test("round robin gives everybody as many, to one", () =>
    fc.assert(
      fc.property(works, (minutes) => {
        const counts = handOut("round_robin", idle, minutes).map(({ holding }) => holding);
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      }),
    ));

  test("by load nobody is ahead of the idlest by more than the longest item", () =>
    fc.assert(
      fc.property(works, (minutes) => {
        const loads = handOut("least_loaded", idle, minutes).map(({ loadMs }) => loadMs / MINUTE);
        expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(Math.max(...minutes));
      }),
    ));

  test("limits hold however much comes, and what fits nobody stays where it is", () =>
    fc.assert(
      fc.property(works, fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 5, maxLength: 5 }), (minutes, limits) => {
        const limited = idle.map((one, index) => ({ ...one, limit: limits[index] ?? 1 }));
        const after = handOut("least_loaded", limited, minutes);
        const room = limits.reduce((sum, limit) => sum + limit, 0);
        expect(after.every(({ holding, limit }) => limit === null || holding <= limit)).toBe(true);
        expect(after.reduce((sum, { holding }) => sum + holding, 0)).toBe(Math.min(minutes.length, room));
      }),
    ));
});
