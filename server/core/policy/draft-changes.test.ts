// What a draft changes of the registry, field by field.
import { expect, test } from "vitest";
import { draftChanges } from "./draft-changes";
import { policySchema } from "./policy";
import { registrySchema } from "./registry";

const policy = policySchema.parse({ workflow: "pay", queue: "desk", boundaries: {} });
const SEND = {
  reversibility: "compensable",
  arguments_schema: { type: "object", properties: { x: { type: "number" } }, required: ["x"] },
  facts: { x: { type: "number", from: "arguments.x" }, age: { type: "integer", from: "signals.age" } },
  at_risk: { amount: "x", currency: "EUR" },
};
const changed = (send: object | null, before: object = SEND) => {
  const of = (entry: object | null) => ({
    policy,
    registry: registrySchema.parse({ workflow: "pay", actions: entry === null ? {} : { send: entry } }),
  });
  return draftChanges(of(before), of(send)).map(({ field, from, to, way }) => [field, from, to, way]);
};

test("each field of a fact is told by itself, and facts that come or go as a whole", () => {
  expect(
    changed({ ...SEND, facts: { x: { type: "number", from: "arguments.x", required: false, maximum: 9 }, age: SEND.facts.age } }),
  ).toEqual([
    ["facts/x/required", true, false, "other"],
    ["facts/x/maximum", null, 9, "other"],
  ]);
  expect(changed({ ...SEND, facts: { x: SEND.facts.x, flag: { type: "boolean", from: "signals.flag" } } })).toMatchObject([
    ["facts/age", { type: "integer" }, null, "other"],
    ["facts/flag", null, { type: "boolean" }, "other"],
  ]);
});

test("arguments are told by their names, what is at risk by its parts", () => {
  const schema = { ...SEND.arguments_schema, properties: { x: { type: "integer" }, note: { type: "string" } }, required: ["x", "note"] };
  expect(changed({ ...SEND, arguments_schema: schema, at_risk: { amount: "x", currency: "USD" } })).toEqual([
    ["arguments_schema/properties/x", { type: "number" }, { type: "integer" }, "other"],
    ["arguments_schema/properties/note", null, { type: "string" }, "other"],
    ["arguments_schema/required", ["x"], ["x", "note"], "other"],
    ["at_risk/currency", "EUR", "USD", "other"],
  ]);
  expect(changed({ ...SEND, arguments_schema: null, at_risk: null })).toEqual([
    ["arguments_schema", SEND.arguments_schema, null, "other"],
    ["at_risk", SEND.at_risk, null, "other"],
  ]);
});

test("that something must be null is a change, though nothing was there before", () => {
  const properties = { x: { type: "number" }, gone: {} };
  const before = { ...SEND, arguments_schema: { type: "object", properties } };
  const fixed = { ...SEND, arguments_schema: { type: "object", properties, const: null } };
  expect(changed(fixed, before)).toEqual([["arguments_schema/const", null, null, "other"]]);
  expect(changed({ ...SEND, arguments_schema: { properties, type: "object" } }, before)).toEqual([]);
});

test("an action that is registered for the first time widens: until then a person reviewed it", () => {
  const first = draftChanges(
    { policy, registry: registrySchema.parse({ workflow: "pay", actions: {} }) },
    { policy, registry: registrySchema.parse({ workflow: "pay", actions: { send: SEND } }) },
  );
  expect(first).toMatchObject([{ part: "registry", of: "send", field: "", way: "widens" }]);
  expect(changed(null)).toMatchObject([["", { reversibility: "compensable" }, null, "other"]]);
});
