// The verifier in the browser: choosing a file, following it, what is wrong with it, what it proves and what it cannot.
import type { Messages } from "./message";

export const trailVerify = {
  title: ["Verify a trail", "Protokoll prüfen"],
  what: [
    "An exported trail is checked here, in this browser: nothing of the file is sent anywhere, and no server is asked whether it is right.",
    "Ein exportiertes Protokoll wird hier geprüft, in diesem Browser: Nichts aus der Datei wird verschickt, und kein Server wird gefragt, ob es stimmt.",
  ],
  choose: ["Choose a file", "Datei wählen"],
  drop: ["or drop it here: .jsonl or .jsonl.gz", "oder hier ablegen: .jsonl oder .jsonl.gz"],
  dropNow: ["Drop it to check it", "Zum Prüfen ablegen"],
  trust: ["What you trust", "Worauf Sie vertrauen"],
  key: ["Key that signs this trail", "Schlüssel, der dieses Protokoll unterschreibt"],
  keyHint: [
    "As you were given it, name+id+key. Without it the keys in the file are believed, and the file only agrees with itself.",
    "So, wie Sie ihn bekommen haben, Name+Kennung+Schlüssel. Ohne ihn wird den Schlüsseln in der Datei geglaubt, und die Datei stimmt nur mit sich selbst überein.",
  ],
  keyWrong: ["is no key of this kind", "ist kein solcher Schlüssel"],
  checkpoint: ["A checkpoint that you kept", "Ein Prüfpunkt, den Sie aufgehoben haben"],
  checkpointHint: [
    "The whole note. The trail must extend it: what was signed then cannot have been changed since.",
    "Die ganze Notiz. Das Protokoll muss ihn fortsetzen: Was damals unterschrieben war, kann seither nicht geändert worden sein.",
  ],
  checkpointWrong: ["is no signed checkpoint", "ist kein unterschriebener Prüfpunkt"],
  mode: ["What is checked", "Was geprüft wird"],
  deep: ["Bytes and law", "Bytes und Gesetz"],
  fast: ["Bytes alone", "Nur Bytes"],
  checking: [
    "Checking {name}: {percent, number} %, {events, number} events",
    "{name} wird geprüft: {percent, number} %, {events, number} Ereignisse",
  ],
  wrongSoFar: ["{count, number} wrong so far", "bisher {count, number} falsch"],
  cancel: ["Cancel the check", "Prüfung abbrechen"],
  cancelled: [
    "The check of {name} was cancelled. Nothing is known of it.",
    "Die Prüfung von {name} wurde abgebrochen. Über die Datei ist nichts bekannt.",
  ],
  failed: ["{name} could not be checked", "{name} konnte nicht geprüft werden"],
  unreadable: ["It could not be read to its end: {why}", "Sie ließ sich nicht bis zum Ende lesen: {why}"],
  noVerifier: [
    "The verifier did not load. Reload the page, or use the one file at a command line.",
    "Der Prüfer wurde nicht geladen. Laden Sie die Seite neu, oder nehmen Sie die eine Datei an der Befehlszeile.",
  ],
  verdictOk: ["Nothing is wrong with {name}", "An {name} ist nichts falsch"],
  verdictWrong: [
    "{count, plural, one {# thing is wrong with {name}} other {# things are wrong with {name}}}",
    "{count, plural, one {# Sache ist falsch an {name}} other {# Sachen sind falsch an {name}}}",
  ],
  took: ["checked in this browser, {span}", "geprüft in diesem Browser, {span}"],
  origin: ["Trail", "Protokoll"],
  written: ["Written", "Geschrieben"],
  holds: ["Holds", "Enthält"],
  scope_all: ["everything up to its last checkpoint", "alles bis zum letzten Prüfpunkt"],
  scope_period: ["a stretch of the log", "einen Abschnitt des Protokolls"],
  scope_items: ["whole items", "ganze Vorgänge"],
  scope_events: ["events that were picked out", "ausgewählte Ereignisse"],
  counted: [
    "{events, plural, one {# event} other {# events}}, {items, plural, one {# item} other {# items}}",
    "{events, plural, one {# Ereignis} other {# Ereignisse}}, {items, plural, one {# Vorgang} other {# Vorgänge}}",
  ],
  head: ["Last checkpoint", "Letzter Prüfpunkt"],
  headOver: ["over {size, plural, one {# event} other {# events}}", "über {size, plural, one {# Ereignis} other {# Ereignisse}}"],
  signedBy: ["Signed by", "Unterschrieben von"],
  nobody: ["nobody who is believed", "niemandem, dem geglaubt wird"],
  findings: ["What is wrong", "Was falsch ist"],
  finding: ["Finding", "Befund"],
  where: ["Where", "Wo"],
  event: ["event {event, number}", "Ereignis {event, number}"],
  line: ["line {line, number}", "Zeile {line, number}"],
  expected: ["Expected", "Erwartet"],
  found: ["Found", "Gefunden"],
  nothingThere: ["nothing", "nichts"],
  more: ["and {count, number} more", "und {count, number} mehr"],
  proved: ["What is proved", "Was bewiesen ist"],
  provedNone: [
    "Nothing: where something is wrong, the file vouches for nothing.",
    "Nichts: Wo etwas falsch ist, bürgt die Datei für nichts.",
  ],
  unproved: ["What is not proved", "Was nicht bewiesen ist"],
  alone: ["Without this product", "Ohne dieses Produkt"],
  aloneWhat: [
    "The same verifier is one file without dependencies. It runs on any machine with Node, which need never have seen this server:",
    "Derselbe Prüfer ist eine Datei ohne Abhängigkeiten. Er läuft auf jeder Maschine mit Node, die diesen Server nie gesehen haben muss:",
  ],
  download: ["Download verify.mjs", "verify.mjs herunterladen"],
  proved_hashes: [
    "{count, plural, one {# event has} other {# events have}} the hash beside it, and each follows its predecessor without a gap.",
    "{count, plural, one {# Ereignis hat} other {# Ereignisse haben}} den Hash daneben, und jedes folgt lückenlos auf sein voriges.",
  ],
  proved_complete: [
    "{count, plural, one {# event is} other {# events are}} all that there was under the last checkpoint, in order.",
    "{count, plural, one {# Ereignis ist} other {# Ereignisse sind}} alles, was es unter dem letzten Prüfpunkt gab, in seiner Reihenfolge.",
  ],
  proved_included: [
    "{count, plural, one {# event is} other {# events are}} under a checkpoint, each by a path of its own.",
    "{count, plural, one {# Ereignis liegt} other {# Ereignisse liegen}} unter einem Prüfpunkt, jedes durch einen eigenen Pfad.",
  ],
  proved_signed: [
    "{count, plural, one {# checkpoint is} other {# checkpoints are}} signed by the key that you gave.",
    "{count, plural, one {# Prüfpunkt ist} other {# Prüfpunkte sind}} mit dem Schlüssel unterschrieben, den Sie angegeben haben.",
  ],
  proved_signed_by_file: [
    "{count, plural, one {# checkpoint is} other {# checkpoints are}} signed by a key that the file itself names.",
    "{count, plural, one {# Prüfpunkt ist} other {# Prüfpunkte sind}} mit einem Schlüssel unterschrieben, den die Datei selbst nennt.",
  ],
  proved_extended: [
    "{count, plural, one {# checkpoint extends} other {# checkpoints extend}} the one before: what was under it was not changed later.",
    "{count, plural, one {# Prüfpunkt setzt} other {# Prüfpunkte setzen}} den vorigen fort: Was darunter lag, wurde später nicht geändert.",
  ],
  proved_kept: [
    "{count, plural, one {# checkpoint that you kept is} other {# checkpoints that you kept are}} extended by this trail.",
    "{count, plural, one {# Prüfpunkt, den Sie aufgehoben haben, wird} other {# Prüfpunkte, die Sie aufgehoben haben, werden}} von diesem Protokoll fortgesetzt.",
  ],
  proved_values: [
    "{count, plural, one {# value is} other {# values are}} what was committed to when it was written.",
    "{count, plural, one {# Wert ist} other {# Werte sind}} das, worauf man sich beim Schreiben festgelegt hat.",
  ],
  proved_revisions: [
    "{count, plural, one {The content of # revision is} other {The contents of # revisions are}} what was signed.",
    "{count, plural, one {Der Inhalt von # Fassung ist} other {Die Inhalte von # Fassungen sind}} das, was unterschrieben wurde.",
  ],
  proved_canonical: [
    "{count, plural, one {# text is} other {# texts are}} written in the one canonical form.",
    "{count, plural, one {# Text steht} other {# Texte stehen}} in der einen kanonischen Form.",
  ],
  proved_lawful: [
    "{count, plural, one {# item went its} other {# items went their}} whole way by the law: enough different people, one redemption of what was granted, always one holder and a deadline.",
    "{count, plural, one {# Vorgang ging} other {# Vorgänge gingen}} den ganzen Weg nach dem Gesetz: genug verschiedene Menschen, eine Einlösung des Freigegebenen, immer ein Halter und eine Frist.",
  ],
  unproved_clock: [
    "That the clock was right: times are those of the database.",
    "Dass die Uhr richtig ging: Die Zeiten sind die der Datenbank.",
  ],
  unproved_keys: [
    "Who signed: the keys came with the file. Give the key that you trust.",
    "Wer unterschrieb: Die Schlüssel kamen mit der Datei. Geben Sie den Schlüssel an, dem Sie vertrauen.",
  ],
  unproved_history: [
    "That everybody was shown the same trail. Keep a checkpoint, and give it next time.",
    "Dass allen dasselbe Protokoll gezeigt wurde. Heben Sie einen Prüfpunkt auf, und geben Sie ihn nächstes Mal an.",
  ],
  unproved_nothing_after: ["That nothing came after the last checkpoint.", "Dass nach dem letzten Prüfpunkt nichts mehr kam."],
  unproved_partial: [
    "That nothing else happened before, between or after: only an export of everything can.",
    "Dass davor, dazwischen oder danach nichts anderes geschah: Das kann nur ein Export von allem.",
  ],
  unproved_missing: [
    "{count, plural, one {What # value said that is} other {What # values said that are}} not in the file: erased, or withheld.",
    "{count, plural, one {Was # Wert sagte, der} other {Was # Werte sagten, die}} nicht in der Datei {count, plural, one {steht: gelöscht} other {stehen: gelöscht}} oder zurückgehalten.",
  ],
  unproved_contents: [
    "{count, plural, one {What # revision contained: it stands} other {What # revisions contained: they stand}} here by hash alone.",
    "Was in {count, plural, one {# Fassung} other {# Fassungen}} stand: Hier steht nur der Hash.",
  ],
  unproved_rights: [
    "That people had the roles and queues by which they acted: those are not in an item's events.",
    "Dass Menschen die Rollen und Warteschlangen hatten, in denen sie handelten: Die stehen nicht in den Ereignissen eines Vorgangs.",
  ],
  unproved_law: [
    "That items went their way by the law: only stored bytes were checked.",
    "Dass Vorgänge ihren Weg nach dem Gesetz gingen: Geprüft wurden nur gespeicherte Bytes.",
  ],
  unproved_unjudged: [
    "That {count, plural, one {# item} other {# items}} went by the law: not whole in this file.",
    "{count, plural, one {Dass # Vorgang nach dem Gesetz ging: Er steht} other {Dass # Vorgänge nach dem Gesetz gingen: Sie stehen}} nicht ganz in dieser Datei.",
  ],
  unproved_signatures: [
    "{count, plural, one {# signature} other {# signatures}}: this browser checks them only on pages of https or of this machine.",
    "{count, plural, one {# Unterschrift} other {# Unterschriften}}: Dieser Browser prüft sie nur auf Seiten über https oder auf dieser Maschine.",
  ],
} as const satisfies Messages;
