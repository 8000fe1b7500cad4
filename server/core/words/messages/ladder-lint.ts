// What is wrong with queues, ladders and calendars, and what mends it.
import type { Messages } from "./message";

export const ladderLint = {
  "no-over": [
    "Above {queue} stands {other}, and there is no such queue.",
    "Über {queue} steht {other}, und diese Warteschlange gibt es nicht.",
  ],
  "mend_no-over": ["Name a queue that exists, or none.", "Nennen Sie eine vorhandene oder keine."],
  "over-loop": [
    "Going up from {queue} leads by {other} back to itself: an escalation would go round and round.",
    "Von {queue} führt der Weg nach oben über {other} zu ihr zurück: Eine Eskalation liefe im Kreis.",
  ],
  "mend_over-loop": ["Leave one of them without a queue above.", "Lassen Sie eine davon ohne Warteschlange darüber."],
  "no-target": [
    "Rung {rung} of {queue} moves to {other}, and there is no such queue.",
    "Sprosse {rung} von {queue} verschiebt nach {other}, und diese Warteschlange gibt es nicht.",
  ],
  "mend_no-target": ["Move to a queue that exists.", "Verschieben Sie in eine vorhandene."],
  "move-loop": [
    "Rung {rung} of {queue} moves to {other}, and from there ladders lead back here: unanswered, an item would go round and round.",
    "Sprosse {rung} von {queue} verschiebt nach {other}, und von dort führen Leitern hierher zurück: Unbeantwortet liefe ein Vorgang im Kreis.",
  ],
  "mend_move-loop": ["Let one ladder end with telling somebody.", "Lassen Sie eine der Leitern mit einer Nachricht enden."],
  "empty-target": [
    "Rung {rung} of {queue} moves to {other}, where nobody may decide.",
    "Sprosse {rung} von {queue} verschiebt nach {other}, wo niemand entscheiden darf.",
  ],
  "mend_empty-target": ["Add a reviewer there, or move elsewhere.", "Fügen Sie dort Prüfende hinzu, oder verschieben Sie anderswohin."],
  "after-move": [
    "Rung {rung} of {queue} stands after one that moves: it fires only when nobody there could take the item.",
    "Sprosse {rung} von {queue} steht nach einer, die verschiebt: Sie greift nur, wenn den Vorgang dort niemand nehmen kann.",
  ],
  "mend_after-move": [
    "Put it before the move, or leave it as a safeguard.",
    "Setzen Sie sie davor, oder lassen Sie sie als Sicherung stehen.",
  ],
  "dead-end": [
    "From {queue} nothing leads on: it has no rung and no queue above, and only its owner is reminded.",
    "Von {queue} führt nichts weiter: Sie hat keine Sprosse und keine Warteschlange darüber, nur wer für sie einsteht, wird erinnert.",
  ],
  "mend_dead-end": ["Add a rung, or name a queue above.", "Fügen Sie eine Sprosse hinzu, oder nennen Sie eine Warteschlange darüber."],
  "no-rung": [
    "The ladder of {queue} has no rung: only its owner is reminded.",
    "Die Leiter von {queue} hat keine Sprosse: Nur wer für sie einsteht, wird erinnert.",
  ],
  "mend_no-rung": [
    "Add a rung that tells the members or moves on.",
    "Fügen Sie eine Sprosse hinzu, die Mitglieder benachrichtigt oder verschiebt.",
  ],
  "nobody-works": ["Nobody may decide what waits in {queue}.", "Niemand darf entscheiden, was in {queue} wartet."],
  "mend_nobody-works": [
    "Add members who are reviewers here and have the skills that the queue asks for.",
    "Fügen Sie Mitglieder hinzu, die hier prüfen und die verlangten Fähigkeiten haben.",
  ],
  "nobody-there": [
    "None of those who may decide in {queue} is there in the next two weeks, nor a deputy of theirs.",
    "Von denen, die in {queue} entscheiden dürfen, ist in den nächsten zwei Wochen niemand da, auch keine Vertretung.",
  ],
  "mend_nobody-there": ["Add a member, or name deputies.", "Fügen Sie ein Mitglied hinzu, oder benennen Sie Vertretungen."],
  "no-members": [
    "Rung {rung} of {queue} tells the members, and there are none.",
    "Sprosse {rung} von {queue} benachrichtigt die Mitglieder, und es gibt keine.",
  ],
  "mend_no-members": ["Add members, or tell the owner.", "Fügen Sie Mitglieder hinzu, oder benachrichtigen Sie, wer dafür einsteht."],
  "person-gone": [
    "Rung {rung} of {queue} tells {person}, who is no longer here.",
    "Sprosse {rung} von {queue} benachrichtigt {person}; diese Person ist nicht mehr da.",
  ],
  "mend_person-gone": ["Tell somebody else.", "Benachrichtigen Sie jemand anderen."],
  "person-away": [
    "Rung {rung} of {queue} tells {person}, who is away for the next two weeks and has no deputy.",
    "Sprosse {rung} von {queue} benachrichtigt {person}; diese Person ist die nächsten zwei Wochen abwesend und hat keine Vertretung.",
  ],
  "mend_person-away": ["Name a deputy, or tell somebody else.", "Benennen Sie eine Vertretung, oder benachrichtigen Sie jemand anderen."],
  "owner-gone": ["{person}, who answers for {queue}, is no longer here.", "{person} steht für {queue} ein und ist nicht mehr da."],
  "mend_owner-gone": ["Name another owner.", "Nennen Sie jemand anderen."],
  "owner-away": [
    "{person}, who answers for {queue}, is away for the next two weeks and has no deputy.",
    "{person} steht für {queue} ein, ist die nächsten zwei Wochen abwesend und hat keine Vertretung.",
  ],
  "mend_owner-away": ["Name a deputy, or another owner.", "Benennen Sie eine Vertretung, oder nennen Sie jemand anderen."],
  "never-opens": [
    "The calendar of {queue} does not open within two years: its ladder would count by the plain clock.",
    "Der Kalender von {queue} öffnet binnen zwei Jahren nicht: Ihre Leiter liefe nach der bloßen Uhr.",
  ],
  "mend_never-opens": ["Give it hours, or choose another calendar.", "Geben Sie ihm Zeiten, oder wählen Sie einen anderen Kalender."],
  "opens-late": ["{queue} does not open within the next two weeks.", "{queue} öffnet in den nächsten zwei Wochen nicht."],
  "mend_opens-late": ["Look at the closed days of its calendar.", "Sehen Sie die geschlossenen Tage ihres Kalenders an."],
  "too-long": [
    "Rung {rung} of {queue} never fires for {more, plural, =0 {{action} of {workflow}} one {{action} of {workflow} and # other action} other {{action} of {workflow} and # other actions}}: it takes at least {time}, and their end comes after {end}.",
    "Sprosse {rung} von {queue} greift nie für {more, plural, =0 {{action} von {workflow}} one {{action} von {workflow} und # weitere Aktion} other {{action} von {workflow} und # weitere Aktionen}}: Sie braucht mindestens {time}, und deren Ende kommt nach {end}.",
  ],
  "mend_too-long": [
    "Shorten the delays, or give the item longer in its policy.",
    "Kürzen Sie die Abstände, oder geben Sie dem Vorgang im Regelwerk länger Zeit.",
  ],
  "too-long-sometimes": [
    "Rung {rung} of {queue} can come too late for {action} of {workflow}: before a night, a weekend or a holiday it takes up to {time}, and the end comes after {end}.",
    "Sprosse {rung} von {queue} kann für {action} von {workflow} zu spät kommen: Vor Nacht, Wochenende oder Feiertag dauert es bis zu {time}, und das Ende kommt nach {end}.",
  ],
  "mend_too-long-sometimes": [
    "Shorten the delays, or give the item longer in its policy.",
    "Kürzen Sie die Abstände, oder geben Sie dem Vorgang im Regelwerk länger Zeit.",
  ],
  "nobody-left": [
    "{of, number} must sign {action} of {workflow}, and exclusions leave {count} in {queue} and too few above.",
    "Für {action} von {workflow} {of, plural, one {muss # Mensch} other {müssen # Menschen}} unterschreiben, doch die Ausschlüsse lassen in {queue} nur {count, number} übrig und darüber zu wenige.",
  ],
  "mend_nobody-left": [
    "Add people who may decide it, or ask for less in the policy.",
    "Fügen Sie Menschen hinzu, die das dürfen, oder verlangen Sie im Regelwerk weniger.",
  ],
  "goes-on-at-once": [
    "{of, number} must sign {action} of {workflow}, and exclusions leave {count} in {queue}: it goes on to {other} at once.",
    "Für {action} von {workflow} {of, plural, one {muss # Mensch} other {müssen # Menschen}} unterschreiben, doch die Ausschlüsse lassen in {queue} nur {count, number} übrig: Es geht sofort weiter nach {other}.",
  ],
  "mend_goes-on-at-once": ["Add people here if that is not meant.", "Fügen Sie hier Menschen hinzu, wenn das nicht gewollt ist."],
  "owner-needed": [
    "{of, number} must sign {action} of {workflow}, and where the agent belongs to somebody of {queue} only {count} may.",
    "Für {action} von {workflow} {of, plural, one {muss # Mensch} other {müssen # Menschen}} unterschreiben; gehört der Agent jemandem aus {queue}, dürfen es nur {count, number}.",
  ],
  "mend_owner-needed": [
    "Add somebody: nobody reviews what their own agent does.",
    "Fügen Sie jemanden hinzu: Niemand prüft, was der eigene Agent tut.",
  ],
  "silence-untold": [
    "Silence lets {action} of {workflow} proceed, and nobody is told before: the ladder of {queue} has no rung.",
    "Schweigen lässt {action} von {workflow} zu, und vorher erfährt es niemand: Die Leiter von {queue} hat keine Sprosse.",
  ],
  "mend_silence-untold": ["Add a rung, or let silence reject.", "Fügen Sie eine Sprosse hinzu, oder lassen Sie Schweigen ablehnen."],
} as const satisfies Messages;
