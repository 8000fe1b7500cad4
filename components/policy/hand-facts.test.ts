// What is typed is read as the registry types it; what cannot be read is named and left out.
import { registrySchema } from "@core/policy/registry";
import { expect, test } from "vitest";
import { readHandFacts } from "./hand-facts";

const { actions } = registrySchema.parse({
  workflow: "pay",
  actions: {
    send: {
      reversibility: "reversible",
      facts: {
        amount: { type: "number", from: "arguments.amount" },
        currency: { type: "string", from: "arguments.currency" },
        country: { type: "string", from: "arguments.country", enum: ["NL", "BE"] },
        new: { type: "boolean", from: "signals.new" },
        tags: { type: "array", from: "signals.tags" },
      },
    },
  },
});
const facts = actions.send?.facts ?? {};

test("each by its type; an empty field leaves its fact out", () =>
  expect(readHandFacts(facts, { amount: "12.5", currency: "12", country: '"NL"', new: "false", tags: '["a"]' })).toEqual({
    facts: { amount: 12.5, currency: "12", country: "NL", new: false, tags: ["a"] },
    problems: {},
  }));

test("what cannot be read is named", () =>
  expect(readHandFacts(facts, { amount: "many", currency: "", tags: "[" })).toEqual({
    facts: {},
    problems: { amount: "Must be a number.", tags: "Cannot be read as JSON." },
  }));
