// What the check of the whole trail can find beside its events: what they commit to, the tree over them and its checkpoints.
import type { Messages } from "./message";

export const trailCheck = {
  value: [
    "What stands beside event {place} is not what it commits to.",
    "Was neben Ereignis {place} steht, ist nicht das, worauf es sich festgelegt hat.",
  ],
  revision: [
    "The revision that event {place} brought is not what was hashed.",
    "Die Fassung, die Ereignis {place} brachte, passt nicht zu ihrem Hash.",
  ],
  tree: [
    "From event {place} on, the order is not the one that was kept.",
    "Ab Ereignis {place} ist die Reihenfolge nicht die festgehaltene.",
  ],
  head: [
    "The checkpoint over {place} events does not fit the events that are there.",
    "Der Prüfpunkt über {place} Ereignisse passt nicht zu den vorhandenen Ereignissen.",
  ],
} as const satisfies Messages;
