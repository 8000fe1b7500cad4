// What I-JSON refuses, by place, what it lets through, and that it reads as JSON.parse does.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MAX_DEPTH, parseIJson } from "./i-json";

const errorsOf = (input: string | Uint8Array) => {
  const result = parseIJson(input);
  return result.ok ? [] : result.refusal;
};
const pathsOf = (input: string | Uint8Array) => errorsOf(input).map(({ path }) => path);

describe("what I-JSON refuses, by place", () => {
  test.each([
    ['{"a":1,"a":2}', "/a"],
    ['{"a":{"b":[0,{"c":1,"d":2,"c":3}]}}', "/a/b/1/c"],
    ['{"a":1,"\\u0061":2}', "/a"],
    ['{"a/b":{"~":1,"~":2}}', "/a~1b/~0"],
    ['{"":1,"":2}', "/"],
    ['{"__proto__":1,"__proto__":2}', "/__proto__"],
    ['[{"a"  \n :1,"a"\t:2}]', "/0/a"],
    ['{"a:b\\"}":1,"c":{"x":":","x":"\\\\"}}', "/c/x"],
    [`{"k"${" ".repeat(500)}:1,"k":2}`, "/k"],
    ["[1e400]", "/0"],
    ["[0,-1e999]", "/1"],
    ["9007199254740992", ""],
    ['{"n":-9007199254740992}', "/n"],
    ['{"n":9007199254740993.0}', "/n"],
    ['{"n":1e20}', "/n"],
    ['{"s":"\\ud800"}', "/s"],
    ['{"s":"a\\uDC00b"}', "/s"],
    ['["\\ud83d\\u0041"]', "/0"],
    ['["\ud800"]', "/0"],
  ])("%j is refused at %j", (text, path) => {
    expect(pathsOf(text)).toEqual([path]);
  });

  test.each([
    "",
    " ",
    "{",
    "[1,]",
    '{"a":1,}',
    "{a:1}",
    "'a'",
    "NaN",
    "Infinity",
    "01",
    "+1",
    ".5",
    "1.",
    '"\t"',
    '"\\x"',
    "nul",
    "[1]]",
    "\ufeff{}",
    "// x\n1",
  ])("%j is not JSON", (text) => {
    expect(errorsOf(text)).toMatchObject([{ path: "", message: expect.stringContaining("Is not JSON") }]);
  });

  test.each([
    ["an overlong slash", [0x22, 0xc0, 0xaf, 0x22]],
    ["a surrogate in UTF-8", [0x22, 0xed, 0xa0, 0x80, 0x22]],
    ["a cut sequence", [0x22, 0xe2, 0x82, 0x22]],
    ["a lone continuation byte", [0x22, 0x80, 0x22]],
    ["UTF-16", [0xff, 0xfe, 0x31, 0x00]],
  ])("%s is not UTF-8", (_, bytes) => {
    expect(errorsOf(Uint8Array.from(bytes))).toEqual([{ path: "", message: "Is not UTF-8." }]);
  });

  test("a byte order mark is refused", () => {
    expect(pathsOf(Uint8Array.from([0xef, 0xbb, 0xbf, 0x31]))).toEqual([""]);
  });

  test("a name with half a pair is refused at its object", () => {
    expect(errorsOf('{"a":{"\\ud800":1}}')).toEqual([{ path: "/a", message: "Has a name that holds half of a surrogate pair." }]);
  });

  test("every wrong place is named, and a million of them cost no more than twenty", () => {
    expect(pathsOf('{"a":1e999,"b":{"c":"\\udfff"},"d":[9007199254740992]}')).toEqual(["/a", "/b/c", "/d/0"]);
    expect(errorsOf(`[${"1e999,".repeat(1_000_000)}1]`)).toHaveLength(20);
    expect(errorsOf(`{${'"a":1,'.repeat(1_000_000)}"a":1}`)).toHaveLength(20);
  });

  test("depth is bounded, however deep it goes", () => {
    const nested = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`;
    expect(parseIJson(nested(MAX_DEPTH)).ok).toBe(true);
    expect(errorsOf(nested(MAX_DEPTH + 1))).toEqual([{ path: "", message: "Is nested deeper than 64 levels." }]);
    expect(errorsOf(nested(400_000))).toHaveLength(1);
    expect(errorsOf("[".repeat(1_000_000))).toHaveLength(1);
    expect(errorsOf(`${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`)).toHaveLength(1);
  });
});

describe("what I-JSON lets through", () => {
  test.each([
    '{"a":1,"A":2}',
    '{"a":{"a":1}}',
    '[{"a":1},{"a":2}]',
    "9007199254740991",
    "-9007199254740991",
    "1.7976931348623157e308".replace("e308", "e-5"),
    "-0",
    "1e-400",
    '"\\ud83d\\ude00"',
    '"\\\\ud800"',
    '{"__proto__":{"x":1}}',
  ])("%j is read as JSON.parse reads it", (text) => {
    expect(parseIJson(text)).toEqual({ ok: true, value: JSON.parse(text) });
  });

  test("bytes and text are read alike", () => {
    const text = '{"grüße":["€","𝄞"],"n":[0.1,-5e-324]}';
    expect(parseIJson(new TextEncoder().encode(text))).toEqual({ ok: true, value: JSON.parse(text) });
  });
});

describe("against JSON.parse", () => {
  const spaced = fc.constantFrom("", " ", "\n\t", "  \r\n ");
  const names = fc.oneof(fc.string({ unit: "binary", maxLength: 6 }), fc.constantFrom(":", '"', "\\", "{", "__proto__", "a:b", '\\"'));

  test("any well-formed value is read as it is, in whatever spacing", () => {
    const values = fc.jsonValue({ maxDepth: 6, stringUnit: "binary" }).filter((value) => !/"[^"]*\\ud[89a-f]/i.test(JSON.stringify(value)));
    fc.assert(
      fc.property(values, fc.constantFrom(undefined, 1, "\t"), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const result = parseIJson(text);
        if (result.ok) expect(result.value).toEqual(JSON.parse(text));
        else expect(result.refusal.every(({ message }) => message.includes("beyond"))).toBe(true);
      }),
    );
  });

  test("objects are refused exactly when a name stands twice", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(names, spaced, fc.boolean()), { maxLength: 8 }), (members) => {
        const escaped = (name: string) =>
          `"${[...name]
            .flatMap((c) => [...c].flatMap((p) => Array.from({ length: p.length }, (_, i) => p.charCodeAt(i))))
            .map((code) => `\\u${code.toString(16).padStart(4, "0")}`)
            .join("")}"`;
        const text = `{${members.map(([name, space, spelt]) => `${space}${spelt ? escaped(name) : JSON.stringify(name)}${space}:${space}":,\\""`).join(",")}}`;
        expect(parseIJson(text).ok).toBe(new Set(members.map(([name]) => name)).size === members.length);
      }),
    );
  });

  test("mangled text is never read otherwise than JSON.parse reads it", () => {
    const mangled = fc.tuple(
      fc.json(),
      fc.nat(),
      fc.constantFrom("", '"', "\\", ":", ",", "{", "}", "[", "]", "1", "\u0000"),
      fc.nat({ max: 2 }),
    );
    fc.assert(
      fc.property(mangled, ([json, at, insert, remove]) => {
        const place = at % (json.length + 1);
        const text = json.slice(0, place) + insert + json.slice(place + remove);
        const result = parseIJson(text);
        if (result.ok) expect(result.value).toEqual(JSON.parse(text));
      }),
      { numRuns: 500 },
    );
  });
});
