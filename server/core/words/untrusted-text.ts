// Text written by agents and strangers, made safe to judge: what would be invisible, or would reorder its surroundings, is written out as a code point.
// Screens show only text that went through here, so that a person signs what they see. It is for the eye: what is hashed and run stays as it was sent.
import type { Json, JsonObject } from "./vocabulary";

/** Controls, format characters (all bidirectional ones), default-ignorables, separators of lines, lone surrogates, and the blank braille cell. */
const SUSPECT = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}\p{Cs}\u2800]/gu;
/** Format characters that do draw something: number and end-of-text signs of Arabic, Syriac and Kaithi. */
const DRAWN = /[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}]/u;
const PICTOGRAPH_BEFORE = /[\p{Extended_Pictographic}\p{Emoji_Modifier}]\ufe0f?$/u;
const PICTOGRAPH_AFTER = /^\p{Extended_Pictographic}/u;
const EMOJI_BEFORE = /\p{Emoji}$/u;
/** Scripts in which a joiner between two letters is spelling, not hiding. */
const JOINING_LETTER =
  "[[\\p{L}\\p{M}]&&[\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Devanagari}\\p{Script=Bengali}\\p{Script=Gurmukhi}\\p{Script=Gujarati}" +
  "\\p{Script=Oriya}\\p{Script=Tamil}\\p{Script=Telugu}\\p{Script=Kannada}\\p{Script=Malayalam}\\p{Script=Sinhala}\\p{Script=Khmer}\\p{Script=Mongolian}]]";
const JOINING_BEFORE = new RegExp(`${JOINING_LETTER}$`, "v");
const JOINING_AFTER = new RegExp(`^${JOINING_LETTER}`, "v");

const NON_JOINER = "\u200c";
const JOINER = "\u200d";
const EMOJI_STYLE = "\ufe0f";

/** Whether an invisible character is plain spelling where it stands: emoji sequences, and joiners inside words of joining scripts. */
function isSpelling(character: string, before: string, after: string): boolean {
  if (character === "\n" || character === "\t") return true;
  if (DRAWN.test(character)) return true;
  if (character === EMOJI_STYLE) return EMOJI_BEFORE.test(before);
  if (character === JOINER && PICTOGRAPH_BEFORE.test(before) && PICTOGRAPH_AFTER.test(after)) return true;
  if (character === JOINER || character === NON_JOINER) return JOINING_BEFORE.test(before) && JOINING_AFTER.test(after);
  return false;
}

const written = (character: string) => `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}⟩`;

/** The text with line ends as `\n` and every hidden character written out, such as `⟨U+202E⟩`. Idempotent. */
export function revealText(text: string): string {
  const lines = text.replace(/\r\n/g, "\n");
  return lines.replace(SUSPECT, (character, at: number) =>
    isSpelling(character, lines.slice(Math.max(0, at - 4), at), lines.slice(at + character.length, at + character.length + 4))
      ? character
      : written(character),
  );
}

/** The same for one line of a list or a heading: line ends and tabs become spaces. */
export const revealLine = (text: string): string => revealText(text.replace(/\s*[\r\n\t]\s*/g, " ").trim());

/** JSON with every string and every key revealed. */
export function revealJson(value: Json): Json {
  if (typeof value === "string") return revealText(value);
  if (value === null || typeof value !== "object") return value;
  if (isList(value)) return value.map(revealJson);
  return revealObject(value);
}

export const revealObject = (value: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(value).map(([key, member]) => [revealText(key), revealJson(member)]));

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
