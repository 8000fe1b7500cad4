// What the shapes of all views share, in plain JSON. Times are epoch milliseconds; `allowed` says what this person may do and, if not, why.
import type { Holder } from "@core/words/actors";

/** Whether a command is open to this person on this item now; the reason is in words fit for a hint. */
export type Allowed = { readonly ok: true } | { readonly ok: false; readonly code: string; readonly reason: string };

export interface PersonRef {
  readonly id: string;
  readonly name: string;
  readonly initials: string;
  readonly you: boolean;
}

export interface HolderView {
  readonly kind: Holder["kind"];
  readonly id: string;
  readonly name: string;
  /** The person who answers for it: the queue's owner, the agent's owner, or the person themselves. */
  readonly accountable: PersonRef | null;
}
