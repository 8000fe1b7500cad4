// A schema becomes fields, groups and lists; what is typed becomes exact arguments, or a sentence beside the field.

import type { Json, JsonObject } from "@core/words/vocabulary";
import { describe, expect, test } from "vitest";
import { isExact } from "./argument-checks";
import {
  addEntry,
  asFields,
  asJsonText,
  begin,
  beginForm,
  drawnAt,
  errorsOf,
  type Form,
  moveEntry,
  partsOfForm,
  put,
  rebased,
  removeEntry,
  textOf,
  typeInto,
} from "./argument-form";
import { eachPart, isField, type ListPart, type Part } from "./argument-parts";

const schema: JsonObject = {
  type: "object",
  properties: {
    order: { type: "string", minLength: 1 },
    amount: { type: "number", exclusiveMinimum: 0, maximum: 1000 },
    count: { type: "integer", minimum: 0, maximum: 9 },
    currency: { enum: ["EUR", "USD"] },
    mail: { type: "boolean" },
    on: { type: "string", format: "date" },
    lines: {
      type: "array",
      minItems: 1,
      maxItems: 3,
      items: {
        type: "object",
        properties: { sku: { type: "string" }, pieces: { type: "integer", default: 1 } },
        required: ["sku", "pieces"],
      },
    },
    tags: { type: "array", items: { type: "number" } },
    to: { $ref: "#/$defs/address" },
    note: { type: ["string", "null"] },
    odd: { type: ["string", "number"] },
    by: {
      oneOf: [
        { title: "Card", type: "object", properties: { kind: { const: "card" }, last4: { type: "string" } }, required: ["kind"] },
        {
          type: "object",
          properties: { kind: { const: "transfer" }, iban: { type: "string" }, last4: { type: "string" } },
          required: ["kind"],
        },
      ],
    },
  },
  required: ["order", "amount"],
  $defs: { address: { type: "object", properties: { city: { type: "string" } }, required: ["city"] } },
};
const current: JsonObject = {
  order: "8841",
  amount: 420,
  count: 3,
  currency: "EUR",
  mail: true,
  on: "2026-11-25",
  lines: [
    { sku: "lamp", pieces: 1 },
    { sku: "bulb", pieces: 2 },
  ],
  tags: [1, 2],
  note: null,
  by: { kind: "card", last4: "4417" },
};
const open = beginForm(current);

const parts = (form: Form, of = schema): readonly Part[] => eachPart(partsOfForm(of, form));
function part(form: Form, at: string, of = schema): Part {
  const found = parts(form, of).find((one) => one.at === at);
  if (found === undefined) throw new Error(`nothing is drawn at ${at}`);
  return found;
}
function type(form: Form, at: string, text: string, of = schema): Form {
  const found = part(form, at, of);
  if (!isField(found)) throw new Error(`${at} is no field`);
  return typeInto(form, found, text);
}
const list = (form: Form, at: string) => part(form, at) as ListPart;
const errors = (form: Form, of = schema) => errorsOf(partsOfForm(of, form), form.typed);

