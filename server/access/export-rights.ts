// What of the trail somebody may take away: by the scopes of the roles that exports need, and never what is being signed blind.

import { isBlind } from "@core/lifecycle/blind";
import type { ExportChoice } from "@core/words/exports";
import { openQuorums } from "@/db/queries/trail-reading";
import type { Tx } from "@/db/store";
import { opens, type Sight, sightFor } from "./resolve";
import type { Standing } from "./standing";

/** Stretches of the log hold everybody's events, so they need a scope over everything; items are bounded by what one may see. Null where it may not be. */
export function exportSight(standing: Standing, choice: ExportChoice): Sight | null {
  if (!opens(standing, "trail.export")) return null;
  const sight = sightFor(standing, "trail.export");
  const isStretch = choice.of === "all" || choice.of === "period";
  return isStretch && sight.kind !== "all" ? null : sight;
}

/**
 * How many items stand in the way of a whole stretch of the log, which cannot leave one out: those that are being signed blind, for whoever could
 * sign an item themselves. Who signs nothing is not led by what others signed.
 */
export async function blindTo(tx: Tx, standing: Standing | null): Promise<number> {
  if (standing === null || !standing.grants.some(({ role }) => role === "reviewer")) return 0;
  return (await openQuorums(tx)).filter(({ fold }) => isBlind(fold)).length;
}
