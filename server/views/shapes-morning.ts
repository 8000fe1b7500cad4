// What the manager's morning is given: few lines of each kind, each with what it rests on, and how many there are in all.
import type { MorningSince } from "@core/words/morning";
import type { HolderView, PersonRef } from "./shapes";
import type { ItemRow } from "./shapes-item";
import type { StopView } from "./shapes-stop";

/** Lines that are shown, and how many there are; `more` where not even those were all counted. */
export interface Told<Line> {
  readonly lines: readonly Line[];
  readonly count: number;
  readonly more: boolean;
}

export interface MorningItem {
  readonly id: string;
  readonly title: string;
  readonly workflow: string;
  readonly agent: string;
  readonly atRisk: ItemRow["atRisk"];
  readonly holder: HolderView | null;
  readonly heldSince: number;
  /** Of late ones. */
  readonly dueAt: number | null;
  /** How it was decided, and by whom; null while it is open. */
  readonly decided: {
    readonly how: "edit" | "reject" | "respond" | "approve";
    readonly by: readonly PersonRef[];
    readonly at: number;
  } | null;
  readonly closedAt: number | null;
}

export interface MorningChange {
  readonly kind: "policy" | "registry";
  readonly workflow: string;
  readonly version: number;
  readonly by: PersonRef | null;
  readonly at: number;
}

export interface Morning {
  readonly now: number;
  readonly since: number;
  readonly chosen: MorningSince;
  readonly late: Told<MorningItem>;
  readonly reconciling: Told<MorningItem>;
  readonly reversed: Told<MorningItem>;
  readonly against: Told<MorningItem>;
  readonly changes: Told<MorningChange>;
  readonly stops: readonly StopView[];
  readonly brokenWays: readonly { readonly way: "mail" | "chat"; readonly since: number }[];
  /** Requests to erase that wait for a second person. */
  readonly toSign: number;
}
