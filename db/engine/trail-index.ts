// The index that the trail is searched by: derived from the trail, so it stands apart from the tables that migrations make, is never moved, and can be
// dropped at any time. SQLite keeps the tokens in FTS5, PostgreSQL as a tsvector; both are given the same tokens and find the same.
import type { Database } from "better-sqlite3";
import { type SQL, sql } from "drizzle-orm";
import type { ClientBase } from "pg";
import type { Tx } from "../store";
import { builderOf } from "./pg-session";

const COLUMNS = `log_index bigint primary key, at bigint not null,
  item text, amount bigint, facets text not null, words text not null`;
const INDEXES = [
  "create index if not exists trail_entries_at on trail_entries (at)",
  "create index if not exists trail_entries_amount on trail_entries (amount, log_index) where amount is not null",
  "create index if not exists trail_entries_item on trail_entries (item) where item is not null",
];
const MARKS = "create table if not exists trail_index_marks (name text primary key, value bigint not null)";
/** Every word once, so that a beginning is looked up as the few words that begin so. */
const WORDS = "create table if not exists trail_words (word text primary key)";

/** Tables of the index, and those that FTS5 makes for itself: no data of anybody's, and none that a move brings along. */
export const isDerived = (table: string): boolean => /^trail_(entries|tokens|words|index_marks)/.test(table);

/** What the index says of itself: without it the index is made anew. */
export const FORGET_MARKS = "delete from trail_index_marks";

/** Called where the tables are brought up to date, under the same lock. Tokens are made by `@core/trail/search-words` and only parted by blanks here. */
export function prepareSqliteIndex(client: Database): void {
  client.exec(MARKS);
  client.exec(`create table if not exists trail_entries (${COLUMNS.replace("log_index bigint", "log_index integer")})`);
  for (const index of INDEXES) client.exec(index);
  client.exec(`${WORDS} without rowid`);
  client.exec(
    `create virtual table if not exists trail_tokens using fts5(tokens, content='', detail=none, columnsize=0, tokenize="ascii tokenchars '_:'")`,
  );
  // What is forgotten leaves no trace in the index's own pages.
  client.exec("insert into trail_tokens (trail_tokens, rank) values ('secure-delete', 1)");
}

export async function preparePgIndex(client: ClientBase): Promise<void> {
  await client.query(MARKS);
  await client.query(
    `create table if not exists trail_entries (${COLUMNS.replaceAll(" text", ' text collate "C"')}, tokens tsvector not null)`,
  );
  for (const index of INDEXES) await client.query(index);
  await client.query(WORDS.replace(" text", ' text collate "C"'));
  await client.query("create index if not exists trail_entries_tokens on trail_entries using gin (tokens)");
}

/** One token that has to be there; with `prefix`, one that begins so. */
export interface Token {
  readonly text: string;
  readonly prefix: boolean;
}

/** All of `must`, each one of several; none of `mustNot`. */
export interface TokenQuery {
  readonly must: readonly (readonly Token[])[];
  readonly mustNot: readonly Token[];
}

export interface EntryRange {
  /** At or after this place of the log, and before the other. */
  readonly from: number;
  readonly before: number;
  readonly limit: number;
  readonly oldest: boolean;
  /** All of them are gathered first, as there are few: else an engine that guesses wrong reads the log from one end for them. */
  readonly few: boolean;
}

/** Entries, as `e`, that have these tokens, the newest first or the oldest. */
export function entriesWith({ engine }: Tx, columns: SQL, { must, mustNot }: TokenQuery, range: EntryRange): SQL {
  const { from, before, limit } = range;
  const order = sql.raw(range.oldest ? "asc" : "desc");
  if (engine === "pg") {
    const here = sql`tokens @@ ${pgQuery(must, mustNot)}::tsquery and log_index < ${before} and log_index >= ${from}`;
    const entries = sql`from (select * from trail_entries where ${here}${sql.raw(range.few ? " offset 0" : "")}) as e`;
    return sql`select ${columns} ${entries} order by e.log_index ${order} limit ${limit}`;
  }
  // The index of places leads: each entry is read where it lies.
  const places = sql`select rowid as place from trail_tokens where trail_tokens match ${ftsQuery(must, mustNot)} and rowid < ${whole(before)} and rowid >= ${whole(from)} order by rowid ${order} limit ${limit}`;
  return sql`select ${columns} from (${places}) as found cross join trail_entries e where e.log_index = found.place order by e.log_index ${order}`;
}

/** Numbers are bound as floating ones, and FTS5 takes no such bound: it would walk there from the end. */
const whole = (place: number): SQL => sql`cast(${place} as integer)`;

