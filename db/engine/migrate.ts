// Brings a database up to the schema of this code, in one exclusive transaction, however many processes start at once.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Database } from "better-sqlite3";
import { type MigrationMeta, readMigrationFiles } from "drizzle-orm/migrator";
import type { ClientBase } from "pg";
import { type Engine, StoreFault } from "../store";
import { preparePgIndex, prepareSqliteIndex } from "./trail-index";

/** Any number that all versions of the product agree on: who holds it migrates. */
const MIGRATION_LOCK = 7_108_650_231;

/** The folder stands beside the source; a bundle looks for it from where it lies upwards, then from where it was started. */
export function findMigrations(engine: Engine): string {
  for (const start of [dirname(fileURLToPath(import.meta.url)), process.cwd()]) {
    for (let dir = start; ; dir = dirname(dir)) {
      const folder = join(dir, "db", "migrations", engine);
      if (existsSync(join(folder, "meta", "_journal.json"))) return folder;
      if (dir === dirname(dir)) break;
    }
  }
  throw new StoreFault(`no folder db/migrations/${engine} above this program or the working directory`);
}

/** What is known and not yet applied. Throws for a database that is newer than this code, or whose history differs. */
function missing(known: readonly MigrationMeta[], applied: readonly { readonly hash: string }[]): readonly MigrationMeta[] {
  applied.forEach(({ hash }, index) => {
    const expected = known[index];
    if (!expected) throw new StoreFault("the database was made by a newer version of Countersign");
    if (expected.hash !== hash) throw new StoreFault(`migration ${index} of the database is not the one this version knows`);
  });
  return known.slice(applied.length);
}

/** How many migrations a SQLite file lacks; changes nothing. Throws what `missing` throws. */
export function pendingSqlite(client: Database, folder = findMigrations("sqlite")): number {
  const applied = client.prepare<[], { hash: string }>("SELECT hash FROM __drizzle_migrations ORDER BY id").all();
  return missing(readMigrationFiles({ migrationsFolder: folder }), applied).length;
}

/** How many migrations a PostgreSQL database lacks; changes nothing. Throws what `missing` throws. */
export async function pendingPg(client: ClientBase, folder = findMigrations("pg")): Promise<number> {
  const applied = await client.query<{ hash: string }>("SELECT hash FROM countersign_migrations ORDER BY id");
  return missing(readMigrationFiles({ migrationsFolder: folder }), applied.rows).length;
}

/** Applies what is missing to a SQLite file. Refuses what `missing` refuses. */
export function migrateSqlite(client: Database, folder = findMigrations("sqlite")): void {
  const known = readMigrationFiles({ migrationsFolder: folder });
  // Rebuilding a table needs foreign keys off, and the pragma does nothing inside a transaction.
  client.pragma("foreign_keys = OFF");
  client.exec("BEGIN EXCLUSIVE");
  try {
    client.exec("CREATE TABLE IF NOT EXISTS __drizzle_migrations (id INTEGER PRIMARY KEY, hash text NOT NULL, created_at numeric)");
    const applied = client.prepare<[], { hash: string }>("SELECT hash FROM __drizzle_migrations ORDER BY id").all();
    const record = client.prepare("INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)");
    for (const migration of missing(known, applied)) {
      for (const statement of migration.sql) client.exec(statement);
      record.run(migration.hash, migration.folderMillis);
    }
    prepareSqliteIndex(client);
    const broken = client.pragma("foreign_key_check");
    if (Array.isArray(broken) && broken.length > 0) throw new StoreFault("a migration left rows that point at nothing");
    client.exec("COMMIT");
  } catch (error) {
    if (client.inTransaction) client.exec("ROLLBACK");
    throw error;
  } finally {
    client.pragma("foreign_keys = ON");
  }
}

/** Applies what is missing to a PostgreSQL database, in the first schema of the connection's search path. */
export async function migratePg(client: ClientBase, folder = findMigrations("pg")): Promise<void> {
  const known = readMigrationFiles({ migrationsFolder: folder });
  await client.query("BEGIN");
  try {
    await client.query("SELECT pg_advisory_xact_lock($1)", [MIGRATION_LOCK]);
    await client.query(
      "CREATE TABLE IF NOT EXISTS countersign_migrations (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, hash text NOT NULL, created_at bigint NOT NULL)",
    );
    const applied = await client.query<{ hash: string }>("SELECT hash FROM countersign_migrations ORDER BY id");
    for (const migration of missing(known, applied.rows)) {
      for (const statement of migration.sql) await client.query(statement);
      await client.query("INSERT INTO countersign_migrations (hash, created_at) VALUES ($1, $2)", [migration.hash, migration.folderMillis]);
    }
    await preparePgIndex(client);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  }
}
