// The ruling: what the policy says of one revision. Policy makes it, the lifecycle obeys it, screens explain it.
import type { Hash, PersonId, QueueId } from "./ids";
import type { Json, JsonObject, Level, Reversibility } from "./vocabulary";

/** A comparison inside a rule that a screen can draw as a distance: "confidence 0.62, limit 0.80". */
export interface Comparison {
  readonly fact: string;
  readonly operator: "<" | "<=" | ">" | ">=" | "==" | "!=";
  readonly value: Json;
  readonly limit: Json;
  /** Name of the threshold that the limit came from, without `t.`. */
  readonly threshold: string | null;
}

/** One reason, in plain words, with the facts that triggered it. */
export interface Reason {
  /** Id of the rule, or `boundary`, or `built-in:<name>` such as `built-in:stop`, `built-in:irreversible`, `built-in:missing-fact`. */
  readonly rule: string;
  readonly kind: "boundary" | "rule" | "built-in" | "error";
  readonly text: string;
  readonly level: Level;
  readonly quorum: number;
  readonly queue: QueueId | null;
  readonly facts: JsonObject;
  readonly comparisons: readonly Comparison[];
  /** What stands beside the sentence: "420.00 EUR", "12 days", "8 and 1". Empty or absent when the sentence says it all. */
  readonly shown?: string;
}

/** The part of a ruling that the lifecycle obeys: ids, states and numbers, fit to stand inline in an event. */
export interface RulingMark {
  readonly level: Level;
  readonly quorum: number;
  readonly queue: QueueId;
  readonly skills: readonly string[];
  readonly dueInS: number | null;
  readonly recallS: number;
  readonly grantS: number;
  /** Seconds from submission after which silence is answered by `onSilence`. */
  readonly maxS: number;
  readonly exclude: readonly PersonId[];
  readonly blind: boolean;
  readonly onSilence: "reject" | "proceed";
  readonly ownerMayReview: boolean;
  readonly reversibility: Reversibility;
  /** Seconds after success during which a reversal may be asked for; 0 = never. */
  readonly reversalWindowS: number;
  readonly policyVersion: number;
  readonly registryVersion: number;
  /** Ids of the rules that matched, in the order of the reasons. */
  readonly matched: readonly string[];
  /** True when an error, a missing fact or an unknown name is among the reasons. */
  readonly errored: boolean;
}

/** A whole ruling. What stands beyond the mark is personal or free, so the trail commits to it and keeps it apart. */
export interface Ruling extends RulingMark {
  readonly samplingP: number;
  readonly reasons: readonly Reason[];
  /** The whole fact vector, so that the ruling can be recomputed. */
  readonly facts: JsonObject;
}

/** A numbered, hashed version of what is proposed and shown. */
export interface RevisionMark {
  readonly number: number;
  readonly hash: Hash;
  readonly actionHash: Hash;
}
