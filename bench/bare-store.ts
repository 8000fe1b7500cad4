// The limits that the database sets: the rows of real commands inserted with bare better-sqlite3 on the same schema, and the bare rows of one queue page.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";

const TABLES = ["revisions", "items", "events", "event_values", "idempotency"] as const;
type Row = Readonly<Record<string, unknown>>;

/** The rows that `items` real items left behind, a list for each item. */
export function rowsOfItems(file: string, items: number): readonly (readonly { readonly table: string; readonly row: Row }[])[] {
  const db = new Database(file, { readonly: true });
  const ids = db.prepare("select id from items order by id desc limit ?").pluck().all(items) as string[];
  const rows = ids.map((id) => [
    ...(db.prepare("select * from items where id = ?").all(id) as Row[]).map((row) => ({ table: "items", row })),
    ...(db.prepare("select * from revisions where item = ?").all(id) as Row[]).map((row) => ({ table: "revisions", row })),
    ...(db.prepare("select * from events where stream = ?").all(`item:${id}`) as Row[]).map((row) => ({
      table: "events",
      row: { ...row, log_index: null },
    })),
    ...(db.prepare("select * from event_values where stream = ?").all(`item:${id}`) as Row[]).map((row) => ({
      table: "event_values",
      row,
    })),
  ]);
  db.close();
  return rows;
}

/** Commands a second, one transaction each, FULL: nothing but the inserts. */
export function insertsPerSecond(file: string, commands: ReturnType<typeof rowsOfItems>): number {
  const folder = mkdtempSync(join(tmpdir(), "countersign-bare-"));
  const source = new Database(file, { readonly: true });
  const schema = source
    .prepare(`select sql from sqlite_master where sql is not null and tbl_name in (${TABLES.map(() => "?").join(", ")})`)
    .pluck()
    .all(...TABLES) as string[];
  source.close();
  const db = new Database(join(folder, "bare.db"));
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  db.pragma("foreign_keys = OFF");
  for (const sql of schema) db.exec(sql);
  const statements = new Map<string, Database.Statement>();
  const insert = (table: string, row: Row) => {
    const columns = Object.keys(row);
    const sql = `insert into "${table}" (${columns.map((name) => `"${name}"`).join(", ")}) values (${columns.map((name) => `@${name}`).join(", ")})`;
    const statement = statements.get(sql) ?? db.prepare(sql);
    statements.set(sql, statement);
    statement.run(row);
  };
  const one = db.transaction((rows: ReturnType<typeof rowsOfItems>[number]) => {
    for (const { table, row } of rows) insert(table, row);
  });
  const began = performance.now();
  for (const rows of commands) one.immediate(rows);
  const perSecond = commands.length / ((performance.now() - began) / 1_000);
  db.close();
  rmSync(folder, { recursive: true });
  return perSecond;
}

/** Reads the first page of a queue's index, row by row as they lie there. */
export function barePage(file: string, queue: string, limit: number): { readonly read: () => unknown[]; readonly close: () => void } {
  const db = new Database(file, { readonly: true });
  const page = db.prepare(
    "select id, version, title, workflow, step, run, external_id, agent, action, review, execution, level, quorum, queue, holder_kind, holder_id, held_since, due_at, opened_at, revision_hash, at_risk, ruling from items where queue = ? and review = 'queued' order by sort_priority, sort_due, id limit ?",
  );
  return { read: () => page.all(queue, limit), close: () => db.close() };
}
