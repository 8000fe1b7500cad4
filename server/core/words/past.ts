// What is asked of an item's past: the screen at an instant, its whole timeline, one event of it.
import { z } from "zod";
import { itemIdSchema, personIdSchema } from "./decisions";

/** `seenBy`: whose screen; left out, whoever had it before them then. */
export const asOfInput = z.strictObject({ itemId: itemIdSchema, atMs: z.int().min(0), seenBy: personIdSchema.nullable().default(null) });
export type AsOfInput = z.output<typeof asOfInput>;

/** An event of the item's own stream, by its number. */
export const itemEventInput = z.strictObject({ itemId: itemIdSchema, seq: z.int().min(1) });
export type ItemEventInput = z.output<typeof itemEventInput>;
