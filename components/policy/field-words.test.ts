// How a change is told to who signs it.
import { boundarySchema } from "@core/policy/policy";
import { NEW_ACTION } from "@core/policy/registry";
import { expect, test } from "vitest";
import { partWords, pathWords, valueWords } from "./field-words";

const nameOf = (id: string) => (id === "p-1" ? "Max Moreau" : id);

test("fields are said in words, names of facts and arguments stay", () => {
  expect(pathWords(["facts", "amount", "required"])).toBe("Facts · amount · Required");
  // A fact may be called like a field.
  expect(pathWords(["facts", "owner"])).toBe("Facts · owner");
  expect(pathWords(["arguments_schema", "properties", "level"])).toBe("Arguments · level");
  expect(pathWords(["require", "due_in_s"])).toBe("Due in");
  expect(pathWords(["at_risk", "amount"])).toBe("At risk · Amount");
});

test("values say what they hold, and who, with nothing hidden in them", () => {
  expect(valueWords("owner", "p-1", nameOf)).toBe("Max Moreau");
  expect(valueWords("reason", "p-1", nameOf)).toBe("p-1");
  expect(valueWords("exclude", ["p-1", "p-2"], nameOf)).toBe("Max Moreau, p-2");
  expect(valueWords("accepted_risk", { reason: "a\u202eb", owner: "p-1" }, nameOf)).toBe("a⟨U+202E⟩b (Max Moreau)");
  expect(
    valueWords("", { level: "sampled", blind: false, skills: [], queue: null, budget: { window_days: 30, errors: 3, severe: 1 } }, nameOf),
  ).toBe("Level: Sampled · Budget of errors: 3 errors or 1 severe in 30 days");
  expect(valueWords("due_in_s", 3_600, nameOf)).toBe("1\u00a0h");
  expect(valueWords("on_silence", "proceed", nameOf)).toBe("runs");
  expect(valueWords("blind", true, nameOf)).toBe("yes");
  expect(valueWords("facts", { amount: { type: "number" }, currency: {} }, nameOf)).toBe("amount, currency");
  expect(valueWords("owner", null, nameOf)).toBe("—");
});

test("of a part that came, what is as in every new one is left out", () => {
  const boundary = { ...JSON.parse(JSON.stringify(boundarySchema.parse({ level: "review" }))), owner: "p-1" };
  expect(partWords("boundary", boundary, nameOf)).toBe("Level: Review · Owner: Max Moreau");
  const entry = { ...NEW_ACTION, arguments_schema: { type: "object", properties: { amount: {}, currency: { type: "string" } } } };
  expect(partWords("registry", JSON.parse(JSON.stringify(entry)), nameOf)).toBe("Arguments: amount, currency · Reversibility: no undo");
});
