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
  returned: ["{who} returned it to {to}", "{who}: zurückgegeben an {to}"],
  sentUpBy: ["{name} sent this up", "{name} hat das eskaliert"],
  youSentUp: ["You sent this up", "Sie haben das eskaliert"],
  leansTo: ["leaning towards: {kind}", "neigt zu: {kind}"],
  returnIt: ["Return with an answer", "Mit Antwort zurückgeben"],
  returnTo: ["What is your answer to {name}?", "Was antworten Sie {name}?"],
  answer: ["Answer", "Antwort"],
  returnHint: [
    "{name} gets it back if they are there; else it waits in {queue}.",
    "{name} bekommt es zurück, wenn anwesend; sonst wartet es in {queue}.",
  ],
  returnVerb: ["Return it", "Zurückgeben"],
  didReturn: ["Returned", "Zurückgegeben"],
  return: ["return", "Rückgabe"],
  whyReturn: ["Say what you answer.", "Sagen Sie, was Sie antworten."],
  toWhom: ["To", "An"],
  nextUp: ["the next queue above", "die nächste Warteschlange darüber"],
  answersForQueue: ["answers for a queue on the way", "steht für eine Warteschlange auf dem Weg ein"],
  managesThis: ["manages this work", "leitet diese Arbeit"],
  notSentUp: [
    "Nobody sent this up, so there is nobody to return it to.",
    "Niemand hat das eskaliert, also kann es an niemanden zurückgehen.",
  ],
  handedBySystem: ["Handed to {to}", "Zugeteilt an {to}"],
  byTheQueue: ["by the terms of the queue", "nach der Regel der Warteschlange"],
} as const satisfies Messages;
