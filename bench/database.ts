// The product's database beside the product: the same rows inserted bare, the bare rows of a page, and a history planted by copying real rows.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { Client } from "pg";
import { migratePg, migrateSqlite } from "../db/engine/migrate";
import { cpuHere } from "./cpu";

export type Row = Readonly<Record<string, unknown>>;

/** What a submission writes, in the order of its inserts, and the column that names the item. */
const TABLES = { items: "id", revisions: "item", events: "stream", event_values: "stream", executions: "item" } as const;
type Table = keyof typeof TABLES;
const tables = Object.keys(TABLES) as readonly Table[];
const named = (table: Table, item: string) => (TABLES[table] === "stream" ? `item:${item}` : item);

/** The rows that one command left behind, by table. */
export type CommandRows = Readonly<Partial<Record<Table, readonly Row[]>>>;

export interface Inserted {
  readonly perSecond: number;
  /** Of this process, for one command. */
  readonly cpuUs: number;
}

/** SQL is written once for both engines; parameters are `$1`, `$2`, … */
export interface BenchDatabase {
  query<Found extends object>(sql: string, params?: readonly unknown[]): Promise<readonly Found[]>;
  /** Commands a second: nothing but the inserts, `together` in a transaction, `connections` at once, for at most so many seconds. */
  bareInserts(
    commands: readonly CommandRows[],
    shape: { readonly together: number; readonly connections: number; readonly seconds: number },
  ): Promise<Inserted>;
  analyze(): Promise<void>;
  close(): Promise<void>;
}

/** Everything that the newest items' commands wrote. */
export async function rowsOfItems(database: BenchDatabase, most: number): Promise<readonly CommandRows[]> {
  const items = await database.query<{ id: string }>("select id from items order by id desc limit $1", [most]);
  const first = items.at(-1)?.id ?? "";
  const commands = new Map<string, Record<string, Row[]>>(items.map(({ id }) => [id, {}]));
  for (const table of tables) {
    const column = TABLES[table];
    for (const row of await database.query<Record<string, unknown>>(`select * from ${table} where ${column} >= $1`, [
      named(table, first),
    ])) {
      const rows = commands.get(String(row[column]).replace("item:", ""));
      // A new event has no place in the global order yet.
      if (rows) rows[table] = [...(rows[table] ?? []), "log_index" in row ? { ...row, log_index: null } : row];
    }
  }
  return [...commands.values()];
}

/**
 * Copies the rows of the items between two ids so often that the database holds `items` items. The copies are older than
 * anything real, and lie in the trail behind what is there: the shape and size of a real history, though its hashes verify nothing.
 */
export async function plantHistory(
  database: BenchDatabase,
  { from, to }: { readonly from: string; readonly to: string },
  items: number,
): Promise<void> {
  const [have, each] = [await countItems(database), await countItems(database, from, to)];
  const copies = Math.ceil((items - have) / each);
  if (copies <= 0) return;
  const columns = new Map<Table, readonly string[]>();
  for (const table of tables) columns.set(table, Object.keys((await database.query<Row>(`select * from ${table} limit 1`))[0] ?? {}));
  const [taken] = await database.query<{ first: string }>("select min(id) as first from items");
  const before = Number.parseInt((taken?.first ?? "").slice(0, 8), 16);
  for (let copied = 0; copied < copies; copied += TOGETHER) {
    const many = Math.min(TOGETHER, copies - copied);
    // Upwards, so that each index is filled in its own order where it can be.
    const prefixes = Array.from({ length: many }, (_, at) => `('${(before - copied - many + at).toString(16).padStart(8, "0")}')`);
    const [end] = await database.query<{ last: number | null }>("select max(log_index) as last from events");
    for (const table of tables) {
      const list = columns.get(table) ?? [];
      // What never ran has no execution.
      if (list.length === 0) continue;
      const column = TABLES[table];
      const select = list.map((name) => copyOf(table, name)).join(", ");
      const ordered = table === "events" ? "copy.column1, log_index" : `copy.column1, ${column}`;
      await database.query(
        `insert into ${table} (${list.map((name) => `"${name}"`).join(", ")}) select ${select} from ${table}, (values ${prefixes.join(", ")}) as copy where ${column} between $1 and $2 order by ${ordered}`,
        [named(table, from), named(table, to), ...(table === "events" ? [Number(end?.last ?? 0) + GAP] : [])],
      );
    }
  }
  await database.analyze();
}

function copyOf(table: Table, column: string): string {
  if (column === TABLES[table])
    return column === "stream" ? "'item:' || copy.column1 || substr(stream, 14)" : `copy.column1 || substr(${column}, 9)`;
  if (table === "executions" && column === "id") return "copy.column1 || substr(id, 9)";
  if (column === "external_id" || column === "run") return `${column} || '-' || copy.column1`;
  if (column === "log_index") return "$3 + row_number() over (order by copy.column1, log_index) - 1";
  return `"${column}"`;
}

/** Copies made by one statement. */
const TOGETHER = 50;

/** The product goes on numbering what its timers do meanwhile: behind the end, and before the copies. */
const GAP = 100_000;

async function countItems(database: BenchDatabase, from = "", to = "~"): Promise<number> {
  const [row] = await database.query<{ count: number }>("select count(*) as count from items where id between $1 and $2", [from, to]);
  return Number(row?.count ?? 0);
}

