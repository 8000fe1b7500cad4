// A schema becomes fields; what is typed becomes exact arguments, or a sentence beside the field; what nobody touched stays the very value it was.

import type { Json, JsonObject } from "@core/words/vocabulary";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Field, fieldsOf, type List, NOTHING_TYPED, readTyped, typedFor, withRows } from "./argument-form";

const schema = {
  type: "object",
  properties: {
    order: { type: "string", minLength: 1 },
    amount: { type: "number", exclusiveMinimum: 0, maximum: 1000 },
    count: { type: "integer", minimum: 0, maximum: 9 },
    currency: { enum: ["EUR", "USD"] },
    kind: { oneOf: [{ const: "full" }, { const: "part" }] },
    mail: { type: "boolean" },
    due: { type: ["string", "null"], format: "date" },
    customer: {
      type: "object",
      properties: { name: { type: "string" }, address: { type: "object", properties: { city: { type: "string" } }, required: ["city"] } },
      required: ["name"],
    },
    lines: {
      type: "array",
      items: { type: "object", properties: { sku: { type: "string" }, n: { type: "integer" } }, required: ["sku"] },
      minItems: 1,
      maxItems: 3,
    },
    tags: { type: "array", items: { type: "string" } },
  },
  required: ["order", "amount"],
} as const satisfies JsonObject;
const current = {
  order: "8841",
  amount: 420,
  count: 3,
  currency: "EUR",
  kind: "full",
  mail: true,
  due: "2026-11-30",
  customer: { name: "Ann" },
  lines: [{ sku: "lamp", n: 1, extra: [1] }, { sku: "shade" }],
} as const satisfies JsonObject;

const kinds = (fields: readonly Field[]): Json[] =>
  fields.map((field) =>
    field.kind === "group"
      ? [field.name, kinds(field.parts)]
      : field.kind === "list"
        ? [field.name, "list", field.rows.map((row) => row.field.kind)]
        : [field.name, field.kind],
  );
const list = (name: string, typed = NOTHING_TYPED) =>
  fieldsOf(schema, current, typed).find((field): field is List => field.name === name && field.kind === "list");
const read = (texts: Record<string, string>, rows: Record<string, readonly string[]> = {}) =>
  readTyped(schema, current, { texts, rows, raw: null });

describe("the fields", () => {
  test("are what their schema says: inputs, groups and lists", () =>
    expect(kinds(fieldsOf(schema, current))).toEqual([
      ["order", "text"],
      ["amount", "number"],
      ["count", "integer"],
      ["currency", "choice"],
      ["kind", "choice"],
      ["mail", "boolean"],
      ["due", "date"],
      [
        "customer",
        [
          ["name", "text"],
          ["address", [["city", "text"]]],
        ],
      ],
      ["lines", "list", ["group", "group"]],
      ["tags", "list", []],
    ]));
  test("fall back to the values where the schema says nothing, and to JSON where a value does not fit it", () => {
    expect(kinds(fieldsOf({ type: "object" }, { note: "short", n: 1, deep: { a: 1 } }))).toEqual([
      ["note", "text"],
      ["n", "number"],
      ["deep", "json"],
    ]);
    expect(kinds(fieldsOf(schema, { ...current, customer: "Ann", lines: 7 })).slice(7, 9)).toEqual([
      ["customer", "json"],
      ["lines", "json"],
    ]);
    expect(kinds(fieldsOf({ properties: { a: { anyOf: [{ type: "object" }, { type: "string" }] } } }, {}))).toEqual([["a", "json"]]);
  });
  test("are not fooled by a property named like a built-in", () =>
    expect(fieldsOf({ properties: {} }, JSON.parse('{"__proto__": "x", "constructor": "y"}')).map(({ name }) => name)).toEqual([
      "__proto__",
      "constructor",
    ]));
});

