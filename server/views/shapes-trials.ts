// What the policy studio is told of past items while a draft is written: thresholds over their values, and a rule tried on cases.
import type { Bars } from "@core/policy/bars";
import type { Direction } from "@core/policy/directions";
import type { Operator } from "@core/policy/operators";
import type { Course } from "@core/policy/threshold-moves";
import type { RuleOutcome } from "@core/policy/try-rule";
import type { Json, PrintedLevel } from "@core/words/vocabulary";
import type { ReasonView } from "./shapes-item";

/** One way in which the draft uses a threshold. */
export interface ThresholdUseView {
  /** Null where it counts for what an action puts at risk. */
  readonly rule: string | null;
  /** What the rule comes to by itself. */
  readonly level: PrintedLevel | null;
  /** Null where no fact is plainly compared with it. */
  readonly comparison: { readonly fact: string; readonly label: string | null; readonly operator: Operator } | null;
}

/** Why a direction is not known: two uses go different ways, one asks for equality, calculates, or stands beside what may be missing. */
export type WhyUnknown = "both-ways" | "equal" | "calculated" | "beside";

export interface ThresholdValues {
  readonly name: string;
  readonly direction: Direction;
  readonly why: WhyUnknown | null;
  readonly uses: readonly ThresholdUseView[];
  /** The fact that the bars are of. */
  readonly fact: { readonly name: string; readonly label: string | null } | null;
  /** Past items of the actions that use it, and how many of them have the fact. */
  readonly items: number;
  readonly values: number;
  readonly bars: Bars | null;
  /** The only positions that were ruled; null where every position is exact. */
  readonly positions: readonly number[] | null;
  readonly courses: readonly Course[];
}

/** What the history holds that the draft is tried on. */
export interface HistoryHead {
  readonly items: number;
  /** Of them, past cases that were imported. */
  readonly imported: number;
  readonly since: number | null;
}

export interface DraftThresholds extends HistoryHead {
  readonly thresholds: readonly ThresholdValues[];
}

export interface TriedItem {
  readonly id: string;
  readonly title: string;
  /** There is no item of it to open. */
  readonly imported: boolean;
  readonly open: boolean;
  readonly reason: ReasonView | null;
  readonly without: PrintedLevel;
  readonly with: PrintedLevel;
}

export type Asked = Exclude<RuleOutcome, "unasked">;

export interface RuleTrialView extends HistoryHead {
  /** Items of the actions that the rule speaks of. */
  readonly asked: number;
  readonly counts: Readonly<Record<Asked, number>>;
  /** How many of them it raises. */
  readonly raised: number;
  /** The first of each. */
  readonly shown: Readonly<Record<Asked, readonly TriedItem[]>>;
}

export interface TriedFact {
  readonly name: string;
  readonly label: string | null;
  /** Absent where the case has no such fact. */
  readonly value?: Json;
  /** As reasons write it. */
  readonly words: string | null;
}

/** One case, and what every rule of the draft says of it. */
export interface TriedCase {
  readonly title: string | null;
  readonly action: string;
  readonly facts: readonly TriedFact[];
  readonly rules: readonly { readonly rule: string; readonly outcome: RuleOutcome; readonly reason: ReasonView | null }[];
  /** Everything that the ruling rests on, as the approval screen lists it. */
  readonly reasons: readonly ReasonView[];
  readonly without: PrintedLevel;
  readonly with: PrintedLevel;
}
