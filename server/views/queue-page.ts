// A page of open work in the order of work: of one queue, or of all a person may see; filtered, searched, keyset-paged.
import type { QueueItemsInput } from "@core/words/decisions";
import type { Sort } from "@core/words/filter-only";
import { asItemId, type Ms, type PersonId } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { printLevel } from "@core/words/vocabulary";
import { readRows } from "@/db/queries/item-rows";
import { searchOpen } from "@/db/queries/open-search";
import {
  byPlace,
  heldBy,
  type OpenFilter,
  type Order,
  openPlaces,
  type SortedPlace,
  sortedPlaces,
  type WorkPlace,
} from "@/db/queries/queue-pages";
import { type Bounds, boundsOf } from "../access/open-work";
import type { Deps } from "../deps";
import { shapeRows } from "./item-row";
import { openCounts, SOON } from "./open-counts";
import { type Reading, readAs, sees } from "./reading";
import type { QueuePage } from "./shapes-queue";

/** Counting what a filter matches stops here. */
const COUNTED_TO = 1_000;

export function queuePage(deps: Deps, person: PersonId, input: QueueItemsInput): Promise<Result<QueuePage, Refusal>> {
  return readAs(deps, person, async (reading) => {
    const from = input.cursor === null ? null : (parsePlace(input.cursor) ?? parseSorted(input.cursor));
    if (input.cursor !== null && from === null)
      return refuse({ code: "invalid", errors: [{ path: "/cursor", message: "Not a cursor of this list." }] });
    const bounds = boundsOf(reading.standing, reading.directory, input.queueId);
    if (input.queueId !== null && !reading.directory.queues.has(input.queueId)) return refuse({ code: "not-found" });
    if (input.queueId !== null && bounds.queues.length === 0) return refuse({ code: "not-found" });
    return ok(
      input.only === "mine"
        ? await mine(reading, input)
        : await page(deps, reading, input, bounds, from !== null && "sortPriority" in from ? from : null),
    );
  });
}

async function page(deps: Deps, reading: Reading, input: QueueItemsInput, bounds: Bounds, from: WorkPlace | null): Promise<QueuePage> {
  const { tx, names } = reading;
  if (input.sort !== "work") return sortedPage(deps, reading, input, bounds, orderOf(input.sort));
  const { places, total, capped } = await matching(deps, reading, input, bounds, from);
  const shown = places.slice(0, input.limit);
  const records = (
    await readRows(
      tx,
      shown.map(({ id }) => id),
    )
  ).sort(byPlace);
  const last = places.length > input.limit ? shown.at(-1) : undefined;
  return { rows: await shapeRows(tx, records, names), next: last ? printPlace(last) : null, total, capped };
}

const orderOf = (sort: Exclude<Sort, "work">): Order => ({
  by: sort.replace("-", "") as Order["by"],
  descending: sort.startsWith("-"),
});

async function sortedPage(
  deps: Deps,
  { tx, now, names, directory }: Reading,
  input: QueueItemsInput,
  bounds: Bounds,
  order: Order,
): Promise<QueuePage> {
  const narrowed = filterOf(input, bounds, now);
  const found = input.search ? await searchOpen(tx, narrowed, input.search, [...directory.agents.keys()]) : null;
  const filter = found === null ? narrowed : { ...narrowed, ids: found.places.map(({ id }) => id) };
  const from = input.cursor === null ? null : parseSorted(input.cursor);
  const places = await sortedPlaces(tx, filter, order, from, input.limit + 1);
  const ids = places.slice(0, input.limit).map(({ id }) => id);
  const at = new Map(ids.map((id, place) => [id, place]));
  const records = (await readRows(tx, ids)).sort((a, b) => (at.get(a.id) ?? 0) - (at.get(b.id) ?? 0));
  const known = found === null ? await countKnown(deps, tx, now, input, bounds) : found.places.length;
  const counted = known ?? (await openPlaces(tx, filter, null, COUNTED_TO + 1)).length;
  const last = places.length > input.limit ? places[input.limit - 1] : undefined;
  return {
    rows: await shapeRows(tx, records, names),
    next: last ? `${last.key},${last.id}` : null,
    total: known ?? Math.min(counted, COUNTED_TO),
    capped: found?.partial ?? (known === null && counted > COUNTED_TO),
  };
}

