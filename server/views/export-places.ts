// Which events of the log an export holds: a stretch of it, or places marked one by one, found in pages so that nobody waits for it.

import { isBlind } from "@core/lifecycle/blind";
import { streamOf } from "@core/trail/event";
import type { ExportScope } from "@core/trail/export-lines";
import { filterMatcher } from "@core/trail/match-filter";
import type { ExportChoice } from "@core/words/exports";
import { asItemId, type ItemId, type Ms } from "@core/words/ids";
import { isReservedWorkflow } from "@core/words/self-test";
import { MINUTE } from "@core/words/time";
import { type ChosenItem, itemsAfter, itemsNamed, oneItem, placesOfStreams, timesBetween } from "@/db/queries/trail-reading";
import { type Collected, type Cursor, collectEntries, type Looking, type TrailQuestion } from "@/db/queries/trail-search";
import type { Store } from "@/db/store";
import { isInSight, type Sight } from "../access/resolve";

/** The places of an export, in the order of the log. */
export interface Places {
  readonly scope: ExportScope;
  readonly total: number;
  /** Pages of at most `limit`: a stretch, or some places. */
  pages(limit: number): Generator<Stretch | readonly number[]>;
}

export interface Stretch {
  readonly from: number;
  readonly until: number;
}

export interface Choosing {
  readonly store: Store;
  readonly choice: ExportChoice;
  /** What a search asks the index, as its owner may ask it; null for every other choice. */
  readonly question: TrailQuestion | null;
  /** What whoever asks may see. */
  readonly sight: Sight;
  /** How many events the checkpoint is over that proves them. */
  readonly size: number;
  /** Asked between two pages; throws where the export is to end. */
  readonly goOn: () => Promise<void>;
}

export interface Chosen {
  readonly places: Places;
  /** Items that are left out while people sign them blind. */
  readonly withheld: number;
}

export async function choosePlaces(choosing: Choosing): Promise<Chosen> {
  const { choice, store, size } = choosing;
  if (choice.of === "all") return { places: stretch("all", { from: 0, until: size }), withheld: 0 };
  if (choice.of === "period") return { places: stretch("period", await stretchOf(store, choice, size)), withheld: 0 };
  const marks = new Uint8Array(Math.ceil(size / 8));
  let withheld = 0;
  for await (const page of chosenItems(choosing)) {
    withheld += page.withheld;
    const streams = page.items.map(({ id }) => streamOf("item", id));
    for (const place of await store.read((tx) => placesOfStreams(tx, streams, size))) mark(marks, place);
  }
  return { places: marked(marks, size), withheld };
}

const ITEMS_TOGETHER = 200;

/** The items of a choice that one may see, page by page, in the order in which they came; those that are signed blind now are only counted. */
export async function* chosenItems(
  choosing: Omit<Choosing, "size">,
): AsyncGenerator<{ readonly items: readonly ChosenItem[]; readonly withheld: number }> {
  const { choice, sight, question } = choosing;
  const wanted = itemsWanted(choice);
  for await (const page of question === null ? itemsInOrder(choosing) : itemsFound(choosing, question)) {
    const found = page.filter((item) => isInSight(sight, item) && wanted(item));
    const items = found.filter(({ fold }) => !isBlind(fold));
    yield { items, withheld: found.length - items.length };
  }
}

async function* itemsInOrder({ store, choice, goOn }: Omit<Choosing, "size">): AsyncGenerator<readonly ChosenItem[]> {
  for (let after: ItemId | null = null; ; ) {
    await goOn();
    const page: readonly ChosenItem[] =
      choice.of === "item"
        ? [(await store.read((tx) => oneItem(tx, choice.item))) ?? []].flat()
        : await store.read((tx) => itemsAfter(tx, after, ITEMS_TOGETHER, choice.of === "run" ? choice : null));
    yield page;
    after = page.at(-1)?.id ?? null;
    if (choice.of === "item" || page.length < ITEMS_TOGETHER) return;
  }
}

