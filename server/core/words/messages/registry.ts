// The registry and the boundaries of a draft: what is known of each action, what past items say of it, and how far it may go.
import type { Messages } from "./message";

export const registry = {
  seenBetween: ["Seen from {smallest} to {largest}.", "Gesehen von {smallest} bis {largest}."],
} as const satisfies Messages;
