// What is wrong in a form, and what was expected.
import type { Messages } from "./message";

export const form = {
  notAHash: ["Not a revision hash.", "Kein Hash einer Fassung."],
  atMost: ["At most {count, number} characters.", "Höchstens {count, number} Zeichen."],
  notSignable: [
    "Whole numbers beyond 9,007,199,254,740,991 and broken characters cannot be signed; write such a number as text.",
    "Ganze Zahlen über 9.007.199.254.740.991 und kaputte Zeichen können nicht unterschrieben werden; schreiben Sie eine solche Zahl als Text.",
  ],
  whyUp: ["Say why it must go up.", "Sagen Sie, warum es nach oben muss."],
  whatWait: ["Say what you wait for.", "Sagen Sie, worauf Sie warten."],
  question: ["Write the question.", "Schreiben Sie die Rückfrage."],
  whyReject: ["Say why; the agent is told.", "Sagen Sie, warum; der Agent erfährt es."],
  response: ["Write the response.", "Schreiben Sie die Antwort."],
  howKnow: ["Say how you know what happened.", "Sagen Sie, woher Sie wissen, was geschah."],
  whyBack: ["Say why it must be taken back.", "Sagen Sie, warum es rückabgewickelt werden muss."],
  atMostItems: ["At most {count} items at once.", "Höchstens {count} Vorgänge auf einmal."],
  whyRejectMany: ["Say why; the agents are told.", "Sagen Sie, warum; die Agenten erfahren es."],
  twice: ["An item stands in the list twice.", "Ein Vorgang steht zweimal in der Liste."],
  name: ["Give it a name.", "Geben Sie ihm einen Namen."],
  nameTarget: ["Name the agent or the workflow.", "Nennen Sie den Agenten oder den Ablauf."],
  whySafe: ["Say why it is safe again.", "Sagen Sie, warum es wieder sicher ist."],
  oneLetter: ["One small letter.", "Ein Kleinbuchstabe."],
  keyTaken: ["“{key}” does something else already.", "„{key}“ tut schon etwas anderes."],
  ownQueue: ["Share it with a queue of your own.", "Teilen Sie ihn mit einer eigenen Warteschlange."],
  broken: [
    "Something broke here. Try again; if it stays, tell whoever runs Countersign.",
    "Hier ist etwas kaputtgegangen. Versuchen Sie es noch einmal; wenn es bleibt, sagen Sie es denen, die Countersign betreiben.",
  ],
  noSuchClaim: ["The revision has no such claim.", "Die Fassung hat keine solche Behauptung."],
  whyWithdraw: ["Say why the check no longer stands.", "Sagen Sie, warum die Prüfung nicht mehr gilt."],
} as const satisfies Messages;
