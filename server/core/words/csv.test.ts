// A table for spreadsheets: it reads back as it was written, and no program that splits cells its own way finds a formula in it.
import fc from "fast-check";
import Papa from "papaparse";
import { expect, test } from "vitest";
import { csvLine, withoutFormulas } from "./csv";

const TRIGGERS = ["=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20", "\u2212"] as const;
const DELIMITERS = [",", ";", "\t", "|"] as const;

/** What strangers write, with far more of what is dangerous than they would. */
const nasty = fc
  .array(
    fc.oneof(
      {
        weight: 3,
        arbitrary: fc.constantFrom(
          ...TRIGGERS,
          ...DELIMITERS,
          '"',
          "'",
          "\n",
          "\r",
          "\r\n",
          " ",
          "\u00a0",
          "\ufeff",
          "\0",
          "\u202e",
          "\u2028",
        ),
      },
      { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 4 }) },
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(""));

const isFormula = (cell: string) => TRIGGERS.some((trigger) => cell.replace(/^[\s"\p{Cc}\p{Cf}]+/u, "").startsWith(trigger));

test("no cell is a formula, wherever a program splits the line", () => {
  fc.assert(
    fc.property(fc.array(nasty, { minLength: 1, maxLength: 4 }), (cells) => {
      const line = csvLine(cells);
      for (const delimiter of DELIMITERS)
        for (const row of Papa.parse<string[]>(line, { delimiter }).data) for (const cell of row) expect(isFormula(cell)).toBe(false);
      // Who looks at no quotation marks at all.
      for (const cell of line.split(/[;\t|\r\n]/)) expect(isFormula(cell.replaceAll('"', ""))).toBe(false);
    }),
    { numRuns: 400 },
  );
});

test("what is read is what was written, but for the apostrophes before formulas", () => {
  fc.assert(
    fc.property(fc.array(nasty, { minLength: 1, maxLength: 4 }), (cells) => {
      const [row = []] = Papa.parse<string[]>(csvLine(cells), { delimiter: ",", newline: "\r\n" }).data;
      expect(row).toEqual(cells.map(withoutFormulas));
    }),
    { numRuns: 200 },
  );
});

test.each([
  ["=1+1", "'=1+1"],
  ["Refund; -5 EUR", "Refund; '-5 EUR"],
  ["ok\n@SUM(A1)", "ok\n'@SUM(A1)"],
  ["\0=1+1", "\0'=1+1"],
  ["\u202e\u2060=1+1", "\u202e\u2060'=1+1"],
  ["ok\u2028=1+1", "ok\u2028'=1+1"],
  ["Refund 420.00 EUR - damaged", "Refund 420.00 EUR - damaged"],
  ["a=b, c+d", "a=b, c+d"],
])("%s stays readable", (text, written) => {
  expect(withoutFormulas(text)).toBe(written);
});

test("numbers are numbers and nothing is nothing", () => {
  expect(csvLine([-12.5, null, "x", Number.NaN])).toBe('-12.5,,"x",\r\n');
});
