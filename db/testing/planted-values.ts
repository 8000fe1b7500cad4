// Values that an engine or a driver could spell in its own way, and the people of the planted database.
import { asPersonId } from "@core/words/ids";

/** What quoting, array literals and encodings stumble over. */
export const ODD_TEXTS = [
  "",
  "null",
  "NULL",
  '"',
  "\\",
  "\\x00",
  "'; --",
  "{a,b}",
  "a\nb\tc\r",
  "é",
  "e\u0301",
  "日本語",
  "😀",
  "\uffff",
  "\u0001",
  " x ",
];
export const EVERY_BYTE = Uint8Array.from({ length: 256 }, (_, byte) => byte);
export const PEOPLE = ["p-1", "p-2"].map(asPersonId);
