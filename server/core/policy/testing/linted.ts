// A workflow of one action for the tests of the lint, and what the lint finds of a policy for it, in short.
import type { LintGround } from "../finding";
import { lintPolicy } from "../lint";
import { type PolicyVersion, policySchema } from "../policy";
import { registrySchema } from "../registry";
import { GROUND } from "./ground";
import { rule } from "./policies";

export const REGISTRY = registrySchema.parse({
  workflow: "pay",
  actions: {
    send: {
      reversibility: "compensable",
      reversal_window_s: 86_400,
      facts: {
        x: { type: "number", from: "arguments.x", minimum: 0, maximum: 100 },
        age: { type: "integer", from: "signals.age", required: false },
      },
    },
  },
});

export const policyOf = (part: object): PolicyVersion =>
  policySchema.parse({
    workflow: "pay",
    queue: "desk",
    thresholds: { limit: { value: 50 } },
    boundaries: { send: { level: "sampled", sampling: 0.1, owner: "max" } },
    rules: [rule("over", "x > t.limit"), rule("young", "has(facts.age) ? age < 30 : true")],
    ...part,
  });

export const found = (part: object, ground: Partial<LintGround> = {}) =>
  lintPolicy({ policy: policyOf(part), registry: REGISTRY, ...GROUND, ...ground }).map(({ code, severity, where, basis }) => [
    severity,
    code,
    where,
    basis,
  ]);
