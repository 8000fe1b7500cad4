// The manager's morning: since when it looks back, and what its question may say.
import { z } from "zod";
import { isZone } from "./zone";

export const MORNING_SINCE = ["working-day", "day", "week"] as const;
export type MorningSince = (typeof MORNING_SINCE)[number];

export const morningInput = z.strictObject({
  since: z.enum(MORNING_SINCE).default("working-day"),
  /** Whose days they are; the server's where it is left out. */
  zone: z.string().max(64).refine(isZone).nullable().default(null),
});
export type MorningInput = z.infer<typeof morningInput>;
