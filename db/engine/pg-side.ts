// PostgreSQL as one side of a move, and as what a verification looks at.
import { Client, DatabaseError, types } from "pg";
import { columnsOf, type Key, keyColumnsOf, keyOf, quoted, type Row, type Side, sizeOf, type Target, type Value } from "../move/side";
import { type ColumnKind, TABLE_SHAPES, type TableShape } from "../move/table-shapes";
import { StoreBusy, StoreFault } from "../store";
import { migratePg, pendingPg } from "./migrate";
import { CREATE_MARKS, FINISHED, filledMark, MARKS, marksOf, readFilled, readMark, refuseUnfinishedPg } from "./move-marks";
import { APPLICATION, checkServer } from "./pg";
import { LISTENER } from "./pg-listener";
import { FORGET_MARKS, isDerived } from "./trail-index";

/** Any number that all versions of the product agree on: who holds it fills this database. */
const MOVE_LOCK = 7_108_650_232;
/** The server may still be ending the last statement of a move that was killed. */
const LOCK_WAIT_MS = 10_000;
const PAGE_BYTES = 2 * 1024 * 1024;
const MOST_ROWS = 1_000;
const FEWEST_ROWS = 4;

const BOOL = 16;
const INT8 = 20;
const ARRAYS: Readonly<Record<ColumnKind, string>> = { text: "text[]", number: "bigint[]", flag: "boolean[]", bytes: "bytea[]" };

/** One snapshot of a database, which may be served meanwhile. */
export const openPgSnapshot = (url: string): Promise<Side> => openReading(url, async () => undefined);

/** Refuses while an instance is connected; from then on nobody writes to a table until this is closed. */
export const openPgSource = (url: string): Promise<Side> =>
  openReading(url, async (client) => {
    await refuseServed(client);
    const names = TABLE_SHAPES.map(({ name }) => quoted(name)).join(", ");
    await client.query(`lock table ${names} in share mode`);
  });

async function openReading(url: string, lock: (client: Client) => Promise<void>): Promise<Side> {
  const client = await connect(url);
  try {
    await client.query("begin isolation level repeatable read read only");
    const { rows } = await client.query<{ there: boolean }>("select to_regclass('events') is not null as there");
    if (!rows[0]?.there) throw new StoreFault(`${nameOf(url)} is not a database of Countersign`);
    await lock(client);
    await refuseUnfinishedPg(client);
    if ((await pendingPg(client)) > 0)
      throw new StoreFault(`${nameOf(url)} was made by an older version of Countersign; start this version on it once, then try again`);
    return sideOf(url, client);
  } catch (error) {
    await client.end();
    throw error;
  }
}

