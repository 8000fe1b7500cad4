// Second opinions: the holder asks a colleague what they think and keeps the item; an answer is no vote, and nobody's signature turns stale by it.
import type { PersonId } from "@core/words/ids";
import type { OpinionRefusedReason } from "@core/words/refusals";
import { refuse } from "@core/words/result";
import type { DecisionKind } from "@core/words/vocabulary";
import { hidesSigners } from "../blind";
import type { Scene } from "../commands";
import { type Decided, verdict, type Write } from "../draft";
import { type Acting, exclusionOf, ineligibleBecause } from "../eligibility";
import type { Item } from "../item";
import { dutyOf, queueIdOf } from "../placement";

export function askOpinion(
  item: Item,
  { of, question }: { of: PersonId; question: string },
  by: Acting,
  scene: Scene,
  write: Write,
): Decided {
  const why = unaskable(item, of, by, scene);
  return why === null ? verdict(write("opinion_asked", { of }, { question })) : refuse({ code: "opinion-refused", why });
}

/** Whoever could take the item may be asked, save the agent's owner: what they think of their own agent is no second opinion. */
function unaskable(item: Item, of: PersonId, by: Acting, scene: Scene): OpinionRefusedReason | null {
  const person = { id: of, onBehalfOf: null };
  if (hidesSigners(item)) return "blind";
  if (of === by.id) return "yourself";
  if (item.opinions?.some((open) => open.of === of)) return "asked";
  if (of === item.owner || exclusionOf(item, dutyOf(item), person) !== null) return "excluded";
  const ineligible = ineligibleBecause(scene.queues.get(queueIdOf(item)), scene.people, person);
  if (ineligible === null) return null;
  return ineligible === "absent" ? "absent" : "not-a-member";
}

/** What was ruled blind since it was asked is answered no more: those who sign it would read what another one thinks. */
export function giveOpinion(
  item: Item,
  { asked, leaning, words }: { asked: number; leaning: DecisionKind | null; words: string },
  by: Acting,
  write: Write,
): Decided {
  const open = item.opinions?.some(({ seq, of }) => seq === asked && of === by.id);
  if (open && hidesSigners(item)) return refuse({ code: "opinion-refused", why: "blind" });
  return open ? verdict(write("opinion_given", { asked, leaning }, { words })) : refuse({ code: "opinion-refused", why: "not-asked" });
}

export function withdrawOpinion(item: Item, { asked }: { asked: number }, by: Acting, write: Write): Decided {
  const open = item.opinions?.some(({ seq, asker }) => seq === asked && asker === by.id);
  return open ? verdict(write("opinion_withdrawn", { asked })) : refuse({ code: "opinion-refused", why: "not-asked" });
}
