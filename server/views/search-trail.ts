// The trail searched: a page of events as this person may see them, how many there are, and how they fall into what people narrow by.
import { INDEX_VERSION } from "@core/trail/search-entry";
import { facetValue } from "@core/trail/search-words";
import { asAgentId, asItemId, asPersonId, type ItemId, type PersonId } from "@core/words/ids";
import { searchProblemWords } from "@core/words/search-problems";
import { type ArrivedInput, COUNTED_FACETS, type CountedFacet, type SearchTrailInput } from "@core/words/search-trail";
import { t } from "@core/words/t";
import { revealLine } from "@core/words/untrusted-text";
import { PRINTED_LEVELS } from "@core/words/vocabulary";
import { trailEnd } from "@/db/queries/events";
import { readRows } from "@/db/queries/item-rows";
import { eventsAt, placesOfItems } from "@/db/queries/trail-reading";
import { type Cursor, collectEntries, type IndexedEntry, readMarks, type TrailQuestion } from "@/db/queries/trail-search";
import { isInSight, sightFor } from "../access/resolve";
import { latestCheckpoint } from "../access/trail-proofs";
import { type Asked, askTrail, shortestName } from "../access/trail-question";
import type { Deps } from "../deps";
import { type Reading, readAs } from "./reading";
import type { FacetValue, TrailPage, TrailRow } from "./shapes-trail";
import { trailRow } from "./trail-words";

/** So many are counted; beyond that it is said that there are more. */
const COUNTED = 10_000;
/** Values of a facet that are offered. */
const OFFERED = 8;
/** After this an answer is given with what was found. */
const PATIENCE_MS = 110;

export function searchTrail(deps: Deps, person: PersonId, { q, zone, cursor, limit }: SearchTrailInput): Promise<TrailPage> {
  const began = performance.now();
  return readAs(deps, person, async (reading) => {
    const { tx, now, directory, standing } = reading;
    const asked = askTrail(q, { standing, directory, now, zone });
    const marks = await readMarks(tx);
    const next = marks.version === INDEX_VERSION ? (marks.next ?? 0) : 0;
    const rest = { behind: (await trailEnd(tx)) + 1 - next, upTo: next - 1 };
    if (asked.problems.length > 0) return { ...NOTHING, ...rest, problems: told(asked), tookMs: performance.now() - began };
    const first = cursor === null;
    const looking = { after: readCursor(cursor), most: first ? COUNTED : limit, used: () => (performance.now() - began) / PATIENCE_MS };
    const found = await collectEntries(tx, asked.question, looking);
    const page = found.entries.slice(0, limit);
    const counted = first ? await inSightNow(reading, found.entries) : [];
    const more = found.entries.length > limit ? cursorOf(page.at(-1)) : found.reached;
    return {
      ...rest,
      problems: [],
      rows: await rowsFor(reading, page),
      next: more === null ? null : writeCursor(more),
      reachedAt: found.entries.length <= limit && !found.all ? await timeAt(reading, found.reached) : null,
      counts: first ? { events: counted.length, exact: found.all, facets: facetsOf(counted, reading) } : null,
      tookMs: performance.now() - began,
    };
  });
}

const NOTHING = { rows: [], next: null, reachedAt: null, counts: null } as const;

const told = ({ problems }: Asked): TrailPage["problems"] =>
  problems.map((problem) => ({ ...problem, words: searchProblemWords(problem) }));

/** How many events that match came after a place: what waits behind "3 new". */
export function arrivedInTrail(deps: Deps, person: PersonId, { q, zone, after }: ArrivedInput): Promise<{ readonly count: number }> {
  return readAs(deps, person, async (reading) => {
    const { tx, now, directory, standing } = reading;
    const asked = askTrail(q, { standing, directory, now, zone });
    if (asked.problems.length > 0) return { count: 0 };
    const question: TrailQuestion = { ...asked.question, order: "oldest" };
    const began = performance.now();
    const used = () => (performance.now() - began) / PATIENCE_MS;
    const { entries } = await collectEntries(tx, question, { after: { logIndex: after, amount: null }, most: MOST_ARRIVED, used });
    return { count: (await inSightNow(reading, entries)).filter(({ logIndex }) => logIndex > after).length };
  });
}
const MOST_ARRIVED = 99;