async function connect(url: string): Promise<Client> {
  const client = new Client({
    connectionString: url,
    application_name: `${APPLICATION} move`,
    connectionTimeoutMillis: 5_000,
    lock_timeout: LOCK_WAIT_MS,
    keepAlive: true,
  });
  // Whoever waits for an answer is told by the query itself.
  client.on("error", () => undefined);
  try {
    await client.connect();
    await checkServer(client);
    // Limits that are right for commands, and may be set for the role, would end a move that waits for the other side.
    await client.query("set statement_timeout = 0; set idle_in_transaction_session_timeout = 0");
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    if (error instanceof StoreFault) throw error;
    throw new StoreFault(`${nameOf(url)} cannot be reached: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

async function refuseServed(client: Client): Promise<void> {
  const { rows } = await client.query<{ count: number }>(
    "select count(*)::int as count from pg_stat_activity where datname = current_database() and application_name = any($1)",
    [[APPLICATION, LISTENER]],
  );
  const count = rows[0]?.count ?? 0;
  if (count > 0) throw new StoreBusy(`the database is in use by ${count} connections of Countersign; stop every instance, then try again`);
}

/** Where it is, for people: never a password, nor parameters that may hold one. */
function nameOf(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `postgres://${hostname}:${port || "5432"}${pathname}`;
}

function sideOf(url: string, client: Client): Side {
  return {
    name: nameOf(url),
    rows: (table, after = null) => rowsOf(client, table, after),
    // Pages and files are the server's own matter (data checksums, pg_amcheck).
    damage: async () => [],
    close: () => client.end(),
  };
}

/** Page by page; the next page is as long as rows of the last one's size allow. */
async function* rowsOf(client: Client, table: TableShape, after: Key | null): AsyncGenerator<Row> {
  const key = keyColumnsOf(table);
  let limit = FEWEST_ROWS;
  for (let last = after; ; ) {
    const later = last ? `where (${key}) > (${last.map((_, place) => `$${place + 1}`).join(", ")})` : "";
    const { rows } = await client.query<Value[]>({
      text: `select ${columnsOf(table)} from ${quoted(table.name)} ${later} order by ${key} limit ${limit}`,
      values: [...(last ?? [])],
      rowMode: "array",
      types: { getTypeParser },
    });
    yield* rows;
    const end = rows.at(-1);
    if (!end || rows.length < limit) return;
    last = keyOf(table, end);
    const bytes = rows.reduce((sum, row) => sum + sizeOf(row), 0);
    limit = Math.max(FEWEST_ROWS, Math.min(MOST_ROWS, limit * 4, Math.floor((PAGE_BYTES * rows.length) / bytes)));
  }
}

/** As SQLite keeps them: whole numbers, and flags as 0 and 1. */
function getTypeParser(oid: number, format?: string) {
  if (oid === INT8) return Number;
  if (oid === BOOL) return (text: string) => (text === "t" ? 1 : 0);
  return types.getTypeParser(oid, format === "binary" ? "binary" : "text");
}

export async function openPgTarget(url: string): Promise<Target> {
  const client = await connect(url);
  try {
    await client.query("select pg_advisory_lock($1)", [MOVE_LOCK]);
    await refuseServed(client);
    // A batch that a power cut takes away takes its mark with it; `finish` waits for the disk.
    await client.query("set synchronous_commit = off");
    return targetOf(url, client);
  } catch (error) {
    await client.end();
    if (error instanceof DatabaseError && error.code === "55P03")
      throw new StoreBusy("another move is filling this database", { cause: error });
    throw error;
  }
}

function targetOf(url: string, client: Client): Target {
  const has = async (table: string) =>
    (await client.query<{ there: boolean }>("select to_regclass($1) is not null as there", [quoted(table)])).rows[0]?.there === true;
  const marks = async () => {
    const { rows } = await client.query<{ what: string; value: string }>(`select what, value from ${MARKS}`);
    return new Map(rows.map(({ what, value }) => [what, value]));
  };
  const remember = (what: string, value: string) =>
    client.query(`insert into ${MARKS} (what, value) values ($1, $2) on conflict (what) do update set value = excluded.value`, [
      what,
      value,
    ]);
  const together = async (work: () => Promise<void>) => {
    await client.query("begin");
    try {
      await work();
      await client.query("commit");
    } catch (error) {
      await client.query("rollback").catch(() => undefined);
      throw error;
    }
  };

  return {
    ...sideOf(url, client),
    mark: async () => ((await has(MARKS)) ? readMark(await marks()) : null),
    async begin(mark) {
      await together(async () => {
        await client.query(CREATE_MARKS);
        for (const [what, value] of marksOf(mark)) await remember(what, value);
      });
      // An instance that had looked at this database before it was marked is connected by now.
      await refuseServed(client);
      await migratePg(client);
      await client.query(FORGET_MARKS);
    },
    async occupied() {
      const { rows } = await client.query<{ name: string }>(
        "select table_name as name from information_schema.tables where table_schema = current_schema() and table_type = 'BASE TABLE' order by 1",
      );
      const occupied: string[] = [];
      for (const { name } of rows)
        if (
          name !== MARKS &&
          name !== "countersign_migrations" &&
          !isDerived(name) &&
          (await client.query(`select 1 from ${quoted(name)} limit 1`)).rowCount
        )
          occupied.push(name);
      return occupied;
    },
    filled: async (table) => readFilled((await marks()).get(filledMark(table))),
    put: (table, rows, filled) =>
      together(async () => {
        const lists = table.columns.map((_, place) => rows.map((row) => row[place]));
        const places = table.columns.map(({ kind }, place) => `$${place + 1}::${ARRAYS[kind]}`).join(", ");
        await client.query(`insert into ${quoted(table.name)} (${columnsOf(table)}) select * from unnest(${places})`, lists);
        await remember(filledMark(table), JSON.stringify(filled));
      }),
    async empty() {
      const there: string[] = [];
      for (const { name } of TABLE_SHAPES) if (await has(name)) there.push(quoted(name));
      await together(async () => {
        if (there.length > 0) await client.query(`truncate ${there.join(", ")}`);
        await client.query(`delete from ${MARKS}`);
      });
    },
    async finish(at) {
      await client.query(`analyze ${TABLE_SHAPES.map(({ name }) => quoted(name)).join(", ")}`);
      await client.query("set synchronous_commit = on");
      await remember(FINISHED, at);
    },
  };
}
