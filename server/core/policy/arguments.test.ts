// Arguments against the registry's schema and the agent's: errors name the member, and no schema can make the check slow or reach outside.
import type { JsonObject } from "@core/words/vocabulary";
import { describe, expect, test } from "vitest";
import { editableSchema, validateArguments } from "./arguments";
import { compiled } from "./testing/policies";

const registered = {
  type: "object",
  properties: { order: { type: "string" }, amount: { type: "number", exclusiveMinimum: 0 }, by: { type: "string", format: "date" } },
  required: ["order", "amount"],
  additionalProperties: false,
};
const policy = compiled({ action: { arguments_schema: registered } });
const check = (given: JsonObject, claimedSchema: JsonObject | null = null) =>
  validateArguments({ policy, action: "send", arguments: given, claimedSchema });
const claim = (claimedSchema: JsonObject, given: JsonObject = {}) =>
  validateArguments({ policy: null, action: "send", arguments: given, claimedSchema });

describe("arguments", () => {
  test("that hold give no error", () => expect(check({ order: "8841", amount: 420 })).toEqual([]));
  test("name what is missing, unknown and out of bounds, each by its own pointer", () =>
    expect(check({ amount: 0, "a/b": 1, by: "soon" })).toEqual(
      expect.arrayContaining([
        { path: "/action/arguments/order", message: "Is missing." },
        { path: "/action/arguments/a~1b", message: "Is not known here." },
        { path: "/action/arguments/amount", message: "Must be more than 0." },
        { path: "/action/arguments/by", message: "Must have the format “date”." },
      ]),
    ));
  test("must hold in the agent's own schema too", () =>
    expect(check({ order: "8841", amount: 420 }, { properties: { amount: { maximum: 100 } } })).toEqual([
      { path: "/action/arguments/amount", message: "Must be at most 100." },
    ]));
  test("that break both in the same way are named once", () => expect(check({ order: "8841" }, { required: ["amount"] })).toHaveLength(1));
  test("of an unknown action are checked against the agent's schema alone", () =>
    expect(validateArguments({ policy, action: "burn", arguments: { any: 1 }, claimedSchema: null })).toEqual([]));
  test("of an edit are named where the form has them", () =>
    expect(
      validateArguments({
        policy,
        action: "send",
        arguments: { order: "1" },
        claimedSchema: null,
        at: { arguments: "/arguments", claimedSchema: "/arguments" },
      }),
    ).toEqual([{ path: "/arguments/amount", message: "Is missing." }]));
  test("are not changed by checking them", () => {
    const given = { order: "8841", amount: 420 };
    check(given, { properties: { note: { default: "x" } } });
    expect(given).toEqual({ order: "8841", amount: 420 });
  });
});

describe("a claimed schema is refused", () => {
  const deep = (depth: number): JsonObject => (depth === 0 ? {} : { properties: { a: deep(depth - 1) } });
  const laughs = Object.fromEntries(
    Array.from({ length: 30 }, (_, index) => [
      `d${index}`,
      { allOf: [{ $ref: `#/$defs/d${index + 1}` }, { $ref: `#/$defs/d${index + 1}` }] },
    ]),
  );
  test.each<[string, JsonObject, RegExp]>([
    ["that is none", { type: "nothing" }, /^Is not a valid JSON Schema/],
    ["of another dialect", { $schema: "http://json-schema.org/draft-04/schema#" }, /^\$schema must be/],
    ["that reaches outside", { $ref: "https://evil.example/schema.json" }, /^\$ref must point inside/],
    ["that points to nothing", { $ref: "#/$defs/none" }, /points to nothing/],
    ["that refers to itself", { properties: { child: { $ref: "#" } } }, /^Refers to itself/],
    ["that moves its base", { $id: "https://evil.example/" }, /^"\$id" is not supported/],
    ["that refers dynamically", { $dynamicRef: "#node" }, /^"\$dynamicRef" is not supported/],
    ["that nests too deeply", deep(30), /^Nests deeper than 20/],
    ["that unfolds into a billion parts", { $defs: { ...laughs, d30: {} }, $ref: "#/$defs/d0" }, /^Has more than 1000 parts|^Nests deeper/],
    ["with a broken pattern", { properties: { a: { pattern: "(" } } }, /^Is not a valid JSON Schema/],
  ])("%s", (_name, schema, message) =>
    expect(claim(schema)).toEqual([{ path: "/action/arguments_schema", message: expect.stringMatching(message) }]),
  );
});

describe("a claimed schema may", () => {
  test("be of draft-07 and refer to its own parts", () =>
    expect(
      claim(
        {
          $schema: "http://json-schema.org/draft-07/schema#",
          definitions: { d: { type: "integer" } },
          properties: { a: { $ref: "#/definitions/d" } },
        },
        { a: "x" },
      ),
    ).toEqual([{ path: "/action/arguments/a", message: "Must be of the type integer." }]));
  test("have a pattern that would keep another engine busy for ever", () => {
    const started = process.hrtime.bigint();
    expect(claim({ properties: { a: { pattern: "^(a+)+$" } } }, { a: `${"a".repeat(5_000)}!` })).toHaveLength(1);
    expect(Number(process.hrtime.bigint() - started) / 1e6).toBeLessThan(2_000);
  });
  test("ask for unique entries, of short lists", () => {
    const schema = { properties: { a: { uniqueItems: true } } };
    expect(claim(schema, { a: [1, 1] })).toHaveLength(1);
    expect(claim(schema, { a: Array.from({ length: 2_000 }, () => ({})) })).toEqual([
      { path: "/action/arguments", message: expect.stringMatching(/^A list may have at most 1,000 entries/) },
    ]);
  });
  test("bear names that mean something to JavaScript", () =>
    expect(claim({ properties: { constructor: { type: "string" } } }, { a: 1 })).toEqual([]));
});

test("a form is built from the registry's schema, else from the agent's", () => {
  expect(editableSchema(policy, "send", { type: "object", title: "claimed" })).toEqual(registered);
  expect(editableSchema(null, "send", { type: "object", title: "claimed" })).toEqual({ type: "object", title: "claimed" });
  expect(editableSchema(null, "send", null)).toEqual({ type: "object" });
});
