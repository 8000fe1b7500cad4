// What is asked of an item's past: the screen at an instant, its whole timeline, one event of it.
import { z } from "zod";
import { itemIdSchema, personIdSchema } from "./decisions";

/** `seenBy`: whose screen; left out, whoever had it before them then. */
export const asOfInput = z.strictObject({ itemId: itemIdSchema, atMs: z.int().min(0), seenBy: personIdSchema.nullable().default(null) });
export type AsOfInput = z.output<typeof asOfInput>;
