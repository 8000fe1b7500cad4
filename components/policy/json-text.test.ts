// JSON as it is typed: what parses has a place for each of its parts, and what does not is shown at its first mistake.
import fc from "fast-check";
import { expect, test } from "vitest";
import { placeOf, readJsonText } from "./json-text";

test("it reads what JSON.parse reads, and knows where each part stands", () =>
  fc.assert(
    fc.property(fc.json(), fc.constantFrom(undefined, 2), (text, indent) => {
      const written = JSON.stringify(JSON.parse(text), null, indent);
      const read = readJsonText(written);
      if (written.includes("__proto__")) return;
      expect(read).toMatchObject({ ok: true, value: JSON.parse(written) });
      if (read.ok) expect(read.places.get("")).toEqual({ from: 0, to: written.length });
    }),
  ));

test("what JSON.parse refuses it refuses too, and the other way round", () =>
  fc.assert(
    fc.property(
      fc
        .json()
        .chain((text) =>
          fc.tuple(fc.constant(text), fc.nat(text.length), fc.nat(3), fc.constantFrom("", ",", '"', "}", "[", "x", "-", "0", "\\")),
        ),
      ([text, at, cut, put]) => {
        const broken = text.slice(0, at) + put + text.slice(at + cut);
        const parses = (() => {
          try {
            JSON.parse(broken);
            return true;
          } catch {
            return false;
          }
        })();
        // A name that stands twice is read by JSON.parse, and silently loses one.
        if (parses)
          expect(readJsonText(broken)).toSatisfy(
            (read: ReturnType<typeof readJsonText>) => read.ok || /twice|kept/.test(read.mistake.message),
          );
        else expect(readJsonText(broken).ok).toBe(false);
      },
    ),
    { numRuns: 2_000 },
  ));

const marked = (text: string): readonly string[] => {
  const read = readJsonText(text);
  if (read.ok) return [];
  const { from, to, message } = read.mistake;
  return [text.slice(from, to), message];
};

test.each([
  ['{"a": 1,}', "}", /name/],
  ["{a: 1}", "a", /name/],
  ['{"a" 1}', "1", /“:” is expected/],
  ['{"a": 1 "b": 2}', '"b"', /“,” \/ “}” is expected/],
  ['{"a": tru}', "tru", /no value/],
  ['{"a": 01}', "01", /no value/],
  ['{"a": "b}', '"b}', /not closed/],
  ['{"a": 1', "", /missing/],
  ['{"a": 1} x', "x", /cannot stand/],
  ['{"a": 1, "a": 2}', '"a"', /twice/],
  ['{"__proto__": 1}', '"__proto__"', /kept/],
])("%s is marked at %s", (text, place, message) => {
  expect(marked(text)[0]).toBe(place);
  expect(marked(text)[1]).toMatch(message);
});

test("a part is found by its pointer, one that is not there by what is around it", () => {
  const text = '{"properties": {"a/b": {"type": "nothing"}}}';
  const read = readJsonText(text);
  if (!read.ok) throw new Error(read.mistake.message);
  const at = (pointer: string) => {
    const span = placeOf(read.places, pointer);
    return span === null ? null : text.slice(span.from, span.to);
  };
  expect(at("/properties/a~1b/type")).toBe('"nothing"');
  expect(at("/properties/a~1b/items")).toBe('{"type": "nothing"}');
});
