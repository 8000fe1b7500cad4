// Which threshold the checks support: "error at most r with confidence 1 - delta" as a certificate that anybody can recompute, and else how many more checks it takes.
import { isBoundedBy, upperBound } from "./binomial-interval";

/** Which way the threshold lets pass: with "raising-tightens" what reaches it, with "raising-loosens" what does not exceed it. */
export type LaneDirection = "raising-tightens" | "raising-loosens";

export interface Evidence {
  readonly id: string;
  /** The fact that the threshold is compared with. */
  readonly value: number;
  /** The item's draw, uniform in [0, 1) and secret until its check closed: one for all reasons to check it. */
  readonly u: number;
  /** Null while there is none. */
  readonly verdict: "right" | "wrong" | "cannot_tell" | "lapsed" | null;
  /** Whoever gave the verdict saw no other decision, or gave it in a check. */
  readonly blindOrCheck: boolean;
}

/** All of it is fixed before the evidence is seen; only so the certificate holds what it says. */
export interface CalibrationTerms {
  /** r: the share of errors that the boundary's owner accepts. */
  readonly tolerated: number;
  /** The chance, over all looks together, that a lane worse than that is certified. */
  readonly delta: number;
  /** Which look at this agent version this is, from 1. */
  readonly look: number;
  /** The rate at which at least everything was drawn in the period: fixed in the boundary, not the lowest that came about. */
  readonly pFloor: number;
  readonly direction: LaneDirection;
  /** The threshold during the period. */
  readonly inForce: number;
  /** Candidates from the strictest to the widest. */
  readonly grid: readonly number[];
  /** Lower bound of the share of planted errors that the auditors caught; null when nothing was planted. */
  readonly s: number | null;
  /** Where the verdicts come from: checks by us, or outcomes that were imported. */
  readonly source: "checks" | "imported";
  /** Rules or candidates are others than at an earlier look of this agent version, which had shown something of the same evidence. */
  readonly changedSinceLook: boolean;
}

export interface Candidate {
  readonly threshold: number;
  /** Items of the sample that it lets pass. */
  readonly n: number;
  /** Those counted as wrong; the missing and the unblind are among them. */
  readonly errors: number;
  /** Without a verdict: lapsed, cannot tell, or none yet. */
  readonly missing: number;
  /** Their verdict does not count: given under the threshold in force by somebody who was not blind. A check of each would replace it. */
  readonly unblind: number;
  readonly bound: number;
  /** Null: not tested, since a stricter one had failed. */
  readonly passed: boolean | null;
  /** Checks without an error that it would take besides; null when it was not tested, or when no number is enough. */
  readonly more: number | null;
}

/** What has to be true besides the arithmetic. The words are in the messages. */
export type Assumption =
  | "future-like-past"
  | "agent-version"
  /** Nothing was planted, so nobody knows what auditors miss. */
  | "auditors-always-right"
  /** They catch real errors as they catch planted ones. */
  | "gold-like-real"
  /** The cases are all of a period or drawn by chance, and whoever established their outcomes did so for all of them alike. */
  | "imported-whole"
  /** What is asked was not chosen by what an earlier look had shown: spending pays for looking again, and not for asking something else then. */
  | "asked-before-looking";

/** Plain JSON: the body of what is signed. */
export interface Certificate {
  readonly tolerated: number;
  readonly confidence: number;
  readonly look: number;
  readonly deltaSpent: number;
  readonly pFloor: number;
  readonly direction: LaneDirection;
  readonly inForce: number;
  readonly s: number | null;
  readonly source: CalibrationTerms["source"];
  readonly candidates: readonly Candidate[];
  /** The widest threshold that the evidence supports; null when it supports none. */
  readonly supported: number | null;
  readonly assumptions: readonly Assumption[];
}

/** What look j may spend of delta: the shares sum up to it (Euler's 1 + 1/4 + 1/9 + … = π²/6), so that the union bound covers every look ever taken. */
export const spend = (delta: number, look: number): number => (6 * delta) / (Math.PI ** 2 * look ** 2);

/** The evidence that has been drawn at `p` too. One uniform draw an item makes it a simple random sample, which weighted data are not: only on such a one Clopper and Pearson (1934) are exact. */
export const thinned = (evidence: readonly Evidence[], p: number): readonly Evidence[] => evidence.filter(({ u }) => u < p);

/** Nobody checks more; and far beyond it the tail loses its digits. */
const MOST_CHECKS = 100_000_000;

