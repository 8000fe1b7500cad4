// The steps that a workflow declares, where its draft is written.
import type { Messages } from "./message";

export const declaredSteps = {
  title: ["Steps of a run", "Schritte eines Laufs"],
  what: [
    "What runs of this workflow do, in this order. The workflow map says how runs keep to it; it rules nothing. Agents name the step of an item; one without a step counts by its action.",
    "Was Läufe dieses Ablaufs tun, in dieser Reihenfolge. Die Ablaufkarte sagt, wie sich Läufe daran halten; eingestuft wird danach nichts. Agenten nennen den Schritt eines Vorgangs; ohne Schritt zählt seine Aktion.",
  ],
  name: ["Step", "Schritt"],
  add: ["Declare the step", "Schritt erklären"],
  taken: ["Is declared already.", "Ist schon erklärt."],
  tooMany: ["A workflow declares at most {most, number} steps.", "Ein Ablauf erklärt höchstens {most, number} Schritte."],
  optional: ["Can be left out", "Kann fehlen"],
  repeats: ["Can come again", "Darf sich wiederholen"],
  optionalOf: ["{step} (can be left out)", "{step} (kann fehlen)"],
  repeatedOf: ["{step} (can come again)", "{step} (darf sich wiederholen)"],
  bothOf: ["{step} (can be left out or come again)", "{step} (kann fehlen, darf sich wiederholen)"],
  earlier: ["{step} earlier", "{step} früher"],
  later: ["{step} later", "{step} später"],
  remove: ["Remove {step}", "{step} entfernen"],
  moved: ["{step} is now {place, number} of {all, number}.", "{step} ist jetzt {place, number} von {all, number}."],
} as const satisfies Messages;
