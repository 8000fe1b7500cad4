// Past cases that are brought in as a file: choosing it, its way here, what came of it, and why it could not be read.
import type { Messages } from "./message";

export const imports = {
  title: ["Import history", "Verlauf importieren"],
  what: [
    "Past cases from elsewhere, to try a draft on before it rules anything. Nobody is asked about them, and nothing of them is ever executed.",
    "Frühere Fälle von anderswo, um einen Entwurf an ihnen zu erproben, bevor er etwas regelt. Niemand wird nach ihnen gefragt, und nichts davon wird je ausgeführt.",
  ],
  choose: ["Choose a file", "Datei wählen"],
  drop: ["or drop it here", "oder hier ablegen"],
  dropNow: ["Let go to import it", "Loslassen, um sie zu importieren"],
  kinds: [
    "JSON Lines (.jsonl) or a process log (.xes), packed with gzip (.gz) or not, up to {most, number} MiB. A case is kept once: the same file again changes nothing.",
    "JSON Lines (.jsonl) oder ein Prozessprotokoll (.xes), mit gzip gepackt (.gz) oder nicht, bis {most, number} MiB. Ein Fall wird einmal behalten: Dieselbe Datei noch einmal ändert nichts.",
  ],
  callOtherwise: ["What a process log’s cases are called", "Wie die Fälle eines Prozessprotokolls heißen"],
  callHint: [
    "Leave both empty for workflow expenses, action pay_declaration. JSON Lines name theirs themselves.",
    "Lassen Sie beides leer für Ablauf expenses, Aktion pay_declaration. JSON Lines nennen ihre selbst.",
  ],
  bothOrNone: ["Give both, or neither.", "Geben Sie beides an oder keines."],
  sending: ["Sending {name}: {percent, number} %", "{name} wird gesendet: {percent, number} %"],
  looking: ["{name} has arrived and is looked at.", "{name} ist angekommen und wird angesehen."],
  cancelSending: ["Cancel", "Abbrechen"],
  cancelled: [
    "The file was not sent whole, so nothing of it was read.",
    "Die Datei wurde nicht ganz gesendet, deshalb wurde nichts davon gelesen.",
  ],
  cut: [
    "The connection was cut before the file had come whole, so nothing of it was read. Choose it again.",
    "Die Verbindung brach ab, bevor die Datei ganz da war, deshalb wurde nichts davon gelesen. Wählen Sie sie noch einmal.",
  ],
  begun: ["{name} is being read.", "{name} wird gelesen."],
  readNow: ["{name} was read to its end.", "{name} wurde bis zum Ende gelesen."],
  nothingKept: [
    "Nothing in {name} could be read as a case. Why stands below.",
    "Nichts in {name} konnte als Fall gelesen werden. Warum, steht unten.",
  ],
  readBefore: [
    "{name} had been read to its end before. What came of it stands below.",
    "{name} war schon einmal bis zum Ende gelesen. Was daraus wurde, steht unten.",
  ],
  notTaken: ["{name} was not imported.", "{name} wurde nicht importiert."],
  signIn: [
    "You are not signed in any more. Sign in and choose the file again.",
    "Sie sind nicht mehr angemeldet. Melden Sie sich an und wählen Sie die Datei noch einmal.",
  ],
  notSent: ["A file is sent by POST.", "Eine Datei wird mit POST gesendet."],
  notOurs: [
    "This did not come from the product’s own pages, so nothing was read.",
    "Das kam nicht von den Seiten des Produkts, deshalb wurde nichts gelesen.",
  ],
  mayNot: [
    "Admins of all workflows import past cases, since a file may hold cases of any.",
    "Frühere Fälle importiert, wer die Verwaltung aller Abläufe hat, denn eine Datei kann Fälle jedes Ablaufs enthalten.",
  ],
  badNames: [
    "The names of file, workflow and action have up to 200 characters and no control characters; workflow and action go together.",
    "Die Namen von Datei, Ablauf und Aktion haben bis zu 200 Zeichen und keine Steuerzeichen; Ablauf und Aktion gehören zusammen.",
  ],
  full: [
    "Other files are being read right now. Choose this one again when they are finished.",
    "Gerade werden andere Dateien gelesen. Wählen Sie diese noch einmal, wenn sie fertig sind.",
  ],
  unknownKind: [
    "It is neither JSON Lines, which begin with a brace, nor XES, which is XML.",
    "Sie ist weder JSON Lines, die mit einer geschweiften Klammer beginnen, noch XES, das XML ist.",
  ],
  namesItself: [
    "JSON Lines name workflow and action themselves. Leave both fields empty.",
    "JSON Lines nennen Ablauf und Aktion selbst. Lassen Sie beide Felder leer.",
  ],
  nothing: ["It holds nothing.", "Sie enthält nichts."],
  tooLarge: [
    "It is larger than {most, number} MiB. Pack it with gzip, or have whoever runs the product import it with npm run import.",
    "Sie ist größer als {most, number} MiB. Packen Sie sie mit gzip, oder lassen Sie sie von dem Betrieb mit npm run import importieren.",
  ],
  damaged: ["It cannot be read: {why}", "Sie kann nicht gelesen werden: {why}"],
  noRoom: ["There is no room left on the server’s disk.", "Auf der Platte des Servers ist kein Platz mehr."],
  overAlready: ["This import is finished or stopped already.", "Dieser Import ist schon fertig oder angehalten."],
  list: ["Imports", "Importe"],
  none: ["Nothing has been imported yet.", "Noch nichts importiert."],
  state_reading: ["Being read", "Wird gelesen"],
  state_waiting: ["Cut off: choose the file again to go on", "Abgebrochen: Datei noch einmal wählen, um fortzufahren"],
  state_stopped: ["Stopped: choose the file again to go on", "Angehalten: Datei noch einmal wählen, um fortzufahren"],
  state_finished: ["Read to its end", "Bis zum Ende gelesen"],
  stop: ["Stop", "Anhalten"],
  stopThis: ["Stop reading {name}", "Lesen von {name} anhalten"],
  stopped: ["Stopped. What was kept stays.", "Angehalten. Was behalten wurde, bleibt."],
  byOperator: ["by the operator", "durch den Betrieb"],
  read: ["Read", "Gelesen"],
  kept: ["Kept", "Behalten"],
  known: ["Known", "Bekannt"],
  refused: ["Refused", "Abgelehnt"],
  calledAs: ["called {workflow}, {action}", "genannt {workflow}, {action}"],
  refusals: [
    "{count, plural, one {One line or trace could not be read, or not whole} other {# lines or traces could not be read, or not whole}}",
    "{count, plural, one {Eine Zeile oder ein Trace konnte nicht oder nicht ganz gelesen werden} other {# Zeilen oder Traces konnten nicht oder nicht ganz gelesen werden}}",
  ],
  position: ["Line or trace", "Zeile oder Trace"],
  why: ["Why", "Warum"],
  moreRefusals: ["{count, number} more are counted and not listed.", "{count, number} weitere sind gezählt und nicht aufgeführt."],
  cases: ["{count, plural, one {# case} other {# cases}} of {workflow}", "{count, plural, one {# Fall} other {# Fälle}} von {workflow}"],
  tryDraft: ["Try a draft of {workflow} on them", "Einen Entwurf von {workflow} an ihnen erproben"],
  noPolicy: ["no policy yet", "noch kein Regelwerk"],
} as const satisfies Messages;
