// The manager's morning: since when it looks back, and what its question may say.
import { z } from "zod";
import { isZone } from "./zone";

export const MORNING_SINCE = ["working-day", "day", "week"] as const;
export type MorningSince = (typeof MORNING_SINCE)[number];

/** The lists that a morning is made of; each can be had whole. */
export const MORNING_LISTS = ["late", "against", "reconciling", "reversed", "changes"] as const;
export type MorningList = (typeof MORNING_LISTS)[number];

export const morningInput = z.strictObject({
  since: z.enum(MORNING_SINCE).default("working-day"),
  /** The list of which every line is wanted, where there are more than a few. */
  whole: z.enum(MORNING_LISTS).nullable().default(null),
  /** Whose days they are; the server's where it is left out. */
  zone: z.string().max(64).refine(isZone).nullable().default(null),
});
export type MorningInput = z.infer<typeof morningInput>;
