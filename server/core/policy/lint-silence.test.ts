// Rules that an agent evades by saying nothing.
import { expect, test } from "vitest";
import { found } from "./testing/linted";
import { rule } from "./testing/policies";

test.each([
  ["has(facts.age) && age < 3", 1],
  ["x > t.limit || has(facts.age) && age < 3", 1],
  ["x > t.limit && (has(facts.age) && age < 3 || x > 90)", 1],
  ["has(facts.age) ? age < 3 : false", 1],
  ["has(facts.age) && x > 3 ? age < 3 : false", 1],
  ["'age' in facts && age < 3", 1],
  ["!(!has(facts.age) || age >= 3)", 1],
  ["has(facts.age) ? age < 3 : true", 0],
  ["has(facts.age) ? age < 3 : x > 3", 0],
  ["!has(facts.age) || age < 3", 0],
  ["has(facts.age)", 0],
  ["!has(facts.age) && x > 3", 0],
  ["age < 3", 0],
  ["has(facts.x) && x > 3", 0],
  ["(has(facts.age) && age < 3) || (!has(facts.age) && x > 90)", 0],
])("%s: silence evades it %i times", (when, times) => {
  const findings = found({ rules: [rule("over", "x > t.limit"), rule("old", "age > 3"), rule("young", when)] });
  expect(findings.filter(([, , where]) => where === "rules/young/when")).toEqual(
    Array.from({ length: times }, () => ["warning", "silence-evades", "rules/young/when", "proved"]),
  );
});

test("where presence is asked for inside something else, the compiler's guess stands", () => {
  const findings = found({
    rules: [rule("over", "x > t.limit"), rule("old", "age > 3"), rule("young", "(has(facts.age) && age < 3) == true")],
  });
  expect(findings).toEqual([["warning", "silence-evades", "rules/young/when", "read"]]);
});
