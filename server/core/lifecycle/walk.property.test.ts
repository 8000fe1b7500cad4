// The random walk of commands, actors, clocks, timers, stops and people who leave: all eight invariants after each step, by their own reading of the events.

import type { ItemEventType } from "@core/words/events";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { fold } from "./fold";
import { holderOf, isClosed, leaseOf, nextDeadline, withLease } from "./holder";
import { violations } from "./invariants";
import type { Item } from "./item";
import { PHASES_OF } from "./reading";
import { isLegalPair, legalPairs } from "./table";
import { starts, steps, Walk } from "./testing/walk";

const RUNS = Number(process.env.WALK_RUNS ?? 1_000);
const STEPS = Number(process.env.WALK_STEPS ?? 60);
const SEED = Number(process.env.WALK_SEED ?? Date.now() % 2 ** 31);
const parameters = { numRuns: RUNS, seed: SEED, endOnFailure: false } as const;
const MINUTES = 60_000;

const pairsReached = new Set<string>();
const eventsReached = new Set<ItemEventType>();
const refusalsReached = new Set<string>();

describe(`walk of ${RUNS} runs × ${STEPS} steps, WALK_SEED=${SEED}`, () => {
  test("every step keeps all eight invariants, replays to the same state, and stays within the legal pairs", {
    timeout: 10 * MINUTES,
  }, () => {
    fc.assert(
      fc.property(starts, steps(STEPS), (start, path) => {
        const walk = new Walk(start, { scheduler: "random", upheaval: true, tellingOnly: false });
        for (const { item, events } of walk.told) examine(item, events);
        for (const step of path) {
          const known = walk.told.map(({ item }) => item);
          walk.step(step);
          walk.told.forEach(({ item, events }, index) => {
            if (item !== known[index]) examine(item, events);
          });
        }
        for (const { refusal } of walk.answers) if (refusal !== null) refusalsReached.add(refusal);
        walk.told.forEach((_, index) => {
          const item = walk.wind(index);
          examine(item, walk.at(index).events);
          // Invariant 1: time alone closes every item, save one in reconciling, which calls a named person for ever.
          expect(isClosed(item) || item.execution === "reconciling").toBe(true);
        });
      }),
      parameters,
    );
  });

  afterAll(() => {
    if (RUNS < 300) return;
    expect(legalPairs.map((pair) => pair.join("/")).filter((pair) => !pairsReached.has(pair))).toEqual([]);
    expect(Object.keys(PHASES_OF).filter((type) => !eventsReached.has(type as ItemEventType))).toEqual([]);
  });
});

function examine(item: Item, events: Parameters<typeof violations>[0]): void {
  expect(violations(events)).toEqual([]);
  const lease = leaseOf(item);
  const replayed = fold(item.id, events);
  expect(lease === null ? replayed : withLease(replayed, lease)).toEqual(item);
  expect(isLegalPair(item.review, item.execution)).toBe(true);
  expect(holderOf(item) === null).toBe(isClosed(item));
  expect(nextDeadline(item) === null).toBe(isClosed(item));
  pairsReached.add(`${item.review}/${item.execution}`);
  for (const { type } of events) eventsReached.add(type);
}
