// What is learnt fits what it was learnt from, comes out the same in any order, and takes nothing from what is registered.
import type { Json, JsonObject } from "@core/words/vocabulary";
import fc from "fast-check";
import { expect, test } from "vitest";
import { compileSchema } from "./arguments-schema";
import { type PastProposal, registryLearner } from "./learn-registry";
import { allOf, withLearnt } from "./learnt";
import { type RegistryVersion, registrySchema } from "./registry";

const NAMES = ["amount", "currency", "customerId", "type", "constructor", "__proto__", "toString", "a/b", "~", "", "💶", "line_items"];
const leaf = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.integer({ min: -5, max: 500 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom("EUR", "USD", "2026-11-28", "ada@example.org", "https://example.org/a", "x".repeat(90), "2026-11-28T10:00:00Z"),
  fc.string(),
);
const names = fc.oneof({ arbitrary: fc.constantFrom(...NAMES), weight: 4 }, fc.string({ maxLength: 6 }));
/** As a body is parsed: `__proto__` is a name like any other. */
const objectOf = (value: fc.Arbitrary<Json>): fc.Arbitrary<JsonObject> =>
  fc
    .array(fc.tuple(names, value), { maxLength: 5 })
    .map((members) => JSON.parse(`{${members.map((member) => member.map((each) => JSON.stringify(each)).join(":")).join(",")}}`));
const { document } = fc.letrec<{ document: JsonObject; value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthIdentifier: "value" },
    { arbitrary: leaf, weight: 4 },
    fc.array(tie("value"), { maxLength: 3 }),
    objectOf(tie("value")),
  ),
  document: objectOf(tie("value")),
}));
const past: fc.Arbitrary<PastProposal> = fc.record({
  action: fc.constantFrom("send", "close", "constructor", "__proto__", "toString"),
  arguments: document,
  signals: document,
  confidence: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  atRisk: fc.option(fc.record({ amount: fc.integer({ min: 0, max: 9 }), currency: fc.constantFrom("EUR", "USD") })),
  reversibility: fc.option(fc.constantFrom("reversible", "irreversible")),
  edited: fc.boolean(),
});
const items = fc.array(past, { maxLength: 60 });

const registryOf = (schema: JsonObject | null): RegistryVersion =>
  registrySchema.parse({
    workflow: "pay",
    actions: {
      send: {
        reversibility: "compensable",
        arguments_schema: schema,
        facts: { sum: { type: "number", from: "arguments.amount", minimum: 0 }, who: { type: "string", from: "signals.customerId" } },
        at_risk: { amount: "sum", currency: "EUR" },
      },
    },
  });
const EMPTY = registrySchema.parse({ workflow: "pay", actions: {} });

const learnFrom = (registry: RegistryVersion, of: readonly PastProposal[]) => {
  const learner = registryLearner(registry);
  for (const each of of) learner.add(each);
  return learner.result();
};
const everything = (registry: RegistryVersion, of: readonly PastProposal[]) =>
  learnFrom(registry, of).actions.reduce((known, learnt) => withLearnt(known, learnt, allOf(learnt)), registry);

const fits = (schema: JsonObject | null, value: Json): boolean => {
  if (schema === null) return true;
  const compiled = compileSchema(schema);
  if (!compiled.ok) throw new Error(compiled.problem);
  return compiled.validate(value).length === 0;
};

test("every item that a schema was learnt from fits it, and the registry that comes of it is a document", () =>
  fc.assert(
    fc.property(items, (of) => {
      const registry = everything(EMPTY, of);
      expect(registrySchema.parse(JSON.parse(JSON.stringify(registry)))).toEqual(registry);
      for (const { action, arguments: given } of of)
        if (Object.hasOwn(registry.actions, action)) expect(fits(registry.actions[action]?.arguments_schema ?? null, given)).toBe(true);
    }),
  ));

test("the order of the items makes no difference", () =>
  fc.assert(
    fc.property(
      items.chain((of) => fc.tuple(fc.constant(of), fc.shuffledSubarray(of, { minLength: of.length }))),
      ([of, shuffled]) => {
        expect(JSON.stringify(learnFrom(EMPTY, shuffled))).toBe(JSON.stringify(learnFrom(EMPTY, of)));
      },
    ),
  ));

test("nor does it where there are more places than are kept", () =>
  fc.assert(
    fc.property(
      fc.shuffledSubarray(
        Array.from({ length: 40 }, (_, at) => at),
        { minLength: 40 },
      ),
      (order) => {
        const wide = (at: number): PastProposal => ({
          action: "send",
          arguments: {
            kept: at,
            [`wide_${at % 20}`]: Object.fromEntries(Array.from({ length: 60 }, (_, member) => [`m${at}_${member}`, member])),
          },
          signals: {},
          confidence: null,
          atRisk: null,
          reversibility: null,
          edited: false,
        });
        const [learnt] = learnFrom(EMPTY, order.map(wide)).actions;
        expect(learnt?.schema).toMatchObject({ required: ["kept"], properties: { wide_0: { type: "object" } } });
        expect(JSON.stringify(learnt).length).toBeLessThan(20_000);
      },
    ),
    { numRuns: 10 },
  ));

test("what is registered stays: no fact changes, and no arguments that were accepted are refused after it", () =>
  fc.assert(
    fc.property(
      items,
      fc.constantFrom<JsonObject | null>(
        null,
        { type: "object" },
        { type: "object", properties: { amount: { type: "number" } }, additionalProperties: false },
        { type: "object", properties: { constructor: { type: "string" } }, required: ["amount"] },
        { type: "object", additionalProperties: false },
      ),
      fc.array(document, { maxLength: 5 }),
      (of, schema, others) => {
        const before = registryOf(schema).actions.send;
        const after = everything(registryOf(schema), of).actions.send;
        if (before === undefined || after === undefined) throw new Error("send is registered");
        expect(after).toMatchObject({ reversibility: before.reversibility, at_risk: before.at_risk, facts: before.facts });
        if (schema !== null)
          for (const given of [...of.map((each) => each.arguments), ...others])
            if (fits(schema, given)) expect(fits(after.arguments_schema, given)).toBe(true);
      },
    ),
  ));
