// Forgets idempotent answers after the 48 hours for which they are promised.
import { HOUR } from "@core/words/time";
import { purgeIdempotent } from "@/db/queries/idempotency";
import type { Deps } from "../deps";
import { type Loop, startLoop } from "./loop";

const KEPT_MS = 48 * HOUR;
const EVERY_MS = 10 * 60_000;

export function startForgetting(deps: Deps): Loop {
  return startLoop("forget-answers", EVERY_MS, deps.log, () =>
    deps.store.write(async (tx) => {
      await purgeIdempotent(tx, (await deps.store.nowMs(tx)) - KEPT_MS);
      return false;
    }),
  );
}
