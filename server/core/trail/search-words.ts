// The words of the trail's index: text as people type it, folded alike for whatever engine keeps it, so that both find the same.

/** Letters that no accent can be taken from, and that people type as others. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ł: "l",
  ı: "i",
};

/** Longer words are cut: nobody types more of one. */
const LONGEST_WORD = 64;
/** So much of a text is indexed. */
const MOST_CHARACTERS = 4_000;

const MARKS = /\p{M}+/gu;
const OTHERS = /[ßæœøđðþłı]/g;
/** Scripts that are written without blanks: each sign is a word, and what is typed together has to stand together. */
const UNSPACED =
  "[[\\p{L}\\p{N}]&&[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}]]";
const WORD = new RegExp(`${UNSPACED}|[[\\p{L}\\p{N}]--${UNSPACED}]+`, "gv");

/** Lower case, without accents, in one spelling. */
export const foldText = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(MARKS, "")
    .toLowerCase()
    // What lower case takes apart once more, such as a dotted capital I.
    .normalize("NFKD")
    .replace(MARKS, "")
    .replace(OTHERS, (letter) => PLAIN[letter] ?? letter);

/** The words of a text in their order. */
export const wordsOf = (text: string): readonly string[] =>
  (foldText(text.slice(0, MOST_CHARACTERS)).match(WORD) ?? []).map((word) => [...word].slice(0, LONGEST_WORD).join(""));

/** Longer tokens are cut: PostgreSQL takes none of 2,048 bytes, and no name that is kept comes near. */
const LONGEST_TOKEN = 2_000;

/** A named value as one token, such as `_by:max`: no word is like it, and none is its beginning, since words are letters and digits. */
export const facetToken = (facet: string, value: string): string =>
  `${startOf(facet)}${value.replace(/[^a-z0-9]/g, (character) => `_${(character.codePointAt(0) ?? 0).toString(16)}_`)}`.slice(
    0,
    LONGEST_TOKEN,
  );

const startOf = (facet: string) => `_${facet}:`;

/** The value of such a token; null for a token of another facet. */
export function facetValue(facet: string, token: string): string | null {
  if (!token.startsWith(startOf(facet))) return null;
  return token.slice(startOf(facet).length).replace(/_([0-9a-f]+)_/g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));
}
