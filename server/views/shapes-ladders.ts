// What the screen of queues, ladders and calendars is given, in plain JSON. `PathFindingView` is also what other screens may show of escalation paths.

import type { ClockChange } from "@core/escalation/clock-changes";
import type { PathFindingCode } from "@core/escalation/lint-ladders";
import type { NotTaken } from "@core/escalation/read-ics";
import type { Rung } from "@core/words/actors";
import type { Calendar } from "@core/words/calendar";
import type { QueueTerms } from "@core/words/queue-terms";
import type { Allowed, PersonRef } from "./shapes";

/** One finding of the lint of escalation paths, in words. */
export interface PathFindingView {
  readonly code: PathFindingCode;
  readonly severity: "error" | "warning";
  readonly queue: { readonly id: string; readonly name: string };
  /** JSON Pointer into the queue, as its editor has it. */
  readonly field: string;
  readonly title: string;
  readonly mend: string;
}

export interface NamedQueue {
  readonly id: string;
  readonly name: string;
}

/** A boundary whose items come here, and what silence does to them. */
export interface LeadingBoundary {
  readonly workflow: string;
  readonly action: string;
  /** Sent here by this rule; null by the boundary itself. */
  readonly rule: string | null;
  readonly onSilence: "reject" | "proceed";
  readonly maxS: number;
  readonly quorum: number;
}

export interface QueueUseView {
  readonly words: string;
  /** The page where it can be changed; null where there is none. */
  readonly href: string | null;
}

export interface LadderQueue {
  readonly id: string;
  readonly name: string;
  readonly rank: number;
  readonly owner: PersonRef;
  readonly over: NamedQueue | null;
  readonly members: readonly PersonRef[];
  readonly ladder: readonly Rung[];
  readonly calendar: { readonly id: string; readonly name: string; readonly zone: string } | null;
  readonly terms: QueueTerms;
  readonly version: number;
  readonly leading: readonly LeadingBoundary[];
  /** What keeps it from being removed. */
  readonly uses: readonly QueueUseView[];
  readonly change: Allowed;
}

export interface CalendarView {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly body: Calendar;
  readonly queues: readonly NamedQueue[];
  readonly clockChanges: readonly ClockChange[];
}

export interface LaddersPage {
  /** In order of rank, the highest first. */
  readonly queues: readonly LadderQueue[];
  readonly calendars: readonly CalendarView[];
  readonly findings: readonly PathFindingView[];
  /** Who can be an owner, a member or told; by name. */
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly create: Allowed;
}

export interface ToldView {
  readonly person: PersonRef;
  readonly standsInFor: PersonRef | null;
}

/** A rung that would fire, with whom it would really tell at that instant. */
export interface StepView {
  readonly queue: NamedQueue;
  readonly index: number;
  readonly afterS: number;
  readonly at: number;
  /** The zone of the queue's hours; null where it is open day and night. */
  readonly zone: string | null;
  readonly notify: {
    readonly who: "owner" | "members" | "person";
    readonly told: readonly ToldView[];
    readonly away: readonly PersonRef[];
  } | null;
  /** `lands` null: it stays, and its owner is told. */
  readonly move: { readonly wanted: NamedQueue; readonly lands: NamedQueue | null } | null;
}

export interface WayView {
  readonly now: number;
  readonly queue: NamedQueue;
  /** When the hours of the queue begin; null where they run now, or it has none. */
  readonly opensAt: number | null;
  readonly steps: readonly StepView[];
  /** Who is reminded once no rung is left; null where the ladders go round. */
  readonly ends: { readonly queue: NamedQueue; readonly told: readonly ToldView[]; readonly away: readonly PersonRef[] } | null;
  readonly silence: readonly (LeadingBoundary & { readonly at: number })[];
}

export interface QueuePreview {
  readonly way: WayView;
  readonly findings: readonly PathFindingView[];
}

export interface DryRunView {
  readonly days: number;
  /** Most items that are read. */
  readonly most: number;
  readonly items: number;
  readonly inForce: DryRunSide;
  readonly edited: DryRunSide;
}

export interface DryRunSide {
  readonly stays: number;
  readonly untouched: number;
  readonly rungs: readonly {
    readonly index: number;
    readonly afterS: number;
    readonly does: "owner" | "members" | "person" | "move";
    /** The person or the queue, by name. */
    readonly target: string | null;
    readonly reached: number;
    readonly unknown: number;
  }[];
}

export interface IcsView {
  readonly days: Readonly<Record<string, { readonly name: string }>>;
  readonly taken: readonly { readonly name: string; readonly line: number; readonly days: number }[];
  readonly left: readonly { readonly name: string; readonly line: number; readonly why: NotTaken }[];
}
