// What screens are given of an item's past: the screen as it was at an instant, the whole timeline with who held it for how long, and one event as it was hashed.
import type { HolderView, PersonRef } from "./shapes";
import type { ItemView, TimelineEntry } from "./shapes-item";

/** The events of one instant, the last of them in words. */
export interface PastStep {
  readonly at: number;
  readonly text: string;
}

/** Somebody who had something to do with the item, and whether they had it at the instant. */
export interface PastReader {
  readonly person: PersonRef;
  /** `open`: on their screen, as their own decision says; `held`: in their hands. */
  readonly had: "open" | "held" | null;
}

/** That they had it on their screen, as their browser said when they decided. */
export interface PastSitting {
  readonly from: number;
  readonly until: number;
  /** Whether its evidence was in view; null where there was none, or nobody watched. */
  readonly evidenceSeen: boolean | null;
  /** What they did at its end, in words. */
  readonly act: string;
  /** The number of the event that they saw last. */
  readonly seenVersion: number;
}

export interface AsItWas {
  readonly id: string;
  readonly title: string;
  /** When what it held was erased, also where that was after the instant; null while it is there. */
  readonly erasedAt: number | null;
  readonly at: number;
  readonly now: number;
  /** The screen; null before the item was there. */
  readonly item: ItemView | null;
  readonly seenBy: PersonRef | null;
  readonly sitting: PastSitting | null;
  readonly readers: readonly PastReader[];
  /** Why others' signatures are not shown: they were a secret then, or still are. */
  readonly blind: "then" | "still" | null;
  readonly here: PastStep | null;
  readonly before: PastStep | null;
  readonly after: PastStep | null;
  /** Which of how many instants at which something happened; 0 before the first. */
  readonly place: number;
  readonly places: number;
}

export interface HeldSpan {
  readonly holder: HolderView | null;
  readonly from: number;
  readonly until: number;
}

export interface PastEntry extends TimelineEntry {
  /** Null for what stands on another stream: a check of a claim. */
  readonly hash: string | null;
  /** Its place in the log, for whoever may read the trail; null until it has one. */
  readonly logIndex: number | null;
  /** Names of what was said in it and has been erased. */
  readonly erased: readonly string[];
  /** At a transfer: who had it before, and for how long. */
  readonly before: { readonly holder: HolderView; readonly ms: number } | null;
}

export interface ItemPast {
  readonly id: string;
  readonly title: string;
  readonly now: number;
  readonly openedAt: number;
  readonly closedAt: number | null;
  readonly entries: readonly PastEntry[];
  readonly next: readonly TimelineEntry[];
  readonly spans: readonly HeldSpan[];
  readonly blind: boolean;
  readonly mayProve: boolean;
}
