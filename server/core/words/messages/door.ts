// The door: sign-in, and the choice of a password.
import type { Messages } from "./message";

export const door = {
  signIn: ["Sign in", "Anmelden"],
  promise: [
    "Agents propose. You decide, and what you decide is signed.",
    "Agenten schlagen vor. Sie entscheiden, und was Sie entscheiden, ist unterschrieben.",
  ],
  noMatch: ["The two do not match.", "Die beiden stimmen nicht überein."],
  chooseOwn: ["Choose a password of your own.", "Wählen Sie ein eigenes Passwort."],
  oneTimeEnds: ["The one-time password ends with it.", "Das Einmalpasswort verfällt damit."],
  newPassword: ["New password", "Neues Passwort"],
  newPasswordAgain: ["New password, again", "Neues Passwort, noch einmal"],
  saving: ["Saving", "Speichert"],
  choose: ["Choose this password", "Dieses Passwort wählen"],
  wholeAddress: ["Write your whole e-mail address.", "Geben Sie Ihre ganze E-Mail-Adresse an."],
  yourPassword: ["Write your password.", "Geben Sie Ihr Passwort an."],
  email: ["E-mail", "E-Mail"],
  password: ["Password", "Passwort"],
  signingIn: ["Signing in", "Meldet an"],
  demo: ["This is a demo. Sign in as", "Das ist eine Vorführung. Anmelden als"],
  asPerson: [" as {name}", " als {name}"],
  noAnswer: ["The server did not answer.", "Der Server hat nicht geantwortet."],
  noAnswerDo: [
    "Nothing has happened. Check the connection and try again.",
    "Es ist nichts geschehen. Prüfen Sie die Verbindung und versuchen Sie es noch einmal.",
  ],
  failed: ["The server failed.", "Der Server hat versagt."],
  failedDo: [
    "Nothing has happened. Try again; if it lasts, tell whoever runs Countersign.",
    "Es ist nichts geschehen. Versuchen Sie es noch einmal; wenn es anhält, sagen Sie es denen, die Countersign betreiben.",
  ],
  expired: ["This one-time password has expired.", "Dieses Einmalpasswort ist abgelaufen."],
  expiredDo: [
    "You are not signed in. Ask an admin to print a new one.",
    "Sie sind nicht angemeldet. Bitten Sie die Verwaltung um ein neues.",
  ],
  wrong: ["E-mail and password do not match.", "E-Mail und Passwort passen nicht zusammen."],
  wrongDo: [
    "Check both. If you have forgotten the password, an admin can print a new one for you.",
    "Prüfen Sie beides. Wenn Sie das Passwort vergessen haben, kann die Verwaltung ein neues ausstellen.",
  ],
  same: ["That is the one-time password.", "Das ist das Einmalpasswort."],
  sameDo: ["Choose another one: it has been seen by whoever printed it.", "Wählen Sie ein anderes: Wer es ausgestellt hat, kennt es."],
  notChanged: ["The password was not changed.", "Das Passwort wurde nicht geändert."],
  notChangedDo: ["Sign in again with the one-time password.", "Melden Sie sich noch einmal mit dem Einmalpasswort an."],
  tooMany: ["Too many tries.", "Zu viele Versuche."],
  waitMinutes: ["Wait {minutes} minutes, then try again.", "Warten Sie {minutes} Minuten, dann noch einmal."],
  waitSeconds: ["Wait {seconds} s, then try again.", "Warten Sie {seconds} s, dann noch einmal."],
} as const satisfies Messages;
