// The lane of a threshold is what the policy itself lets pass at each candidate, other rules included.
import { asQueueId } from "@core/words/ids";
import { describe, expect, test } from "vitest";
import { compilePolicy } from "./compile-policy";
import type { Proposal } from "./facts";
import { actionsUsing, strictestPassing } from "./lane";
import { policySchema } from "./policy";
import { registrySchema } from "./registry";
import { ruleItem } from "./rule-item";
import { rule } from "./testing/policies";

const queues = { queueRanks: new Map([[asQueueId("desk"), 1]]), fallbackQueue: asQueueId("desk") };
const surroundings = { ...queues, stops: { agent: false, workflow: false, all: false }, budgetBurnt: false };
const fact = (name: string) => ({ type: "number", from: `signals.${name}` }) as const;
const entry = { reversibility: "reversible", reversal_window_s: 3_600, facts: { sure: fact("sure"), lead: fact("lead") } } as const;
const documents = {
  policy: policySchema.parse({
    workflow: "mail",
    queue: "desk",
    thresholds: { floor: { value: 0.8 }, lead: { value: 0.1 } },
    boundaries: { accept: { level: "sampled", sampling: 0.1 }, send: { level: "review" } },
    rules: [
      { ...rule("unsure", "sure < t.floor"), actions: ["accept"] },
      { ...rule("close", "lead <= t.lead"), actions: ["accept"] },
    ],
  }),
  registry: registrySchema.parse({ workflow: "mail", actions: { accept: entry, send: entry } }),
};
const proposal = (sure: number, lead: number, action = "accept"): Proposal => ({
  workflow: "mail",
  title: "Accept",
  action: { name: action, arguments: {} },
  signals: { sure, lead },
});
const CANDIDATES = [0.9, 0.8, 0.7, 0.6] as const;
const laneOf = (threshold: string, candidates: readonly number[]) => strictestPassing(documents, queues, threshold, candidates);

describe("the lane of a threshold", () => {
  const found = laneOf("floor", CANDIDATES);
  test("begins at the strictest candidate that lets a case pass", () =>
    expect([0.95, 0.9, 0.89, 0.7, 0.65, 0.59].map((sure) => found(proposal(sure, 0.5)))).toEqual([0.9, 0.9, 0.8, 0.7, 0.6, null]));
  test("leaves out what another rule holds, and what the boundary holds", () => {
    expect(found(proposal(0.95, 0.1))).toBeNull();
    expect(found(proposal(0.95, 0.5, "send"))).toBeNull();
    expect(found(proposal(0.95, 0.5, "unheard-of"))).toBeNull();
  });
  test("knows on which side of a candidate a case lies that is equal to it", () =>
    expect([0.3, 0.2, 0.15].map((lead) => laneOf("lead", [0.3, 0.2, 0.1])(proposal(0.9, lead)))).toEqual([0.2, 0.1, 0.1]));

  test("is what the policy rules at every candidate", () => {
    for (const value of CANDIDATES) {
      const policy = {
        ...documents.policy,
        thresholds: { ...documents.policy.thresholds, floor: { ...documents.policy.thresholds.floor, value } },
      };
      const compiled = compilePolicy(policySchema.parse(policy), documents.registry);
      for (let step = 0; step <= 100; step += 1) {
        const one = proposal(step / 100, (step % 7) / 20);
        const { level } = ruleItem({ policy: compiled, proposal: one, edited: false, surroundings });
        const passes = level === "autonomous" || level === "sampled" || level === "review_after";
        const strictest = found(one);
        expect(strictest !== null && strictest >= value, `${step} at ${value}`).toBe(passes);
      }
    }
  });
});

test("only actions whose rules use it are calibrated", () => {
  expect(actionsUsing(documents, "floor")).toEqual(["accept"]);
  expect(actionsUsing(documents, "none")).toEqual([]);
});
