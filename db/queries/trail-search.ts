// Search in the trail by its index: the newest first, the oldest first or by amount, page by page; and the rows that the index is made of.
// What an index of words cannot answer is looked at entry by entry, for as long as the caller has time.
import type { Ms } from "@core/words/ids";
import type { SearchOrder } from "@core/words/search-trail";
import { type SQL, sql } from "drizzle-orm";
import { lockAlone } from "../engine/locks";
import {
  areFew,
  blankEntriesOf,
  entriesWith,
  type IndexedEntry,
  rowsOf,
  type Token,
  type TokenQuery,
  wordsBeginning,
} from "../engine/trail-index";
import type { Tx } from "../store";

export type { IndexedEntry, Token } from "../engine/trail-index";
export { deleteEntriesOf, emptyIndex, facetsOfItems, insertEntries, putMark, wordsBeginning } from "../engine/trail-index";

export interface TrailQuestion extends TokenQuery {
  /** Words side by side, with a blank between them and around. */
  readonly phrases: readonly string[];
  readonly noPhrases: readonly string[];
  /** From an instant up to, and without, another. */
  readonly from: Ms | null;
  readonly to: Ms | null;
  /** Both count; in thousandths. */
  readonly least: number | null;
  readonly most: number | null;
  readonly order: SearchOrder;
}

export interface Collected {
  readonly entries: readonly IndexedEntry[];
  /** Nothing else matches. */
  readonly all: boolean;
  /** Where to go on looking, when not all was looked through. */
  readonly reached: Cursor | null;
}

/** The last entry that was looked at. */
export interface Cursor {
  readonly logIndex: number;
  /** Where the order is by amount. */
  readonly amount: number | null;
}

export interface Looking {
  readonly after: Cursor | null;
  readonly most: number;
  /** The share of the caller's time that is used up, asked after each step: from 1 on the answer is what was found. */
  readonly used: () => number;
}

/** Entries that were looked at in one step. */
const STEP = 5_000;
/** A step looks for words within a stretch of the log, so that neither engine gathers all places of what is everywhere. */
const STRETCH = 20_000;
/** A stretch that took a smaller share of the time than this is followed by one so many times as long: what is rare is soon found. */
const QUICK = 0.15;
const LONGER = 4;
/** More words with the same beginning are not looked up one by one. */
const FEW_WORDS = 200;
/** So few amounts within the bounds are looked through singly. */
const FEW_AMOUNTS = 10_000;
const EVERYWHERE = Number.MAX_SAFE_INTEGER;
/** The order of the trail is that of its times but for what was committed late. */
const LATE_MS = 600_000;

/** The words are the longest part of an entry: they are read where something is looked for in them. */
const entryWith = (words: boolean) =>
  sql.raw(
    `e.log_index as "logIndex", e.at as at, e.item as item, e.amount as amount, e.facets as facets, ${words ? "e.words" : "''"} as words`,
  );
const ENTRY = entryWith(true);

/** At most so many entries that match, in the order asked for. */
export async function collectEntries(tx: Tx, question: TrailQuestion, looking: Looking): Promise<Collected> {
  const few = await byFewAmounts(tx, question, looking);
  if (few !== null) return few;
  return question.order === "amount" ? byAmount(tx, question, looking) : byPlace(tx, question, looking);
}

