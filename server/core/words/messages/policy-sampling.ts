// The sampling tab of a policy: how large a share is checked after it ran, and what the lots came to.
import type { Messages } from "./message";

export const policySampling = {
  tab: ["Sampling", "Stichprobe"],
  what: [
    "Items that nobody signs are drawn by lot: a share of them is to be checked after it ran. At least {floor} of each action, whatever its boundary says.",
    "Vorgänge, die niemand unterschreibt, werden ausgelost: Ein Anteil davon ist nach dem Lauf zu prüfen. Mindestens {floor} jeder Aktion, was immer ihre Grenze sagt.",
  ],
  noChecks: [
    "The trail keeps what was drawn. Nobody is asked to check it yet.",
    "Das Protokoll hält fest, was ausgelost wurde. Zum Prüfen wird noch niemand aufgefordert.",
  ],
  byAction: ["Checked share by action", "Geprüfter Anteil je Aktion"],
  inForce: ["In force", "In Kraft"],
  fromBoundary: ["by its boundary", "durch ihre Grenze"],
  fromFloor: ["by the floor; its boundary asks for {share}", "durch den Mindestanteil; ihre Grenze verlangt {share}"],
  more: ["{share} when: {when}", "{share}, wenn: {when}"],
  items: ["Items", "Vorgänge"],
  expected: ["Lots expected", "Erwartete Lose"],
  drawn: ["Drawn", "Gezogen"],
  lately: [
    "Of the latest items of the last {days} days that ran or may run without a signature; at most 300 in each state.",
    "Von den letzten Vorgängen der letzten {days} Tage, die ohne Unterschrift liefen oder laufen dürfen; höchstens 300 je Zustand.",
  ],
} as const satisfies Messages;