/**
 * Whether places are found at once, however much of the log is asked for: SQLite walks along its lists from the end that is asked for, PostgreSQL
 * first gathers all places that it has lists of, or reads entries one by one, and knows about how many there are.
 */
export async function areFew(tx: Tx, { must, mustNot }: TokenQuery): Promise<boolean> {
  if (tx.engine !== "pg") return true;
  const [row] = await rowsOf<{ "QUERY PLAN": readonly { readonly Plan: { readonly "Plan Rows": number } }[] }>(
    tx,
    sql`explain (format json) select 1 from trail_entries where tokens @@ ${pgQuery(must, mustNot)}::tsquery`,
  );
  return (row?.["QUERY PLAN"][0]?.Plan["Plan Rows"] ?? 0) <= FEW;
}
const FEW = 40_000;

/** Tokens hold letters, digits, `_` and `:` alone, so nothing in them is syntax once they are quoted. */
const ftsQuery = (must: TokenQuery["must"], mustNot: TokenQuery["mustNot"]): string => {
  const token = ({ text, prefix }: Token) => `"${text}"${prefix ? " *" : ""}`;
  const wanted = must.map((any) => `(${any.map(token).join(" OR ")})`).join(" AND ");
  return mustNot.length === 0 ? wanted : `(${wanted}) NOT (${mustNot.map(token).join(" OR ")})`;
};

const pgQuery = (must: TokenQuery["must"], mustNot: TokenQuery["mustNot"]): string => {
  const token = ({ text, prefix }: Token) => `'${text}'${prefix ? ":*" : ""}`;
  return [...must.map((any) => `(${any.map(token).join(" | ")})`), ...mustNot.map((one) => `!${token(one)}`)].join(" & ");
};

export interface IndexedEntry {
  readonly logIndex: number;
  readonly at: number;
  readonly item: string | null;
  readonly amount: number | null;
  readonly facets: string;
  readonly words: string;
}

const FIELDS = [
  ["log_index", "logIndex", "bigint"],
  ["at", "at", "bigint"],
  ["item", "item", "text"],
  ["amount", "amount", "bigint"],
  ["facets", "facets", "text"],
  ["words", "words", "text"],
] as const;
const NAMES = sql.raw(FIELDS.map(([column]) => column).join(", "));

/** Adds entries; none of them is there. */
export async function insertEntries(tx: Tx, entries: readonly IndexedEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const list = JSON.stringify(entries);
  await insertWords(tx, wordsIn(entries));
  if (tx.engine === "pg") {
    const read = sql.raw(FIELDS.map(([, name, kind]) => `"${name}" ${kind}`).join(", "));
    const values = sql.raw(FIELDS.map(([, name]) => `"${name}"`).join(", "));
    await builderOf(tx).execute(
      sql`insert into trail_entries (${NAMES}, tokens) select ${values}, array_to_tsvector(string_to_array(trim(facets || ' ' || words), ' ')) from json_to_recordset(${list}::json) as entry(${read})`,
    );
    return;
  }
  const values = sql.raw(FIELDS.map(([, name]) => `value ->> '${name}'`).join(", "));
  await tx.q.run(sql`insert into trail_entries (${NAMES}) select ${values} from json_each(${list})`);
  await tx.q.run(
    sql`insert into trail_tokens (rowid, tokens) select value ->> 'logIndex', value ->> 'facets' || ' ' || (value ->> 'words') from json_each(${list})`,
  );
}

const wordsIn = (entries: readonly Pick<IndexedEntry, "words">[]): readonly string[] => [
  ...new Set(entries.flatMap(({ words }) => words.split(" ").filter((word) => word !== ""))),
];

async function insertWords(tx: Tx, words: readonly string[]): Promise<void> {
  const list = JSON.stringify(words);
  await runIn(
    tx,
    tx.engine === "pg"
      ? sql`insert into trail_words (word) select json_array_elements_text(${list}::json) on conflict (word) do nothing`
      : sql`insert or ignore into trail_words (word) select value from json_each(${list})`,
  );
}

/** At most so many words that begin with these letters. */
export async function wordsBeginning(tx: Tx, letters: string, limit: number): Promise<readonly string[]> {
  // Words are letters and digits, all of which stand before this one.
  const rows = await rowsOf<{ word: string }>(
    tx,
    sql`select word from trail_words where word >= ${letters} and word < ${`${letters}\u{10ffff}`} order by word limit ${limit}`,
  );
  return rows.map(({ word }) => word);
}

