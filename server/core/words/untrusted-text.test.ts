// What is hidden in foreign text is written out, and spelling stays as it is.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { revealJson, revealLine, revealText } from "./untrusted-text";

describe("what is hidden is written out", () => {
  test.each([
    ["a right-to-left override", "invoice\u202Efdp.exe", "invoice⟨U+202E⟩fdp.exe"],
    ["isolates", "\u2066admin\u2069", "⟨U+2066⟩admin⟨U+2069⟩"],
    ["a zero-width space", "pay\u200Bpal", "pay⟨U+200B⟩pal"],
    ["a byte order mark", "\uFEFFhello", "⟨U+FEFF⟩hello"],
    ["a soft hyphen", "ab\u00ADcd", "ab⟨U+00AD⟩cd"],
    ["a joiner inside a Latin word", "ad\u200Dmin", "ad⟨U+200D⟩min"],
    ["tag characters that smuggle text", "ok\u{E0069}\u{E0067}", "ok⟨U+E0069⟩⟨U+E0067⟩"],
    ["variation selectors that smuggle bytes", "a\u{E0100}", "a⟨U+E0100⟩"],
    ["Hangul fillers", "a\u3164b", "a⟨U+3164⟩b"],
    ["a blank braille cell", "a\u2800b", "a⟨U+2800⟩b"],
    ["escape sequences", "\u001B[31mred", "⟨U+001B⟩[31mred"],
    ["NUL", "a\u0000b", "a⟨U+0000⟩b"],
    ["a lone carriage return, which overwrites on a terminal", "safe\rrm -rf", "safe⟨U+000D⟩rm -rf"],
    ["line separators", "a\u2028b", "a⟨U+2028⟩b"],
    ["a lone surrogate", "a\uD800b", "a⟨U+D800⟩b"],
  ])("%s", (_name, sent, shown) => expect(revealText(sent)).toBe(shown));
});

describe("what is spelling stays", () => {
  test.each([
    ["line ends and tabs", "a\n\tb"],
    ["accents and other scripts", "Tomás Ölçü 東京 Привет"],
    ["an emoji of joined people", "👩\u200D👩\u200D👧"],
    ["a heart in colour", "❤\uFE0F"],
    ["a Persian word with a non-joiner", "می\u200Cخواهم"],
    ["a Hindi conjunct", "क्\u200Dष"],
    ["an Arabic number sign", "\u0600١٢"],
  ])("%s", (_name, text) => expect(revealText(text)).toBe(text));
  test("Windows line ends become plain ones", () => expect(revealText("a\r\nb")).toBe("a\nb"));
});

test("a heading is one line", () => expect(revealLine("Refund\n\n  420 \u202E")).toBe("Refund 420 ⟨U+202E⟩"));

test("every string and key of JSON is revealed, everything else stays", () => {
  expect(revealJson({ "a\u200B": ["x\u202E", 1, null, true, { b: "ok" }] })).toEqual({
    "a⟨U+200B⟩": ["x⟨U+202E⟩", 1, null, true, { b: "ok" }],
  });
});

test("revealing twice changes nothing, and no bidirectional control is ever left", () =>
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const once = revealText(text);
      expect(revealText(once)).toBe(once);
      expect(once).not.toMatch(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/);
    }),
  ));
