// SQLite as one side of a move, and as what a verification or a backup looks at.
import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import { columnsOf, type Key, keyColumnsOf, quoted, type Row, type Side, type Target } from "../move/side";
import { TABLE_SHAPES, type TableShape } from "../move/table-shapes";
import { StoreBusy, StoreFault } from "../store";
import { migrateSqlite, pendingSqlite } from "./migrate";
import { CREATE_MARKS, FINISHED, filledMark, MARKS, marksOf, readFilled, readMark, refuseUnfinishedSqlite } from "./move-marks";
import { FORGET_MARKS, isDerived } from "./trail-index";

/** A move that was killed lets go of the file at once; a server that stops does so within this time. */
const WAIT_MS = 1_000;

/** One snapshot of a file, which may be served meanwhile. */
export function openSqliteSnapshot(file: string): Side {
  return reading(file, openThere(file, { readonly: true }), () => undefined);
}

/** Alone on the file: refuses while anything has it open, and nothing can be started on it until this is closed. */
export function openSqliteSource(file: string): Side {
  return reading(file, openThere(file, { readonly: false }), alone);
}

function openThere(file: string, { readonly }: { readonly readonly: boolean }): Database.Database {
  if (!existsSync(file)) throw new StoreFault(`there is no database at ${file}`);
  return new Database(file, { readonly, fileMustExist: true, timeout: WAIT_MS });
}

function reading(file: string, client: Database.Database, lock: (client: Database.Database, file: string) => void): Side {
  try {
    lock(client, file);
    client.exec("begin");
    if (client.prepare("select 1 from sqlite_master where name = 'events'").get() === undefined)
      throw new StoreFault(`${file} is not a database of Countersign`);
    refuseUnfinishedSqlite(client);
    if (pendingSqlite(client) > 0)
      throw new StoreFault(`${file} was made by an older version of Countersign; start this version on it once, then try again`);
  } catch (error) {
    client.close();
    throw error;
  }
  return sideOf(file, client);
}

/** Of a file with a write-ahead log every open connection holds a shared lock, so this finds also those that only read. */
function alone(client: Database.Database, file: string): void {
  client.pragma("locking_mode = EXCLUSIVE");
  try {
    client.exec("begin exclusive; commit");
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY"))
      throw new StoreBusy(`${file} is in use; stop everything that runs on it, then try again`, { cause: error });
    throw error;
  }
}

function sideOf(file: string, client: Database.Database): Side {
  return {
    name: `file:${file}`,
    rows: (table, after = null) => rowsOf(client, table, after),
    async damage() {
      const found = client.prepare<[], string>("pragma integrity_check").pluck().all();
      return found.filter((line) => line !== "ok");
    },
    async close() {
      client.close();
    },
  };
}

async function* rowsOf(client: Database.Database, table: TableShape, after: Key | null): AsyncGenerator<Row> {
  const key = keyColumnsOf(table);
  const later = after ? `where (${key}) > (${after.map(() => "?").join(", ")})` : "";
  const statement = client.prepare(`select ${columnsOf(table)} from ${quoted(table.name)} ${later} order by ${key}`).raw();
  for (const row of statement.iterate(...(after ?? []))) yield asRow(row);
}

/** The columns are text, integers and blobs, which the driver reads as just these. */
const asRow = (row: unknown) => row as Row;

export function openSqliteTarget(file: string): Target {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const client = new Database(file, { timeout: WAIT_MS });
  try {
    alone(client, file);
    client.pragma("journal_mode = WAL");
    client.pragma("foreign_keys = ON");
    // A batch that a power cut takes away takes its mark with it; `finish` waits for the disk.
    client.pragma("synchronous = NORMAL");
    return targetOf(file, client);
  } catch (error) {
    client.close();
    throw error;
  }
}

function targetOf(file: string, client: Database.Database): Target {
  const has = (table: string) => client.prepare("select 1 from sqlite_master where name = ?").get(table) !== undefined;
  const tables = () =>
    client
      .prepare<[], string>(`select name from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\'`)
      .pluck()
      .all()
      .filter((name) => name !== MARKS && name !== "__drizzle_migrations" && !isDerived(name));
  const marks = () => new Map(client.prepare<[], [string, string]>(`select what, value from ${MARKS}`).raw().all());
  const remember = (what: string, value: string) =>
    client
      .prepare(`insert into ${MARKS} (what, value) values (?, ?) on conflict (what) do update set value = excluded.value`)
      .run(what, value);
  const inserts = new Map<string, Database.Statement>();
  const insertInto = (table: TableShape) => {
    const kept = inserts.get(table.name);
    if (kept) return kept;
    const places = table.columns.map(() => "?").join(", ");
    const fresh = client.prepare(`insert into ${quoted(table.name)} (${columnsOf(table)}) values (${places})`);
    inserts.set(table.name, fresh);
    return fresh;
  };

  return {
    ...sideOf(file, client),
    async mark() {
      return has(MARKS) ? readMark(marks()) : null;
    },
    async begin(mark) {
      client.transaction(() => {
        client.exec(CREATE_MARKS);
        for (const [what, value] of marksOf(mark)) remember(what, value);
      })();
      migrateSqlite(client);
      client.exec(FORGET_MARKS);
    },
    occupied: async () => tables().filter((name) => client.prepare(`select 1 from ${quoted(name)} limit 1`).get() !== undefined),
    filled: async (table) => readFilled(marks().get(filledMark(table))),
    async put(table, rows, filled) {
      client.transaction(() => {
        for (const row of rows) insertInto(table).run(row);
        remember(filledMark(table), JSON.stringify(filled));
      })();
    },
    async empty() {
      client.transaction(() => {
        for (const { name } of TABLE_SHAPES.toReversed()) if (has(name)) client.exec(`delete from ${quoted(name)}`);
        client.exec(`delete from ${MARKS}`);
      })();
    },
    async finish(at) {
      client.pragma("synchronous = FULL");
      client.transaction(() => remember(FINISHED, at))();
      client.pragma("wal_checkpoint(TRUNCATE)");
    },
  };
}
