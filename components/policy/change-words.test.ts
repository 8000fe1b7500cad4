// How a change is told to who signs it.
import { expect, test } from "vitest";
import { fieldWords, valueWords } from "./change-words";

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
    "Level: sampled · Autonomy budget: errors 3",
  );
  expect(valueWords({ facts: { amount: { type: "number" }, currency: {} } }, "", nameOf)).toBe("Fact: amount, currency");
  expect(valueWords(null, "owner", nameOf)).toBe("—");
});
