// Questions and answers: the item waits for its agent, then comes back to whoever asked.
import type { ItemEventDraft, Seen } from "@core/words/events";
import type { RevisionMark, Ruling } from "@core/words/ruling";
import type { JsonObject } from "@core/words/vocabulary";
import type { Scene } from "../commands";
import { type Decided, verdict, type Write } from "../draft";
import type { Acting } from "../eligibility";
import type { Item } from "../item";
import { pauseRung } from "../ladder";
import { landWithAsker, queueIdOf, queueOf } from "../placement";
import { blockedClosing, freeOf, markOf, mustNotLoosen, requeued } from "../under-ruling";

export function ask(item: Item, command: { question: string; seen: Seen }, by: Acting, scene: Scene, write: Write): Decided {
  const answerDue = scene.now + scene.settings.answerMs;
  const rung = pauseRung(queueOf(scene, queueIdOf(item)), item.rung, scene.now);
  return verdict(
    write("asked", { by: by.id, onBehalfOf: by.onBehalfOf, answerDue, rung, seen: command.seen }, { question: command.question }),
  );
}

export const reply = (item: Item, body: string, scene: Scene, write: Write): Decided =>
  verdict(write("replied", { landing: landWithAsker(item, scene.now, scene) }, { body }));

/** A new proposal by the agent. It answers a question if one is open; else the item stays where it is and screens say that it changed. */
export function revise(
  item: Item,
  command: { revision: RevisionMark; ruling: Ruling; free: JsonObject },
  scene: Scene,
  write: Write,
): Decided {
  const { revision, ruling, free } = command;
  mustNotLoosen(item, ruling);
  const ruled = write("ruled", { cause: "revised", revision: revision.number, ruling: markOf(ruling) }, freeOf(ruling));
  const events = (landing: ReturnType<typeof landWithAsker> | null, ...rest: readonly ItemEventDraft[]) =>
    verdict(write("revised", { revision, landing }, free), ruled, ...rest);
  if (ruling.level === "blocked") return events(null, blockedClosing());
  const under = { ...item, ruling: markOf(ruling) };
  const elsewhere = requeued(item, ruling, scene);
  if (elsewhere !== null) return events(null, elsewhere);
  return events(item.review === "awaiting_input" ? landWithAsker(under, scene.now, scene) : null);
}
