// Runs taken away as a process log.
import type { Messages } from "./message";

export const runExport = {
  logOfRuns: [
    "A process log is of runs, and runs leave as a process log.",
    "Ein Prozessprotokoll ist von Läufen, und Läufe gehen als Prozessprotokoll hinaus.",
  ],
  theseRuns: ["Export these runs", "Diese Läufe exportieren"],
  what: [
    "A process log in XES (IEEE 1849), as ProM, Disco and pm4py open it, and as it can be imported here again. It carries no proofs: those are in the export of the trail.",
    "Ein Prozessprotokoll in XES (IEEE 1849), wie ProM, Disco und pm4py es öffnen und wie es sich hier wieder importieren lässt. Beweise enthält es nicht: Die stehen im Export der Spur.",
  ],
  gzipHint: ["A fraction of the size; most tools read it as it is.", "Ein Bruchteil der Größe; die meisten Werkzeuge lesen sie so."],
  runs: ["{done, plural, one {# run} other {# runs}}", "{done, plural, one {# Lauf} other {# Läufe}}"],
  doneRuns: ["{done, plural, one {# run} other {# runs}}, {size}", "{done, plural, one {# Lauf} other {# Läufe}}, {size}"],
  broken: [
    "Broken off: the log ends before its last run, and no tool opens it. Export it again.",
    "Abgerissen: Das Protokoll endet vor seinem letzten Lauf, und kein Werkzeug öffnet es. Exportieren Sie noch einmal.",
  ],
} as const satisfies Messages;