/** Every item of which an event is found, each once, by the first event of it that is. */
async function* itemsFound({ store, goOn }: Omit<Choosing, "size">, question: TrailQuestion): AsyncGenerator<readonly ChosenItem[]> {
  const known = new Set<string>();
  for (let after: Cursor | null = null; ; ) {
    await goOn();
    const looking: Looking = { after, most: ITEMS_TOGETHER, used: () => 1 };
    const found: Collected = await store.read((tx) => collectEntries(tx, { ...question, order: "oldest" }, looking));
    const { entries, all, reached } = found;
    const fresh = [...new Set(entries.flatMap(({ item }) => (item === null || known.has(item) ? [] : [item])))];
    for (const id of fresh) known.add(id);
    yield await store.read((tx) => itemsNamed(tx, fresh.map(asItemId)));
    if (all || reached === null) return;
    after = reached;
  }
}

function itemsWanted(choice: ExportChoice): (item: ChosenItem) => boolean {
  switch (choice.of) {
    case "item":
    case "run":
    case "search":
      return () => true;
    case "filter": {
      const { filter } = choice;
      const matches = filterMatcher(filter);
      // How many are left out must not tell who has signed them.
      const matchesBlindly = filterMatcher({ ...filter, person: null });
      return (item) =>
        (filter.workflow !== null || !isReservedWorkflow(item.workflow)) && (isBlind(item.fold) ? matchesBlindly : matches)(item);
    }
    // Decisions by the time at which they were taken; where nobody decided there is none.
    case "period":
      return ({ closedAt }) => closedAt !== null && closedAt >= choice.from && closedAt < choice.until;
    case "all":
      return () => true;
    case "runs":
      throw new Error("a process log is written run by run, and marks no places of the log");
  }
}

function stretch(scope: "all" | "period", { from, until }: Stretch): Places {
  return {
    scope,
    total: Math.max(0, until - from),
    *pages(limit) {
      for (let at = from; at < until; at += limit) yield { from: at, until: Math.min(until, at + limit) };
    },
  };
}

function mark(marks: Uint8Array, place: number): void {
  const at = place >> 3;
  marks[at] = (marks[at] ?? 0) | (1 << (place & 7));
}

function marked(marks: Uint8Array, size: number): Places {
  const isMarked = (place: number) => ((marks[place >> 3] ?? 0) & (1 << (place & 7))) !== 0;
  let total = 0;
  for (const byte of marks) total += ONES[byte] ?? 0;
  return {
    scope: "items",
    total,
    *pages(limit) {
      let page: number[] = [];
      for (let place = 0; place < size; place++) {
        // Eight at a step where there is none.
        if ((place & 7) === 0 && marks[place >> 3] === 0) place += 7;
        else if (isMarked(place)) page.push(place);
        if (page.length < limit) continue;
        yield page;
        page = [];
      }
      if (page.length > 0) yield page;
    },
  };
}

/** How many bits are set in each byte. */
const ONES = Uint8Array.from({ length: 256 }, (_, byte) => byte.toString(2).replaceAll("0", "").length);

/** Events come in the order in which they were committed; by their own clock they lie at most so far apart from it. */
const APART_MS = 2 * MINUTE;
const TIMES_TOGETHER = 1_000;

/** The stretch from the first event that happened at `from` or later, to the last one before `until`. */
export async function stretchOf(store: Store, { from, until }: { readonly from: Ms; readonly until: Ms }, size: number): Promise<Stretch> {
  const timeAt = async (place: number) => (await store.read((tx) => timesBetween(tx, place, place + 1)))[0]?.at ?? 0;
  /** The first place at whose time it is `at`, if the log were in order of time. */
  const reached = async (at: Ms) => {
    let [low, high] = [0, size];
    while (low < high) {
      const middle = low + Math.floor((high - low) / 2);
      if ((await timeAt(middle)) < at) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const [begin, end] = [await reached(from - APART_MS), await reached(until + APART_MS)];
  const within = async (at: number, upTo: number) =>
    (await store.read((tx) => timesBetween(tx, at, upTo))).filter((event) => event.at >= from && event.at < until);
  for (let at = begin; at < end; at += TIMES_TOGETHER) {
    const first = (await within(at, Math.min(end, at + TIMES_TOGETHER)))[0];
    if (first === undefined) continue;
    for (let upTo = end; ; upTo -= TIMES_TOGETHER) {
      const last = (await within(Math.max(begin, upTo - TIMES_TOGETHER), upTo)).at(-1);
      if (last !== undefined) return { from: first.logIndex, until: last.logIndex + 1 };
    }
  }
  return { from: 0, until: 0 };
}
