// Looking at a stop again: when, who is reminded, and what goes on under it.
import type { Messages } from "./message";

export const stopReview = {
  set: ["Look again later", "Später wieder ansehen"],
  setOne: ["When is the stop of {name} to be looked at again?", "Wann ist der Stopp von {name} wieder anzusehen?"],
  at: ["Look at it again at", "Wieder ansehen am"],
  atHint: ["Until then nobody is reminded of it. The stop stands.", "Bis dahin wird niemand daran erinnert. Der Stopp gilt weiter."],
  why: ["Why it has to stand until then", "Warum er bis dahin gelten muss"],
  isSet: ["The stop of {name} is to be looked at again {time}.", "Der Stopp von {name} ist {time} wieder anzusehen."],
  toCome: ["Choose a time that is still to come.", "Wählen Sie eine Zeit, die noch kommt."],
  tooFar: [
    "Within 90 days: what is to stand for longer belongs into the policy.",
    "Innerhalb von 90 Tagen: Was länger gelten soll, gehört in die Richtlinie.",
  ],
  sayWhy: ["Say why it has to stand until then.", "Sagen Sie, warum er bis dahin gelten muss."],
  underStop: ["Under a stop", "Unter einem Stopp"],
  goesBack: ["is being taken back", "wird rückabgewickelt"],
  goesBackUntil: ["is being taken back, possible until {time}", "wird rückabgewickelt, möglich bis {time}"],
  window: ["once run, can be taken back for {span}", "danach {span} lang rückabwickelbar"],
  noWindow: ["cannot be taken back", "nicht rückabwickelbar"],
  more: ["and {count, number} more", "und {count, number} weitere"],
  runs: ["runs for {span}", "läuft seit {span}"],
} as const satisfies Messages;
