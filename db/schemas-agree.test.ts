// Both engines' schemas agree, as their catalogs tell after the migrations: SQLite's own DDL is run on PostgreSQL, which then spells both
// alike, down to the predicates of partial indexes and the CHECKs. And the migrations make what the description says, no more and no less.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { generateDrizzleJson, generateMigration, generateSQLiteDrizzleJson, generateSQLiteMigration } from "drizzle-kit/api";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findMigrations, migrateSqlite } from "./engine/migrate";
import { MARKS } from "./engine/move-marks";
import { isDerived } from "./engine/trail-index";
import * as pgTables from "./schema/pg";
import * as sqliteTables from "./schema/sqlite";
import type { Engine } from "./store";
import { freshPgUrl } from "./testing/engines";

/** Each engine's own list of what was applied. */
const BOOKKEEPING = ["__drizzle_migrations", "countersign_migrations", MARKS, "trail_entries", "trail_words", "trail_index_marks"];
const KINDS: Readonly<Record<string, string>> = { text: 'text collate "C"', integer: "bigint", blob: "bytea" };

let pg: Client;
const sqlite = new Database(":memory:");
beforeAll(async () => {
  migrateSqlite(sqlite);
  pg = new Client({ connectionString: await freshPgUrl() });
  await pg.connect();
});
afterAll(async () => {
  sqlite.close();
  await pg.end();
});

interface Schema {
  readonly columns: readonly Column[];
  /** Named ones with their names; SQLite's primary and foreign keys have none. */
  readonly constraints: readonly string[];
  readonly indexes: readonly string[];
}
interface Column {
  readonly place: string;
  readonly kind: string;
  readonly rule: string;
}

/** What stands in a schema of the PostgreSQL database, in PostgreSQL's own spelling. */
async function catalogOf(schema: string): Promise<Schema> {
  await pg.query(`set search_path = ${schema}`);
  const ask = async <Row extends object>(sql: string) => (await pg.query<Row>(sql, [schema, BOOKKEEPING])).rows;
  const columns = await ask<Column>(`
    select c.relname || '.' || a.attname as place, format_type(a.atttypid, a.atttypmod) || coalesce(' collate ' || l.collname, '') as kind,
      concat_ws(' ', a.attnum, case when a.attnotnull then 'not null' end, 'default ' || pg_get_expr(d.adbin, d.adrelid)) as rule
    from pg_attribute a join pg_class c on c.oid = a.attrelid left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
      left join pg_collation l on l.oid = a.attcollation
    where c.relnamespace = $1::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and c.relname <> all ($2) order by 1`);
  const constraints = await ask<{ said: string }>(`
    select concat_ws(' ', c.relname, case when k.contype = 'c' then k.conname end, pg_get_constraintdef(k.oid, true)) as said
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    where k.connamespace = $1::regnamespace and k.contype in ('c', 'p', 'f', 'u', 'x') and c.relname <> all ($2) order by 1`);
  const indexes = await ask<{ said: string }>(`
    select pg_get_indexdef(i.indexrelid, 0, true) as said from pg_index i join pg_class c on c.oid = i.indrelid
    where c.relnamespace = $1::regnamespace and not i.indisprimary and c.relname <> all ($2) order by 1`);
  await pg.query("set search_path = public");
  return { columns, constraints: constraints.map(({ said }) => said), indexes: indexes.map(({ said }) => said) };
}

const ddlOf = (client: Database.Database, type: "table" | "index") =>
  client
    .prepare<[string], { name: string; sql: string }>(
      "select name, sql from sqlite_master where type = ? and sql is not null order by name",
    )
    .all(type)
    .filter(({ name }) => !BOOKKEEPING.includes(name) && !isDerived(name))
    .map(({ name, sql }) => ({ name, sql: asFromTheBeginning(sql) }));

/** The comma before a column that was added; within lists of keys no type follows the name. */
const ADDED = /\n?, (?=`\w+` (?:text|integer|blob))/g;
const REFERENCE = / REFERENCES (\w+)\((\w+)\)/;

/** SQLite keeps what ALTER TABLE added as it was said, behind the last column: written here as if it had been there from the beginning. */
function asFromTheBeginning(sql: string): string {
  if (sql.search(ADDED) < 0) return sql;
  const lines = sql
    .replace(ADDED, ",\n\t")
    .replace(/\n?\)$/, "")
    .split("\n");
  const keys = lines.flatMap((line) => {
    const [, table, key] = REFERENCE.exec(line.startsWith("\t`") ? line : "") ?? [];
    const name = /`(\w+)`/.exec(line)?.[1];
    return table === undefined
      ? []
      : [`\tFOREIGN KEY (\`${name}\`) REFERENCES \`${table}\`(\`${key}\`) ON UPDATE no action ON DELETE no action`];
  });
  const columns = lines.map((line) => (line.startsWith("\t`") ? line.replace(REFERENCE, "") : line)).join("\n");
  return `${[columns, ...keys].join(",\n")}\n)`;
}

