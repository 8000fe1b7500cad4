// The lane of a threshold: which candidates would have let a past proposal run before a person looked, with every other rule as it stands.
import { LEVELS } from "@core/words/vocabulary";
import { compilePolicy } from "./compile-policy";
import { thresholdDirections } from "./directions";
import type { Documents } from "./draft-changes";
import type { Proposal } from "./facts";
import { rowReader } from "./row-reader";
import { compileSimulation, newLane, ruleInto, type SimulatedQueues } from "./rule-row";

const REVIEW = LEVELS.indexOf("review");

/** The actions whose rules use the threshold, in the order of the policy's map. */
export function actionsUsing({ policy, registry }: Documents, threshold: string): readonly string[] {
  return Object.keys(policy.boundaries).filter((action) => {
    const rules = policy.rules.filter((rule) => rule.actions === null || rule.actions.includes(action));
    const direction = thresholdDirections({ ...policy, rules }, registry).get(threshold);
    return direction !== undefined && direction !== "unused";
  });
}

/**
 * Answers with the strictest of the candidates that lets a proposal pass below `review`, and with null where none does: then another rule holds it, or it lies beyond
 * all of them. What passes at one candidate passes at every wider one, since the threshold has a direction and rules only raise.
 *
 * @param candidates from the strictest to the widest, of a threshold whose direction is known
 */
export function strictestPassing(
  { policy, registry }: Documents,
  queues: SimulatedQueues,
  threshold: string,
  candidates: readonly number[],
): (proposal: Proposal) => number | null {
  const known = policy.thresholds[threshold];
  if (known === undefined) throw new RangeError(`There is no threshold ${threshold}.`);
  const policies = candidates.map((value) =>
    compilePolicy({ ...policy, thresholds: { ...policy.thresholds, [threshold]: { ...known, value } } }, registry),
  );
  const simulated = policies.map((compiled) => compileSimulation(compiled, queues));
  const [strictest] = policies;
  const read = strictest === undefined ? null : rowReader(strictest);
  const lane = newLane();
  return (proposal) => {
    if (read === null) return null;
    const row = read("", proposal, false);
    const passes = (at: number): boolean => {
      const simulation = simulated[at];
      if (simulation === undefined) return true;
      ruleInto(lane, simulation, row);
      return lane.level < REVIEW;
    };
    let [held, passed] = [-1, candidates.length];
    while (passed - held > 1) {
      const middle = Math.floor((held + passed) / 2);
      if (passes(middle)) passed = middle;
      else held = middle;
    }
    return candidates[passed] ?? null;
  };
}
