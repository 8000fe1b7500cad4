// Quotation marks are those of each language: “…” in English, „…“ in German, ‚…‘ and ‘…’ within them, and never those of a typewriter.
import { expect, test } from "vitest";
import type { Language } from "./language";
import { CATALOGUE } from "./messages/catalogue";
import type { Messages } from "./messages/message";

const OUTER = { en: /“[^“”„]*”/g, de: /„[^“”„]*“/g } as const satisfies Record<Language, RegExp>;
const INNER = { en: /‘[^‘‚]*’/g, de: /‚[^‘‚]*‘/g } as const satisfies Record<Language, RegExp>;
/** An apostrophe is no quotation mark. */
const APOSTROPHE = /(?<=\p{L})’/gu;

const wrongIn = (language: Language, text: string): boolean => {
  const rest = text.replaceAll(OUTER[language], (quoted) => quoted.slice(1, -1)).replaceAll(INNER[language], "");
  return /["“”„‟«»‘‚]/.test(rest.replaceAll(APOSTROPHE, ""));
};

test("every message quotes as its language does", () => {
  const wrong = Object.entries(CATALOGUE).flatMap(([area, messages]: readonly [string, Messages]) =>
    Object.entries(messages).flatMap(([name, [en, de]]) => (wrongIn("en", en) || wrongIn("de", de) ? [`${area}.${name}`] : [])),
  );
  expect(wrong).toEqual([]);
  expect([wrongIn("de", "Die “Eins”"), wrongIn("de", "Die „Eins”"), wrongIn("en", "The „one“"), wrongIn("en", 'The "one"')]).toEqual([
    true,
    true,
    true,
    true,
  ]);
});
