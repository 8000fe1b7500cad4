// What the registry's screens are sent beside the documents: what was learnt from past items, and who can answer for an action.
import type { Learnt } from "@core/policy/learnt";

/** What past items say that the registry of a draft does not. */
export interface LearntRegistry extends Learnt {
  /** Of the items, past cases that were imported. */
  readonly imported: number;
}

export interface NamedPerson {
  readonly id: string;
  readonly name: string;
}
