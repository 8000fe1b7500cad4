// Fresh stores of either engine for tests, and their removal.
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Ms } from "@core/words/ids";
import { Client } from "pg";
import { inject } from "vitest";
import { openPgStore } from "../engine/pg";
import { openSqliteStore } from "../engine/sqlite";
import type { Engine, Store } from "../store";
import { databaseAt, PREFIX, TEMPLATE } from "./global-setup";

export interface TestEngine {
  readonly name: Engine;
  /** A store on a fresh, empty database. */
  open(options?: { readonly clock?: () => Ms }): Promise<Store>;
  /** Closes what is open and removes the databases. */
  clean(): Promise<void>;
}

export function sqliteEngine(): TestEngine {
  const folders: string[] = [];
  const stores: Store[] = [];
  return {
    name: "sqlite",
    async open(options) {
      const folder = mkdtempSync(join(tmpdir(), "countersign-"));
      folders.push(folder);
      const store = await openSqliteStore({ file: join(folder, "data", "countersign.db"), ...options });
      stores.push(store);
      return store;
    },
    async clean() {
      await Promise.all(stores.splice(0).map((store) => store.close()));
      for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
    },
  };
}

export function pgEngine(): TestEngine {
  const stores: Store[] = [];
  return {
    name: "pg",
    async open(options) {
      const name = `${PREFIX}${randomUUID().replaceAll("-", "")}`;
      await onServer(`create database ${name} template ${TEMPLATE}`);
      const store = await openPgStore({ url: databaseAt(inject("postgresUrl"), name), ...options });
      stores.push(store);
      return store;
    },
    async clean() {
      await Promise.all(stores.splice(0).map((store) => store.close()));
    },
  };
}

async function onServer(sql: string) {
  const client = new Client({ connectionString: inject("postgresUrl") });
  await client.connect();
  await client.query(sql);
  await client.end();
}