describe("the parts", () => {
  test("are what the schema says, in its order, with a currency behind its amount", () => {
    expect(parts(open).map(({ at, kind }) => [at, kind])).toEqual([
      ["", "group"],
      ["/order", "text"],
      ["/amount", "number"],
      ["/currency", "choice"],
      ["/count", "integer"],
      ["/mail", "boolean"],
      ["/on", "text"],
      ["/lines", "list"],
      ["/lines/0", "group"],
      ["/lines/0/sku", "text"],
      ["/lines/0/pieces", "integer"],
      ["/lines/1", "group"],
      ["/lines/1/sku", "text"],
      ["/lines/1/pieces", "integer"],
      ["/tags", "list"],
      ["/tags/0", "number"],
      ["/tags/1", "number"],
      ["/note", "text"],
      ["/odd", "json"],
      ["/by", "group"],
      ["/by/kind", "choice"],
      ["/by/last4", "text"],
      ["/to", "absent"],
    ]);
  });
  test("are what the values are where the schema says nothing, and JSON where that cannot be drawn", () => {
    const bare = beginForm({ note: "short", n: 1, deep: { a: 1 } });
    expect(parts(bare, { type: "object" }).map(({ kind }) => kind)).toEqual(["group", "text", "number", "json"]);
  });
  test("are not fooled by a property named like a built-in", () => {
    const odd = beginForm(JSON.parse('{"__proto__": "x", "constructor": "y"}'));
    expect(parts(odd, { properties: {} }).map(({ at }) => at)).toEqual(["", "/__proto__", "/constructor"]);
    expect(JSON.stringify(type(odd, "/__proto__", "z", { properties: {} }).arguments)).toBe('{"__proto__":"z","constructor":"y"}');
  });
  test("of a schema that goes in circles end somewhere", () => {
    const circle: JsonObject = { type: "object", properties: { child: { $ref: "#" } } };
    expect(parts(beginForm({ child: { child: {} } }), circle).map(({ at }) => at)).toEqual([
      "",
      "/child",
      "/child/child",
      "/child/child/child",
    ]);
    expect(parts(beginForm({}), { $ref: "#" }).map(({ kind }) => kind)).toEqual(["group"]);
  });
  test("know an amount in the smallest units of its currency", () => {
    const cents = { properties: { amount_minor: { type: "integer" }, currency: { type: "string" } } };
    expect(part(beginForm({ amount_minor: 42_000, currency: "EUR" }), "/amount_minor", cents)).toMatchObject({
      money: { currency: "EUR", minor: true },
    });
  });
});

describe("what is typed", () => {
  test("becomes numbers, choices, dates and JSON, deep inside as well", () => {
    const typed = [
      ["/amount", "399.50"],
      ["/currency", '"USD"'],
      ["/mail", "false"],
      ["/on", "2026-12-01"],
      ["/lines/1/pieces", "3"],
      ["/by/last4", "0007"],
    ].reduce((form, [at = "", text = ""]) => type(form, at, text), open);
    expect(errors(typed)).toEqual({});
    expect(typed.arguments).toEqual({
      ...current,
      amount: 399.5,
      currency: "USD",
      mail: false,
      on: "2026-12-01",
      lines: [
        { sku: "lamp", pieces: 1 },
        { sku: "bulb", pieces: 3 },
      ],
      by: { kind: "card", last4: "0007" },
    });
  });
  test.each([
    ["/amount", "", "This argument is required."],
    ["/amount", "4 2", "Write a number, such as 420.00."],
    ["/amount", "0x10", "Write a number, such as 420.00."],
    ["/amount", "0", "Must be more than 0."],
    ["/amount", "1001", "Must be at most 1000."],
    ["/amount", "0.1234567890123456789", "Has more digits than can be signed exactly; the agent must take it as text."],
    ["/count", "1.5", "Write a whole number."],
    ["/count", "10", "Must be at most 9."],
    ["/currency", '"GBP"', "Choose one of the values."],
    ["/on", "2026-02-30", "Write a day, such as 2026-11-25."],
    ["/odd", "[", "This is not valid JSON."],
    ["/odd", "9007199254740993", "Has more digits than can be signed exactly; the agent must take it as text."],
    ["/lines/0/sku", "", "This argument is required."],
  ])("%s: %j is refused where it was typed, and stands there", (at, text, words) => {
    const typed = type(open, at, text);
    expect(errors(typed)).toEqual({ [at]: words });
    const found = part(typed, at);
    expect(isField(found) && textOf(typed, found)).toBe(text);
  });
  test("leaves out an optional argument that was emptied, and brings it back", () => {
    const emptied = type(open, "/count", "");
    expect(Object.keys(emptied.arguments)).not.toContain("count");
    expect(type(emptied, "/count", "3").arguments).toEqual(current);
  });
  test("can be a text where null stood, and null again", () => {
    const written = type(open, "/note", "Call first");
    expect(written.arguments.note).toBe("Call first");
    expect(put(written, "/note", null).arguments.note).toBeNull();
    expect(errors(put(written, "/note", null))).toEqual({});
  });
});

