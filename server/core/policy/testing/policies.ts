// Small policies and proposals for the tests of the ruling: written as a person would write the file, parsed as the product does.
import { asQueueId } from "@core/words/ids";
import type { Ruling } from "@core/words/ruling";
import { type CompiledPolicy, compilePolicy } from "../compile-policy";
import type { Proposal } from "../facts";
import type { QueueRanks } from "../lattice";
import { policySchema } from "../policy";
import { registrySchema } from "../registry";
import { ruleItem, type Surroundings } from "../rule-item";

export const RANKS: QueueRanks = new Map([
  [asQueueId("desk"), 10],
  [asQueueId("twin-a"), 20],
  [asQueueId("twin-b"), 20],
  [asQueueId("leads"), 50],
  [asQueueId("fallback"), 90],
]);

export const CALM: Surroundings = {
  stops: { agent: false, workflow: false, all: false },
  budgetBurnt: false,
  queueRanks: RANKS,
  fallbackQueue: asQueueId("fallback"),
};

const FACTS = {
  x: { type: "number", from: "arguments.x", unit: "{currency}" },
  currency: { type: "string", from: "arguments.currency" },
  flag: { type: "boolean", from: "signals.flag" },
  age: { type: "integer", from: "signals.age", required: false, unit: "days" },
  tags: { type: "array", from: "signals.tags", required: false },
  confidence: { type: "number", from: "confidence", required: false, decimals: 2 },
};

interface Written {
  readonly boundary?: object | null;
  readonly rules?: readonly object[];
  readonly thresholds?: object;
  readonly policy?: object;
  readonly action?: object;
  readonly facts?: object;
}

/** One workflow `pay` with one action `send`, which can be taken back for a day. */
export function compiled(written: Written = {}): CompiledPolicy {
  const policy = policySchema.parse({
    workflow: "pay",
    queue: "desk",
    thresholds: written.thresholds ?? { limit: { value: 100, decimals: 2 }, floor: { value: 0.9, decimals: 2 } },
    boundaries: written.boundary === null ? {} : { send: written.boundary ?? { level: "sampled", sampling: 0.1 } },
    rules: written.rules ?? [],
    ...written.policy,
  });
  const send = { reversibility: "compensable", reversal_window_s: 86_400, facts: written.facts ?? FACTS, ...written.action };
  return compilePolicy(policy, registrySchema.parse({ workflow: "pay", actions: { send } }));
}

export const rule = (id: string, when: string, require: object = { level: "review" }, more: object = {}) => ({
  id,
  when,
  require,
  reason: `Because of ${id}`,
  ...more,
});

/** 50.00 EUR, nothing special about it. */
export const proposal = (changes: Partial<Proposal> & { readonly x?: unknown } = {}): Proposal => {
  const { x, ...rest } = changes;
  const amount = x === undefined ? 50 : x;
  return {
    workflow: "pay",
    title: "Send 50.00 EUR",
    action: { name: "send", arguments: { ...(amount === null ? {} : { x: amount as number }), currency: "EUR" } },
    signals: { flag: false },
    ...rest,
  };
};

export const ruled = (
  policy: CompiledPolicy | null,
  given: Proposal = proposal(),
  around: Partial<Surroundings> = {},
  edited = false,
): Ruling => ruleItem({ policy, proposal: given, edited, surroundings: { ...CALM, ...around } });
