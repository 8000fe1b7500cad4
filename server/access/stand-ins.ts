// Who is really told of something: whoever is away has their deputies told in their place, who learn for whom.
import type { Ms, PersonId } from "@core/words/ids";
import type { Notice } from "@core/words/notices";
import { type Directory, standingAt } from "./directory";
import { covers } from "./resolve";

export interface Recipient {
  readonly person: PersonId;
  /** The one in whose place they are told; null where it is for themselves. */
  readonly insteadOf: PersonId | null;
}

/**
 * The people of a notice as they are at `now`, each once: for themselves, if they are meant, rather than for somebody else.
 * Who is away and has nobody who stands in and is there is told themselves, and reads it when they are back. Who has left is not told.
 */
export function recipientsOf(
  directory: Directory,
  { to, workflow, queue }: Pick<Notice, "to" | "workflow" | "queue">,
  now: Ms,
): Recipient[] {
  const place = { workflow: workflow ?? "", queue };
  const found = new Map<PersonId, Recipient>();
  const put = (recipient: Recipient) => {
    const known = found.get(recipient.person);
    if (known === undefined || (known.insteadOf !== null && recipient.insteadOf === null)) found.set(recipient.person, recipient);
  };
  for (const id of to) {
    const standing = standingAt(directory, id, now);
    if (standing === null || standing.offboarded) continue;
    const deputies = standing.absent ? presentDeputies(directory, standing, place, now) : [];
    if (deputies.length === 0) put({ person: id, insteadOf: null });
    for (const deputy of deputies) put({ person: deputy, insteadOf: id });
  }
  return [...found.values()];
}

function presentDeputies(
  directory: Directory,
  { deputies }: NonNullable<ReturnType<typeof standingAt>>,
  place: Parameters<typeof covers>[1],
  now: Ms,
): PersonId[] {
  return deputies
    .filter(({ scope }) => covers(scope, place))
    .map(({ person }) => person)
    .filter((person) => {
      const deputy = standingAt(directory, person, now);
      return deputy !== null && !deputy.offboarded && !deputy.absent;
    });
}
