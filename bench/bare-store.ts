// The limits that the database sets: the rows of real commands inserted with bare better-sqlite3 on the same schema, and the bare rows of one queue page.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { cpuHere } from "./cpu";

/** What a submission writes, in the order of its inserts, and the column that names the item. */
const TABLES = { items: "id", revisions: "item", events: "stream", event_values: "stream" } as const;
type Table = keyof typeof TABLES;
interface Row {
  readonly table: Table;
  readonly row: Readonly<Record<string, unknown>>;
}
/** The rows that one command left behind. */
export type CommandRows = readonly Row[];

const tables = Object.entries(TABLES) as readonly [Table, string][];

/** The rows of the newest items. */
export function rowsOfItems(file: string, items: number): readonly CommandRows[] {
  const db = new Database(file, { readonly: true });
  const ids = db.prepare<[number], string>("select id from items order by id desc limit ?").pluck().all(items);
  const read = tables.map(([table, column]) => ({
    table,
    statement: db.prepare<[string], Row["row"]>(`select * from ${table} where ${column} = ?`),
    key: (id: string) => (column === "stream" ? `item:${id}` : id),
  }));
  const rows = ids.map((id) =>
    read.flatMap(({ table, statement, key }) => statement.all(key(id)).map((row) => ({ table, row: asNew(row) }))),
  );
  db.close();
  return rows;
}

/** A new event has no place in the global order yet. */
const asNew = (row: Row["row"]) => ("log_index" in row ? { ...row, log_index: null } : row);

export interface Inserted {
  readonly perSecond: number;
  /** For one command. */
  readonly cpuUs: number;
}

/** Commands a second with synchronous=FULL, `together` of them in a transaction: nothing but the inserts, for at most so many seconds. */
export function bareInserts(file: string, commands: readonly CommandRows[], together: number, seconds: number): Inserted {
  const folder = mkdtempSync(join(tmpdir(), "countersign-bare-"));
  const db = new Database(join(folder, "bare.db"));
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  for (const sql of schemaOf(file)) db.exec(sql);
  const insert = insertsOf(db);
  const transaction = db.transaction((some: readonly CommandRows[]) => {
    for (const { table, row } of some.flat()) insert(table, row);
  });

  const [began, cpu] = [performance.now(), cpuHere()];
  let done = 0;
  while (done < commands.length && performance.now() - began < seconds * 1_000) {
    transaction.immediate(commands.slice(done, done + together));
    done += together;
  }
  const inserted = { perSecond: done / ((performance.now() - began) / 1_000), cpuUs: (cpuHere() - cpu) / done };
  db.close();
  rmSync(folder, { recursive: true });
  return inserted;
}

function schemaOf(file: string): readonly string[] {
  const db = new Database(file, { readonly: true });
  const names = Object.keys(TABLES);
  const sql = db
    .prepare<string[], string>(
      `select sql from sqlite_master where sql is not null and tbl_name in (${names.map(() => "?").join(", ")}) order by type desc`,
    )
    .pluck()
    .all(...names);
  db.close();
  return sql;
}

/** One statement for each table, prepared at its first row. */
function insertsOf(db: Database.Database): (table: Table, row: Row["row"]) => void {
  const statements = new Map<Table, Database.Statement<[Row["row"]]>>();
  const prepare = (table: Table, columns: readonly string[]) =>
    db.prepare<[Row["row"]]>(
      `insert into ${table} (${columns.map((name) => `"${name}"`).join(", ")}) values (${columns.map((name) => `@${name}`).join(", ")})`,
    );
  return (table, row) => {
    const statement = statements.get(table) ?? prepare(table, Object.keys(row));
    statements.set(table, statement);
    statement.run(row);
  };
}

/** Reads the first page of a queue in the order of its index, with the columns that a row of the screen is made from. */
export function barePage(file: string, queue: string, limit: number): { readonly read: () => unknown[]; readonly close: () => void } {
  const db = new Database(file, { readonly: true });
  const page = db.prepare<[string, number]>(
    "select id, version, title, workflow, step, run, external_id, agent, action, review, execution, level, quorum, queue, holder_kind, holder_id, held_since, due_at, opened_at, revision_hash, at_risk, ruling, fold from items where queue = ? and purpose is not null order by sort_priority, sort_due, id limit ?",
  );
  return { read: () => page.all(queue, limit), close: () => db.close() };
}

export function openItems(file: string, queue: string): number {
  const db = new Database(file, { readonly: true });
  const open = db.prepare<[string], number>("select count(*) from items where queue = ? and purpose is not null").pluck().get(queue);
  db.close();
  return open ?? 0;
}
