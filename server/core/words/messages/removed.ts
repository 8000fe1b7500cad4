// What was removed from a draft and can be put back.
import type { Messages } from "./message";

export const removed = {
  isGone: ["{name} was removed.", "{name} wurde entfernt."],
  isBack: ["{name} is back.", "{name} ist wieder da."],
  putBack: ["Put it back", "Wieder einsetzen"],
} as const satisfies Messages;
