// The words of each refusal: what happened, what did not, what to do.
import type { Messages } from "./message";

export const refusal = {
  notAMember: ["You are not a reviewer of this queue.", "Sie prüfen nicht in dieser Warteschlange."],
  missingSkill: ["The ruling asks for a skill that you do not have.", "Die Einstufung verlangt eine Fähigkeit, die Sie nicht haben."],
  absent: [
    "You are marked as absent. End the absence to work on items.",
    "Sie sind als abwesend eingetragen. Beenden Sie die Abwesenheit, um Vorgänge zu bearbeiten.",
  ],
  notDeputy: [
    "You do not stand in for that person, or they may not do this themselves.",
    "Sie vertreten diese Person nicht, oder sie darf dies selbst nicht.",
  ],
  offboarded: ["This account has been closed.", "Dieses Konto ist geschlossen."],
  agentOwner: [
    "You own the agent that proposed this, so someone else must decide.",
    "Sie stehen für den Agenten ein, der das vorschlug, darum muss jemand anders entscheiden.",
  ],
  namedByPolicy: ["The policy excludes you from deciding this.", "Die Richtlinie schließt Sie von dieser Entscheidung aus."],
  maker: ["You made this item, so someone else must decide.", "Der Vorgang stammt von Ihnen, darum muss jemand anders entscheiden."],
  forOneself: ["Nobody can act on behalf of themselves.", "Niemand kann sich selbst vertreten."],
  notFound: ["There is no such item, or it is not yours to see.", "Diesen Vorgang gibt es nicht, oder Sie dürfen ihn nicht sehen."],
  ownPasswordFirst: ["Choose a password of your own first.", "Wählen Sie zuerst ein eigenes Passwort."],
  notSignedIn: [
    "You are not signed in. Sign in and try again.",
    "Sie sind nicht angemeldet. Melden Sie sich an und versuchen Sie es noch einmal.",
  ],
  forbidden: ["Your role does not allow this.", "Ihre Rolle erlaubt das nicht."],
  invalid: ["Something in the form is not valid.", "Etwas im Formular ist nicht gültig."],
  externalId: ["This external id was used before with another body.", "Diese externe ID wurde schon mit anderem Inhalt benutzt."],
  idempotency: [
    "This idempotency key was used before with another body.",
    "Dieser Idempotenzschlüssel wurde schon mit anderem Inhalt benutzt.",
  ],
  groupSize: ["The group was opened with {size} items.", "Die Gruppe wurde mit {size} Vorgängen eröffnet."],
  wrongState: ["The item has moved on, so this was not recorded.", "Der Vorgang ist schon weiter, darum wurde dies nicht verzeichnet."],
  heldBy: ["{name} holds this item.", "Dieser Vorgang liegt bei {name}."],
  heldByOther: ["Someone else holds this item.", "Dieser Vorgang liegt bei jemand anderem."],
  leaseLost: ["Your claim has ended. Claim the item again.", "Ihre Übernahme ist beendet. Übernehmen Sie den Vorgang noch einmal."],
  delegateExcluded: ["That person may not decide this item.", "Diese Person darf den Vorgang nicht entscheiden."],
  delegateBlind: [
    "Under a blind quorum nobody is handed it by name: it would show who has signed. Give it back, or move it.",
    "Bei einem blinden Quorum wird nichts persönlich übergeben: Das würde verraten, wer unterschrieben hat. Geben Sie den Vorgang zurück, oder verschieben Sie ihn.",
  ],
  delegateVoted: ["That person has already signed this revision.", "Diese Person hat diese Fassung schon unterschrieben."],
  delegateNoMember: ["That person is not a reviewer of this queue.", "Diese Person prüft nicht in dieser Warteschlange."],
  delegateAbsent: ["That person is absent. {names} stands in for them.", "Diese Person ist abwesend. Vertretung: {names}."],
  delegateAlone: ["That person is absent, and nobody stands in.", "Diese Person ist abwesend, und niemand vertritt sie."],
  topmost: [
    "You own the topmost queue, so there is nobody above you.",
    "Sie stehen für die oberste Warteschlange ein, über Ihnen ist niemand.",
  ],
  tooLong: [
    "That is longer than an item may be suspended. Choose an earlier time.",
    "So lange darf ein Vorgang nicht zurückgestellt werden. Wählen Sie eine frühere Zeit.",
  ],
  stale: ["Changed while you read. Review it again.", "Geändert, während Sie lasen. Bitte neu prüfen."],
  alreadyVoted: [
    "You have already signed this revision, so someone else must.",
    "Sie haben diese Fassung schon unterschrieben, jetzt muss es jemand anders tun.",
  ],
  atLevel: [
    "An agent may not run this. Do it yourself and respond with the result.",
    "Ein Agent darf das nicht ausführen. Tun Sie es selbst und antworten Sie mit dem Ergebnis.",
  ],
  kindOfAnswer: ["The agent does not take this kind of answer.", "Diese Art Antwort nimmt der Agent nicht an."],
  editBlocked: ["With these arguments the policy blocks the action.", "Mit diesen Angaben sperrt die Richtlinie die Aktion."],
  editByPerson: [
    "With these arguments a person must do it, so they cannot be signed.",
    "Mit diesen Angaben muss es ein Mensch tun, darum können sie nicht unterschrieben werden.",
  ],
  respondResult: ["A person must do this one: respond with the result.", "Das muss ein Mensch tun: Antworten Sie mit dem Ergebnis."],
  notRecallable: ["The time to undo this has passed.", "Die Zeit zum Zurücknehmen ist vorbei."],
  redeemed: [
    "The agent has already started. Ask for a reversal instead.",
    "Der Agent hat schon begonnen. Verlangen Sie stattdessen eine Rückabwicklung.",
  ],
  grantNotYet: [
    "The decision can still be undone, so the agent may not start yet.",
    "Die Entscheidung kann noch zurückgenommen werden, darum darf der Agent noch nicht beginnen.",
  ],
  grantExpired: ["The right to run this has expired.", "Das Recht zur Ausführung ist abgelaufen."],
  recalled: ["The decision was undone.", "Die Entscheidung wurde zurückgenommen."],
  stopped: ["The stop is on, so nothing may run.", "Der Stopp ist an, nichts darf laufen."],
  verificationLapsed: ["A verification that this rests on no longer holds.", "Eine Prüfung, auf der das ruht, gilt nicht mehr."],
  irreversible: ["Cannot be taken back.", "Kann nicht rückabgewickelt werden."],
  windowShut: ["The time to take this back has passed.", "Die Zeit zur Rückabwicklung ist vorbei."],
  neverRan: ["It has not run, so there is nothing to take back.", "Es lief nicht, also gibt es nichts rückabzuwickeln."],
  tooManyTries: [
    "The agent has tried {tries} times. A person must take it back.",
    "Der Agent hat es {tries}-mal versucht. Ein Mensch muss es rückabwickeln.",
  ],
  busy: [
    "Too much at once, or the database is away. Look at the item again in a moment: what was done is not done twice.",
    "Zu viel auf einmal, oder die Datenbank ist weg. Sehen Sie gleich noch einmal nach: Was getan ist, geschieht nicht zweimal.",
  ],
} as const satisfies Messages;
