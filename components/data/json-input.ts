// JSON on its way to a procedure.
import type { JsonObject } from "@core/words/vocabulary";
import type { z } from "zod";

/** Ours is read-only, the input schema's is not; the client only writes it down. */
export const asJson = (value: JsonObject) => value as Record<string, z.core.util.JSONType>;
