// What is said in the place of what must not be told while people sign without knowing of each other.
import type { Messages } from "./message";

export const blind = {
  untilClosed: ["hidden until it closes", "bis zum Abschluss verborgen"],
  looks: ["Who has looked is hidden until it closes", "Wer hingesehen hat, bleibt bis zum Abschluss verborgen"],
} as const satisfies Messages;
