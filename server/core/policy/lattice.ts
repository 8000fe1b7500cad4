// The lattice of each field of a ruling: joining can only make it stricter, in any order, any number of times.
import type { PersonId, QueueId } from "@core/words/ids";
import type { Reason, Ruling } from "@core/words/ruling";
import { LEVELS, type Level, REVERSIBILITIES, type Reversibility } from "@core/words/vocabulary";

/** What one boundary, rule or built-in asks for. `NOTHING` asks for nothing. */
export interface Demand {
  readonly level: Level;
  readonly quorum: number;
  readonly samplingP: number;
  readonly skills: readonly string[];
  readonly queue: QueueId | null;
  readonly dueInS: number | null;
  readonly recallS: number;
  readonly exclude: readonly PersonId[];
  readonly blind: boolean;
  readonly minWindowS: number;
  readonly onSilence: "proceed" | "reject";
}

/** The admin's total order of declared seniority: a queue that is not in it does not exist. */
export type QueueRanks = ReadonlyMap<QueueId, number>;

export const NOTHING: Demand = {
  level: "autonomous",
  quorum: 1,
  samplingP: 0,
  skills: [],
  queue: null,
  dueInS: null,
  recallS: 0,
  exclude: [],
  blind: false,
  minWindowS: 0,
  onSilence: "proceed",
};

const levelRank = (level: Level) => LEVELS.indexOf(level);
export const stricterLevel = (a: Level, b: Level): Level => (levelRank(a) >= levelRank(b) ? a : b);
export const isAtLeast = (level: Level, floor: Level): boolean => levelRank(level) >= levelRank(floor);

/** `reversible` is the loosest: an agent may say that less can be taken back than the registry says, never more. */
export const stricterReversibility = (a: Reversibility, b: Reversibility): Reversibility =>
  REVERSIBILITIES.indexOf(a) >= REVERSIBILITIES.indexOf(b) ? a : b;

const union = <Value extends string>(a: readonly Value[], b: readonly Value[]): readonly Value[] =>
  [...new Set([...a, ...b])].sort((x, y) => (x < y ? -1 : 1));

const sooner = (a: number | null, b: number | null): number | null => (a === null ? b : b === null ? a : Math.min(a, b));

/** Higher rank wins; of equal ranks the smaller id, so that the order is total. */
export function seniorQueue(a: QueueId | null, b: QueueId | null, ranks: QueueRanks): QueueId | null {
  if (a === null || b === null) return a ?? b;
  const difference = (ranks.get(a) ?? Number.NEGATIVE_INFINITY) - (ranks.get(b) ?? Number.NEGATIVE_INFINITY);
  if (difference > 0) return a;
  if (difference < 0) return b;
  return a <= b ? a : b;
}

/** The couplings between fields: a share above 0 is `sampled`, the whole share is `review_after` and back, a quorum above 1 is `review`. */
export function settle(demand: Demand): Demand {
  let level = demand.level;
  if (demand.samplingP > 0) level = stricterLevel(level, "sampled");
  if (demand.samplingP >= 1) level = stricterLevel(level, "review_after");
  if (demand.quorum > 1) level = stricterLevel(level, "review");
  const samplingP = level === "review_after" ? 1 : demand.samplingP;
  return { ...demand, level, samplingP, skills: union(demand.skills, []), exclude: union(demand.exclude, []) };
}

export const demand = (asked: Partial<Demand>): Demand => settle({ ...NOTHING, ...asked });

