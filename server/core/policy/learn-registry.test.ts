// What is proposed for an action from its past items, and with which evidence.
import type { JsonObject } from "@core/words/vocabulary";
import { expect, test } from "vitest";
import { type PastProposal, registryLearner } from "./learn-registry";
import { allOf, type LearntAction, stillMissing, withLearnt } from "./learnt";
import { type RegistryVersion, registrySchema } from "./registry";

const EMPTY = registrySchema.parse({ workflow: "pay", actions: {} });
const past = (given: JsonObject, rest: Partial<PastProposal> = {}): PastProposal => ({
  action: "send_voucher",
  arguments: given,
  signals: {},
  confidence: null,
  atRisk: null,
  reversibility: null,
  edited: false,
  ...rest,
});
const learnt = (items: readonly PastProposal[], registry: RegistryVersion = EMPTY) => {
  const learner = registryLearner(registry);
  for (const item of items) learner.add(item);
  return learner.result();
};
const only = (items: readonly PastProposal[], registry?: RegistryVersion): LearntAction => {
  const [one, ...others] = learnt(items, registry).actions;
  if (one === undefined || others.length > 0) throw new Error(`${others.length} others`);
  return one;
};
const many = (count: number, make: (at: number) => PastProposal) => Array.from({ length: count }, (_, at) => make(at));

test("what is always there is required; a text that comes in few ways, often, is a list; what is always a date is one", () => {
  const { schema } = only(
    many(60, (at) =>
      past({
        amount: at + 0.5,
        currency: at % 3 === 0 ? "USD" : "EUR",
        due: `2026-11-${10 + (at % 9)}`,
        ...(at < 50 && { note: `n ${at}` }),
      }),
    ),
  );
  expect(schema).toEqual({
    type: "object",
    properties: {
      amount: { title: "Amount", type: "number", description: "Seen from 0.5 to 59.5." },
      currency: { title: "Currency", type: "string", enum: ["EUR", "USD"] },
      due: { title: "Due", type: "string", format: "date" },
      note: { title: "Note", type: "string" },
    },
    required: ["amount", "currency", "due"],
  });
});

test("few items say little: nothing is required, listed or dated of four of them", () => {
  const { schema } = only(many(4, () => past({ count: 3, currency: "EUR", due: "2026-11-10" })));
  expect(schema).toEqual({
    type: "object",
    properties: {
      count: { title: "Count", type: "number", description: "Seen from 3 to 3." },
      currency: { title: "Currency", type: "string" },
      due: { title: "Due", type: "string" },
    },
  });
});

test("facts come with how often they were there; what an edit leaves open counts for arguments only", () => {
  const { facts } = only([
    ...many(3, () => past({ order: { id: "a" }, text: "long ".repeat(30) }, { signals: { fraudScore: 0.5, type: "x" }, confidence: 0.5 })),
    past({ order: { id: "b" } }, { edited: true }),
    past({}, { signals: { fraudScore: 1 } }),
  ]);
  expect(facts.map(({ name, fact: { from, type, required }, evidence: { seen, of } }) => [name, from, type, required, seen, of])).toEqual([
    ["id", "arguments.order.id", "string", false, 4, 5],
    ["confidence", "confidence", "number", false, 3, 4],
    ["fraud_score", "signals.fraudScore", "number", true, 4, 4],
    // A reserved name takes what it belongs to along.
    ["signals_type", "signals.type", "string", false, 3, 4],
  ]);
});

test("a fact is called as another action of the workflow calls what it reads there", () => {
  const registry = registrySchema.parse({
    workflow: "pay",
    actions: {
      refund: { reversibility: "reversible", facts: { sum: { type: "number", from: "arguments.amount", unit: "EUR", label: "Sum" } } },
    },
  });
  expect(only([past({ amount: 3.5 })], registry).facts).toMatchObject([{ name: "sum", fact: { unit: "EUR", label: "Sum" } }]);
});