function parseSorted(text: string): SortedPlace | null {
  const parts = /^(-?\d{1,16}(?:\.\d{1,12})?),([0-9a-f-]{1,64})$/.exec(text);
  return parts && { key: Number(parts[1]), id: asItemId(parts[2] ?? "") };
}

interface Matching {
  /** After the cursor; one more than a page if there is one. */
  readonly places: readonly WorkPlace[];
  readonly total: number;
  readonly capped: boolean;
}

async function matching(
  deps: Deps,
  { tx, now, directory }: Reading,
  input: QueueItemsInput,
  bounds: Bounds,
  from: WorkPlace | null,
): Promise<Matching> {
  const filter = filterOf(input, bounds, now);
  const wanted = input.limit + 1;
  if (input.search !== null && input.search !== "") {
    const { places, partial } = await searchOpen(tx, filter, input.search, [...directory.agents.keys()]);
    const following = from === null ? places : places.filter((place) => byPlace(place, from) > 0);
    return { places: following.slice(0, wanted), total: places.length, capped: partial };
  }
  const known = await countKnown(deps, tx, now, input, bounds);
  if (known !== null) return { places: await openPlaces(tx, filter, from, wanted), total: known, capped: false };
  const counted = await openPlaces(tx, filter, null, COUNTED_TO + 1);
  const places = from === null ? counted.slice(0, wanted) : await openPlaces(tx, filter, from, wanted);
  return { places, total: Math.min(counted.length, COUNTED_TO), capped: counted.length > COUNTED_TO };
}

function filterOf({ only, level, workflow }: QueueItemsInput, bounds: Bounds, now: Ms): OpenFilter {
  return {
    ...bounds,
    workflow: workflow ?? undefined,
    review: only === "free" ? "queued" : only === "asked" ? "awaiting_input" : undefined,
    dueBefore: only === "overdue" ? now : only === "near" ? now + SOON : undefined,
    level: level === null ? undefined : level === "dual" ? "review" : level,
    dual: level === "dual" ? true : level === "review" ? false : undefined,
  };
}

/** What the kept counts answer already; null for filters that they do not know. */
async function countKnown(deps: Deps, tx: Reading["tx"], now: Ms, { only, level, workflow }: QueueItemsInput, bounds: Bounds) {
  if (level !== null || workflow !== null) return null;
  const counts = [...(await openCounts(deps.store, tx, now, bounds)).values()];
  const sum = (count: (of: (typeof counts)[number]) => number) => counts.reduce((total, of) => total + count(of), 0);
  switch (only) {
    case "free":
      return sum(({ open, inWork }) => open - inWork);
    case "asked":
      return sum(({ waiting }) => waiting);
    case "overdue":
      return sum(({ overdue }) => overdue);
    case "near":
      return sum(({ overdue, dueSoon }) => overdue + dueSoon);
    default:
      return sum(({ open }) => open);
  }
}

/** What the person holds is few and theirs to see, wherever it lies; it comes as one page. */
async function mine({ tx, standing, names }: Reading, { queueId, workflow, level, search }: QueueItemsInput): Promise<QueuePage> {
  const text = search?.toLowerCase() ?? "";
  const records = (await heldBy(tx, standing.id)).filter(
    (record) =>
      sees(standing, record.fold) &&
      (queueId === null || record.queue === queueId) &&
      (workflow === null || record.workflow === workflow) &&
      (level === null || printLevel(record.level ?? "review", record.quorum ?? 1) === level) &&
      [record.title, record.externalId, record.run, record.action].some((field) => field?.toLowerCase().includes(text)),
  );
  return { rows: await shapeRows(tx, records.sort(byPlace), names), next: null, total: records.length, capped: false };
}

const printPlace = ({ sortPriority, sortDue, id }: WorkPlace) => `${sortPriority},${sortDue},${id}`;

function parsePlace(text: string): WorkPlace | null {
  const parts = /^(-?\d{1,15}),(\d{1,16}),([0-9a-f-]{1,64})$/.exec(text);
  if (!parts) return null;
  const [, sortPriority, sortDue, id = ""] = parts;
  return { sortPriority: Number(sortPriority), sortDue: Number(sortDue), id: asItemId(id) };
}
