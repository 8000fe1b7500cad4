// RFC 4180 for spreadsheets: every cell in quotation marks, lines end in CRLF, and nothing in it is taken for a formula.

/** Says that it is UTF-8: without it spreadsheets guess, and guess wrong. */
export const BYTE_ORDER_MARK = "\ufeff";

export type Cell = string | number | null;

/** What begins a formula, in the forms that spreadsheets fold into one another. */
const TRIGGER = "=+\\-@\uff1d\uff0b\uff0d\uff20\u2212";
/**
 * At the beginning of a cell, and wherever a program that splits cells elsewhere (at semicolons, as where the comma is the decimal sign, at tabs,
 * bars, or line ends) would see one begin. Blanks and quotation marks before it are skipped by such programs too, and so is what nobody sees: some
 * drop control and format characters as they read.
 */
const AS_FORMULA = new RegExp(`(^|[;|\\p{Zl}\\p{Zp}\\p{Cc}])([\\s"'\\p{Cc}\\p{Cf}]*)(?=[${TRIGGER}])`, "gu");

/** An apostrophe before what would be taken for a formula: it stays to be read, and whoever wants the text itself takes the apostrophe away. */
export const withoutFormulas = (text: string): string => text.replace(AS_FORMULA, "$1$2'");

/** Numbers are written as they are, so that they can be added up; nothing is an empty cell. */
function csvCell(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return Number.isFinite(cell) ? String(cell) : "";
  return `"${withoutFormulas(cell).replaceAll('"', '""')}"`;
}

export const csvLine = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(",")}\r\n`;
