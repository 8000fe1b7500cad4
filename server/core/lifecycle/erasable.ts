// Whether an item's content may be erased now: only once nobody needs it any more to decide, to run, to undo or to take back.
import type { Actor } from "@core/words/actors";
import type { ErasedCounts } from "@core/words/erasure";
import type { ItemEventDraft } from "@core/words/events";
import type { Ms, PersonId } from "@core/words/ids";
import { writer } from "./draft";
import type { Item } from "./item";

export type KeptBecause = { readonly why: "open" } | { readonly why: "recallable" | "reversible"; readonly until: Ms };

/** What stands against it; null when nothing does. The item's own timers have been fired. */
export function keptBecause({ closedAt, decision, reversibleUntil }: Item, now: Ms): KeptBecause | null {
  if (closedAt === null) return { why: "open" };
  if (decision !== null && decision.finalAt > now) return { why: "recallable", until: decision.finalAt };
  if (reversibleUntil !== null && reversibleUntil > now) return { why: "reversible", until: reversibleUntil };
  return null;
}

export interface ErasedBy {
  /** The request that two people signed; null where the workflow's retention did it. */
  readonly erasure: string | null;
  readonly askedBy: PersonId | null;
  readonly reason: string | null;
}

/** The event that says so. It changes no state: what is gone was never folded. */
export const erasedEvent = (
  actor: Actor,
  { erasure, askedBy, reason }: ErasedBy,
  { values, revisions, evidence }: ErasedCounts,
): ItemEventDraft => writer(actor)("erased", { erasure, askedBy, values, revisions, evidence }, reason === null ? {} : { reason });
