// Names under a blind quorum: of people only one's own is told, and theirs who have the item in hand now. Whoever had it before may have signed.
import type { Item } from "@core/lifecycle/item";
import { asPersonId, type PersonId } from "@core/words/ids";
import { t } from "@core/words/t";
import type { Names } from "./names";
import type { PersonRef } from "./shapes";

/** Whoever claimed it, set it aside, or waits for an answer. */
export const handsOf = ({ claim, suspension, question }: Pick<Item, "claim" | "suspension" | "question">): PersonId | null =>
  (claim ?? suspension ?? question)?.by ?? null;

/** Stands for somebody who must not be told of. */
export const NOBODY = asPersonId("");

export function veiledNames(names: Names, hands: PersonId | null): Names {
  const somebody: PersonRef = { id: NOBODY, name: t("told.somebody"), initials: "?", you: false };
  return { ...names, person: (id) => (names.own(id) || (hands !== null && hands === id) ? names.person(id) : somebody) };
}
