// Makes the one set of deps of a process: opens the store, mints ids and randomness, and reads secrets.
import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { DEFAULT_SETTINGS } from "@core/lifecycle/commands";
import { asExecutionId, asGrantId, asItemId, asQueueId } from "@core/words/ids";
import { pino } from "pino";
import { withoutValues } from "@/db/log-faults";
import type { Store } from "@/db/store";
import { createDirectoryShelf } from "./access/directory";
import { createCaseShelf } from "./case-shelf";
import type { Deps } from "./deps";
import { createLive } from "./live/live";
import { openDatabase } from "./open-database";
import { createPolicyShelf } from "./policy-shelf";
import { pagedRandomBytes, uuidsV7 } from "./random-bytes";
import { checkSecrets } from "./secret-prints";
import { readSecrets } from "./secrets";
import type { Settings } from "./settings";
import { openTrailKeys } from "./trail-key";

/** `store` is given by tests that bring their own clock; everybody else gets the one of the settings. */
export async function makeDeps(settings: Settings, given?: { readonly store: Store }): Promise<Deps> {
  mkdirSync(resolve(settings.DATA_DIR), { recursive: true, mode: 0o700 });
  const randomBytes = pagedRandomBytes();
  const newId = uuidsV7(randomBytes);
  const log = pino({
    level: settings.LOG_LEVEL,
    redact: ["req.headers.authorization", "req.headers.cookie", "*.password", "*.key"],
    serializers: { err: withoutValues },
  });
  const secrets = readSecrets(settings);
  const store =
    given?.store ??
    (await openDatabase(settings, log, { look: (store) => checkSecrets(store, secrets, { replace: settings.REPLACE_SECRETS }) }));
  const live = createLive();
  return {
    store,
    ids: {
      item: () => asItemId(newId()),
      grant: () => asGrantId(newId()),
      execution: () => asExecutionId(newId()),
      any: newId,
    },
    randomBytes,
    settings,
    secrets,
    trailKeys: await openTrailKeys(store, settings),
    lifecycle: { ...DEFAULT_SETTINGS, fallbackQueue: asQueueId("fallback") },
    policies: createPolicyShelf(),
    directory: createDirectoryShelf(),
    cases: createCaseShelf(store, live, (fault) => log.warn({ err: fault }, "past cases could not be read on")),
    live,
    servingSince: await store.read((tx) => store.nowMs(tx)),
    log,
  };
}
