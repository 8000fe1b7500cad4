// Second opinions: all of one item, as whoever sees it reads them, and those that a person was asked for and has not given.
import { hidesSigners } from "@core/lifecycle/blind";
import type { Item } from "@core/lifecycle/item";
import type { RecordedEvent } from "@core/words/events";
import { asPersonId, type PersonId } from "@core/words/ids";
import { revealText } from "@core/words/untrusted-text";
import type { Json } from "@core/words/vocabulary";
import { readRows } from "@/db/queries/item-rows";
import { opinionsAsked } from "@/db/queries/opinions";
import type { Deps } from "../deps";
import { titleOf } from "./item-row";
import type { Names } from "./names";
import { readAs, sees } from "./reading";
import type { AskedForOpinion, OpinionView } from "./shapes-opinions";

/** In the order in which they were asked; those that were withdrawn are left to the timeline. What became blind since leaves nothing of them but one's own question. */
export function opinionsOf(item: Item, events: readonly RecordedEvent[], names: Names): readonly OpinionView[] {
  const all = allOpinions(events, names);
  return hidesSigners(item) ? all.filter(({ asker }) => asker.you).map((one) => ({ ...one, given: null })) : all;
}

function allOpinions(events: readonly RecordedEvent[], names: Names): readonly OpinionView[] {
  return events.flatMap((event): OpinionView[] => {
    if (event.type !== "opinion_asked") return [];
    const ends = events.find(
      (other) => (other.type === "opinion_given" || other.type === "opinion_withdrawn") && other.data.asked === event.seq,
    );
    if (ends?.type === "opinion_withdrawn") return [];
    const given = ends?.type === "opinion_given" ? { at: ends.at, leaning: ends.data.leaning, words: spoken(ends.free.words) } : null;
    const asker = names.person(asPersonId(event.actor.id));
    return [{ seq: event.seq, asker, of: names.person(event.data.of), question: spoken(event.free.question), at: event.at, given }];
  });
}

const spoken = (value: Json | undefined): string | null => (typeof value === "string" ? revealText(value) : null);

/** Nobody is asked so often that more were read. */
const MOST = 20;

export function askedForOpinions(deps: Deps, person: PersonId): Promise<readonly AskedForOpinion[]> {
  return readAs(deps, person, async ({ tx, standing, names }) => {
    const asked = await opinionsAsked(tx, person, MOST);
    const rows = await readRows(
      tx,
      asked.map(({ item }) => item),
    );
    // What has left their sight since they were asked they can no longer answer, and its title is not theirs to read.
    const seen = new Set(rows.filter(({ fold }) => sees(standing, fold)).map(({ id }) => id));
    return asked
      .filter(({ item }) => seen.has(item))
      .map(({ item, seq, asker, at, title }) => ({ itemId: item, seq, title: titleOf(title), asker: names.person(asker), at }));
  });
}
