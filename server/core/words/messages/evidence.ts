// The evidence of an item: texts, tables, images and links from outside.
import type { Messages } from "./message";

export const evidence = {
  pieceBefore: ["Before", "Zurück"],
  pieceNext: ["Next", "Weiter"],
  title: ["Evidence", "Belege"],
  pieces: ["{count, plural, one {# piece} other {# pieces}}", "{count, plural, one {# Stück} other {# Stücke}}"],
  fromOutside: ["From outside: nothing in it can run or load anything.", "Von außen: Nichts darin kann laufen oder etwas laden."],
  noWebAddress: ["not a web address", "keine Webadresse"],
  newTab: [", opens in a new tab", ", öffnet in neuem Tab"],
  showLess: ["Show less", "Weniger zeigen"],
  showCharacters: ["Show all {count, number} characters", "Alle {count, number} Zeichen zeigen"],
  asWritten: ["As written", "Wie geschrieben"],
  table: ["Table", "Tabelle"],
  tableCut: [
    "{rows, number} of {all, number} rows and {columns} of {wide} columns; the rest stands in the text as written.",
    "{rows, number} von {all, number} Zeilen und {columns} von {wide} Spalten; der Rest steht im Text, wie er geschrieben ist.",
  ],
  noBytes: ["There are no bytes to show.", "Es gibt keine Bytes zu zeigen."],
  imageFailed: ["The image could not be loaded.", "Das Bild konnte nicht geladen werden."],
  fromAgent: ["{label}, from the agent", "{label}, vom Agenten"],
  cover: ["Cover it again", "Wieder verdecken"],
  uncover: ["Show it as it is", "Zeigen, wie es ist"],
  enlarge: ["Enlarge {label}", "{label} vergrößern"],
} as const satisfies Messages;
