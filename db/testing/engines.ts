// Fresh stores of either engine for tests, and their removal.
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Ms } from "@core/words/ids";
import { Client } from "pg";
import { inject } from "vitest";
import { openPgStore } from "../engine/pg";
import { LISTENER } from "../engine/pg-listener";
import { openSqliteStore } from "../engine/sqlite";
import type { Engine, Store } from "../store";
import { databaseAt, PREFIX, TEMPLATE } from "./global-setup";

export interface TestEngine {
  readonly name: Engine;
  /** A store on a fresh, empty database. */
  open(options?: { readonly clock?: () => Ms }): Promise<Store>;
  /** Another store on the same database, as another process has it. */
  beside(store: Store, options?: { readonly clock?: () => Ms }): Promise<Store>;
  /** Kills every connection to this store's database that hears announcements; returns how many. There are none on SQLite. */
  cutListeners(store: Store): Promise<number>;
  /** Closes what is open and removes the databases. */
  clean(): Promise<void>;
}

export function sqliteEngine(): TestEngine {
  const folders: string[] = [];
  const stores = new Map<Store, string>();
  const openAt = async (file: string, options?: { readonly clock?: () => Ms }) => {
    const store = await openSqliteStore({ file, ...options });
    stores.set(store, file);
    return store;
  };
  return {
    name: "sqlite",
    open(options) {
      const folder = mkdtempSync(join(tmpdir(), "countersign-"));
      folders.push(folder);
      return openAt(join(folder, "data", "countersign.db"), options);
    },
    beside: (store, options) => openAt(placeOf(stores, store), options),
    cutListeners: async () => 0,
    async clean() {
      await closeAll(stores);
      for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
    },
  };
}

export function pgEngine(): TestEngine {
  const stores = new Map<Store, string>();
  const openIn = async (name: string, options?: { readonly clock?: () => Ms }) => {
    const store = await openPgStore({ url: databaseAt(inject("postgresUrl"), name), ...options });
    stores.set(store, name);
    return store;
  };
  return {
    name: "pg",
    async open(options) {
      return openIn(await createPg(), options);
    },
    beside: (store, options) => openIn(placeOf(stores, store), options),
    cutListeners: (store) =>
      onServer(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and application_name = $2",
        placeOf(stores, store),
        LISTENER,
      ),
    clean: () => closeAll(stores),
  };
}

/** A fresh PostgreSQL database with the tables in it, for who speaks to the server itself. */
export const freshPgUrl = async (): Promise<string> => databaseAt(inject("postgresUrl"), await createPg());

async function createPg(): Promise<string> {
  const name = `${PREFIX}${randomUUID().replaceAll("-", "")}`;
  await onServer(`create database ${name} template ${TEMPLATE}`);
  return name;
}

function placeOf(stores: ReadonlyMap<Store, string>, store: Store): string {
  const place = stores.get(store);
  if (place === undefined) throw new Error("this engine did not open that store");
  return place;
}

async function closeAll(stores: Map<Store, string>): Promise<void> {
  const open = [...stores.keys()];
  stores.clear();
  await Promise.all(open.map((store) => store.close()));
}

async function onServer(sql: string, ...values: readonly string[]): Promise<number> {
  const client = new Client({ connectionString: inject("postgresUrl") });
  await client.connect();
  const { rowCount } = await client.query(sql, [...values]);
  await client.end();
  return rowCount ?? 0;
}
