// An item's past: its whole timeline, the screen as it was, who saw what, and one event as it stands in the trail.
import type { Messages } from "./message";

export const past = {
  nothingCanBeDone: ["This is how it was. Nothing can be done here.", "So war es. Hier lässt sich nichts tun."],
  checked: ["{who} checked {subject} {predicate}", "{who} hat {subject} {predicate} geprüft"],
  uncheck: ["{who} withdrew the check of {subject} {predicate}", "{who} hat die Prüfung von {subject} {predicate} zurückgezogen"],
} as const satisfies Messages;
