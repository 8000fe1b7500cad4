// A copy of a SQLite database while it is being served: one snapshot, proved before it gets its name.
import { chmodSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import { openSqliteSnapshot } from "../engine/sqlite-side";
import { StoreFault } from "../store";
import { type DatabaseProof, verifyDatabase } from "./verify-database";

/**
 * `VACUUM INTO` and not SQLite's page-wise backup: that one begins anew whenever another process commits, so under load it
 * would never end, and it copies free pages, in which erased values may still stand. This reads one snapshot, which hinders no writer.
 * Until it is proved the copy has another name, so what bears the name is whole. Refuses to write over anything.
 */
export async function backupSqlite(file: string, to: string): Promise<DatabaseProof> {
  if (existsSync(to)) throw new StoreFault(`${to} is there already`);
  if (!existsSync(file)) throw new StoreFault(`there is no database at ${file}`);
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
  const part = `${to}.part`;
  rmSync(part, { force: true });
  try {
    vacuumInto(file, part);
    chmodSync(part, 0o600);
    const proof = await proved(part);
    if (proof.faults.length > 0) return proof;
    toDisk(part);
    renameSync(part, to);
    toDisk(dirname(to));
    return proof;
  } finally {
    rmSync(part, { force: true });
  }
}

function vacuumInto(file: string, part: string): void {
  const client = new Database(file, { readonly: true, fileMustExist: true });
  try {
    client.prepare("vacuum into ?").run(part);
  } finally {
    client.close();
  }
}

async function proved(file: string): Promise<DatabaseProof> {
  const side = openSqliteSnapshot(file);
  try {
    return await verifyDatabase(side);
  } finally {
    await side.close();
  }
}

function toDisk(path: string): void {
  const handle = openSync(path, "r");
  fsyncSync(handle);
  closeSync(handle);
}
