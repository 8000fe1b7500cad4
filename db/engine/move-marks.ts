// What a move leaves in the database that it fills: whence, how far it came, and whether it has finished. The product never starts on an unfinished one.
import type { Database } from "better-sqlite3";
import type { ClientBase } from "pg";
import type { Filled, Mark } from "../move/side";
import type { TableShape } from "../move/table-shapes";
import { StoreFault } from "../store";

/** No part of the product's schema: the move makes this table first, before the tables of the product, and it stays as a record. */
export const MARKS = "countersign_move";
export const CREATE_MARKS = `create table if not exists ${MARKS} (what text primary key not null, value text not null)`;
/** The mark that is missing until everything is there and was verified. */
export const FINISHED = "finished_at";

const KEPT_AS = { startedAt: "started_at", source: "source", trail: "trail" } as const;

export const marksOf = (mark: Mark): readonly (readonly [string, string])[] => [
  [KEPT_AS.startedAt, mark.startedAt],
  [KEPT_AS.source, mark.source],
  [KEPT_AS.trail, mark.trail],
];

export function readMark(kept: ReadonlyMap<string, string>): Mark | null {
  const [startedAt, source, trail] = [kept.get(KEPT_AS.startedAt), kept.get(KEPT_AS.source), kept.get(KEPT_AS.trail)];
  if (startedAt === undefined || source === undefined || trail === undefined) return null;
  return { startedAt, source, trail, finishedAt: kept.get(FINISHED) ?? null };
}

export const filledMark = ({ name }: TableShape): string => `table ${name}`;

/** The text was written by `put`. */
export const readFilled = (text: string | undefined): Filled | null => (text === undefined ? null : JSON.parse(text));

export function refuseUnfinishedSqlite(client: Database): void {
  const begun = client.prepare("select 1 from sqlite_master where name = ?").get(MARKS);
  if (begun && !client.prepare(`select 1 from ${MARKS} where what = ?`).get(FINISHED)) throw unfinished();
}

export async function refuseUnfinishedPg(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ begun: boolean }>("select to_regclass($1) is not null as begun", [MARKS]);
  if (!rows[0]?.begun) return;
  const finished = await client.query(`select 1 from ${MARKS} where what = $1`, [FINISHED]);
  if (finished.rowCount === 0) throw unfinished();
}

const unfinished = () =>
  new StoreFault("a move into this database has not finished: run the same `npm run move` again, it goes on where it stopped");
