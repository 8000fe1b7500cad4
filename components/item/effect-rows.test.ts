// Whatever JSON came, the table says what is known now and what will be, and never invents a side.
import { expect, test } from "vitest";
import { effectRows, printNumber, printValue } from "./effect-rows";

test("a name on either side is a row", () => {
  expect(effectRows({ balance: 0, status: "delivered" }, { balance: -420, status: "delivered", refund: true }, "issue_refund")).toEqual([
    { name: "Balance", now: "0", after: "−420", changes: true, difference: null, asText: false },
    { name: "Status", now: "delivered", after: "delivered", changes: false, difference: null, asText: false },
    { name: "Refund", now: "nothing", after: "yes", changes: true, difference: null, asText: false },
  ]);
});

test("a side that was not given is not known, rather than empty", () => {
  expect(effectRows(null, { status: "paid" }, "pay")).toEqual([
    { name: "Status", now: null, after: "paid", changes: true, difference: null, asText: false },
  ]);
  expect(effectRows(null, null, "pay")).toEqual([]);
});

test("plain values are one row, named by the action", () => {
  expect(effectRows("old\ntext", "new\ntext", "edit_page")).toEqual([
    { name: "Edit page", now: "old\ntext", after: "new\ntext", changes: true, difference: null, asText: true },
  ]);
});

test("numbers keep their digits and words show what hides in them", () => {
  expect(printNumber(-0.1)).toBe("−0.1");
  expect(printValue("pay\u202eyap")).toBe("pay⟨U+202E⟩yap");
  expect(printValue(["a", 1, true])).toBe("a, 1, yes");
});
