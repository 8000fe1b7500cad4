// What policy and hours do to items that are there already: ruled anew on publication, grants of its own taken back, ladders timed anew.
import type { ItemEventDraft } from "@core/words/events";
import { ok, refuse } from "@core/words/result";
import type { Ruling } from "@core/words/ruling";
import { SECOND } from "@core/words/time";
import type { Scene } from "../commands";
import { stopOf } from "../conditions";
import { type Decided, verdict, type Write } from "../draft";
import { grantFor } from "../grant";
import type { Item } from "../item";
import { retimedRung } from "../ladder";
import { placeIn, queueIdOf, queueOf } from "../placement";
import { asksPeople, blockedClosing, freeOf, markOf, mustNotLoosen, requeued } from "../under-ruling";

/** Old ∨ new, unless two people published a wider policy and chose that it may loosen. */
export function rerule(item: Item, command: { ruling: Ruling; mayLoosen: boolean }, scene: Scene, write: Write): Decided {
  const { ruling, mayLoosen } = command;
  if (!mayLoosen) mustNotLoosen(item, ruling);
  const ruled = write("ruled", { cause: "published", revision: item.revision.number, ruling: markOf(ruling) }, freeOf(ruling));
  if (ruling.level === "blocked") return verdict(ruled, blockedClosing());
  if (!asksPeople(ruling.level)) {
    const stopped = stopOf(scene);
    if (stopped !== null) return refuse(stopped);
    const grant = grantFor(item.revision.hash, ruling, "policy", scene.now, scene);
    return verdict(ruled, write("cleared", { grant, decision: null, dueAt: null }));
  }
  const elsewhere = requeued(item, ruling, scene);
  return elsewhere === null ? verdict(ruled) : verdict(ruled, elsewhere);
}

/** A policy's grant goes back to people; its time counts from the submission, as if it had been ruled so at once. */
export function revoke(
  item: Item,
  command: { why: "stop" | "budget" | "verification" | "policy"; ruling: Ruling },
  scene: Scene,
  write: Write,
): Decided {
  const { why, ruling } = command;
  if (!asksPeople(ruling.level)) throw new Error(`${item.id}: a revoked grant must be ruled to people`);
  const ruled = write("ruled", { cause: "revoked", revision: item.revision.number, ruling: markOf(ruling) }, freeOf(ruling));
  const next: ItemEventDraft = ruling.level === "blocked" ? blockedClosing() : queuedAnew(item, ruling, scene, write);
  return verdict(write("revoked", { why }), ruled, next);
}

function queuedAnew(item: Item, ruling: Ruling, scene: Scene, write: Write): ItemEventDraft {
  const wanted = ruling.queue;
  const placement = placeIn(wanted, { origin: item, ruling, duty: "decide" }, scene.now, scene);
  const maxAt = item.openedAt + ruling.maxS * SECOND;
  return write("queued", { placement, maxAt, why: placement.queue === wanted ? "revoked" : "nobody-eligible" });
}

/** The running ladder in the hours that its queue has now; no event where they change nothing. */
export function retime(item: Item, scene: Scene, write: Write): Decided {
  const rung = retimedRung(queueOf(scene, queueIdOf(item)), item.rung, scene.now);
  return rung === null ? ok({ events: [] }) : verdict(write("rung_timed", { rung }));
}