async function byPlace(tx: Tx, question: TrailQuestion, { after, most, used }: Looking): Promise<Collected> {
  const oldest = question.order === "oldest";
  let { first, end } = await boundsOf(tx, question);
  if (after !== null) {
    if (oldest) first = Math.max(first, after.logIndex + 1);
    else end = Math.min(end, after.logIndex);
  }
  const tokens = await spelled(tx, question);
  if (tokens === null) return NOTHING;
  const filtered = question.least !== null || question.most !== null || question.from !== null || question.to !== null;
  const words = question.phrases.length > 0 || question.noPhrases.length > 0;
  const looksSingly = filtered || words;
  const found: IndexedEntry[] = [];
  const few = await areFew(tx, tokens);
  let stretch = few ? end - first : STRETCH;
  while (first < end) {
    const began = used();
    const limit = looksSingly ? STEP : most - found.length + 1;
    const [from, before] = oldest ? [first, Math.min(end, first + stretch)] : [Math.max(first, end - stretch), end];
    const entries = await rowsOf<IndexedEntry>(tx, entriesWith(tx, entryWith(words), tokens, { from, before, limit, oldest, few }));
    for (const entry of entries) if (!looksSingly || fits(entry, question)) found.push(entry);
    if (found.length > most) return cut(found, most);
    const last = entries.length < limit ? undefined : entries.at(-1);
    if (oldest) first = last === undefined ? before : last.logIndex + 1;
    else end = last === undefined ? from : last.logIndex;
    const now = used();
    if (now >= 1 && first < end) return { entries: found, all: false, reached: { logIndex: oldest ? first - 1 : end, amount: null } };
    if (last === undefined && now - began < QUICK) stretch *= LONGER;
  }
  return { ...NOTHING, entries: found };
}

const NOTHING: Collected = { entries: [], all: true, reached: null };

/** The tokens with each beginning as the words that begin so; null where a word is asked for that is nowhere. */
async function spelled(tx: Tx, { must, mustNot }: TokenQuery): Promise<TokenQuery | null> {
  const all: (readonly Token[])[] = [];
  for (const any of must) all.push((await Promise.all(any.map((token) => wordsFor(tx, token)))).flat());
  const none = (await Promise.all(mustNot.map((token) => wordsFor(tx, token)))).flat();
  return all.some((any) => any.length === 0) ? null : { must: all, mustNot: none };
}

async function wordsFor(tx: Tx, token: Token): Promise<readonly Token[]> {
  if (!token.prefix) return [token];
  const words = await wordsBeginning(tx, token.text, FEW_WORDS + 1);
  return words.length > FEW_WORDS ? [token] : words.map((text) => ({ text, prefix: false }));
}

function cut(found: readonly IndexedEntry[], most: number): Collected {
  const entries = found.slice(0, most);
  const last = entries.at(-1);
  return { entries, all: false, reached: last === undefined ? null : { logIndex: last.logIndex, amount: last.amount } };
}

/** The stretch of the log that a stretch of time can lie in; the whole index without one. */
async function boundsOf(tx: Tx, { from, to }: TrailQuestion): Promise<{ readonly first: number; readonly end: number }> {
  const first = from === null ? 0 : await edge(tx, sql`where at >= ${from - LATE_MS} order by at asc`);
  const last = await edge(tx, to === null ? sql`order by log_index desc` : sql`where at < ${to + LATE_MS} order by at desc`);
  return first === null || last === null ? { first: 0, end: 0 } : { first, end: last + 1 };
}

async function edge(tx: Tx, where: SQL): Promise<number | null> {
  const [row] = await rowsOf<{ place: number }>(tx, sql`select log_index as place from trail_entries ${where} limit 1`);
  return row?.place ?? null;
}

/** Where only a few amounts lie within the bounds, they lead. Null where there are many. */
async function byFewAmounts(tx: Tx, question: TrailQuestion, { after, most }: Looking): Promise<Collected | null> {
  const { least, most: largest } = question;
  if (least === null && largest === null) return null;
  const within = sql`amount >= ${least ?? -EVERYWHERE} and amount <= ${largest ?? EVERYWHERE}`;
  const [count] = await rowsOf<{ count: number }>(
    tx,
    sql`select count(*) as count from (select 1 from trail_entries where amount is not null and ${within} limit ${FEW_AMOUNTS + 1}) as counted`,
  );
  if ((count?.count ?? 0) > FEW_AMOUNTS) return null;
  const entries = await rowsOf<IndexedEntry>(tx, sql`select ${ENTRY} from trail_entries e where e.amount is not null and ${within}`);
  return sorted(
    entries.filter((entry) => matches(entry, question)),
    question,
    after,
    most,
  );
}

