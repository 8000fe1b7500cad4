// Makes the one set of deps of a process: opens the store, mints ids and randomness, and reads secrets.
import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { DEFAULT_SETTINGS } from "@core/lifecycle/commands";
import { asExecutionId, asGrantId, asItemId, asQueueId } from "@core/words/ids";
import { pino } from "pino";
import { openSqliteStore } from "@/db/engine/sqlite";
import type { Store } from "@/db/store";
import { createDirectoryShelf } from "./access/directory";
import type { Deps } from "./deps";
import { createLive } from "./live/live";
import { createPolicyShelf } from "./policy-shelf";
import { pagedRandomBytes, uuidsV7 } from "./random-bytes";
import { readSecrets } from "./secrets";
import type { Settings } from "./settings";

/** Where the embedded database lies. */
export const databaseFile = (settings: Settings): string =>
  settings.DATABASE_URL ? resolve(settings.DATABASE_URL.slice("file:".length)) : resolve(settings.DATA_DIR, "countersign.db");

/** `store` is given by tests that bring their own clock; everybody else gets the one of the settings. */
export async function makeDeps(settings: Settings, given?: { readonly store: Store }): Promise<Deps> {
  mkdirSync(resolve(settings.DATA_DIR), { recursive: true, mode: 0o700 });
  const randomBytes = pagedRandomBytes();
  const newId = uuidsV7(randomBytes);
  return {
    store: given?.store ?? (await openSqliteStore({ file: databaseFile(settings) })),
    ids: {
      item: () => asItemId(newId()),
      grant: () => asGrantId(newId()),
      execution: () => asExecutionId(newId()),
      any: newId,
    },
    randomBytes,
    settings,
    secrets: readSecrets(settings),
    lifecycle: { ...DEFAULT_SETTINGS, fallbackQueue: asQueueId("fallback") },
    policies: createPolicyShelf(),
    directory: createDirectoryShelf(),
    live: createLive(),
    log: pino({ level: settings.LOG_LEVEL, redact: ["req.headers.authorization", "req.headers.cookie", "*.password", "*.key"] }),
  };
}
