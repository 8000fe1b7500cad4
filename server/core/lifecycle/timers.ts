// Time: what falls due fires oldest first, and what follows counts from the instant it was due, so a late scheduler changes no answer.
import type { ItemEventDraft } from "@core/words/events";
import type { Ms } from "@core/words/ids";
import { never } from "@core/words/result";
import { toReconciling } from "./apply/execution";
import { resumption } from "./apply/suspend";
import type { Scene } from "./commands";
import { foldDrafts, TIMER, writer } from "./draft";
import { grantFor } from "./grant";
import { type Deadline, nextTimer } from "./holder";
import type { Item } from "./item";
import { delayOf, rungAfter } from "./ladder";
import { silenceProceeds } from "./on-silence";
import { landWithAsker, needOf, placeBack, placeIn, queueIdOf, queueOf } from "./placement";

const write = writer(TIMER);

/** Fires every timer with due ≤ now, oldest first, folding as it goes; a tie with a command's instant goes to the timer. */
export function advance(item: Item, scene: Scene): ItemEventDraft[] {
  const fired: ItemEventDraft[] = [];
  for (let now = item, due = nextTimer(now); due !== null && due.at <= scene.now; due = nextTimer(now)) {
    const drafts = fire(now, due, scene);
    fired.push(...drafts);
    now = foldDrafts(now, drafts, scene.now);
  }
  return fired;
}

/** What one timer comes to, fired now and due at its own instant. */
export function fire(item: Item, { timer, at }: Deadline, scene: Scene): readonly ItemEventDraft[] {
  switch (timer) {
    case "lease_until":
      return [leaseLapsed(item, at, scene)];
    case "answer_due":
      return answerLapsed(item, at, scene);
    case "resume_at":
      return [resumption(item, at, at, scene, write)];
    case "rung_at":
      return [nextRung(item, at, scene)];
    case "max_at":
      return [silence(item, at, scene)];
    case "grant_expires_at":
      return [write("grant_expired", { dueAt: at })];
    case "exec_lease_until":
      return [toReconciling(item, item.execution === "reversing" ? "reversal" : "execution", at, at, scene, write)];
    default:
      return never(timer);
  }
}

function leaseLapsed(item: Item, dueAt: Ms, scene: Scene): ItemEventDraft {
  if (item.claim === null) throw new Error(`${item.id} has a lease without a claim`);
  return write("lease_lapsed", { dueAt, from: item.claim.by, placement: placeBack(item, dueAt, scene) });
}

/** The agent is silent: back to the asker, and the ladder moves one rung on at once. */
function answerLapsed(item: Item, dueAt: Ms, scene: Scene): readonly ItemEventDraft[] {
  const lapsed = write("answer_lapsed", { dueAt, landing: landWithAsker(item, dueAt, scene) });
  return [lapsed, nextRung(foldDrafts(item, [lapsed], scene.now), dueAt, scene)];
}

/** The next rung tells somebody or moves the item; after the last, the owner is told again. Its delay counts from now: people are told now. */
function nextRung(item: Item, dueAt: Ms, scene: Scene): ItemEventDraft {
  const from = queueIdOf(item);
  const queue = queueOf(scene, from);
  const clock = item.rung ?? { index: 0, at: dueAt, remainingMs: null };
  const rung = queue.ladder[clock.index];
  const here = { queue: from, rung: rungAfter(queue, clock, scene.now, scene.settings) };
  const fired = { dueAt, index: clock.index, again: rung === undefined, delayMs: delayOf(queue, clock.index, scene.settings), from };
  if (rung === undefined) return write("rung_fired", { ...fired, notify: "owner", placement: here });
  if (rung.do === "notify") return write("rung_fired", { ...fired, notify: rung.who, placement: here });
  const moved = placeIn(rung.to, needOf(item), scene.now, scene);
  // Nobody there may decide either: the owner of this queue is told instead.
  if (moved.queue === from) return write("rung_fired", { ...fired, notify: "owner", placement: here });
  return write("rung_fired", { ...fired, notify: null, placement: moved });
}

/** The item's time is over: what the ruling itself says that silence means, and never more. */
function silence(item: Item, dueAt: Ms, scene: Scene): ItemEventDraft {
  if (item.ruling !== null && silenceProceeds(item, dueAt, scene)) {
    const grant = grantFor(item.revision.hash, item.ruling, "silence", dueAt, scene);
    return write("cleared", { grant, decision: null, dueAt });
  }
  return write("closed", { outcome: "expire", why: "silence", decision: null, seen: null, dueAt });
}
