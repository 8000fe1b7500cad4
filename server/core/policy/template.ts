// Sentences of policy and registry with facts filled in. What an agent wrote stays recognisable as a quotation and can neither reorder the sentence nor hide in it.
import { revealLine } from "@core/words/untrusted-text";
import type { Json } from "@core/words/vocabulary";
import { numberWords } from "./number-words";

export type TemplatePart = { readonly text: string } | { readonly path: string };

const PLACEHOLDER = /\{([A-Za-z][A-Za-z0-9_.-]{0,199})\}/g;

/** Text and places to fill, alternating. Braces that hold no path stay text. */
export function parseTemplate(template: string): readonly TemplatePart[] {
  const parts: TemplatePart[] = [];
  let at = 0;
  for (const match of template.matchAll(PLACEHOLDER)) {
    if (match.index > at) parts.push({ text: template.slice(at, match.index) });
    parts.push({ path: match[1] ?? "" });
    at = match.index + match[0].length;
  }
  if (at < template.length) parts.push({ text: template.slice(at) });
  return parts;
}

export const templatePaths = (template: string): readonly string[] =>
  parseTemplate(template).flatMap((part) => ("path" in part ? [part.path] : []));

/** `wordsOf` gives the finished words of a path, or null when there is nothing there. */
export const fillTemplate = (parts: readonly TemplatePart[], wordsOf: (path: string) => string | null): string =>
  parts.map((part) => ("text" in part ? part.text : (wordsOf(part.path) ?? "(not given)"))).join("");

const MAX_QUOTED = 120;
/** A plain word or code: it cannot be mistaken for a part of the sentence. */
const PLAIN_WORD = /^[\p{L}\p{N}_.:/@#+-]{1,64}$/u;

/** Text from outside, as a sentence of ours may hold it: bare if it is one plain word, else in quotation marks, cut at 120 characters. */
export function quotedWords(text: string): string {
  if (PLAIN_WORD.test(text) && !text.endsWith(".") && !text.endsWith(":")) return text;
  const line = revealLine(text).replaceAll("“", '"').replaceAll("”", '"');
  const characters = [...line];
  return `“${characters.length > MAX_QUOTED ? `${characters.slice(0, MAX_QUOTED).join("")}…` : line}”`;
}

/** Any JSON value in a few words. */
export function valueWords(value: Json): string {
  if (typeof value === "number") return numberWords(value);
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (value === null) return "none";
  return quotedWords(typeof value === "string" ? value : JSON.stringify(value));
}
