// Opens the database that the settings name. A server that is still starting is waited for; one that does not come is told in words.

import { resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { SECOND } from "@core/words/time";
import type { Logger } from "pino";
import { openPgStore } from "@/db/engine/pg";
import { openSqliteStore } from "@/db/engine/sqlite";
import { type Store, StoreBusy } from "@/db/store";
import { isPostgres, type Settings } from "./settings";

export interface Patience {
  readonly forMs: number;
  readonly tryEveryMs: number;
  readonly sayEveryMs: number;
}
const PATIENCE: Patience = { forMs: 60 * SECOND, tryEveryMs: SECOND, sayEveryMs: 5 * SECOND };

/** `look` is the first use of what was opened: for it too a server that goes away again is waited for. */
export async function openDatabase(
  settings: Settings,
  log: Logger,
  {
    look = async () => undefined,
    patience = PATIENCE,
  }: { readonly look?: (store: Store) => Promise<void>; readonly patience?: Patience } = {},
): Promise<Store> {
  const { DATABASE_URL: url = `file:${resolve(settings.DATA_DIR, "countersign.db")}`, DATABASE_POOL_SIZE: poolSize } = settings;
  const open = async () => {
    const store = await (isPostgres(url) ? openPgStore({ url, poolSize }) : openSqliteStore({ file: resolve(url.slice("file:".length)) }));
    try {
      await look(store);
      return store;
    } catch (fault) {
      await store.close();
      throw fault;
    }
  };
  return isPostgres(url) ? whenThere(open, withoutPassword(url), log, patience) : open();
}

/** Where the database is, for people: never its password, nor parameters that may hold one. */
function withoutPassword(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `PostgreSQL at ${hostname}:${port || "5432"}${pathname}`;
}

async function whenThere(open: () => Promise<Store>, place: string, log: Logger, patience: Patience): Promise<Store> {
  const began = performance.now();
  let saidAt = Number.NEGATIVE_INFINITY;
  for (;;) {
    try {
      return await open();
    } catch (fault) {
      if (!(fault instanceof StoreBusy)) throw fault;
      const now = performance.now();
      const reason = reasonOf(fault);
      if (now - began >= patience.forMs)
        throw new Error(
          `${place} cannot be reached (${reason}). Waited ${Math.round(patience.forMs / SECOND)} s for it; is DATABASE_URL right?`,
          { cause: fault },
        );
      if (now - saidAt >= patience.sayEveryMs) {
        log.warn({ reason }, `waiting for ${place}`);
        saidAt = now;
      }
      await pause(patience.tryEveryMs);
    }
  }
}

/** What the socket or the server said, below our own words for it. */
function reasonOf(fault: Error): string {
  const { cause } = fault;
  if (cause instanceof AggregateError)
    return cause.errors.map((inner) => (inner instanceof Error ? inner.message : String(inner))).join(", ");
  return cause instanceof Error ? cause.message : fault.message;
}
