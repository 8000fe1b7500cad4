// Steps that a workflow declares: what of them nobody could keep to, or everybody would.
import { expect, test } from "vitest";
import { stepFindings } from "./lint-steps";
import { registrySchema } from "./registry";

const found = (steps?: readonly object[]) => {
  const registry = registrySchema.parse({ workflow: "refunds", actions: {}, ...(steps && { steps }) });
  return stepFindings({ registry }).map(({ code, severity }) => [code, severity]);
};

test("steps that can be told apart, of which some must be, are as they should be", () => {
  expect(found()).toEqual([]);
  expect(
    found([
      { name: "check", optional: true },
      { name: "pay", repeats: true },
    ]),
  ).toEqual([]);
});

test("a name with a blank around it is an error, names that look alike and steps that all may be missing are warnings", () => {
  expect(found([{ name: "pay " }])).toEqual([["step-blanks", "error"]]);
  expect(found([{ name: "Pay" }, { name: "pay" }])).toEqual([["steps-alike", "warning"]]);
  expect(found([{ name: "pay", optional: true }])).toEqual([["steps-optional", "warning"]]);
});
