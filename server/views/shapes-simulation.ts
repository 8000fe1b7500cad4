// What the screens are given of simulations.
import type { DecisionKind, JsonObject, PrintedLevel } from "@core/words/vocabulary";
import type { SimulationReport } from "../simulation/task";
import type { PersonRef } from "./shapes";

/** Which past is run over. */
export interface SimulationPast {
  readonly source: "both" | "items" | "history";
  readonly since: number | null;
  readonly until: number | null;
  /** Of hours and weekdays. */
  readonly zone: string;
}

/** The last one that was begun. */
export interface SimulationNow extends SimulationPast {
  readonly id: string;
  readonly state: "waiting" | "running" | "done" | "cancelled" | "failed";
  readonly done: number;
  /** 0 until they have been counted. */
  readonly total: number;
  readonly startedBy: PersonRef;
  readonly startedAt: number;
  readonly fault: string | null;
}

/** What ran before anybody looked, how much of it is known to have been wrong, and what share that may really be, at 95 %. */
export interface LetThrough {
  readonly items: number;
  readonly known: number;
  readonly wrong: number;
  /** Null where nothing is known. */
  readonly share: { readonly low: number; readonly high: number } | null;
}

interface Sides<Value> {
  readonly before: Value;
  readonly after: Value;
}

export interface SimulatedQueue extends Pick<SimulationReport["queues"][number], "before" | "after"> {
  readonly id: string;
  readonly name: string;
}

export interface SimulatedPerson extends Sides<{ readonly items: number; readonly seconds: number }> {
  readonly person: PersonRef;
}

/** Items that would go from one level to another. */
export interface SimulatedMove {
  readonly from: PrintedLevel;
  readonly to: PrintedLevel;
  readonly count: number;
  readonly open: number;
  /** So many of them, the latest, can be opened. */
  readonly shown: number;
}

export interface SimulationFound
  extends SimulationPast,
    Pick<
      SimulationReport,
      | "rows"
      | "imported"
      | "first"
      | "last"
      | "tookMs"
      | "days"
      | "weeks"
      | "levels"
      | "expectedChecks"
      | "rules"
      | "seconds"
      | "hours"
      | "pace"
      | "week"
    > {
  readonly id: string;
  readonly at: number;
  /** The draft, or what is in force, has changed since; never of a draft that is over. */
  readonly stale: boolean;
  readonly letThrough: Sides<LetThrough>;
  readonly queues: readonly SimulatedQueue[];
  readonly people: readonly SimulatedPerson[];
  /** Only those that change their level. */
  readonly moves: readonly SimulatedMove[];
  readonly moved: number;
  readonly openMoved: number;
}

export interface SimulationView {
  readonly now: SimulationNow | null;
  /** The last that came to its end, if it is kept; it stays while the next one runs. */
  readonly found: SimulationFound | null;
  /** Whether this person may begin and cancel them. */
  readonly may: boolean;
}

export interface MovedItem {
  readonly id: string;
  readonly title: string;
  readonly at: number;
  /** Still waits for people. */
  readonly open: boolean;
  /** Set where it was decided elsewhere and imported: there is no item of it to open. */
  readonly past: {
    readonly action: string;
    readonly arguments: JsonObject;
    readonly decision: DecisionKind | null;
    readonly verdict: "right" | "wrong" | null;
    readonly externalId: string;
  } | null;
}

export interface MovedPage {
  readonly items: readonly MovedItem[];
  /** Where the next page begins; null at the end. */
  readonly next: number | null;
}