function sorted(entries: readonly IndexedEntry[], { order }: TrailQuestion, after: Cursor | null, most: number): Collected {
  const rank = (a: Cursor, b: Cursor): number => {
    if (order === "oldest") return a.logIndex - b.logIndex;
    if (order === "amount" && a.amount !== b.amount) return (b.amount ?? 0) - (a.amount ?? 0);
    return b.logIndex - a.logIndex;
  };
  const rest = entries.filter((entry) => after === null || rank(entry, after) > 0).sort(rank);
  return rest.length > most ? cut(rest, most) : { entries: rest, all: true, reached: null };
}

/** The largest first: of few entries by sorting them all, of many down the index of amounts. */
async function byAmount(tx: Tx, question: TrailQuestion, { after, most, used }: Looking): Promise<Collected> {
  const few = await byPlace(tx, { ...question, order: "newest" }, { after: null, most: FEW_AMOUNTS, used });
  if (few.all)
    return sorted(
      few.entries.filter(({ amount }) => amount !== null),
      question,
      after,
      most,
    );
  const found: IndexedEntry[] = [];
  let cursor = after;
  for (;;) {
    const behind = cursor === null ? sql`true` : sql`(e.amount, e.log_index) < (${cursor.amount ?? 0}, ${cursor.logIndex})`;
    const entries = await rowsOf<IndexedEntry>(
      tx,
      sql`select ${ENTRY} from trail_entries e where e.amount is not null and ${behind} order by e.amount desc, e.log_index desc limit ${STEP}`,
    );
    for (const entry of entries) if (matches(entry, question)) found.push(entry);
    if (found.length > most) return cut(found, most);
    const last = entries.at(-1);
    if (entries.length < STEP || last === undefined) return { entries: found, all: true, reached: null };
    cursor = { logIndex: last.logIndex, amount: last.amount };
    if (used() >= 1) return { entries: found, all: false, reached: cursor };
  }
}

const fits = (entry: IndexedEntry, { from, to, least, most, phrases, noPhrases }: TrailQuestion): boolean => {
  if (from !== null && entry.at < from) return false;
  if (to !== null && entry.at >= to) return false;
  if (least !== null && (entry.amount === null || entry.amount < least)) return false;
  if (most !== null && (entry.amount === null || entry.amount > most)) return false;
  const words = ` ${entry.words} `;
  return phrases.every((phrase) => words.includes(phrase)) && !noPhrases.some((phrase) => words.includes(phrase));
};

/** What the engines' indexes and `fits` decide together, of one entry. */
export function matches(entry: IndexedEntry, question: TrailQuestion): boolean {
  if (!fits(entry, question)) return false;
  const tokens = ` ${entry.facets} ${entry.words} `;
  const has = ({ text, prefix }: Token) => tokens.includes(prefix ? ` ${text}` : ` ${text} `);
  return question.must.every((any) => any.some(has)) && !question.mustNot.some(has);
}

/** Nothing that people or agents wrote in a stream can be found any more. Whoever indexes at this moment has finished before, or begins after it. */
export async function forgetWords(tx: Tx, stream: string): Promise<void> {
  await lockAlone(tx, "indexer");
  await blankEntriesOf(tx, [stream]);
}

/** How far the index has come, and the check of the whole trail beside it. */
export type IndexMark = "version" | "next" | "check-next" | "check-began" | "check-ended" | "fault-at" | "fault-why" | "fault-seen";

export async function readMarks(tx: Tx): Promise<Readonly<Partial<Record<IndexMark, number>>>> {
  const rows = await rowsOf<{ name: string; value: number }>(tx, sql`select name, value from trail_index_marks`);
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}

/** The hash of the event before each in its stream, for the events of a stretch of the log. */
export async function hashesBefore(tx: Tx, from: number, upTo: number): Promise<ReadonlyMap<number, string>> {
  const rows = await rowsOf<{ place: number; hash: string }>(
    tx,
    sql`select e.log_index as place, b.hash as hash from events e join events b on b.stream = e.stream and b.seq = e.seq - 1 where e.log_index >= ${from} and e.log_index < ${upTo}`,
  );
  return new Map(rows.map(({ place, hash }) => [place, hash]));
}
