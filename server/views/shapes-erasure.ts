// What the screen of erasures, and the item's own page, are given of them.
import type { ErasedCounts, ErasureKind, ErasureState } from "@core/words/erasure";
import type { Allowed, PersonRef } from "./shapes";

export interface ErasureView {
  readonly id: string;
  readonly kind: ErasureKind;
  /** What it is of, in a few words: an item's title, a workflow, a case's number. Null where nothing is left to say. */
  readonly name: string | null;
  /** Of an item; null for the others. */
  readonly item: string | null;
  readonly workflow: string | null;
  readonly days: number | null;
  readonly reason: string;
  readonly askedBy: PersonRef;
  readonly askedAt: number;
  readonly expiresAt: number;
  readonly state: ErasureState;
  readonly endedBy: PersonRef | null;
  readonly endedAt: number | null;
  readonly counts: ErasedCounts | null;
  readonly sign: Allowed;
  readonly withdraw: Allowed;
}

export interface RetentionView {
  readonly workflow: string;
  /** Null: kept until people erase it. */
  readonly days: number | null;
  readonly set: { readonly by: PersonRef; readonly signedBy: PersonRef | null; readonly at: number } | null;
  /** Closed items that are over their time, of at most a thousand. */
  readonly over: number;
  readonly maySet: boolean;
}

export interface HoldView {
  readonly id: string;
  readonly workflow: string;
  readonly item: string | null;
  /** The item's title. */
  readonly name: string | null;
  readonly reason: string;
  readonly by: PersonRef;
  readonly at: number;
  readonly lift: Allowed;
}

export interface ErasuresPage {
  readonly asked: readonly ErasureView[];
  readonly over: readonly ErasureView[];
  readonly retentions: readonly RetentionView[];
  readonly holds: readonly HoldView[];
  /** People who have been let go and whose values are still here; null for whoever may not ask for theirs. */
  readonly people: readonly PersonRef[] | null;
  /** Workflows of which this person may ask to erase imported cases, and which they may put on hold. */
  readonly workflows: readonly string[];
}

/** What would go today if a workflow kept content for so long. */
export interface RetentionTrial {
  readonly items: number;
  /** There are more than were counted. */
  readonly more: boolean;
  readonly held: number;
  readonly cases: number;
}

/** What stands beside an item about its content. */
export interface ItemErasure {
  readonly asked: Pick<ErasureView, "id" | "askedBy" | "askedAt" | "reason"> | null;
  readonly holds: readonly HoldView[];
  /** Null for whoever could never ask for it. */
  readonly ask: Allowed | null;
  readonly mayHold: boolean;
}

/** Who read an item outside of their work. */
export interface ReaderView {
  readonly person: PersonRef;
  readonly times: number;
  readonly lastAt: number;
}
