// What screens are given of queues: each with its figures, a page of its items, and the filters that people saved.
import type { SaveFilterInput } from "@core/words/decisions";
import type { PersonRef } from "./shapes";
import type { ItemRow } from "./shapes-item";

export interface QueueSummary {
  readonly id: string;
  readonly name: string;
  readonly owner: PersonRef;
  readonly member: boolean;
  readonly open: number;
  readonly overdue: number;
  readonly dueSoon: number;
  /** Of these two, the ones in nobody's hands. */
  readonly freeOverdue: number;
  readonly freeDueSoon: number;
  /** Claimed by somebody, set aside, or waiting for an agent, of the open ones. */
  readonly inWork: number;
  /** Waiting for an agent's answer, of the open ones. */
  readonly waiting: number;
  /** In the viewer's own hands, of the open ones. */
  readonly mine: number;
  readonly oldestAt: number | null;
  /** How many are there now who work it. */
  readonly onDuty: number;
  /** How long those who are there will need for all that is open; null while nobody is there, or nothing is open. */
  readonly clearsInMs: number | null;
}

/** A filter of a queue page under a name. */
export interface SavedFilter {
  readonly id: string;
  readonly name: string;
  readonly query: SaveFilterInput["query"];
  /** The queue whose members have it too. */
  readonly sharedWith: { readonly id: string; readonly name: string } | null;
  /** Whose it is: only they change it. */
  readonly by: PersonRef;
}

export interface QueuePage {
  readonly rows: readonly ItemRow[];
  readonly next: string | null;
  /** How many match; with `capped` there may be more: counting stops at 1,000, and a search looks through the 3,000 most urgent. */
  readonly total: number;
  readonly capped: boolean;
}