/** a ∨ b, field by field. Settled demands join to a settled demand. */
export function join(a: Demand, b: Demand, ranks: QueueRanks): Demand {
  return settle({
    level: stricterLevel(a.level, b.level),
    quorum: Math.max(a.quorum, b.quorum),
    samplingP: Math.max(a.samplingP, b.samplingP),
    skills: union(a.skills, b.skills),
    queue: seniorQueue(a.queue, b.queue, ranks),
    dueInS: sooner(a.dueInS, b.dueInS),
    recallS: Math.max(a.recallS, b.recallS),
    exclude: union(a.exclude, b.exclude),
    blind: a.blind || b.blind,
    minWindowS: Math.max(a.minWindowS, b.minWindowS),
    onSilence: a.onSilence === "reject" || b.onSilence === "reject" ? "reject" : "proceed",
  });
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Strictest first, then by rule: the order in which reasons are stored and shown. */
export const sortReasons = (reasons: readonly Reason[]): readonly Reason[] =>
  [...reasons].sort(
    (a, b) =>
      levelRank(b.level) - levelRank(a.level) ||
      b.quorum - a.quorum ||
      compareText(a.rule, b.rule) ||
      compareText(JSON.stringify(a), JSON.stringify(b)),
  );

/** Ids of the policy's own rules among the reasons, in their order. */
export const matchedRules = (reasons: readonly Reason[]): readonly string[] =>
  [...new Set(reasons.map((reason) => reason.rule))].filter((rule) => rule !== "boundary" && !rule.startsWith("built-in:"));

/** Whether the newer reason of the same rule says all that the older one did, so that it may stand in its place. */
function replaces(newer: Reason, older: Reason, ranks: QueueRanks): boolean {
  if (newer.rule !== older.rule) return false;
  if (newer.kind === "error" && older.kind !== "error") return false;
  return (
    isAtLeast(newer.level, older.level) &&
    newer.quorum >= older.quorum &&
    (older.queue === null || seniorQueue(newer.queue, older.queue, ranks) === newer.queue)
  );
}

function joinReasons(older: readonly Reason[], newer: readonly Reason[], ranks: QueueRanks): readonly Reason[] {
  const kept = older.filter((reason) => !newer.some((other) => replaces(other, reason, ranks)));
  const seen = new Set<string>();
  return sortReasons([...kept, ...newer]).filter((reason) => {
    const text = JSON.stringify(reason);
    return seen.has(text) ? false : seen.add(text) !== undefined;
  });
}

/** The part of a ruling that joins as demands do. */
const demandOf = (ruling: Ruling): Demand => ({
  level: ruling.level,
  quorum: ruling.quorum,
  samplingP: ruling.samplingP,
  skills: ruling.skills,
  queue: ruling.queue,
  dueInS: ruling.dueInS,
  recallS: ruling.recallS,
  exclude: ruling.exclude,
  blind: ruling.blind,
  minWindowS: 0,
  onSilence: ruling.onSilence,
});

/**
 * Old ∨ new, for a revision, an edit or a re-rule: nothing that was required is lost. Versions and facts are the new ones; what a rule said
 * of the old revision stands unless the same rule says as much of the new one.
 */
export function joinRulings(older: Ruling, newer: Ruling, ranks: QueueRanks): Ruling {
  const joined = join(demandOf(older), demandOf(newer), ranks);
  const reasons = joinReasons(older.reasons, newer.reasons, ranks);
  return {
    level: joined.level,
    quorum: joined.quorum,
    samplingP: joined.samplingP,
    queue: joined.queue ?? newer.queue,
    skills: joined.skills,
    dueInS: joined.dueInS,
    recallS: joined.recallS,
    exclude: joined.exclude,
    blind: joined.blind,
    onSilence: joined.onSilence,
    grantS: Math.min(older.grantS, newer.grantS),
    // Where silence lets it run, later is stricter.
    maxS: joined.onSilence === "proceed" ? Math.max(older.maxS, newer.maxS) : Math.min(older.maxS, newer.maxS),
    ownerMayReview: older.ownerMayReview && newer.ownerMayReview,
    reversibility: stricterReversibility(older.reversibility, newer.reversibility),
    reversalWindowS: Math.min(older.reversalWindowS, newer.reversalWindowS),
    policyVersion: newer.policyVersion,
    registryVersion: newer.registryVersion,
    matched: matchedRules(reasons),
    errored: older.errored || newer.errored,
    reasons,
    facts: newer.facts,
  };
}

const holdsAll = (whole: readonly string[], part: readonly string[]) => part.every((entry) => whole.includes(entry));

/** Whether `a` alone asks for at least as much as `b`. Of two different queues neither is shown to be the stricter. */
export const demandAtLeast = (a: Demand, b: Demand): boolean =>
  isAtLeast(a.level, b.level) &&
  a.quorum >= b.quorum &&
  a.samplingP >= b.samplingP &&
  holdsAll(a.skills, b.skills) &&
  (b.queue === null || a.queue === b.queue) &&
  (b.dueInS === null || (a.dueInS !== null && a.dueInS <= b.dueInS)) &&
  a.recallS >= b.recallS &&
  holdsAll(a.exclude, b.exclude) &&
  (a.blind || !b.blind) &&
  a.minWindowS >= b.minWindowS;

/** Whether `a` asks for at least as much as `b` in every field that the lattice orders. */
export function isAsStrict(a: Ruling, b: Ruling, ranks: QueueRanks): boolean {
  return (
    isAtLeast(a.level, b.level) &&
    a.quorum >= b.quorum &&
    a.samplingP >= b.samplingP &&
    holdsAll(a.skills, b.skills) &&
    seniorQueue(a.queue, b.queue, ranks) === a.queue &&
    (b.dueInS === null || (a.dueInS !== null && a.dueInS <= b.dueInS)) &&
    a.recallS >= b.recallS &&
    holdsAll(a.exclude, b.exclude) &&
    (a.blind || !b.blind) &&
    (a.onSilence === "reject" || b.onSilence === "proceed") &&
    a.grantS <= b.grantS &&
    (a.onSilence === "proceed" ? a.maxS >= b.maxS : a.maxS <= b.maxS) &&
    (b.ownerMayReview || !a.ownerMayReview) &&
    stricterReversibility(a.reversibility, b.reversibility) === a.reversibility &&
    a.reversalWindowS <= b.reversalWindowS &&
    (a.errored || !b.errored)
  );
}
