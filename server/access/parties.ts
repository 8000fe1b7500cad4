// Who had a hand in an item: they keep sight of it, wherever it goes, so that nobody loses what they signed.
import type { Item } from "@core/lifecycle/item";
import type { PersonId } from "@core/words/ids";

export type PartyFields = Pick<Item, "claim" | "suspension" | "question" | "votes" | "decision">;

export function partiesOf(item: PartyFields): readonly PersonId[] {
  const acting = [item.claim, item.suspension, item.question, ...item.votes].filter((part) => part !== null);
  const people = [...acting.flatMap((part) => [part.by, part.onBehalfOf]), ...(item.decision?.by ?? [])];
  return [...new Set(people.filter((person) => person !== null))];
}
