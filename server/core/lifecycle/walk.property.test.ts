// The random walk of commands, actors, clocks, timers, stops and people who leave: all eight invariants after each step, by their own reading of the events.

import type { RefusalCode } from "@core/words/refusals";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fold } from "./fold";
import { holderOf, isClosed, leaseOf, nextDeadline, withLease } from "./holder";
import { violations } from "./invariants";
import type { Item } from "./item";
import { PHASES_OF } from "./reading";
import { isLegalPair, landingsFrom, legalPairs, type Transition, transitions } from "./table";
import { starts, Walk } from "./testing/walk";
import { steps } from "./testing/walk-steps";

const RUNS = Number(process.env.WALK_RUNS ?? 1_000);
const STEPS = Number(process.env.WALK_STEPS ?? 60);
const SEED = Number(process.env.WALK_SEED ?? Date.now() % 2 ** 31);
const parameters = { numRuns: RUNS, seed: SEED, endOnFailure: false } as const;
const MINUTES = 60_000;

const reached = { pairs: new Set<string>(), events: new Set<string>(), ways: new Set<string>(), refusals: new Set<string>() };
const ROWS: readonly (readonly [string, Transition])[] = Object.entries(transitions);
/** What `decide` may refuse with. */
const REFUSALS: readonly RefusalCode[] = [
  "already-redeemed",
  "already-voted",
  "claimed-by-other",
  "delegate-unavailable",
  "edit-not-allowed",
  "excluded",
  "forbidden",
  "grant-expired",
  "grant-not-yet",
  "invalid",
  "lease-lost",
  "not-allowed-at-level",
  "not-eligible",
  "not-found",
  "not-recallable",
  "not-reversible",
  "not-sent-up",
  "opinion-refused",
  "nowhere-to-escalate",
  "recalled",
  "respond-must-be-result",
  "stale",
  "stopped",
  "suspend-too-long",
  "too-many-tries",
  "verification-lapsed",
  "wrong-state",
];

const WAYS = ROWS.flatMap(([type, row]) => row.from.flatMap((from) => landingsFrom(row, from).map((to) => `${type}: ${from} → ${to}`)));
/** Some ways need three rare things at once; four in five is what a thousand walks reach with certainty. */
const MOST_WAYS = 0.8 * WAYS.length;
/** So many times as many runs at most, until what is rare has come too. */
const PATIENCE = 10;

/** What no run has come to yet. */
const unreached = () => ({
  pairs: legalPairs.map((pair) => pair.join("/")).filter((pair) => !reached.pairs.has(pair)),
  events: Object.keys(PHASES_OF).filter((type) => !reached.events.has(type)),
  refusals: REFUSALS.filter((code) => !reached.refusals.has(code)),
});
const isAllReached = () =>
  Object.values(unreached()).every((missing) => missing.length === 0) && WAYS.filter((way) => reached.ways.has(way)).length > MOST_WAYS;

const walks = fc.property(starts, steps(STEPS), (start, path) => {
  const walk = new Walk(start, { scheduler: "random", upheaval: true, tellingOnly: false });
  for (const { item, events } of walk.told) examine(item, events);
  for (const step of path) {
    const known = walk.told.map(({ item }) => item);
    walk.step(step);
    walk.told.forEach(({ item, events }, index) => {
      if (item !== known[index]) examine(item, events);
    });
  }
  for (const { type, from, to } of walk.crossings) {
    if (from !== to) expect(landingsFrom(transitions[type], from), `${type} from ${from}`).toContain(to);
    reached.ways.add(`${type}: ${from} → ${to}`);
  }
  for (const { refusal } of walk.answers) if (refusal !== null) reached.refusals.add(refusal);
  walk.told.forEach((_, index) => {
    const item = walk.wind(index);
    examine(item, walk.at(index).events);
    // Invariant 1: time alone closes every item, save one in reconciling, which calls a named person for ever.
    expect(isClosed(item) || item.execution === "reconciling").toBe(true);
  });
});

describe(`walk of ${RUNS} runs × ${STEPS} steps, WALK_SEED=${SEED}`, () => {
  test("every step keeps all eight invariants, replays to the same state, and stays within the legal pairs", {
    timeout: 10 * MINUTES,
  }, () => {
    fc.assert(walks, parameters);
  });

  // Fewer walks may miss what is rare.
  test.runIf(RUNS >= 1_000)(
    "every legal pair, every event and every refusal is reached, and nearly every way of the table",
    { timeout: 10 * MINUTES },
    () => {
      for (let more = 1; more < PATIENCE && !isAllReached(); more += 1) fc.assert(walks, { ...parameters, seed: SEED + more });
      expect(unreached()).toEqual({ pairs: [], events: [], refusals: [] });
      expect(WAYS.filter((way) => reached.ways.has(way)).length).toBeGreaterThan(MOST_WAYS);
    },
  );
});

/** The matchers are slow and this runs some hundred thousand times, so they are asked only where something differs. */
function examine(item: Item, events: Parameters<typeof violations>[0]): void {
  const found = violations(events);
  if (found.length > 0) expect(found).toEqual([]);
  const lease = leaseOf(item);
  const folded = fold(item.id, events);
  const replayed = lease === null ? folded : withLease(folded, lease);
  if (JSON.stringify(replayed) !== JSON.stringify(item)) expect(replayed).toEqual(item);
  const closed = isClosed(item);
  const whole =
    isLegalPair(item.review, item.execution) && (holderOf(item) === null) === closed && (nextDeadline(item) === null) === closed;
  if (!whole) expect({ pair: [item.review, item.execution], holder: holderOf(item), next: nextDeadline(item) }).toBe("a legal, held state");
  reached.pairs.add(`${item.review}/${item.execution}`);
  for (const { type } of events) reached.events.add(type);
}
