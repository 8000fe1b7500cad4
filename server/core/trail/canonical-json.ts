// RFC 8785: one text for one value, so that its hash means something. Values must be I-JSON (see i-json.ts).

import type { Json } from "@core/words/vocabulary";
import canonicalize from "canonicalize";

/** The canonical text of a JSON value. Throws on non-finite numbers and lone surrogates; members that are `undefined` are left out, as JSON.stringify does. */
export function canonicalJson(value: Json): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError("not a JSON value");
  return text;
}
