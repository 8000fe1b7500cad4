// Invariant 8 as a comparison of worlds: the same commands at the same instants, with schedulers that run otherwise, get the same answers.
import fc from "fast-check";
import { expect, test } from "vitest";
import { essence, type Start, starts, Walk, type WalkOptions } from "./testing/walk";
import { type Step, steps } from "./testing/walk-steps";

const RUNS = Math.ceil(Number(process.env.WALK_RUNS ?? 1_000) / 4);
const STEPS = Number(process.env.WALK_STEPS ?? 60);

/** Items of one group share an end that is set when the last is settled; that tie is looked at apart, so walks here are of single items. */
const alone = starts.map((start): Start => ({ ...start, grouped: false }));

/** One life of an item: what was answered, how it stands, when commands arrived and when rungs fired. */
function lived(start: Start, path: readonly Step[], options: Omit<WalkOptions, "upheaval">) {
  const walk = new Walk(start, { ...options, upheaval: false });
  for (const step of path) walk.step(step);
  const { answers, arrivals, rungs } = walk;
  return { seen: { answers, state: essence(walk.at(0).item) }, arrivals, rungs: [...rungs] };
}

test("invariant 8: a scheduler that ran at random instants and one that never ran give every command the same answer", () => {
  fc.assert(
    fc.property(alone, steps(STEPS), (start, path) => {
      const random = lived(start, path, { scheduler: "random", tellingOnly: true });
      const never = lived(start, path, { scheduler: [], arrivals: random.arrivals, tellingOnly: true });
      expect(never.seen).toEqual(random.seen);
    }),
    { numRuns: RUNS },
  );
});

/**
 * A rung is a fact about the world: somebody was told at that instant, and the next delay counts from it. So where a ladder moves items, or
 * silence may proceed because somebody was told, answers depend on when people were told, and on nothing else that a scheduler does.
 */
test("invariant 8: where ladders move items, answers depend on when rungs fired and on no other run of the scheduler", () => {
  fc.assert(
    fc.property(alone, steps(STEPS), (start, path) => {
      const random = lived(start, path, { scheduler: "random", tellingOnly: false });
      const onlyRungs = lived(start, path, { scheduler: random.rungs, arrivals: random.arrivals, tellingOnly: false });
      expect(onlyRungs.seen).toEqual(random.seen);
    }),
    { numRuns: RUNS },
  );
});
