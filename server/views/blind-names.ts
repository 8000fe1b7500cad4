// Names under a blind quorum: of people only one's own is told, and theirs who have the item in hand now. Whoever had it before may have signed, and what they said may lean others.
import { isBlind } from "@core/lifecycle/blind";
import type { Item } from "@core/lifecycle/item";
import type { RecordedEvent } from "@core/words/events";
import { asPersonId, type PersonId } from "@core/words/ids";
import { t } from "@core/words/t";
import type { Names } from "./names";
import type { PersonRef } from "./shapes";

type Hands = Pick<Item, "claim" | "suspension" | "question">;

/** Whoever claimed it, set it aside, or waits for an answer. */
export const handsOf = ({ claim, suspension, question }: Hands): PersonId | null => (claim ?? suspension ?? question)?.by ?? null;

/** Stands for somebody who must not be told of. */
export const NOBODY = asPersonId("");

export function veiledNames(names: Names, item: Hands): Names {
  const somebody: PersonRef = { id: NOBODY, name: t("told.somebody"), initials: "?", you: false };
  const { by, onBehalfOf } = item.claim ?? item.suspension ?? item.question ?? { by: null, onBehalfOf: null };
  return { ...names, person: (id) => (names.own(id) || id === by || id === onBehalfOf ? names.person(id) : somebody) };
}

/** Whoever is not named is not quoted either. */
export const quoteOf = <Words>({ id }: Pick<PersonRef, "id">, words: Words): Words | null => (id === NOBODY ? null : words);

/** Sent to the reader by name: up, or back with an answer. */
export const isMeantFor = (event: RecordedEvent, { own }: Names): boolean =>
  (event.type === "escalated" || event.type === "returned") && event.data.landing.to === "claim" && own(event.data.landing.claim.by);

/** The names that may be told of an item. */
export const namesOn = (item: Item, names: Names): Names => (isBlind(item) ? veiledNames(names, item) : names);
