// How large a share of each action's items is checked after it ran: what is asked, by the boundary, the floor and the rules, and what the lots of the latest items came to.
import { compilePolicy } from "@core/policy/compile-policy";
import { ruleWords } from "@core/policy/rule-words";
import type { PersonId } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { DAY } from "@core/words/time";
import { latestLots } from "@/db/queries/drawn-items";
import { inForceOf } from "../access/draft-documents";
import { reachesWorkflow } from "../access/resolve";
import type { Deps } from "../deps";
import { readAs } from "./reading";
import type { SamplingView } from "./sampling-shapes";

const DAYS = 30;
/** Of each state of execution; together some two thousand. */
const EACH = 300;

export function samplingOf(deps: Deps, person: PersonId, workflow: string): Promise<Result<SamplingView, Refusal>> {
  return readAs(deps, person, async ({ tx, standing, now }) => {
    if (!reachesWorkflow(standing, "policy.read", workflow)) return refuse({ code: "not-found" });
    const { documents, policy: version } = await inForceOf(tx, workflow, deps.lifecycle.fallbackQueue);
    if (version === 0) return refuse({ code: "not-found" });
    const { policy, registry } = documents;
    const compiled = compilePolicy(policy, registry);
    const lots = await latestLots(tx, workflow, now - DAYS * DAY, EACH);
    const rows = Object.entries(policy.boundaries).map(([action, { sampling }]) => {
      const own = lots.filter((lot) => lot.action === action && lot.u !== null);
      return {
        action,
        label: registry.actions[action]?.label ?? null,
        written: sampling,
        share: Math.max(sampling, policy.sampling_floor),
        raised: policy.rules.flatMap((rule) => {
          const { sampling: asked } = rule.require;
          if (asked === undefined || !(rule.actions === null || rule.actions.includes(action))) return [];
          return [{ rule: rule.id, when: ruleWords(rule, compiled, action), share: asked }];
        }),
        items: own.length,
        expected: own.reduce((sum, { p }) => sum + p, 0),
        drawn: own.filter(({ p, u }) => u !== null && u < p).length,
      };
    });
    return ok({ workflow, days: DAYS, floor: policy.sampling_floor, rows });
  });
}
