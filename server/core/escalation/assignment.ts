// To whom work is handed: one choice among the people who may take an item, by how its queue hands out work. It never names somebody who may
// not take it, or whose hands are full; nobody is an answer, and the item then stays in its queue.
import type { Ms, PersonId } from "@core/words/ids";
import type { AssignWhy, QueueTerms } from "@core/words/queue-terms";
import { MINUTE } from "@core/words/time";

/** How much one person has in hand, and how much they may have. */
export interface Hands {
  readonly holding: number;
  /** Most that they may have in hand at once; null for as many as come. */
  readonly limit: number | null;
}

/** Whether one more item fits. */
export const hasRoom = ({ holding, limit }: Hands): boolean => limit === null || holding < limit;

/** A reviewer of the queue, as far as the choice depends on them. */
export interface Taker extends Hands {
  readonly id: PersonId;
  /** Present, eligible, not excluded, and has not given this item back before. */
  readonly mayTake: boolean;
  /** How long all that they hold is expected to keep them. */
  readonly loadMs: Ms;
  /** The number of their last turn in this queue; 0 before the first. */
  readonly turn: number;
}

export interface Assigned {
  readonly to: PersonId;
  readonly why: AssignWhy;
}

/**
 * Whose item it is to be. `runHolder` has the first of its run, where the queue keeps runs together: then it is theirs, and while their hands
 * are full it waits for them; only where they may not take it is it anybody's.
 */
export function assign(
  terms: Pick<QueueTerms, "assign" | "keepRuns">,
  takers: readonly Taker[],
  runHolder: PersonId | null,
): Assigned | null {
  const keeper = terms.keepRuns ? takers.find(({ id, mayTake }) => id === runHolder && mayTake) : undefined;
  if (keeper !== undefined) return hasRoom(keeper) ? { to: keeper.id, why: "run" } : null;
  if (terms.assign === "pull") return null;
  const free = takers.filter((taker) => taker.mayTake && hasRoom(taker));
  const [first] = free.toSorted(terms.assign === "least_loaded" ? byLoad : byTurn);
  return first === undefined ? null : { to: first.id, why: terms.assign };
}

const byId = (a: Taker, b: Taker) => (a.id < b.id ? -1 : 1);
/** Of two who are equally busy to the minute, whose turn it is. */
const byLoad = (a: Taker, b: Taker) => minutes(a) - minutes(b) || a.holding - b.holding || byTurn(a, b);
const byTurn = (a: Taker, b: Taker) => a.turn - b.turn || byId(a, b);
const minutes = ({ loadMs }: Taker) => Math.round(loadMs / MINUTE);