const PAGE_COLUMNS =
  "id, version, title, workflow, step, run, external_id, agent, action, review, execution, level, quorum, queue, holder_kind, holder_id, held_since, due_at, opened_at, revision_hash, at_risk, ruling, fold";

/** The first page of a queue in the order of its index, with the columns that a row of the screen is made from. */
export const barePage = (database: BenchDatabase, queue: string, limit: number) =>
  database.query<Row>(
    `select ${PAGE_COLUMNS} from items where queue = $1 and purpose is not null order by sort_priority, sort_due, id limit $2`,
    [queue, limit],
  );

export async function openItems(database: BenchDatabase, queue: string): Promise<number> {
  const [row] = await database.query<{ open: number }>("select count(*) as open from items where queue = $1 and purpose is not null", [
    queue,
  ]);
  return Number(row?.open ?? 0);
}

/** One statement for all rows of a table. */
const insertOf = (table: Table, rows: readonly Row[], place: (at: number) => string): string => {
  const names = Object.keys(rows[0] ?? {});
  const values = rows.map((_, row) => `(${names.map((_, column) => place(row * names.length + column)).join(", ")})`);
  return `insert into ${table} (${names.map((name) => `"${name}"`).join(", ")}) values ${values.join(", ")}`;
};

const statementsOf = (command: CommandRows, place: (at: number) => string) =>
  tables.flatMap((table) => {
    const rows = command[table] ?? [];
    if (rows.length === 0) return [];
    return [{ name: `${table} ${rows.length}`, sql: insertOf(table, rows, place), values: rows.flatMap((row) => Object.values(row)) }];
  });

export function sqliteDatabase(file: string): BenchDatabase {
  const db = new Database(file);
  const kept = new Map<string, Database.Statement<[Row], Row>>();
  const prepare = (sql: string) => {
    const statement = kept.get(sql) ?? db.prepare<[Row], Row>(sql.replace(/\$(\d+)/g, "@p$1"));
    kept.set(sql, statement);
    return statement;
  };
  return {
    async query<Found extends object>(sql: string, params: readonly unknown[] = []) {
      const statement = prepare(sql);
      const bound = Object.fromEntries(params.map((value, index) => [`p${index + 1}`, value]));
      if (!statement.reader) statement.run(bound);
      return statement.reader ? (statement.all(bound) as unknown as readonly Found[]) : [];
    },
    async bareInserts(commands, { together, seconds }) {
      const folder = mkdtempSync(join(tmpdir(), "countersign-bare-"));
      const bare = new Database(join(folder, "bare.db"));
      bare.pragma("journal_mode = WAL");
      bare.pragma("synchronous = FULL");
      migrateSqlite(bare);
      const statements = new Map<string, Database.Statement<unknown[]>>();
      const run = bare.transaction((some: readonly CommandRows[]) => {
        for (const { sql, values } of some.flatMap((command) => statementsOf(command, () => "?"))) {
          const statement = statements.get(sql) ?? bare.prepare<unknown[]>(sql);
          statements.set(sql, statement);
          statement.run(values);
        }
      });
      const inserted = await timedInserts(commands, { together, seconds, connections: 1 }, async (some) => void run.immediate(some));
      bare.close();
      rmSync(folder, { recursive: true });
      return inserted;
    },
    async analyze() {
      db.exec("analyze");
      db.pragma("wal_checkpoint(truncate)");
    },
    close: async () => void db.close(),
  };
}

export async function pgDatabase(url: string, scratchUrl: string): Promise<BenchDatabase> {
  const connect = async (address: string) => {
    const client = new Client({ connectionString: address });
    await client.connect();
    return client;
  };
  const db = await connect(url);
  return {
    async query<Found extends object>(sql: string, params: readonly unknown[] = []) {
      return (await db.query<Found>(sql, [...params])).rows;
    },
    async bareInserts(commands, shape) {
      const clients = await Promise.all(Array.from({ length: shape.connections }, () => connect(scratchUrl)));
      const [admin] = clients;
      if (!admin) throw new Error("bare inserts need a connection");
      try {
        await migratePg(admin);
        await admin.query(`truncate ${tables.join(", ")} cascade`);
        return await timedInserts(commands, shape, async (some, worker) => {
          const client = clients[worker];
          if (!client) return;
          await client.query("begin");
          for (const { name, sql, values } of some.flatMap((command) => statementsOf(command, (at) => `$${at + 1}`)))
            await client.query({ name, text: sql, values });
          await client.query("commit");
        });
      } finally {
        await Promise.all(clients.map((client) => client.end()));
      }
    },
    async analyze() {
      await db.query("vacuum analyze");
      // What was planted is on the disk before anything is measured.
      await db.query("checkpoint");
    },
    close: () => db.end(),
  };
}

async function timedInserts(
  commands: readonly CommandRows[],
  { together, connections, seconds }: { readonly together: number; readonly connections: number; readonly seconds: number },
  insert: (some: readonly CommandRows[], worker: number) => Promise<void>,
): Promise<Inserted> {
  const [began, cpu] = [performance.now(), cpuHere()];
  let next = 0;
  let done = 0;
  const work = async (worker: number) => {
    while (next < commands.length && performance.now() - began < seconds * 1_000) {
      const some = commands.slice(next, next + together);
      next += together;
      await insert(some, worker);
      done += some.length;
    }
  };
  await Promise.all(Array.from({ length: connections }, (_, worker) => work(worker)));
  return { perSecond: done / ((performance.now() - began) / 1_000), cpuUs: (cpuHere() - cpu) / done };
}
