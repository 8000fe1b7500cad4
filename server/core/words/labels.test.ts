// Amounts, times and counts in the words that screens show.
import { expect, test } from "vitest";
import { durationWords, moneyWords, plural, spanWords } from "./labels";
import { DAY, HOUR, MINUTE, SECOND } from "./time";

const plain = (text: string) => text.replace(/\u00a0/g, " ");

test.each([
  [0, "0 s"],
  [11 * SECOND, "11 s"],
  [7 * MINUTE + 59 * SECOND, "7 min"],
  [HOUR + 6 * MINUTE, "1 h 06"],
  [2 * HOUR, "2 h"],
  [3 * DAY + 4 * HOUR, "3 d 4 h"],
  [-5, "0 s"],
])("%i ms last %s", (ms, words) => expect(plain(durationWords(ms))).toBe(words));

test.each([
  [24 * HOUR, "24 hours"],
  [HOUR, "1 hour"],
  [30 * DAY, "30 days"],
  [90 * MINUTE, "90 minutes"],
  [8 * SECOND, "8 seconds"],
])("a window of %i ms is %s", (ms, words) => expect(plain(spanWords(ms))).toBe(words));

test.each([
  [{ amount: 420, currency: "EUR" }, "420.00 EUR"],
  [{ amount: 1755.85, currency: "EUR" }, "1,755.85 EUR"],
  [{ amount: -420, currency: "EUR" }, "−420.00 EUR"],
  [{ amount: 1500, currency: "JPY" }, "1,500 JPY"],
  [{ amount: 1, currency: "letter" }, "1.00 letter"],
])("%o is %s", (money, words) => expect(plain(moneyWords(money))).toBe(words));

test("one is singular", () => expect([plural(1, "rule"), plural(2, "rule")].map(plain)).toEqual(["1 rule", "2 rules"]));
