// What the screen of coverage is given: the coming two weeks of each queue, what wants attention in them, who is away and who stands in, and what people hold.

import type { Fit } from "@core/escalation/capacity";
import type { CoverFinding, CoverState } from "@core/escalation/coverage";
import type { PersonRef } from "./shapes";

export interface CoverageSpan {
  readonly from: number;
  readonly to: number;
  readonly state: CoverState | "closed";
  /** Ids of who could decide. */
  readonly able: readonly string[];
  readonly needed: number;
  readonly could: number;
  readonly workflow: string | null;
  /** Id of who answers for the queue then. */
  readonly accountable: string | null;
}

export interface CoverageQueue {
  readonly id: string;
  readonly name: string;
  readonly owner: PersonRef;
  readonly spans: readonly CoverageSpan[];
}

export interface CoveragePage {
  readonly from: number;
  readonly to: number;
  readonly queues: readonly CoverageQueue[];
  readonly findings: readonly CoverFinding[];
  /** Everybody who is named by id. */
  readonly people: readonly PersonRef[];
  readonly team: readonly TeamPerson[];
  /** What a deputyship may be bounded to. */
  readonly scopes: { readonly queues: readonly { readonly id: string; readonly name: string }[]; readonly workflows: readonly string[] };
}

export interface AbsenceView {
  readonly id: string;
  readonly from: number;
  readonly until: number;
}

export interface DeputyView extends AbsenceView {
  readonly deputy: PersonRef;
  /** Empty for everything; else `workflow:<name>` or `queue:<id>`. */
  readonly scope: string;
  /** Away during some of it themselves. */
  readonly awayToo: boolean;
}

export interface TeamPerson {
  readonly person: PersonRef;
  readonly absences: readonly AbsenceView[];
  readonly deputies: readonly DeputyView[];
  readonly awayNow: boolean;
  /** Whether the reader may enter and end their absences, name their deputies, and offboard them. */
  readonly mayAttend: boolean;
  readonly mayDeputise: boolean;
  readonly mayOffboard: boolean;
}

/** An item that somebody holds, and where it may go. */
export interface HeldItem {
  readonly id: string;
  readonly title: string;
  readonly queue: { readonly id: string; readonly name: string };
  readonly state: "claimed" | "suspended" | "awaiting_input";
  /** Until when it is set aside or waits; null where nothing is waited for. */
  readonly until: number | null;
  /** Who could take it over now. */
  readonly colleagues: readonly PersonRef[];
}

export interface Holdings {
  readonly person: PersonRef;
  readonly items: readonly HeldItem[];
  readonly queues: readonly { readonly id: string; readonly name: string; readonly lastMember: boolean }[];
  readonly agents: readonly { readonly id: string; readonly name: string }[];
  /** Queues that they work beside those they own. */
  readonly memberOf: readonly { readonly id: string; readonly name: string; readonly lastMember: boolean }[];
  /** Queues whose ladders tell them by name. */
  readonly toldBy: readonly { readonly id: string; readonly name: string }[];
  readonly actsFor: readonly { readonly person: PersonRef; readonly until: number }[];
  readonly deputies: readonly { readonly person: PersonRef; readonly until: number }[];
  /** Keys of agents that they made for themselves. */
  readonly keys: number;
  /** Rows of the boundary map that name them; a draft of the policy changes those. */
  readonly boundaries: readonly { readonly workflow: string; readonly action: string }[];
  /** Who could own their queues and agents. */
  readonly successors: readonly PersonRef[];
  /** Why they cannot be offboarded whatever is handed over; null where nothing is in the way. */
  readonly stays: string | null;
}

export interface CapacityDay {
  readonly from: number;
  readonly to: number;
  readonly fit: Fit;
  /** Items to be expected, and between which numbers four of five such days lie; null where too little is known. */
  readonly expected: { readonly items: number; readonly low: number; readonly high: number } | null;
  readonly workS: number;
  readonly leftS: number;
}

export interface CapacityQueue {
  readonly id: string;
  readonly name: string;
  /** Of what is expected: so many items in so many weeks. `known` is false where that is too little. */
  readonly history: { readonly weeks: number; readonly items: number; readonly known: boolean };
  /** Items that wait now. */
  readonly waiting: number;
  readonly days: readonly CapacityDay[];
  /** What the policy allows where it does not fit. */
  readonly ways: readonly CapacityWay[];
}

/** `members`: people with the skills who do not work it yet. `deputies`: members who are away without one. `over`: where it could be sent. */
export type CapacityWay =
  | { readonly way: "members"; readonly people: readonly PersonRef[] }
  | { readonly way: "deputies"; readonly people: readonly PersonRef[] }
  | { readonly way: "over"; readonly queue: { readonly id: string; readonly name: string } }
  | { readonly way: "targets" }
  | { readonly way: "stop" };

export interface CapacityPage {
  readonly zone: string;
  /** What people on duty have on each day, in seconds; each counted once. */
  readonly people: readonly { readonly from: number; readonly to: number; readonly seconds: number }[];
  readonly queues: readonly CapacityQueue[];
  /** How long a decision takes, and what that rests on. */
  readonly pace: { readonly meanS: number; readonly from: "own" | "imported" | "assumed"; readonly measured: number };
  /** Whether the hours in which people work were seen, or office hours are assumed. */
  readonly weekSeen: boolean;
}