test("what agents say is at risk leads to the argument that equals it, in every item", () => {
  const claimed = (amount: number, given: JsonObject) => past(given, { atRisk: { amount, currency: "EUR" } });
  expect(only([claimed(5, { fee: 5, sum: 5, code: "EUR" }), claimed(7, { fee: 1, sum: 7, code: "EUR" })]).atRisk).toEqual({
    amount: "sum",
    currency: "code",
    needs: ["sum", "code"],
    agrees: { seen: 2, of: 2 },
  });
  expect(only([claimed(5, { sum: 5 }), claimed(7, { sum: 7 })]).atRisk).toMatchObject({ amount: "sum", currency: "EUR", needs: ["sum"] });
  expect(only([claimed(5, { amount: 6, currency: "EUR" })]).atRisk).toBeNull();
  expect(only([past({ amount: 6, currency: "EUR" })]).atRisk).toMatchObject({ amount: "amount", currency: "currency", agrees: { of: 0 } });
  // What may be missing cannot be counted on.
  expect(only([past({ amount: 6, currency: "EUR" }), past({ currency: "EUR" })]).atRisk).toBeNull();
});

test("an unknown action counts as irreversible, whatever agents claim; what they claim is told", () => {
  const one = only([
    past({}, { reversibility: "reversible" }),
    past({}, { reversibility: "reversible" }),
    past({}, { reversibility: "compensable" }),
  ]);
  expect(one.claims).toEqual([
    { reversibility: "reversible", seen: 2 },
    { reversibility: "compensable", seen: 1 },
  ]);
  expect(withLearnt(EMPTY, one, allOf(one)).actions.send_voucher).toMatchObject({ reversibility: "irreversible", label: "Send voucher" });
});

test("of a registered action only what is missing is proposed, and what its schema refuses is counted", () => {
  const registry = registrySchema.parse({
    workflow: "pay",
    actions: {
      send_voucher: {
        reversibility: "reversible",
        arguments_schema: { type: "object", properties: { amount: { type: "number", maximum: 5 } }, additionalProperties: false },
        facts: { amount: { type: "number", from: "arguments.amount" } },
      },
    },
  });
  const items = [past({ amount: 3 }), past({ amount: 9 }), past({ amount: 4, gift: true })];
  const one = only(items, registry);
  expect(one).toMatchObject({
    registered: true,
    schema: null,
    arguments: [{ name: "gift", schema: { type: "boolean" }, evidence: { seen: 1, of: 3, examples: ["true"] } }],
    facts: [{ name: "gift", evidence: { seen: 1, of: 3 } }],
    refused: [{ path: "/amount", seen: 1 }],
  });
  const taken = withLearnt(registry, one, { schema: false, arguments: ["gift"], facts: [], atRisk: false });
  expect(taken.actions.send_voucher).toMatchObject({
    arguments_schema: { properties: { amount: { maximum: 5 }, gift: { type: "boolean" } } },
    facts: { amount: { from: "arguments.amount" } },
  });
  expect(learnt([past({ amount: 3 })], registry).actions).toEqual([]);
});

test("of very many actions only so many are learnt, and the rest is counted", () => {
  const { actions, items, passedBy } = learnt(many(150, (at) => past({}, { action: `a${at}` })));
  expect([actions.length, items, passedBy]).toEqual([100, 150, 50]);
});

test("what was taken is no longer proposed; what was left is", () => {
  const one = only(many(6, (at) => past({ amount: at + 0.5, currency: "EUR" }, { signals: { fraud: 0.5 } })));
  const registry = withLearnt(EMPTY, one, { schema: true, arguments: [], facts: ["amount"], atRisk: true });
  // What is at risk needs a fact that was not taken.
  expect(registry.actions.send_voucher?.at_risk).toBeNull();
  const left = stillMissing(one, registry);
  expect(left).toMatchObject({
    registered: true,
    schema: null,
    facts: [{ name: "currency" }, { name: "fraud" }],
    atRisk: { amount: "amount" },
  });
  if (left === null) throw new Error("nothing is left");
  expect(withLearnt(registry, left, allOf(left)).actions.send_voucher?.at_risk).toEqual({ amount: "amount", currency: "currency" });
  expect(stillMissing(left, withLearnt(registry, left, allOf(left)))).toBeNull();
});
