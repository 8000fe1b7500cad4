// What of the trail somebody may take away: by the scopes of the roles that exports need, and never what is being signed blind.
import type { ExportChoice } from "@core/words/exports";
import { opens, type Sight, sightFor } from "./resolve";
import type { Standing } from "./standing";

/** Stretches of the log hold everybody's events, so they need a scope over everything; items are bounded by what one may see. Null where it may not be. */
export function exportSight(standing: Standing, choice: ExportChoice): Sight | null {
  if (!opens(standing, "trail.export")) return null;
  const sight = sightFor(standing, "trail.export");
  const isStretch = choice.of === "all" || choice.of === "period";
  return isStretch && sight.kind !== "all" ? null : sight;
}

/** Whether somebody could sign an item themselves: then they may not read what others signed before it is decided. */
export const mightSign = (standing: Standing): boolean => standing.grants.some(({ role }) => role === "reviewer");
