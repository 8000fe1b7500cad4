// The order of work: what a person is offered next. Values in, a number out, so that the order can be explained and recomputed.
import type { Ms } from "@core/words/ids";
import { DAY, HOUR } from "@core/words/time";
import type { Purpose, Reversibility } from "@core/words/vocabulary";

/** What the order of work depends on, and nothing else. */
export interface WorkFacts {
  readonly id: string;
  readonly purpose: Purpose | null;
  readonly reversibility: Reversibility;
  /** Money at risk in whatever currency; null when the registry computes none. */
  readonly atRisk: number | null;
  /** The earliest of what the agent and the policy asked for and what the queue promised. */
  readonly dueAt: Ms | null;
  readonly maxAt: Ms | null;
  /** Set by the submission; each step doubles. */
  readonly priority: number;
}

const LASTING = { reversible: 1, compensable: 2, irreversible: 4 } as const satisfies Record<Reversibility, number>;
/** Something ran and nobody knows how it ended: harm may be growing. */
const RECONCILE = 8;
/** How far ahead an item without any deadline is taken to be due. */
const NO_DEADLINE = 30 * DAY;
/** At this distance from the breach urgency is half of what it is at the breach itself. */
const HALF_LIFE = HOUR;

/**
 * How much comes to harm per hour of waiting: risk × time to breach.
 * Risk grows with the logarithm of the amount (ten times the money is one step more, so one huge item cannot starve hundreds),
 * and with how lasting the action is. Urgency is 1 at the breach, one half an hour before, a quarter three hours before, and
 * grows by 1 with each hour overdue: so an item that waits always overtakes in the end, whatever its risk.
 */
export function workScore(facts: WorkFacts, now: Ms): number {
  const amount = Math.max(0, facts.atRisk ?? 0);
  const risk = (1 + Math.log10(1 + amount)) * LASTING[facts.reversibility] * (facts.purpose === "reconcile" ? RECONCILE : 1);
  const left = Math.min(facts.dueAt ?? facts.maxAt ?? now + NO_DEADLINE, facts.maxAt ?? Number.POSITIVE_INFINITY) - now;
  const urgency = left >= 0 ? HALF_LIFE / (HALF_LIFE + left) : 1 - left / HOUR;
  return risk * 2 ** facts.priority * urgency;
}

/** Best first; ties by due time, then by id (UUIDv7: oldest first), so that two people looking at the same moment see one order. */
export function bestFirst<Work extends WorkFacts>(work: readonly Work[], now: Ms): Work[] {
  const end = Number.MAX_SAFE_INTEGER;
  return work
    .map((facts) => ({ facts, score: workScore(facts, now) }))
    .sort((a, b) => b.score - a.score || (a.facts.dueAt ?? end) - (b.facts.dueAt ?? end) || (a.facts.id < b.facts.id ? -1 : 1))
    .map(({ facts }) => facts);
}
