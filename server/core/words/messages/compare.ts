// Two revisions of an item side by side.
import type { Messages } from "./message";

export const compare = {
  heading: ["Compare revisions", "Fassungen vergleichen"],
  compare: ["Compare", "Vergleichen"],
  with: ["Compare with revision {number}", "Mit Fassung {number} vergleichen"],
  from: ["From", "Von"],
  to: ["To", "Zu"],
  option: ["Revision {number}, {name}", "Fassung {number}, {name}"],
  swap: ["Swap", "Tauschen"],
  copyLink: ["Copy a link to this", "Link hierauf kopieren"],
  linkCopied: ["Link copied", "Link kopiert"],
  nothing: ["They say the same.", "Sie sagen dasselbe."],
  differ: ["They differ in: {parts}.", "Sie unterscheiden sich in: {parts}."],
  same: ["The same: {parts}.", "Gleich: {parts}."],
  textOf: ["{part}: {name}", "{part}: {name}"],
  title: ["Title", "Titel"],
  arguments: ["Arguments", "Angaben"],
  effect: ["What changes", "Was sich ändert"],
  evidence: ["Evidence", "Belege"],
  agentSays: ["What the agent says", "Was der Agent sagt"],
  confidence: ["Confidence", "Zuversicht"],
  atRisk: ["At risk", "Auf dem Spiel"],
  signals: ["Signals", "Signale"],
  claims: ["Claims", "Behauptungen"],
  key: ["Compare the last two revisions", "Die letzten beiden Fassungen vergleichen"],
} as const satisfies Messages;
