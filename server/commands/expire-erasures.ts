// Ends requests to erase that nobody signed in time, so that each has an end by itself.
import { lockErasure, overdueErasures } from "@/db/queries/erasures";
import type { Deps } from "../deps";
import { expireErasure } from "./commit/erasure-event";

/** Returns how many ended. */
export async function expireErasures(deps: Deps): Promise<number> {
  const due = await deps.store.read(async (tx) => overdueErasures(tx, await deps.store.nowMs(tx)));
  for (const { id } of due)
    await deps.store.write(async (tx) => {
      const erasure = await lockErasure(tx, id);
      const now = await deps.store.nowMs(tx);
      // Another instance, or a person, was first.
      if (erasure?.state !== "asked" || erasure.expiresAt > now) return;
      await expireErasure(deps, tx, now, erasure);
    });
  return due.length;
}
