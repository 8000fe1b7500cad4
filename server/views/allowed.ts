// What this person may do with the item now, and if not, why: the core's own answer, in words fit for a hint.

import { available } from "@core/lifecycle/available";
import type { Scene } from "@core/lifecycle/commands";
import { hasVoted } from "@core/lifecycle/eligibility";
import type { Item } from "@core/lifecycle/item";
import type { ItemCommandType } from "@core/lifecycle/permit";
import type { PersonId } from "@core/words/ids";
import { refusalWords } from "@core/words/refusal-words";
import type { Refusal } from "@core/words/refusals";
import { never } from "@core/words/result";
import { t } from "@core/words/t";
import type { Names } from "./names";
import type { Allowed } from "./shapes";
import type { ItemCommandName } from "./shapes-item";

const COMMANDS = {
  claim: "claim",
  release: "release",
  delegate: "delegate",
  move: "move",
  escalate: "escalate",
  return: "return",
  askOpinion: "ask_opinion",
  giveOpinion: "give_opinion",
  withdrawOpinion: "withdraw_opinion",
  suspend: "suspend",
  resume: "resume",
  ask: "ask",
  approve: "approve",
  edit: "edit",
  reject: "reject",
  respond: "respond",
  recall: "recall",
  reconcile: "reconcile",
  requestReversal: "request_reversal",
  retryReversal: "retry_reversal",
} as const satisfies Record<ItemCommandName, ItemCommandType>;

export function allowedTo(item: Item, person: PersonId, scene: Scene, names: Names): Readonly<Record<ItemCommandName, Allowed>> {
  const open = available(item, { kind: "person", id: person }, scene);
  return eachCommand((name): Allowed => {
    const answer = open[COMMANDS[name]];
    return answer.ok ? { ok: true } : { ok: false, code: answer.refusal.code, reason: reasonOf(answer.refusal, item, person, names) };
  });
}

/** Of an item as it was: nothing can be done in the past. */
export const nothingAllowed = (): Readonly<Record<ItemCommandName, Allowed>> =>
  eachCommand(() => ({ ok: false, code: "past", reason: t("past.nothingCanBeDone") }));

function reasonOf(refusal: Refusal, item: Item, person: PersonId, names: Names): string {
  if (refusal.code === "already-voted" && wroteIt(item, person)) return t("told.editedByYou");
  if (refusal.code === "wrong-state") return notNow(item, person, names);
  return refusalWords(refusal, (id) => names.person(id).name);
}

/** A hint says how the item stands; the refusal's own words are for orders that came too late. */
function notNow(item: Item, person: PersonId, names: Names): string {
  switch (item.review) {
    case "awaiting_input":
      return t("told.askedStill", { agent: names.agent(item.agent).name });
    case "suspended": {
      const by = item.suspension === null ? null : item.suspension.by;
      if (by === person) return t("told.youSetAside");
      return by === null ? t("told.isSetAside") : t("told.setAsideBy", { name: names.person(by).name });
    }
    case "queued":
      return t("told.nobodyHolds");
    case "claimed":
      return t("told.notWhileHeld");
    case "closed":
    case "none":
      return t("told.nothingToDecide");
    default:
      return never(item.review);
  }
}

const wroteIt = (item: Item, person: PersonId) =>
  item.revision.byKind === "person" && item.revision.by === person && hasVoted(item, { id: person, onBehalfOf: null });

/** The cast holds because COMMANDS has every name. */
const eachCommand = <Answer>(answer: (name: ItemCommandName) => Answer) =>
  Object.fromEntries(Object.keys(COMMANDS).map((name) => [name, answer(name as ItemCommandName)])) as Record<ItemCommandName, Answer>;