/** Takes all entries of some items out, their words with them. Only whoever keeps the index may: a word goes when no entry has it. */
export async function deleteEntriesOf(tx: Tx, items: readonly string[]): Promise<void> {
  if (items.length === 0) return;
  const list = JSON.stringify(items);
  const theirs =
    tx.engine === "pg"
      ? sql`item in (select json_array_elements_text(${list}::json))`
      : sql`item in (select value from json_each(${list}))`;
  const words = await wordsOf(tx, theirs);
  if (tx.engine === "sqlite") await deleteTokens(tx, theirs);
  await runIn(tx, sql`delete from trail_entries where ${theirs}`);
  await deleteUnused(tx, words);
}

/** What the entries of some items are found by. */
export async function facetsOfItems(
  tx: Tx,
  items: readonly string[],
): Promise<readonly { readonly item: string; readonly facets: string }[]> {
  if (items.length === 0) return [];
  const list = JSON.stringify(items);
  const listed = tx.engine === "pg" ? sql`json_array_elements_text(${list}::json)` : sql`value from json_each(${list})`;
  return rowsOf(tx, sql`select item, facets from trail_entries where item in (select ${listed})`);
}

/** Leaves of the entries of some streams where they stand and what they are found by, and nothing that anybody wrote. Only whoever keeps the index may. */
export async function blankEntriesOf(tx: Tx, streams: readonly string[]): Promise<void> {
  const list = JSON.stringify(streams);
  const theirs =
    tx.engine === "pg"
      ? sql`log_index in (select log_index from events where stream in (select json_array_elements_text(${list}::json)))`
      : sql`log_index in (select log_index from events where stream in (select value from json_each(${list})))`;
  const words = await wordsOf(tx, theirs);
  if (tx.engine === "pg")
    await runIn(
      tx,
      sql`update trail_entries set words = '', amount = null, tokens = array_to_tsvector(string_to_array(facets, ' ')) where ${theirs}`,
    );
  else {
    await deleteTokens(tx, theirs);
    await runIn(tx, sql`update trail_entries set words = '', amount = null where ${theirs}`);
    await runIn(tx, sql`insert into trail_tokens (rowid, tokens) select log_index, facets from trail_entries where ${theirs}`);
  }
  await deleteUnused(tx, words);
}

const wordsOf = async (tx: Tx, which: SQL): Promise<readonly string[]> =>
  wordsIn(await rowsOf<Pick<IndexedEntry, "words">>(tx, sql`select words from trail_entries where ${which}`));

/** An index without content of its own has to be told what it forgets. */
const deleteTokens = (tx: Tx, which: SQL): Promise<void> =>
  runIn(
    tx,
    sql`insert into trail_tokens (trail_tokens, rowid, tokens) select 'delete', log_index, facets || ' ' || words from trail_entries where ${which}`,
  );

async function deleteUnused(tx: Tx, words: readonly string[]): Promise<void> {
  const unused: string[] = [];
  for (const word of words) {
    const query = { must: [[{ text: word, prefix: false }]], mustNot: [] };
    const one = entriesWith(tx, sql`e.log_index`, query, { from: 0, before: Number.MAX_SAFE_INTEGER, limit: 1, oldest: true, few: false });
    if ((await rowsOf(tx, one)).length === 0) unused.push(word);
  }
  const list = JSON.stringify(unused);
  if (unused.length === 0) return;
  await runIn(
    tx,
    tx.engine === "pg"
      ? sql`delete from trail_words where word in (select json_array_elements_text(${list}::json))`
      : sql`delete from trail_words where word in (select value from json_each(${list}))`,
  );
}

/** Empties the index. */
export async function emptyIndex(tx: Tx): Promise<void> {
  await runIn(tx, sql`delete from trail_index_marks where name in ('version', 'next')`);
  if (tx.engine === "pg") {
    await runIn(tx, sql`truncate trail_entries, trail_words`);
    return;
  }
  await runIn(tx, sql`insert into trail_tokens (trail_tokens) values ('delete-all')`);
  for (const table of ["trail_entries", "trail_words"]) await runIn(tx, sql`delete from ${sql.raw(table)}`);
}

async function runIn(tx: Tx, statement: SQL): Promise<void> {
  if (tx.engine === "pg") await builderOf(tx).execute(statement);
  else await tx.q.run(statement);
}

/** Rows of a statement that the query builder has no words for. */
export async function rowsOf<Row extends object>(tx: Tx, statement: SQL): Promise<readonly Row[]> {
  if (tx.engine === "pg") return (await builderOf(tx).execute(statement)).rows as unknown as readonly Row[];
  return tx.q.all<Row>(statement);
}

export async function putMark(tx: Tx, name: string, value: number): Promise<void> {
  const statement = sql`insert into trail_index_marks (name, value) values (${name}, ${value}) on conflict (name) do update set value = excluded.value`;
  await runIn(tx, statement);
}
