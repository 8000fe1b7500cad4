// Rules that ask an action for a fact which only its neighbours have.
import { expect, test } from "vitest";
import { lintPolicy } from "./lint";
import { registrySchema } from "./registry";
import { GROUND } from "./testing/ground";
import { policyOf, REGISTRY } from "./testing/linted";
import { rule } from "./testing/policies";

test.each([
  ["amount > 100", "error"],
  ["facts.amount > 100", "error"],
  ["!(amount > 100)", "error"],
  ["amount > x", "error"],
  ["amount * 2.0 > t.limit", "error"],
  ["amount > 100 && urgent", "error"],
  ["[1, 2].all(step, step < amount) || amount > 100", null],
  // Where x decides it does not fail.
  ["x > 3 && amount > 100", "warning"],
  ["x > 3 || amount > 100", "warning"],
  ["x > 3 ? amount > 100 : false", "warning"],
  ["has(facts.age) ? age < 3 : amount > 100", "warning"],
  ["has(facts.amount) ? amount > 100 : true", null],
  ["has(facts.amount) && amount > 100", null],
  ["!has(facts.amount) || amount > 100", null],
  ["'amount' in facts && amount > 100", null],
  ["action == 'refund' && amount > 100", null],
  ["amount > 100 && 'refund' == action", null],
  ["action != 'refund' || amount > 100", null],
  ["!(action != 'refund') && amount > 100", null],
  ["action in ['refund', 'burn'] && amount > 100", null],
  ["action == 'refund' ? amount > 100 : x > 3", null],
  ["action == 'send' && amount > 100", "error"],
  ["!(action in ['refund']) && amount > 100", "error"],
  // What is not understood may be a guard.
  ["action.startsWith('ref') && amount > 100", null],
  ["step == 'pay out' ? amount > 100 : x > 3", null],
  ["false && amount > 100", null],
  ["x > 3", null],
])("%s: an action without the fact makes it %s", (when, severity) => {
  const lint = (actions: readonly string[] | null, boundaries: readonly string[] = ["send", "refund"]) =>
    lintPolicy({
      policy: policyOf({
        boundaries: Object.fromEntries(boundaries.map((action) => [action, { level: "review", owner: "max" }])),
        rules: [rule("much", when, { level: "review" }, { actions })],
      }),
      registry: registrySchema.parse({
        workflow: "pay",
        actions: {
          ...REGISTRY.actions,
          refund: {
            reversibility: "reversible",
            facts: {
              ...REGISTRY.actions.send?.facts,
              amount: { type: "number", from: "arguments.amount" },
              urgent: { type: "boolean", from: "signals.urgent" },
            },
          },
        },
      }),
      ...GROUND,
    }).filter(({ code }) => code === "absent-fact");
  const told = lint(null).map((finding) => [finding.severity, finding.where, finding.action, finding.basis]);
  expect(told).toEqual(severity === null ? [] : [[severity, "rules/much/when", "send", "proved"]]);
  expect(lint(["refund"])).toEqual([]);
  expect(lint(null, ["refund"])).toEqual([]);
});

test("what is asked of an action that does not have it is named", () => {
  const [told] = lintPolicy({
    policy: policyOf({ rules: [rule("much", "amount > 100")] }),
    registry: registrySchema.parse({
      workflow: "pay",
      actions: {
        ...REGISTRY.actions,
        refund: { reversibility: "reversible", facts: { amount: { type: "number", from: "arguments.amount" } } },
      },
    }),
    ...GROUND,
  });
  expect(told?.title).toBe("much asks amount, which send does not have.");
});
