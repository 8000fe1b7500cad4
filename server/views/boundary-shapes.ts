// What the boundary map is told: its rows as they are in force or as a draft would have them, and how each row's items were decided.
import type { PrintedLevel, Reversibility } from "@core/words/vocabulary";
import type { PersonRef } from "./shapes";

/** How an action's items of the last days fared. */
export interface CellShare {
  readonly passed: number;
  readonly checked: number;
  readonly held: number;
  readonly total: number;
}

export type GridGap = "not-registered" | "no-boundary" | "no-owner" | "no-queue" | "nobody-eligible";

/** One level that an action can come to, and what brings it there. */
export interface GridBand {
  readonly level: PrintedLevel;
  /** What the rule looks for, as short as it can be said: a comparison, or else its reason; null for the boundary itself. */
  readonly when: string | null;
  readonly rule: string | null;
  /** Of the last days' items, how many were ruled this level. */
  readonly count: number;
}

export interface GridRow {
  readonly workflow: string;
  readonly action: string;
  readonly label: string | null;
  readonly bands: readonly GridBand[];
  readonly owner: PersonRef | null;
  readonly ownerName: string | null;
  readonly queue: { readonly id: string; readonly name: string } | null;
  readonly reviewers: number;
  readonly sampling: number;
  readonly quorum: number;
  readonly dueInS: number | null;
  readonly onSilence: "reject" | "proceed";
  readonly reversibility: Reversibility | null;
  readonly reversalWindowS: number;
  readonly acceptedRisk: { readonly reason: string; readonly owner: string } | null;
  /** Null where there is no boundary. */
  readonly budget: { readonly windowDays: number; readonly errors: number; readonly severe: number } | null;
  readonly gaps: readonly GridGap[];
  readonly share: CellShare;
}

export interface GridWorkflow {
  readonly workflow: string;
  readonly version: number;
  readonly since: number;
  readonly author: PersonRef | null;
  readonly rows: readonly GridRow[];
}

/** A draft that the map can be drawn by. */
export interface GridDraft {
  readonly id: string;
  readonly name: string;
  readonly workflow: string;
  readonly author: PersonRef;
  readonly state: "open" | "asked";
}

export interface BoundaryGrid {
  readonly days: number;
  readonly workflows: readonly GridWorkflow[];
  /** Every draft that is not over, by workflow. */
  readonly drafts: readonly GridDraft[];
  /** The one that was asked for, with all rows of its workflow as it would have them; null for none, or one that is over. */
  readonly draft: (GridDraft & { readonly rows: readonly GridRow[] }) | null;
}

/** How people decided a row's items that came in the last days. */
export interface RowPeriod {
  readonly days: number;
  readonly decided: number;
  readonly approvedUnchanged: number;
  /** How long they had the item before them, in the middle; null where nothing was measured. */
  readonly medianMs: number | null;
  /** Signatures that were measured. */
  readonly timed: number;
}

export interface RowRecord {
  readonly workflow: string;
  readonly action: string;
  readonly periods: readonly RowPeriod[];
  /** The version that last changed what is asked of this action; null where it is older than the versions that are looked through. */
  readonly changed: {
    readonly version: number;
    readonly at: number;
    readonly author: PersonRef | null;
    readonly approver: PersonRef | null;
    readonly reason: string | null;
  } | null;
}
