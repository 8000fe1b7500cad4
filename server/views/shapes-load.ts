// What the screens are given of load: queues with what waits in them, who works them, and what became of what was promised.
import type { DayOfPromises, Took } from "@core/escalation/promises";
import type { PersonRef } from "./shapes";

export interface QueueLoad {
  readonly id: string;
  readonly name: string;
  readonly owner: PersonRef;
  /** In nobody's hands. */
  readonly waiting: number;
  readonly inWork: number;
  /** Due within the hour. */
  readonly atRisk: number;
  readonly overdue: number;
  readonly oldestAt: number | null;
  /** How long all that is open is expected to keep one person. */
  readonly workMs: number;
  /** The same among those who are there; null while nobody is. */
  readonly clearsInMs: number | null;
  /** Whether its hours are open now; true for day and night. */
  readonly openNow: boolean;
  readonly zone: string;
  /** Whoever is there comes first, then who holds most. */
  readonly people: readonly LoadedPerson[];
  readonly response: PromiseRecord;
  readonly resolution: PromiseRecord;
  /** Of what its people sent up in the last thirty days. */
  readonly sentUp: {
    readonly sent: number;
    readonly returned: number;
    /** Decided as they leaned, and otherwise; the rest is open, or they leaned nowhere. */
    readonly asLeaning: number;
    readonly otherwise: number;
  };
}

export interface LoadedPerson extends PersonRef {
  readonly present: boolean;
  /** Of this queue, of all that they hold. */
  readonly here: number;
  readonly holding: number;
  readonly loadMs: number;
  readonly limit: number | null;
  /** Whether the viewer may say how much they may hold. */
  readonly mayLimit: boolean;
}

/** What is promised, how long it took in the last thirty days, and what became of the promises of this month. */
export interface PromiseRecord {
  readonly promisedS: number | null;
  readonly took: Took | null;
  readonly days: readonly DayOfPromises[];
  readonly kept: number;
  readonly broken: number;
}