/** The fewest checks without an error that would bring the bound down to `share`; null when no number of them does. */
export function moreChecks(errors: number, n: number, delta: number, share: number): number | null {
  const isEnough = (more: number) => isBoundedBy(share, errors, n + more, delta);
  if (isEnough(0)) return 0;
  let [tooFew, enough] = [0, 1];
  while (!isEnough(enough)) {
    if (enough > MOST_CHECKS) return null;
    [tooFew, enough] = [enough, enough * 2];
  }
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2);
    if (isEnough(middle)) enough = middle;
    else tooFew = middle;
  }
  return enough;
}

/**
 * Fixed-sequence testing: every candidate in its order at the look's whole delta, up to the first that fails. An error of the family needs an error at the first
 * candidate that is truly too wide, and that one is tested once, so nothing is divided (Angelopoulos, Bates, Candès, Jordan and Lei, "Learn then test", 2021).
 *
 * @param evidence one entry an item, of one agent version, action and boundary
 */
export function calibrate(terms: CalibrationTerms, evidence: readonly Evidence[]): Certificate {
  assertSound(terms, evidence);
  const { tolerated, delta, look, pFloor, direction, inForce, grid, s } = terms;
  const deltaSpent = spend(delta, look);
  // Auditors who catch s of the errors report a rate of true errors × s: that one is tested, against r × s.
  const share = tolerated * (s ?? 1);
  const sample = thinned(evidence, pFloor);
  const candidates: Candidate[] = [];
  let supported: number | null = null;
  let isOpen = true;
  for (const threshold of grid) {
    const counted = countLane(sample, threshold, terms);
    const bound = upperBound(counted.errors, counted.n, deltaSpent);
    const passed = isOpen ? bound <= share : null;
    const more = passed === false ? moreChecks(counted.errors, counted.n, deltaSpent, share) : passed ? 0 : null;
    candidates.push({ threshold, ...counted, bound, passed, more });
    if (passed) supported = threshold;
    else isOpen = false;
  }
  const assumptions: readonly Assumption[] = [
    "future-like-past",
    "agent-version",
    s === null ? "auditors-always-right" : "gold-like-real",
    ...(terms.source === "imported" ? (["imported-whole"] as const) : []),
    ...(terms.changedSinceLook ? (["asked-before-looking"] as const) : []),
  ];
  return {
    tolerated,
    confidence: 1 - delta,
    look,
    deltaSpent,
    pFloor,
    direction,
    inForce,
    s,
    source: terms.source,
    candidates,
    supported,
    assumptions,
  };
}

const passes = (value: number, threshold: number, direction: LaneDirection): boolean =>
  direction === "raising-tightens" ? value >= threshold : value <= threshold;

function countLane(sample: readonly Evidence[], threshold: number, { direction, inForce }: CalibrationTerms) {
  const counts = { n: 0, errors: 0, missing: 0, unblind: 0 };
  for (const { value, verdict, blindOrCheck } of sample) {
    if (!passes(value, threshold, direction)) continue;
    counts.n++;
    // A reviewer who saw the proposal, or the others' votes, agrees too readily to be a measure of it.
    const isUnblind = !blindOrCheck && !passes(value, inForce, direction);
    if (verdict === "right" && !isUnblind) continue;
    // Left out instead, they would bend the sample: items let lapse are the hard ones, and items under the threshold in force
    // err more often than those above, so that the fewer of them are judged blind the better a wider threshold would look.
    counts.errors++;
    if (isUnblind) counts.unblind++;
    else if (verdict !== "wrong") counts.missing++;
  }
  return counts;
}

/** What would make the certificate's numbers mean something else is a bug of the caller. */
function assertSound({ look, pFloor, s, tolerated, delta, grid, direction }: CalibrationTerms, evidence: readonly Evidence[]): void {
  if (!Number.isSafeInteger(look) || look < 1) throw new RangeError(`Looks are counted from 1, not ${look}.`);
  for (const [name, share] of Object.entries({ pFloor, tolerated, delta, s: s ?? 1 }))
    if (!(share >= 0 && share <= 1)) throw new RangeError(`${name} is a share, not ${share}.`);
  // The order is part of the procedure: a grid in another order tests other hypotheses first.
  const isOrdered = grid.every((threshold, at) => {
    const stricter = grid[at - 1];
    return stricter === undefined || (threshold !== stricter && passes(stricter, threshold, direction));
  });
  if (!isOrdered) throw new RangeError(`The grid does not go from the strictest to the widest: ${grid.join(", ")}.`);
  // An item that is counted twice counts as two agreeing ones.
  if (new Set(evidence.map(({ id }) => id)).size < evidence.length) throw new RangeError("An item is among the evidence twice.");
}