function cursorOf(entry: IndexedEntry | undefined): Cursor | null {
  return entry === undefined ? null : { logIndex: entry.logIndex, amount: entry.amount };
}
const writeCursor = ({ logIndex, amount }: Cursor): string => `${logIndex}/${amount ?? ""}`;

/** One that was not written here reads as no cursor. */
function readCursor(text: string | null): Cursor | null {
  const [, logIndex, amount] = /^(-?\d{1,16})\/(-?\d{1,16}|)$/.exec(text ?? "") ?? [];
  return logIndex === undefined
    ? null
    : { logIndex: Number(logIndex), amount: amount === "" || amount === undefined ? null : Number(amount) };
}

async function timeAt({ tx }: Reading, reached: Cursor | null): Promise<number | null> {
  const [event] = reached === null ? [] : await eventsAt(tx, [reached.logIndex]);
  return event?.at ?? null;
}

/** What went into a queue out of this person's sight since it was indexed is neither shown nor counted. */
async function inSightNow({ tx, standing }: Reading, entries: readonly IndexedEntry[]): Promise<readonly IndexedEntry[]> {
  const sight = sightFor(standing, "trail.read");
  if (sight.kind === "all" || sight.queues.length === 0) return entries;
  const ids = [...new Set(entries.flatMap(({ item }): ItemId[] => (item === null ? [] : [asItemId(item)])))];
  const seen = new Set((await placesOfItems(tx, ids)).filter((place) => isInSight(sight, place)).map(({ id }) => id));
  return entries.filter(({ item }) => item === null || seen.has(asItemId(item)));
}

/** Rows in the order of the entries. */
async function rowsFor(reading: Reading, asked: readonly IndexedEntry[]): Promise<TrailRow[]> {
  const { tx, names } = reading;
  const entries = await inSightNow(reading, asked);
  const events = new Map(
    (
      await eventsAt(
        tx,
        entries.map(({ logIndex }) => logIndex),
      )
    ).map((event) => [event.logIndex, event]),
  );
  const ids = [...new Set(entries.flatMap(({ item }): ItemId[] => (item === null ? [] : [asItemId(item)])))];
  const items = new Map((await readRows(tx, ids)).map((row) => [row.id as string, row]));
  const covered = (await latestCheckpoint(tx))?.size ?? 0;
  return entries.flatMap(({ logIndex, item: id }) => {
    const event = events.get(logIndex);
    const item = id === null ? undefined : items.get(id);
    return event === undefined ? [] : [trailRow(event, item, names, covered)];
  });
}

function facetsOf(entries: readonly IndexedEntry[], reading: Reading): NonNullable<TrailPage["counts"]>["facets"] {
  const counts = new Map<string, number>();
  for (const { facets } of entries) for (const token of facets.split(" ")) counts.set(token, (counts.get(token) ?? 0) + 1);
  return Object.fromEntries(
    COUNTED_FACETS.map((facet) => {
      const values = [...counts].flatMap(([token, count]) => {
        const value = facetValue(facet, token);
        return value === null || (facet === "by" && value === "any") ? [] : [{ ...named(facet, value, reading), count }];
      });
      return [facet, values.sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1)).slice(0, OFFERED)];
    }),
  );
}

function named(facet: CountedFacet, value: string, { directory, names }: Reading): Pick<FacetValue, "value" | "label"> {
  switch (facet) {
    case "by": {
      const person = directory.people.get(asPersonId(value));
      return person === undefined
        ? { value, label: value }
        : { value: shortestName(directory.people, person.id), label: names.person(person.id).name };
    }
    case "agent": {
      const { name } = names.agent(asAgentId(value));
      return { value: directory.agents.has(asAgentId(value)) ? name : value, label: name };
    }
    case "level": {
      const level = PRINTED_LEVELS.find((one) => one === value);
      return { value, label: level === undefined ? value : t(`marks.${level}`) };
    }
    default:
      return { value, label: revealLine(value) };
  }
}
