// What the screens are given of second opinions.
import type { DecisionKind } from "@core/words/vocabulary";
import type { PersonRef } from "./shapes";

export interface OpinionView {
  /** The number of the event that asked: an answer names it. */
  readonly seq: number;
  readonly asker: PersonRef;
  readonly of: PersonRef;
  /** Null once it has been erased. */
  readonly question: string | null;
  readonly at: number;
  /** Null until they answer. */
  readonly given: { readonly at: number; readonly leaning: DecisionKind | null; readonly words: string | null } | null;
}

/** An item of which a person was asked what they think. */
export interface AskedForOpinion {
  readonly itemId: string;
  readonly seq: number;
  readonly title: string;
  readonly asker: PersonRef;
  readonly at: number;
}
