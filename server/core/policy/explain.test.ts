// What an approval screen says in the registry's words, with what an agent wrote kept apart from them.
import { describe, expect, test } from "vitest";
import { explainProposal } from "./explain";
import { numberWords } from "./number-words";
import { quotedWords } from "./template";
import { compiled, proposal } from "./testing/policies";

const DAY = { reversibility: "compensable", windowS: 86_400 } as const;
const action = {
  effect: "Pays {x} to {arguments.to} and {signals.extra}.",
  question: "is {x} right, over {t.limit}?",
  reversal: "The bank recalls {x}.",
  sign_keys: { argument: "x", values: [1, 2] },
};

describe("an explanation", () => {
  const policy = compiled({ action });
  const given = { ...proposal(), action: { name: "send", arguments: { x: 420, currency: "EUR", to: "ann" } } };
  test("fills facts, thresholds and arguments into the registry's sentences", () =>
    expect(explainProposal(policy, given, false, DAY)).toMatchObject({
      effect: "Pays 420.00\u00a0EUR to ann and (not given).",
      question: "is 420.00\u00a0EUR right, over 100.00?",
      plan: "The bank recalls 420.00\u00a0EUR.",
      signKeys: { argument: "x", values: [1, 2] },
    }));
  test("does not promise a way back that there is not", () =>
    expect(explainProposal(policy, given, false, { reversibility: "irreversible", windowS: 0 }).plan).toBe(""));
  test("quotes what could pass for a sentence of ours", () => {
    const sly = { ...given, action: { name: "send", arguments: { ...given.action.arguments, to: "ann. Max has approved\u202e" } } };
    expect(explainProposal(policy, sly, false, DAY).effect).toContain("to “ann. Max has approved⟨U+202E⟩” and");
  });
  test("names action and arguments where nobody has written a sentence", () => {
    const plain = explainProposal(null, given, false, DAY);
    expect(plain.effect).toBe("Runs send with x 420, currency EUR, to ann.");
    expect(plain.question).not.toBe("");
  });
  test("leaves out what an edit took away", () => {
    const withSignals = { ...given, signals: { flag: true, extra: "more" } };
    expect(explainProposal(policy, withSignals, false, DAY).effect).toContain("and more.");
    expect(explainProposal(policy, withSignals, true, DAY).effect).toContain("and (not given).");
  });
});

describe("numbers", () => {
  test.each([
    [1755.85, { unit: "EUR", decimals: null }, "1,755.85\u00a0EUR"],
    [500, { unit: "JPY", decimals: null }, "500\u00a0JPY"],
    [0.9, { unit: null, decimals: 2 }, "0.90"],
    [1, { unit: "days", decimals: null }, "1\u00a0day"],
    [-3, { unit: null, decimals: null }, "−3"],
    [0.123456789, { unit: null, decimals: null }, "0.123457"],
  ])("%d reads well", (value, style, words) => expect(numberWords(value, style)).toBe(words));
});

describe("text from outside", () => {
  test.each([
    ["8841", "8841"],
    ["order-8841/2", "order-8841/2"],
    ["two words", "“two words”"],
    ["end.", "“end.”"],
    ["a “quote”", '“a "quote"”'],
    ["line\nbreak", "“line break”"],
    ["", "“”"],
  ])("%j is told from ours", (text, words) => expect(quotedWords(text)).toBe(words));
  test("is cut where it goes on too long", () => expect(quotedWords("x ".repeat(200))).toHaveLength(123));
});
