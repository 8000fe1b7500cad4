// A reading that goes on the trail where it is outside of the reader's work: beside the question, and before its answer leaves.
import type { ReadWhat } from "@core/words/erasure";
import { asItemId, type ItemId, type PersonId } from "@core/words/ids";
import { recordRead, recordReads } from "../commands/record-read";
import type { Deps } from "../deps";

/** Nobody is answered whose reading could not be kept. */
export async function recorded<Answer>(
  { deps, person }: { readonly deps: Deps; readonly person: PersonId },
  item: ItemId,
  what: ReadWhat,
  answer: Promise<Answer>,
): Promise<Answer> {
  const [answered] = await Promise.all([answer, recordRead(deps, person, item, what)]);
  return answered;
}

/** The same where only the answer says which items were read. */
export async function recordedAs<Answer>(
  { deps, person }: { readonly deps: Deps; readonly person: PersonId },
  what: ReadWhat,
  answer: Promise<Answer>,
  itemsIn: (answered: Answer) => readonly string[],
): Promise<Answer> {
  const answered = await answer;
  await recordReads(deps, person, itemsIn(answered).map(asItemId), what);
  return answered;
}
