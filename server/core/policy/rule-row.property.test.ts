// The short way to a ruling gives what `ruleItem` gives, in level, quorum, share, queue and the rules that matched.
import { fileURLToPath } from "node:url";
import { asQueueId, type QueueId } from "@core/words/ids";
import { REVERSIBILITIES } from "@core/words/vocabulary";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readSeeds } from "@/db/seeds/read-seeds";
import { type CompiledPolicy, compilePolicy } from "./compile-policy";
import type { Proposal } from "./facts";
import { rowReader } from "./row-reader";
import { ruleItem, type Surroundings } from "./rule-item";
import { compileSimulation, ruleRow } from "./rule-row";
import { CALM, compiled, proposal, rule } from "./testing/policies";
import { anyRule, boundaries, proposals, rulesOf } from "./testing/rulings";

function expectTheSame(policy: CompiledPolicy, given: Proposal, edited: boolean, around: Surroundings) {
  const full = ruleItem({ policy, proposal: given, edited, surroundings: around });
  const short = ruleRow(compileSimulation(policy, around), rowReader(policy)("an-item", given, edited));
  const matched = short.matched.map((index) => policy.policy.rules[index]?.id);
  const { level, quorum, samplingP, queue } = full;
  expect({ ...short, matched: matched.sort() }).toEqual({ level, quorum, samplingP, queue, matched: [...full.matched].sort() });
}

const claims = fc.record(
  { reversibility: fc.constantFrom(...REVERSIBILITIES), reversal_window_s: fc.constantFrom(0, 59, 3_600, 999_999) },
  { requiredKeys: [] },
);

describe("a row", () => {
  const actions = fc.record({
    reversibility: fc.constantFrom(...REVERSIBILITIES),
    reversal_window_s: fc.constantFrom(0, 60, 86_400),
    facts_survive_edit: fc.boolean(),
    at_risk: fc.constantFrom(
      null,
      { amount: "x", currency: "currency" },
      { amount: "x * 2", currency: "USD" },
      { amount: "age", currency: "EUR" },
      { amount: "t.limit", currency: "currency" },
      { amount: "flag ? 7 : x", currency: "flag ? currency : 'USD'" },
    ),
    arguments_schema: fc.constantFrom(null, { type: "object" }, { type: "no such type" }),
  });
  const accepted = fc.constantFrom({}, { accepted_risk: { reason: "It is small", owner: "max" } });
  const queues = fc.constantFrom("desk", "nowhere");
  const fallbacks = fc.constantFrom<QueueId>(CALM.fallbackQueue, asQueueId("gone"));
  const around = fc.tuple(fallbacks, queues, fc.boolean());

  test("is ruled as the item was, whatever the policy and the proposal", () =>
    fc.assert(
      fc.property(fc.option(boundaries), accepted, rulesOf(anyRule), actions, proposals, claims, around, (...drawn) => {
        const [boundary, risk, rules, action, given, claimed, [fallbackQueue, queue, edited]] = drawn;
        const policy = compiled({ boundary: boundary === null ? null : { ...boundary, ...risk }, rules, action, policy: { queue } });
        const claiming = { ...given, action: { ...given.action, ...claimed } };
        expectTheSame(policy, claiming, edited, { ...CALM, fallbackQueue });
        expectTheSame(policy, { ...claiming, action: { ...claiming.action, name: "unheard-of" } }, edited, { ...CALM, fallbackQueue });
      }),
      { numRuns: 400 },
    ));

  test("of an action with a boundary and no entry in the registry waits in the fallback queue", () => {
    const policy = compiled({ policy: { boundaries: { send: { level: "sampled" }, burn: { level: "blocked", queue: "leads" } } } });
    for (const name of ["burn", "unheard-of", "constructor"])
      expectTheSame(policy, { ...proposal(), action: { name, arguments: {} } }, false, CALM);
  });

  test("is looked at when a rule names a queue that there is not", () => {
    const policy = compiled({
      rules: [rule("lost", "x > 10", { queue: "nowhere", sampling: 0.2 }), rule("kept", "x > 60", { queue: "leads" })],
    });
    for (const x of [5, 50, 70]) expectTheSame(policy, proposal({ x }), false, CALM);
  });

  test("has no fact that is only a name of an object's own machinery", () => {
    const facts = { constructor: { type: "string", from: "arguments.made", required: false } };
    const policy = compiled({ facts, rules: [rule("made", "has(facts.constructor)"), rule("plain", "constructor == 'x'")] });
    expectTheSame(policy, proposal(), false, CALM);
    expectTheSame(policy, { ...proposal(), action: { name: "send", arguments: { made: "x" } } }, false, CALM);
  });
});

describe("the seeds", () => {
  const seeds = readSeeds(fileURLToPath(new URL("../../../db/seeds", import.meta.url)));
  const surroundings: Surroundings = {
    ...CALM,
    queueRanks: new Map(seeds.queues.queues.map((queue) => [asQueueId(queue.id), queue.rank])),
    fallbackQueue: asQueueId(seeds.queues.fallback),
  };
  const policies = seeds.workflows.map(({ policy, registry }) => compilePolicy(policy, registry));

  test("have no rule that needs CEL's plan", () =>
    expect(policies.flatMap((policy) => [...compileSimulation(policy, surroundings).slowRules])).toEqual([]));

  const odd = fc.constantFrom<unknown>(undefined, null, "12", -1, true, [], {});
  const often = (...likely: unknown[]) => fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...likely) }, { weight: 1, arbitrary: odd });
  const documents = {
    arguments: fc.record({
      order: often("8841"),
      declaration: often("112585"),
      amount: often(0, 99.5, 100, 100.01, 250, 250.01, 1_000, 1_000.5, 2_000, 2_420),
      currency: often("EUR", "EUR", "EUR", "USD"),
      digit: often(0, 3, 9),
    }),
    signals: fc.record({
      fraud_score: often(0, 0.49, 0.5, 0.9),
      account_age_days: often(0, 29, 30, 400, undefined),
      new_customer: often(true, false, undefined),
      resubmitted: often(true, false, false),
      rejections: often(0, 2),
      second_reader: often(0, 3),
      readers_agree: often(true, true, false),
      margin: often(0.05, 0.1, 0.8),
    }),
    confidence: often(0.1, 0.2, 0.39, 0.4, 0.5, 0.9, 0.95, 1),
    at_risk: fc.option(fc.record({ amount: fc.constantFrom(0, 300), currency: fc.constantFrom("EUR", "USD") }), { nil: undefined }),
    step: fc.constantFrom(undefined, "last"),
  };
  const given = fc.record({ ...documents, claims }).map(({ arguments: args, claims: claimed, ...rest }) => ({ ...rest, args, claimed }));

  test.each(policies.map((policy) => [policy.policy.workflow, policy] as const))(
    "of %s rule rows as they rule items",
    (workflow, policy) => {
      const names = fc.constantFrom(...policy.actions.keys(), "unheard-of");
      fc.assert(
        fc.property(given, names, fc.boolean(), ({ args, claimed, ...rest }, name, edited) => {
          const proposed = { workflow, ...rest, action: { name, arguments: args, ...claimed } } as unknown as Proposal;
          // As it comes over the wire, where nothing is undefined.
          expectTheSame(policy, JSON.parse(JSON.stringify(proposed)) as Proposal, edited, surroundings);
        }),
        { numRuns: 300 },
      );
    },
  );
});