describe("lists", () => {
  test("take a new entry with its defaults and ask for the rest", () => {
    const added = addEntry(open, schema, list(open, "/lines"));
    expect(added.arguments.lines).toEqual([...(current.lines as Json[]), { pieces: 1 }]);
    expect(errors(added)).toEqual({ "/lines/2/sku": "This argument is required." });
  });
  test("wait for a number that nobody has said yet", () => {
    const added = addEntry(open, schema, list(open, "/tags"));
    expect(errors(added)).toEqual({ "/tags/2": "This argument is required." });
    expect(type(added, "/tags/2", "7").arguments.tags).toEqual([1, 2, 7]);
  });
  test("move and lose their entries together with what is half typed in them", () => {
    const half = type(open, "/lines/1/pieces", "many");
    const moved = moveEntry(half, "/lines", 1, -1);
    expect(moved.arguments.lines).toEqual([...(current.lines as Json[])].reverse());
    expect(errors(moved)).toEqual({ "/lines/0/pieces": "Write a whole number." });
    expect(moveEntry(moved, "/lines", 0, 1)).toEqual(half);
    expect(removeEntry(moved, "/lines", 0).typed).toEqual({});
    expect(errors(removeEntry(removeEntry(open, "/lines", 0), "/lines", 0))).toEqual({ "/lines": "Needs at least 1 entry." });
  });
});

describe("what is not there", () => {
  test("begins with what the schema says, and asks for the rest", () => {
    const begun = begin(open, schema, part(open, "/to"), part(open, "/to").schema);
    expect(begun.arguments.to).toEqual({});
    expect(errors(begun)).toEqual({ "/to/city": "This argument is required." });
    expect(put(begun, "/to", undefined).arguments).toEqual(current);
  });
  test("goes over to another alternative and keeps what both know", () => {
    const by = part(open, "/by");
    expect([by.chosen, by.alternatives.map(({ name }) => name)]).toEqual([0, ["Card", "transfer"]]);
    const other = by.alternatives[1]?.schema ?? {};
    expect(begin(open, schema, by, other).arguments.by).toEqual({ last4: "4417", kind: "transfer" });
  });
});

describe("JSON", () => {
  test("of the whole and back loses nothing, not even what cannot be read yet", () => {
    const half = type(type(open, "/amount", "a lot"), "/count", "5");
    const raw = asJsonText(half, "");
    expect(parts(raw).map(({ at, kind }) => [at, kind])).toEqual([["", "json"]]);
    expect(errors(raw)).toEqual({});
    expect(asFields(raw, "")).toEqual(half);
    const changed = type(raw, "", JSON.stringify({ ...half.arguments, amount: 5, order: "9" }));
    expect(asFields(changed, "").arguments).toEqual({ ...current, count: 5, amount: 5, order: "9" });
    // What was typed over a value that the JSON has changed is gone; the rest still stands.
    expect(Object.keys(asFields(changed, "").typed)).toEqual(["/count"]);
  });
  test("that is none is kept as it is typed and changes nothing", () => {
    const broken = type(asJsonText(open, ""), "", "{");
    expect(errors(broken)).toEqual({ "": "This is not valid JSON." });
    expect(errors(type(broken, "", "[]"))).toEqual({ "": "Write one object, in braces." });
    expect(broken.arguments).toBe(current);
  });
});

test("an edit goes along to another proposal: what was edited stays, the rest is the new one's", () => {
  const edited = type(open, "/amount", "399");
  expect(rebased(edited, { ...current, order: "9000", count: 4 }).arguments).toEqual({ ...current, order: "9000", count: 4, amount: 399 });
});

test("what the server says of a part that is not drawn stands at the one around it", () => {
  const whole = partsOfForm(schema, open);
  expect(
    drawnAt(whole, [
      { path: "/odd/deep/3", message: "No." },
      { path: "/unknown", message: "Is not known here." },
    ]),
  ).toEqual({
    "/odd": "No.",
    "": "Is not known here.",
  });
});

test.each([
  ["420.00", true],
  ["1e3", true],
  ["0.10", true],
  ["-0.5e-3", true],
  ["9007199254740991", true],
  ["9007199254740993", false],
  ["0.30000000000000004", true],
  ["0.300000000000000041", false],
  ["000", true],
])("%s keeps every digit: %s", (text, exact) => expect(isExact(text)).toBe(exact));
