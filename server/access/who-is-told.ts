// Whom a rung tells at an instant: those who are there, and for who is absent then, whoever acts for them.
import type { Rung } from "@core/words/actors";
import type { Ms, PersonId } from "@core/words/ids";
import type { StoredQueue } from "@/db/queries/queues";
import { type Directory, standingAt } from "./directory";

export interface Told {
  readonly person: PersonId;
  /** Whom they stand in for; null for themselves. */
  readonly standsInFor: PersonId | null;
}

export interface WhoIsTold {
  readonly told: readonly Told[];
  /** Absent then, with nobody who acts for them: they are told, and do not hear it. */
  readonly away: readonly PersonId[];
}

type Whom = Extract<Rung, { readonly do: "notify" }>["who"];

export function whoIsTold(directory: Directory, queue: Pick<StoredQueue, "id" | "owner" | "members">, who: Whom, at: Ms): WhoIsTold {
  const meant = who === "owner" ? [queue.owner] : who === "members" ? queue.members : [who];
  const told: Told[] = [];
  const away: PersonId[] = [];
  for (const id of meant) {
    const standing = standingAt(directory, id, at);
    if (standing === null || standing.offboarded) continue;
    if (!standing.absent) {
      told.push({ person: id, standsInFor: null });
      continue;
    }
    // A deputyship for one workflow is for items of that workflow, and here none is meant.
    const standIns = standing.deputies.filter(({ person, scope }) => {
      const deputy = standingAt(directory, person, at);
      const reaches = scope.kind === "all" || (scope.kind === "queue" && scope.queue === queue.id);
      return reaches && deputy !== null && !deputy.absent && !deputy.offboarded;
    });
    if (standIns.length === 0) away.push(id);
    for (const { person } of standIns) told.push({ person, standsInFor: id });
  }
  return { told, away };
}
