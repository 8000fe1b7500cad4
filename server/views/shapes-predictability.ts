// What the policy screens are told of checks of past rulings.
import type { FieldDifference, UnreadableWhy } from "@core/words/predictability";
import type { Allowed, PersonRef } from "./shapes";

export interface PredictabilityCheck {
  readonly id: string;
  /** Null for a nightly one. */
  readonly startedBy: PersonRef | null;
  readonly startedAt: number;
  /** Null while it runs. */
  readonly finishedAt: number | null;
  /** Rulings that were to be drawn, and that have been. */
  readonly wanted: number;
  readonly sampled: number;
  readonly agreed: number;
  readonly differing: number;
  readonly unreadable: number;
  /** Set where somebody took note of what it found. */
  readonly acknowledged: { readonly by: PersonRef; readonly at: number; readonly reason: string } | null;
}

/** A ruling that no longer comes out as it was made. */
export interface RulingDifference {
  readonly item: string;
  readonly title: string;
  readonly workflow: string;
  /** When it was ruled. */
  readonly at: number;
  readonly fields: readonly FieldDifference[];
}

export interface PredictabilityAlarm extends PredictabilityCheck {
  /** The workflows of the policies that it concerns, as far as the person's scopes reach. */
  readonly workflows: readonly string[];
  readonly differences: readonly RulingDifference[];
  readonly acknowledge: Allowed;
}

export interface UnreadableRulings {
  readonly why: UnreadableWhy;
  readonly count: number;
}

export interface Predictability {
  /** Hour of the day, in UTC, of the nightly check. */
  readonly hourUtc: number;
  readonly running: PredictabilityCheck | null;
  /** Finished ones, the newest first. */
  readonly checks: readonly PredictabilityCheck[];
  /** Of the latest finished one: why some of its rulings could not be recomputed. */
  readonly unreadables: readonly UnreadableRulings[];
  readonly alarms: readonly PredictabilityAlarm[];
  readonly mayStart: boolean;
}
