// Forgets idempotent answers after the 48 hours for which they are promised, and wrong passwords after their quarter of an hour.
import { IDEMPOTENCY_KEPT_MS, purgeIdempotent } from "@/db/queries/idempotency";
import { purgeTries } from "@/db/queries/sign-in-tries";
import type { Deps } from "../deps";

/** Returns how many answers were forgotten. */
export const forgetAnswers = (deps: Deps): Promise<number> =>
  deps.store.write(async (tx) => {
    const now = await deps.store.nowMs(tx);
    await purgeTries(tx, now);
    return purgeIdempotent(tx, now - IDEMPOTENCY_KEPT_MS);
  });
