// What the trail's screen is given: rows, counts, what is wrong with a search, one event with its proof, and the state of the whole.
import type { SearchProblem } from "@core/trail/search-language";
import type { CountedFacet } from "@core/words/search-trail";
import type { TrailFault } from "@core/words/trail-check";
import type { HolderView, PersonRef } from "./shapes";

/** Who did it. */
export type ActorView =
  | { readonly kind: "person"; readonly person: PersonRef }
  | { readonly kind: "agent"; readonly name: string }
  | { readonly kind: "system"; readonly name: string }
  /** One of two who decide without knowing of each other. */
  | { readonly kind: "hidden" };

export type EventTone = "ok" | "failed" | "attention" | "plain";

export interface TrailRow {
  readonly logIndex: number;
  readonly at: number;
  readonly type: string;
  /** In a word or two. */
  readonly what: string;
  readonly tone: EventTone;
  /** Null for what is not about an item. */
  readonly item: string | null;
  readonly title: string;
  readonly by: ActorView;
  readonly forWhom: PersonRef | null;
  readonly revisionHash: string | null;
  readonly amount: { readonly amount: number; readonly currency: string } | null;
  /** A signed head covers it. */
  readonly covered: boolean;
}

export interface FacetValue {
  /** As it stands in a search. */
  readonly value: string;
  readonly label: string;
  readonly count: number;
}

export interface TrailPage {
  readonly problems: readonly (SearchProblem & { readonly words: string })[];
  readonly rows: readonly TrailRow[];
  readonly next: string | null;
  /** When not all was looked through within the time: how far back. */
  readonly reachedAt: number | null;
  /** Of the first page alone. */
  readonly counts: {
    readonly events: number;
    /** Otherwise there are more than these, and what is counted is of the first. */
    readonly exact: boolean;
    readonly facets: Readonly<Partial<Record<CountedFacet, readonly FacetValue[]>>>;
  } | null;
  readonly tookMs: number;
  /** Events that are not in the index yet. */
  readonly behind: number;
  /** The newest place that was searched. */
  readonly upTo: number;
}

export interface TrailEventView {
  readonly row: TrailRow;
  /** Told as in its item's timeline; null for what is not about an item. */
  readonly sentence: { readonly text: string; readonly detail: string | null; readonly quote: string | null } | null;
  readonly holder: HolderView | null;
  readonly stream: { readonly seq: number; readonly all: number };
  readonly policy: { readonly workflow: string; readonly version: number } | null;
  /** Of the item: what was signed last, or what was proposed while nobody had signed, and what ran. */
  readonly signed: string | null;
  /** Somebody has signed it: what policy let pass was signed by nobody. */
  readonly isSigned: boolean;
  readonly ran: string | null;
  readonly reasons: readonly string[];
  /** It came to a person, before or after it ran. */
  readonly cameToPerson: boolean;
  /** The bytes that were hashed, and what is left of the values; null while it must not be told. */
  readonly raw: { readonly envelope: string; readonly hash: string; readonly values: string; readonly erased: readonly string[] } | null;
  /** Lines of docs/trail-format.md; null until a checkpoint covers the event, and while it must not be told. */
  readonly proof: {
    readonly lines: readonly string[];
    readonly checkpoint: { readonly at: number; readonly size: number; readonly root: string; readonly key: string };
    readonly path: readonly string[];
  } | null;
}

export interface TrailState {
  readonly events: number;
  readonly checkpoint: { readonly at: number; readonly size: number } | null;
  /** How far the check of the whole has come. */
  readonly checked: { readonly events: number; readonly all: number; readonly endedAt: number | null };
  readonly fault: { readonly place: number; readonly why: TrailFault } | null;
}

export interface SavedSearch {
  readonly id: string;
  readonly name: string;
  readonly search: string;
  readonly sharedWith: { readonly id: string; readonly name: string } | null;
  readonly by: PersonRef;
}

/** What can be completed in the search. */
export interface SearchWords {
  readonly by: readonly string[];
  readonly agent: readonly string[];
  readonly workflow: readonly string[];
  readonly action: readonly string[];
  readonly queue: readonly string[];
  readonly rule: readonly string[];
}
