// A schema becomes fields; what is typed becomes exact arguments, or a sentence beside the field.

import type { Json } from "@core/words/vocabulary";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fieldsOf, readTyped, typedFrom } from "./argument-form";

const schema = {
  type: "object",
  properties: {
    order: { type: "string", minLength: 1 },
    amount: { type: "number", exclusiveMinimum: 0, maximum: 1000 },
    count: { type: "integer", minimum: 0, maximum: 9 },
    currency: { enum: ["EUR", "USD"] },
    mail: { type: "boolean" },
    lines: { type: "array" },
  },
  required: ["order", "amount"],
} as const;
const current = { order: "8841", amount: 420, count: 3, currency: "EUR", mail: true, lines: [{ sku: "lamp" }] };
const fields = fieldsOf(schema, current);
const typed = typedFrom(fields, current);

describe("fieldsOf", () => {
  test("gives each property the input that fits its type", () => {
    expect(fields.map((field) => [field.name, field.kind])).toEqual([
      ["order", "text"],
      ["amount", "number"],
      ["count", "integer"],
      ["currency", "choice"],
      ["mail", "boolean"],
      ["lines", "json"],
    ]);
  });
  test("falls back to the values where the schema says nothing", () => {
    expect(fieldsOf({ type: "object" }, { note: "short", n: 1, deep: { a: 1 } }).map((field) => field.kind)).toEqual([
      "text",
      "number",
      "json",
    ]);
  });
  test("is not fooled by a property named like a built-in", () => {
    expect(fieldsOf({ properties: {} }, JSON.parse('{"__proto__": "x", "constructor": "y"}')).map((field) => field.name)).toEqual([
      "__proto__",
      "constructor",
    ]);
  });
});

describe("readTyped", () => {
  const read = (changes: Record<string, string>) => readTyped(fields, { ...typed, ...changes }, current);
  test("gives back what stood there when nothing was typed", () => {
    expect(read({})).toEqual({ ok: true, arguments: current });
  });
  test("reads numbers, choices and JSON", () => {
    expect(read({ amount: "399.50", currency: '"USD"', mail: "false", lines: "[]" })).toEqual({
      ok: true,
      arguments: { ...current, amount: 399.5, currency: "USD", mail: false, lines: [] },
    });
  });
  test.each([
    ["amount", "", "This argument is required."],
    ["amount", "4 2", "Write a number, such as 420.00."],
    ["amount", "0x10", "Write a number, such as 420.00."],
    ["amount", "0", "Must be more than 0."],
    ["amount", "1001", "Must be at most 1000."],
    ["count", "1.5", "Write a whole number."],
    ["count", "10", "Must be at most 9."],
    ["currency", '"GBP"', "Choose one of the values."],
    ["lines", "[", "This is not valid JSON."],
  ])("%s: %j is refused", (name, text, words) => {
    expect(read({ [name]: text })).toEqual({ ok: false, errors: { [name]: words } });
  });
  test("leaves out an optional argument that was emptied", () => {
    const result = read({ count: "" });
    expect(result.ok && Object.keys(result.arguments)).not.toContain("count");
  });
});

test("whatever the arguments are, opening and sending the form unchanged changes nothing", () => {
  // Whole numbers beyond the safe ones are refused at the door, so they never stand in an item.
  const number = fc.double({ noNaN: true, min: -1e15, max: 1e15 }).map((value) => (Object.is(value, -0) ? 0 : value));
  const nested = fc.jsonValue().filter((value) => typeof value !== "number");
  const flat = fc.dictionary(fc.string(), fc.oneof(fc.string(), number, fc.boolean(), nested));
  fc.assert(
    fc.property(flat, (values) => {
      const given = JSON.parse(JSON.stringify(values)) as Record<string, Json>;
      const open = fieldsOf({ type: "object" }, given);
      const result = readTyped(open, typedFrom(open, given), given);
      expect(result).toEqual({ ok: true, arguments: given });
    }),
  );
});
