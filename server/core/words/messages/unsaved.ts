// What was typed in a dialog that somebody is about to close.
import type { Messages } from "./message";

export const unsaved = {
  ask: ["Close this? What you typed is lost.", "Schließen? Was Sie getippt haben, geht verloren."],
  keep: ["Go on writing", "Weiterschreiben"],
  discard: ["Close and discard", "Schließen und verwerfen"],
} as const satisfies Messages;
