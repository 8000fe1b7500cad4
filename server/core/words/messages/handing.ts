// Handing an item on: to somebody, to another queue, or to oneself later.
import type { Messages } from "./message";

export const handing = {
  takersUnknown: [
    "Who could take over is not known: the server did not answer.",
    "Wer übernehmen könnte, ist unbekannt: Der Server hat nicht geantwortet.",
  ],
  person: ["Person", "Person"],
  absentDeputy: ["absent, {names} stands in", "abwesend, Vertretung: {names}"],
  or: [" or ", " oder "],
  absent: ["absent", "abwesend"],
  holdsNothing: ["holds nothing now", "hält gerade nichts"],
  holdsSome: ["holds {count, plural, one {# item} other {# items}}", "hält {count, plural, one {# Vorgang} other {# Vorgänge}}"],
  timeToCome: ["Choose a time that is still to come.", "Wählen Sie eine Zeit, die noch kommt."],
  untilWhen: ["Later: until when do you set it aside?", "Später: Bis wann stellen Sie es zurück?"],
  setAside: ["Set aside", "Zurückstellen"],
  setAsideUntil: ["Set aside until {when}", "Zurückstellen bis {when}"],
  until: ["Until", "Bis"],
  orAt: ["Or at", "Oder um"],
  waitFor: ["What you wait for", "Worauf Sie warten"],
  keepHolding: [
    "You keep holding it, and its ladder waits. At the deadline it is still answered by the policy.",
    "Es bleibt bei Ihnen, und seine Leiter wartet. Mit Ablauf der Frist antwortet trotzdem die Richtlinie.",
  ],
  chooseTaker: ["Choose who takes it over.", "Wählen Sie, wer übernimmt."],
  whoTakes: ["Delegate: who takes this one over?", "Übergeben: Wer übernimmt das?"],
  delegateTo: ["Delegate to {name}", "An {name} übergeben"],
  nobodyElse: [
    "Nobody else may decide this item. Escalate it, or move it to another queue.",
    "Niemand sonst darf das entscheiden. Eskalieren Sie es oder verschieben Sie es in eine andere Warteschlange.",
  ],
  chooseQueue: ["Choose a queue.", "Wählen Sie eine Warteschlange."],
  whichQueue: ["Move: which queue is it for?", "Verschieben: Für welche Warteschlange ist es?"],
  moveTo: ["Move to {queue}", "In {queue} verschieben"],
  noOtherQueue: ["There is no other queue that you may see.", "Es gibt keine andere Warteschlange, die Sie sehen dürfen."],
  queue: ["Queue", "Warteschlange"],
  youAnswerFor: [
    "you answer for it, {count, plural, one {# open item} other {# open items}}",
    "Sie stehen dafür ein, {count, plural, one {# offener Vorgang} other {# offene Vorgänge}}",
  ],
  answersFor: [
    "{name} answers for it, {count, plural, one {# open item} other {# open items}}",
    "{name} steht dafür ein, {count, plural, one {# offener Vorgang} other {# offene Vorgänge}}",
  ],
  inHalfHour: ["In 30 minutes", "In 30 Minuten"],
  inHour: ["In 1 hour", "In 1 Stunde"],
  tomorrow: ["Tomorrow at 09:00", "Morgen um 09:00"],
  inThreeDays: ["In 3 days", "In 3 Tagen"],
  inWeek: ["In 7 days", "In 7 Tagen"],
  longest: ["the longest", "am längsten"],
} as const satisfies Messages;
