// A reading that goes on the trail where it is outside of the reader's work: beside the question, and before its answer leaves.
import type { ReadWhat } from "@core/words/erasure";
import type { ItemId, PersonId } from "@core/words/ids";
import { recordRead } from "../commands/record-read";
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
