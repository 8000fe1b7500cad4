// A session that has ended while its screen is open.
import type { Messages } from "./message";

export const session = {
  ended: ["Signed out", "Abgemeldet"],
} as const satisfies Messages;