/** Runs SQLite's DDL in a schema of its own; `flags` are columns whose integers stand for booleans. Foreign keys come last, since their tables may. */
async function runSqliteOnPg(schema: string, flags: ReadonlySet<string>) {
  const quoted = (sql: string) => sql.replaceAll("`", '"');
  await pg.query(`create schema ${schema}; set search_path = ${schema}`);
  const later: string[] = [];
  for (const { name, sql } of ddlOf(sqlite, "table")) {
    const lines = sql.split("\n");
    for (const line of lines.filter((said) => said.startsWith("\tFOREIGN KEY")))
      later.push(`alter table "${name}" add ${line.replace(/,$/, "")}`);
    const kept = lines
      .filter((line) => !line.startsWith("\tFOREIGN KEY"))
      .map((line) =>
        line.replace(/^\t[`"](\w+)[`"] (\w+)/, (_, column: string, kind: string) => {
          const spelled = kind === "integer" && flags.has(`${name}.${column}`) ? "boolean" : (KINDS[kind] ?? kind);
          return `\t"${column}" ${spelled}`;
        }),
      )
      .join("\n");
    await pg.query(quoted(kept.replace(/,\s*\)$/, "\n)")));
  }
  for (const sql of [...later, ...ddlOf(sqlite, "index").map((index) => index.sql)]) await pg.query(quoted(sql));
  await pg.query("set search_path = public");
}

describe("what the migrations of both engines make", () => {
  let ours: Schema;
  let theirs: Schema;
  beforeAll(async () => {
    ours = await catalogOf("public");
    await runSqliteOnPg("sqlite_said", new Set(ours.columns.filter(({ kind }) => kind === "boolean").map(({ place }) => place)));
    theirs = await catalogOf("sqlite_said");
  });

  test("there is something to compare", () => {
    const tables = Object.keys(sqliteTables).length;
    expect(new Set(ours.columns.map(({ place }) => place.split(".")[0])).size).toBe(tables);
    expect(ddlOf(sqlite, "table")).toHaveLength(tables);
    expect(ours.indexes.length).toBeGreaterThan(20);
    expect(ours.constraints.filter((said) => said.includes("CHECK")).length).toBeGreaterThan(10);
  });

  test("has the same columns: name, order, kind, nullability, default", () => {
    expect(theirs.columns).toEqual(ours.columns);
  });

  test("has the same primary keys, foreign keys and CHECKs", () => {
    expect(theirs.constraints).toEqual(ours.constraints);
  });

  test("has the same indexes: name, columns in order, uniqueness, predicate", () => {
    expect(theirs.indexes).toEqual(ours.indexes);
  });
});

describe("the migrations and the description", () => {
  const latest = (engine: Engine) => {
    const meta = join(findMigrations(engine), "meta");
    const { entries } = JSON.parse(readFileSync(join(meta, "_journal.json"), "utf8")) as {
      readonly entries: readonly { readonly idx: number }[];
    };
    const last = String(entries.at(-1)?.idx ?? 0).padStart(4, "0");
    return JSON.parse(readFileSync(join(meta, `${last}_snapshot.json`), "utf8"));
  };
  const described = async () => ({
    pg: generateDrizzleJson({ ...pgTables }),
    sqlite: await generateSQLiteDrizzleJson({ ...sqliteTables }),
  });

  test("another migration would have nothing to do", async () => {
    const now = await described();
    expect(await generateMigration(latest("pg"), now.pg)).toEqual([]);
    expect(await generateSQLiteMigration(latest("sqlite"), now.sqlite)).toEqual([]);
  });

  test("SQLite's make what a database made from the description at once is", async () => {
    const { sqlite: now } = await described();
    const client = new Database(":memory:");
    for (const statement of await generateSQLiteMigration(await generateSQLiteDrizzleJson({}), now)) client.exec(statement);
    for (const type of ["table", "index"] as const) expect(ddlOf(sqlite, type)).toEqual(ddlOf(client, type));
    client.close();
  });

  test("PostgreSQL's make what a database made from the description at once is", async () => {
    const { pg: now } = await described();
    await pg.query("create schema described; set search_path = described");
    for (const statement of await generateMigration(generateDrizzleJson({}), now)) await pg.query(statement.replaceAll('"public".', ""));
    expect(await catalogOf("described")).toEqual(await catalogOf("public"));
  });
});