describe("what is typed", () => {
  test("is read as its type", () =>
    expect(read({ "/amount": "399.50", "/currency": '"USD"', "/mail": "false", "/customer/name": "Bea" })).toMatchObject({
      ok: true,
      arguments: { ...current, amount: 399.5, currency: "USD", mail: false, customer: { name: "Bea" } },
    }));
  test("left out where it is optional, null where it may be, and refused where it is required", () => {
    expect(read({ "/count": "", "/due": "" })).toMatchObject({ ok: true, arguments: { due: null } });
    expect((read({ "/count": "" }) as { arguments: JsonObject }).arguments).not.toHaveProperty("count");
    expect(read({ "/order": " " })).toMatchObject({ ok: false, errors: { "/order": "This argument is required." } });
  });
  test("a group that was never there asks for nothing until something stands in it", () => {
    expect((read({}) as { arguments: JsonObject }).arguments).toEqual(current);
    expect(read({ "/customer/address/city": "Graz" })).toMatchObject({ ok: true, arguments: { customer: { address: { city: "Graz" } } } });
  });
  test.each([
    ["/amount", "12a", "Write a number, such as 420.00."],
    ["/amount", "0", "Must be more than 0."],
    ["/amount", "1000.01", "Must be at most 1000."],
    ["/count", "1.5", "Write a whole number."],
    ["/due", "30.11.2026", "Write a date, such as 2026-11-25."],
    ["/lines/0/n", "x", "Write a whole number."],
  ])("%s as %j says what was expected", (key, text, words) =>
    expect(read({ [key]: text })).toMatchObject({ ok: false, errors: { [key]: words } }),
  );
  test("that is wrong is kept as it was typed, for whoever goes on in JSON", () =>
    expect(read({ "/amount": "12a", "/customer/name": "Bea" })).toMatchObject({
      ok: false,
      rough: { amount: "12a", customer: { name: "Bea" } },
    }));
  test("each place knows its field, so that the server's words find it", () => {
    const moved = read({}, { "/lines": ["1", "0"] });
    expect(moved.ok && [moved.keys["/lines/0/sku"], moved.keys["/customer/name"]]).toEqual(["/lines/1/sku", "/customer/name"]);
  });
  test("as JSON is one object, and nothing else", () => {
    expect(readTyped(schema, current, { ...NOTHING_TYPED, raw: '{"order": "1"}' })).toMatchObject({ ok: true, arguments: { order: "1" } });
    for (const raw of ["[]", "{", "1"]) expect(readTyped(schema, current, { ...NOTHING_TYPED, raw })).toMatchObject({ ok: false });
  });
});

describe("a list", () => {
  test("is added to, moved in and removed from; rows keep what they were", () => {
    const lines = list("lines");
    if (!lines) throw new Error("no list");
    const added = withRows(lines, { add: true });
    expect(added).toEqual(["0", "1", "+2"]);
    expect(read({ "/lines/+2/sku": "bulb" }, { "/lines": added })).toMatchObject({
      arguments: { lines: [...current.lines, { sku: "bulb" }] },
    });
    expect(read({}, { "/lines": withRows(lines, { move: "1", by: -1 }) })).toMatchObject({
      arguments: { lines: [...current.lines].reverse() },
    });
    expect(withRows(lines, { move: "0", by: -1 })).toEqual(["0", "1"]);
    expect(read({}, { "/lines": withRows(lines, { remove: "0" }) })).toMatchObject({ arguments: { lines: [current.lines[1]] } });
  });
  test("keeps to its length, and a new row to its own rules", () => {
    expect(read({}, { "/lines": [] })).toMatchObject({ ok: false, errors: { "/lines": "Needs at least 1 rows." } });
    expect(read({}, { "/lines": ["0", "1", "+2"] })).toMatchObject({
      ok: false,
      errors: { "/lines/+2/sku": "This argument is required." },
    });
  });
  test("never gives an id twice", () => {
    const typed = { ...NOTHING_TYPED, rows: { "/tags": ["+5", "+1"] } };
    const tags = list("tags", typed);
    expect(tags && withRows(tags, { add: true })).toEqual(["+5", "+1", "+6"]);
  });
});

// JSON knows no minus zero.
const json = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value)) as Json);
const objects = fc.dictionary(fc.string({ maxLength: 6 }), json, { maxKeys: 5 }) as fc.Arbitrary<JsonObject>;
const schemas: fc.Arbitrary<JsonObject> = fc.oneof(fc.constant(schema as JsonObject), fc.constant({}), objects);

test("what nobody touched is the same JSON, whatever the schema says of it", () =>
  fc.assert(
    fc.property(schemas, fc.oneof(objects, fc.constant(current as JsonObject)), (shape, given) => {
      const back = readTyped(shape, given, NOTHING_TYPED);
      // A schema may ask for what is not there: that is said, and nothing is made up.
      if (back.ok) expect(back.arguments).toEqual(given);
      else expect(Object.values(back.errors).length).toBeGreaterThan(0);
    }),
  ));

test("whatever somebody comes to can be typed, and is kept as it was meant", () =>
  fc.assert(
    fc.property(schemas, objects, objects, (shape, from, to) => {
      const back = readTyped(shape, from, typedFor(shape, from, to));
      expect(back.ok && back.arguments).toEqual(to);
    }),
  ));

test("one touch changes one place", () => {
  const texts = fc.constantFrom("/order", "/amount", "/count", "/customer/name", "/lines/0/n", "/lines/1/sku");
  fc.assert(
    fc.property(texts, fc.integer({ min: 1, max: 9 }), (key, typed) => {
      const back = read({ [key]: String(typed) });
      if (!back.ok) throw new Error(JSON.stringify(back.errors));
      const path = key.slice(1).split("/");
      const without = (value: Json, [name = "", ...rest]: readonly string[]): Json => {
        const members = Object.entries(value as JsonObject).filter(([one]) => one !== name || rest.length > 0);
        return Object.fromEntries(members.map(([one, member]) => [one, one === name ? without(member, rest) : member]));
      };
      expect(without(back.arguments, path)).toEqual(without(current, path));
    }),
  );
});
