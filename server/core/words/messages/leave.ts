// The page that leads out to an address that an agent wrote.
import type { Messages } from "./message";

export const leave = {
  title: ["This leaves Countersign", "Hier geht es aus Countersign hinaus"],
  tab: ["Leaving Countersign", "Countersign verlassen"],
  open: ["Open {host}", "{host} öffnen"],
  back: ["Back to the item", "Zurück zum Vorgang"],
  who: [
    "{author} wrote this address on “{item}” and called it “{label}”. Nobody has checked where it leads.",
    "{author} hat diese Adresse zu „{item}“ geschrieben und nennt sie „{label}“. Niemand hat geprüft, wohin sie führt.",
  ],
} as const satisfies Messages;
