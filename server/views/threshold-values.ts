// The thresholds of a draft over the past values that they are compared with, and how many items each position moves: enough for a slider to answer by itself.
import { setImmediate as breathe } from "node:timers/promises";
import { type CompiledPolicy, compilePolicy } from "@core/policy/compile-policy";
import { directionsOf, type ThresholdUse, usesOfThresholds } from "@core/policy/directions";
import { startCourses } from "@core/policy/threshold-courses";
import type { PersonId } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result } from "@core/words/result";
import { printLevel } from "@core/words/vocabulary";
import type { Deps } from "../deps";
import { draftHistory } from "./draft-history";
import type { DraftThresholds, ThresholdUseView, WhyUnknown } from "./shapes-trials";

/** So many are ruled before others get their turn. */
const AT_ONCE = 200;

export async function thresholdValues(deps: Deps, person: PersonId, id: string): Promise<Result<DraftThresholds, Refusal>> {
  const read = await draftHistory(deps, person, id);
  if (!read.ok) return read;
  const { surroundings, past, imported, since } = read.value;
  const draft = compilePolicy(read.value.draft.policy, read.value.draft.registry);
  const inForce = compilePolicy(read.value.inForce.policy, read.value.inForce.registry);
  const directions = directionsOf(draft.policy, usesOfThresholds(draft));
  const thresholds: DraftThresholds["thresholds"][number][] = [];
  for (const name of draft.thresholds.keys()) {
    const run = startCourses({ draft, inForce, queues: surroundings, name });
    for (const [place, item] of past.entries()) {
      if (place % AT_ONCE === 0) await breathe();
      run.add(item);
    }
    const { uses, fact, ...found } = run.result();
    const direction = directions.get(name) ?? "unused";
    thresholds.push({
      name,
      direction,
      why: direction === "unknown" ? whyUnknown(uses) : null,
      uses: viewsOfUses(draft, uses),
      fact: fact === null ? null : { name: fact, label: labelOf(draft, uses, fact) },
      ...found,
    });
  }
  return ok({ items: past.length, imported, since, thresholds });
}

function whyUnknown(uses: readonly ThresholdUse[]): WhyUnknown {
  const unclear = uses.find(({ direction }) => direction === "unknown");
  if (unclear === undefined) return "both-ways";
  if (unclear.comparison === null) return "calculated";
  return unclear.comparison.operator === "==" || unclear.comparison.operator === "!=" ? "equal" : "beside";
}

const labelOf = ({ registry }: CompiledPolicy, uses: readonly ThresholdUse[], fact: string): string | null =>
  uses.map(({ action }) => registry.actions[action]?.facts[fact]?.label ?? null).find((label) => label !== null) ?? null;

/** Each rule's comparison once, however many actions it speaks of. */
function viewsOfUses(draft: CompiledPolicy, uses: readonly ThresholdUse[]): readonly ThresholdUseView[] {
  const views = new Map<string, ThresholdUseView>();
  for (const { rule, action, comparison } of uses) {
    const demand = draft.actions.get(action)?.rules.find((compiled) => compiled.rule.id === rule?.id)?.demand;
    views.set(JSON.stringify([rule?.id, comparison]), {
      rule: rule?.id ?? null,
      level: demand === undefined ? null : printLevel(demand.level, demand.quorum),
      comparison: comparison === null ? null : { ...comparison, label: labelOf(draft, uses, comparison.fact) },
    });
  }
  return [...views.values()];
}
