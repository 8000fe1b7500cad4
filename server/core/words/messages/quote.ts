// What somebody wrote, between the quotation marks of the reader's language.
import type { Messages } from "./message";

export const quote = {
  of: ["“{words}”", "„{words}“"],
} as const satisfies Messages;
