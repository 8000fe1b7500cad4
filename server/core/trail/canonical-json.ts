// RFC 8785: one text for one value, so that its hash means something. Values must be I-JSON (see i-json.ts).

import type { Json } from "@core/words/vocabulary";

/** With the `u` flag a pair is one code point, so this matches lone halves alone. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * The canonical text of a JSON value. Throws on non-finite numbers and lone surrogates; members that are `undefined` are left out, as JSON.stringify does.
 * Literals, numbers and strings are written as ECMAScript writes them (RFC 8785 section 3.2.2), so only the order of names is our own work.
 */
export function canonicalJson(value: Json): string {
  if (typeof value === "string") return stringText(value);
  if (typeof value === "number" && !Number.isFinite(value)) throw new TypeError("not a JSON number");
  if (value === null || typeof value !== "object") return literalText(value);
  return isList(value) ? `[${value.map(canonicalJson).join(",")}]` : objectText(value);
}

function stringText(text: string): string {
  if (LONE_SURROGATE.test(text)) throw new TypeError("half of a surrogate pair is not a character");
  return JSON.stringify(text);
}

function literalText(value: null | boolean | number): string {
  const text = JSON.stringify(value);
  if (text === undefined) throw new TypeError("not a JSON value");
  return text;
}

/** `sort` without a comparison orders by UTF-16 code units, as section 3.2.3 asks. */
function objectText(object: { readonly [name: string]: Json }): string {
  let text = "";
  for (const name of Object.keys(object).sort()) {
    const member: Json | undefined = object[name];
    if (member !== undefined) text += `${text === "" ? "" : ","}${stringText(name)}:${canonicalJson(member)}`;
  }
  return `{${text}}`;
}

/** Array.isArray does not narrow a readonly array. */
const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
