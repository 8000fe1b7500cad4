// What a database file holds once it is vacuumed, byte for byte: for tests of what an erasure leaves on disk.
import { readFileSync } from "node:fs";
import Database from "better-sqlite3";
import { sql } from "drizzle-orm";
import { rowsOf } from "../engine/trail-index";
import type { Store } from "../store";

/** Null on PostgreSQL, whose files are its own. */
export async function vacuumedBytes(store: Store): Promise<Buffer | null> {
  const file = await store.read(async (tx) => {
    if (tx.engine === "pg") return null;
    const [main] = await rowsOf<{ file: string }>(tx, sql`select file from pragma_database_list where name = 'main'`);
    return main?.file ?? null;
  });
  if (file === null) return null;
  const client = new Database(file);
  client.prepare("vacuum into ?").run(`${file}.vacuumed`);
  client.close();
  return readFileSync(`${file}.vacuumed`);
}
