// Runs as screens have them: rows of the list, one run with all that happened in it, and the map of a workflow.
import type { Life, Party } from "@core/trail/run-lanes";
import type { RunSource } from "@core/words/runs";
import type { ExecutionState, Json, PrintedLevel, ReviewLabel } from "@core/words/vocabulary";
import type { HolderView } from "./shapes";
import type { TimelineEntry } from "./shapes-item";

export interface MoneySum {
  readonly amount: number;
  readonly currency: string;
}

export interface RunRow {
  readonly source: RunSource;
  readonly workflow: string;
  readonly run: string;
  /** Of the newest item, or the last activity of a log. */
  readonly title: string;
  readonly startedAt: number;
  /** Null while it is open. */
  readonly endedAt: number | null;
  /** Items, or events of an imported one. */
  readonly count: number;
  /** Whose move it is: of the item whose holder has it longest. */
  readonly holder: HolderView | null;
  readonly heldSince: number | null;
  /** More items are open, in other hands. */
  readonly otherHolders: number;
  readonly amounts: readonly MoneySum[];
}

export interface RunsPage {
  readonly rows: readonly RunRow[];
  readonly next: string | null;
  /** The workflows that this person may choose. */
  readonly workflows: readonly string[];
}

/** A party of the run by the name that people know. */
export interface PartyName {
  readonly party: Party;
  readonly name: string;
  readonly you: boolean;
}

/** An event of a run, told. */
export interface RunEvent extends TimelineEntry {
  readonly item: string;
  /** How long the person had it on the screen, and whether its evidence was in view; null where nobody decided, or nobody watched. */
  readonly seen: { readonly ms: number | null; readonly evidence: boolean | null } | null;
  /** The revision that stood then. */
  readonly revision: number;
}

export interface RunRevision {
  readonly number: number;
  readonly hash: string;
  readonly title: string;
  readonly level: PrintedLevel | null;
  readonly reasons: readonly string[];
  readonly before: Json;
  readonly after: Json;
  readonly evidence: readonly string[];
  readonly confidence: number | null;
}

export interface RunItem {
  readonly id: string;
  readonly title: string;
  readonly step: string | null;
  readonly action: string;
  readonly agent: { readonly id: string; readonly name: string };
  readonly reviewLabel: ReviewLabel;
  readonly execution: ExecutionState;
  readonly holder: HolderView | null;
  readonly revisions: readonly RunRevision[];
  /** What was signed, granted and run, as far as it came. `hidden`: whether somebody has signed is not told yet. */
  readonly seals: {
    readonly hidden: boolean;
    readonly signed: string | null;
    readonly granted: string | null;
    readonly run: string | null;
  };
  /** People who decided on it; empty where nobody looked. */
  readonly looks: readonly { readonly at: number; readonly name: string; readonly ms: number | null; readonly what: string }[];
  /** Claims that were not asked again, since a check of them held. */
  readonly held: readonly { readonly subject: string; readonly predicate: string; readonly by: string; readonly at: number }[];
  /** It needed nobody: the policy let it pass, and by which level. */
  readonly passed: PrintedLevel | null;
}

export interface RunPage {
  readonly source: RunSource;
  /** There is one of the other source under the same name. */
  readonly other: RunSource | null;
  readonly workflow: string;
  readonly run: string;
  readonly now: number;
  readonly open: boolean;
  readonly parties: readonly PartyName[];
  readonly lives: readonly Life[];
  /** All that happened, in order. */
  readonly events: readonly RunEvent[];
  /** What will fire if nobody acts, with the item it is of. */
  readonly coming: readonly (TimelineEntry & { readonly item: string })[];
  readonly items: readonly RunItem[];
  /** More items or events than are shown. */
  readonly cut: boolean;
}
