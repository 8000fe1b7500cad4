// Forgets idempotent answers after the 48 hours for which they are promised.
import { IDEMPOTENCY_KEPT_MS, purgeIdempotent } from "@/db/queries/idempotency";
import type { Deps } from "../deps";

/** Returns how many were forgotten. */
export const forgetAnswers = (deps: Deps): Promise<number> =>
  deps.store.write(async (tx) => purgeIdempotent(tx, (await deps.store.nowMs(tx)) - IDEMPOTENCY_KEPT_MS));
