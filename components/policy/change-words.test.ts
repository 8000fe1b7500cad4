// How a change is told to who signs it.
import { boundarySchema } from "@core/policy/policy";
import { NEW_ACTION } from "@core/policy/registry";
import { expect, test } from "vitest";
import { fieldWords, partWords, valueWords } from "./change-words";

const nameOf = (id: string) => (id === "p-1" ? "Max Moreau" : id);

test("fields are said in words, names of facts and arguments stay", () => {
  expect(fieldWords("facts/amount/required")).toBe("Fact · amount · required");
  // A fact may be called like a field.
  expect(fieldWords("facts/owner")).toBe("Fact · owner");
  expect(fieldWords("arguments_schema/properties/level")).toBe("Arguments · level");
  expect(fieldWords("require/due_in_s")).toBe("Due in");
  expect(fieldWords("at_risk/amount")).toBe("At risk · Amount");
  expect(fieldWords("")).toBe("");
});

test("values say what they hold, and who, with nothing hidden in them", () => {
  expect(valueWords("p-1", "owner", nameOf)).toBe("Max Moreau");
  expect(valueWords("p-1", "reason", nameOf)).toBe("p-1");
  expect(valueWords(["p-1", "p-2"], "exclude", nameOf)).toBe("Max Moreau, p-2");
  expect(valueWords({ reason: "a\u202eb", owner: "p-1" }, "accepted_risk", nameOf)).toBe("Reason: a⟨U+202E⟩b · Owner: Max Moreau");
  expect(valueWords({ level: "sampled", blind: false, skills: [], queue: null, budget: { errors: 3 } }, "", nameOf)).toBe(
    "Level: Sampled · Autonomy budget: errors 3",
  );
  expect(valueWords(3_600, "due_in_s", nameOf)).toBe("1\u00a0h");
  expect(valueWords("proceed", "on_silence", nameOf)).toBe("runs");
  expect(valueWords(true, "blind", nameOf)).toBe("true");
  expect(valueWords({ facts: { amount: { type: "number" }, currency: {} } }, "", nameOf)).toBe("Fact: amount, currency");
  expect(valueWords(null, "owner", nameOf)).toBe("—");
});

test("of a part that came, what is as in every new one is left out", () => {
  const boundary = { ...JSON.parse(JSON.stringify(boundarySchema.parse({ level: "review" }))), owner: "p-1" };
  expect(partWords("boundary", boundary, nameOf)).toBe("Level: Review · Owner: Max Moreau");
  const entry = { ...NEW_ACTION, arguments_schema: { type: "object", properties: { amount: {}, currency: { type: "string" } } } };
  expect(partWords("registry", JSON.parse(JSON.stringify(entry)), nameOf)).toBe("Arguments: amount, currency · Can be taken back: no undo");
});
