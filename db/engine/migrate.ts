// Brings a database file up to the schema of this code, in one exclusive transaction, however many processes start at once.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Database } from "better-sqlite3";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { StoreFault } from "../store";

/** The folder stands beside the source; a bundle looks for it from where it lies upwards, then from where it was started. */
export function findMigrations(engine: "sqlite" | "pg"): string {
  for (const start of [dirname(fileURLToPath(import.meta.url)), process.cwd()]) {
    for (let dir = start; ; dir = dirname(dir)) {
      const folder = join(dir, "db", "migrations", engine);
      if (existsSync(join(folder, "meta", "_journal.json"))) return folder;
      if (dir === dirname(dir)) break;
    }
  }
  throw new StoreFault(`no folder db/migrations/${engine} above this program or the working directory`);
}

/** Applies what is missing. Refuses a database that is newer than this code, or whose history differs. */
export function migrateSqlite(client: Database, folder = findMigrations("sqlite")): void {
  const known = readMigrationFiles({ migrationsFolder: folder });
  // Rebuilding a table needs foreign keys off, and the pragma does nothing inside a transaction.
  client.pragma("foreign_keys = OFF");
  client.exec("BEGIN EXCLUSIVE");
  try {
    client.exec("CREATE TABLE IF NOT EXISTS __drizzle_migrations (id INTEGER PRIMARY KEY, hash text NOT NULL, created_at numeric)");
    const applied = client.prepare<[], { hash: string }>("SELECT hash FROM __drizzle_migrations ORDER BY id").all();
    applied.forEach(({ hash }, index) => {
      const expected = known[index];
      if (!expected) throw new StoreFault("the database was made by a newer version of Countersign");
      if (expected.hash !== hash) throw new StoreFault(`migration ${index} of the database is not the one this version knows`);
    });
    const record = client.prepare("INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)");
    for (const migration of known.slice(applied.length)) {
      for (const statement of migration.sql) client.exec(statement);
      record.run(migration.hash, migration.folderMillis);
    }
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
