// To whom work is handed, how much somebody has in hand, and what is moved from one to another.
import type { Messages } from "./message";

export const assignment = {
  yourHandsFull: [
    "You hold {holding} of {limit} items, as many as your limit allows. Decide one or give one back first.",
    "Bei Ihnen liegen {holding} von {limit} Vorgängen, mehr erlaubt Ihre Grenze nicht. Entscheiden Sie erst einen oder geben Sie einen zurück.",
  ],
  handsFull: [
    "{name} holds {holding} of {limit} items, as many as the limit allows. A manager may hand over more.",
    "Bei {name} liegen {holding} von {limit} Vorgängen, mehr erlaubt die Grenze nicht. Wer leitet, darf mehr übergeben.",
  ],
  thatPerson: ["That person", "dieser Person"],
  handedLeastLoaded: ["Handed to {to}, who has the least to do", "Zugeteilt an {to}: am wenigsten ausgelastet"],
  handedRoundRobin: ["Handed to {to}, whose turn it is", "Zugeteilt an {to}: an der Reihe"],
  handedRun: ["Handed to {to}, who has the first of its run", "Zugeteilt an {to}: hat schon den ersten dieses Laufs"],
  holdsOf: ["holds {holding} of {limit}", "hält {holding} von {limit}"],
  holdsOver: ["holds {holding} of {limit}, so this is more than the limit", "hält {holding} von {limit}, mehr als die Grenze erlaubt"],
  byTheQueue: ["by the terms of the queue", "nach der Regel der Warteschlange"],
} as const satisfies Messages;
