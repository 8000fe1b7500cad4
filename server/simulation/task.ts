// What a simulation is given, and what it answers: plain values, so that they go from thread to thread and into the database as they are.

import type { QueueDelay } from "@core/policy/deal-work";
import type { Pace } from "@core/policy/decision-times";
import type { Documents } from "@core/policy/draft-changes";
import type { LaneCounts, Unseen } from "@core/policy/lane-counts";
import type { Move } from "@core/policy/simulate-rows";
import type { WorkWeek } from "@core/policy/working-time";
import type { Ms, QueueId } from "@core/words/ids";
import type { PrintedLevel } from "@core/words/vocabulary";
import type { CaseSlice, ItemSlice, Window } from "@/db/queries/past-rows";

export interface SimulationTask {
  readonly workflow: string;
  readonly inForce: Documents;
  readonly draft: Documents;
  readonly source: "both" | "items" | "history";
  readonly window: Window;
  /** Of hours and weekdays. */
  readonly zone: string;
  readonly queueRanks: ReadonlyMap<QueueId, number>;
  readonly fallbackQueue: QueueId;
  /** Who may decide in each queue. */
  readonly staff: ReadonlyMap<string, readonly string[]>;
}

export type Slice = ItemSlice | CaseSlice;

/** How long decisions take and when people work, as far as it was measured. */
export interface Measured {
  readonly pace: Pace;
  /** How long each takes for what takes others one second. */
  readonly slowness: Readonly<Record<string, number>>;
  readonly week: WorkWeek;
  /** The week is that in which people were seen deciding; else it is assumed. */
  readonly weekSeen: boolean;
}

export interface SimulationPlan {
  readonly slices: readonly Slice[];
  readonly rows: number;
  readonly measured: Measured;
}

interface Sides<Value> {
  readonly before: Value;
  readonly after: Value;
}

/** What came of a simulation: kept as JSON, ids without names. */
export interface SimulationReport {
  readonly rows: number;
  readonly imported: number;
  readonly first: Ms | null;
  readonly last: Ms | null;
  readonly tookMs: number;
  /** Days and weeks in which something came: what averages are of. */
  readonly days: number;
  readonly weeks: number;
  readonly levels: readonly (Sides<number> & { readonly level: PrintedLevel })[];
  readonly unseen: Sides<Unseen>;
  readonly expectedChecks: Sides<LaneCounts["expectedChecks"]>;
  /** Null on the side that has no such rule. */
  readonly rules: readonly (Sides<number | null> & { readonly rule: string })[];
  /** Of people's time. */
  readonly seconds: Sides<number>;
  /** The same by the hour of the week in which it came, Monday's first hour first. */
  readonly hours: Sides<readonly number[]>;
  /** Null on the side on which nothing waits in it. */
  readonly queues: readonly (Sides<Omit<QueueDelay, "queue"> | null> & { readonly queue: string })[];
  readonly people: readonly (Sides<{ readonly items: number; readonly seconds: number }> & { readonly person: string })[];
  readonly pace: Omit<Pace, "byAction"> & { readonly actions: number };
  readonly week: { readonly seen: boolean; readonly hours: number };
  readonly moves: readonly Move[];
}
