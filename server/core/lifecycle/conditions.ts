// What a command needs beyond right and state, as far as it depends on the item and its surroundings and not on what the command carries.
import { hasRoom } from "@core/escalation/assignment";
import type { PersonId } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { hidesSigners } from "./blind";
import type { Scene } from "./commands";
import { hasVoted } from "./eligibility";
import type { Item, SentUp } from "./item";
import type { By, ItemCommandType } from "./permit";
import { waysUp } from "./ways-up";

/** One person signs one revision once. Checked before the hash: their own vote is what made their screen stale. */
export function alreadyVoted(item: Item, type: ItemCommandType, { person }: By): Refusal | null {
  if (type !== "approve" && type !== "edit") return null;
  return person !== null && hasVoted(item, person) ? { code: "already-voted" } : null;
}

/** The first condition that does not hold. */
export function unmetCondition(item: Item, type: ItemCommandType, by: By, scene: Scene): Refusal | null {
  switch (type) {
    case "approve":
    case "edit":
    case "reject":
    case "respond":
      return decisionNotOpen(item, type);
    case "claim":
      return by.person === null ? null : handsFull(scene, by.person.id, null);
    case "delegate":
      return handedByName(item, by);
    case "escalate":
      return nowhere(item, by, scene);
    case "return":
      return sentUpFrom(item, scene) === null ? { code: "not-sent-up" } : null;
    case "redeem":
      return notYet(item, scene);
    case "request_reversal":
      return notReversible(item, scene);
    case "retry_reversal":
      return tooManyTries(item, scene);
    default:
      return null;
  }
}

function decisionNotOpen(item: Item, type: "approve" | "edit" | "reject" | "respond"): Refusal | null {
  const level = item.ruling?.level;
  if (level === "human_only" || level === "blocked") {
    if (type === "approve") return { code: "not-allowed-at-level", level };
    if (type === "edit") return { code: "edit-not-allowed", level };
  }
  return item.allowedDecisions.includes(type) ? null : { code: "decision-not-allowed", allowed: item.allowedDecisions };
}

/** More than somebody may have in hand: `person` is named where it is not they who ask. */
export function handsFull({ hands }: Scene, taker: PersonId, person: PersonId | null): Refusal | null {
  const { holding = 0, limit = null } = hands.get(taker) ?? {};
  return limit === null || hasRoom({ holding, limit }) ? null : { code: "hands-full", person, holding, limit };
}

/** Whoever has signed a blind item can take it from nobody; were only they refused, it would be known of them. What queues deal out tells no person. */
const handedByName = (item: Item, { person }: By): Refusal | null =>
  person !== null && hidesSigners(item) ? { code: "delegate-unavailable", why: "blind", deputies: [] } : null;

function nowhere(item: Item, { person }: By, scene: Scene): Refusal | null {
  if (person === null) return null;
  const { queues, people } = waysUp(item, person, scene);
  return queues.length + people.length > 0 ? null : { code: "nowhere-to-escalate" };
}

/** The last time that it was sent up, if it can go back there. */
export function sentUpFrom(item: Item, scene: Scene): SentUp | null {
  const last = item.sentUp?.at(-1);
  return last !== undefined && scene.queues.has(last.from) ? last : null;
}

/** A stop outranks the wait: waiting would be in vain. */
function notYet(item: Item, scene: Scene): Refusal | null {
  const stopped = stopOf(scene);
  if (stopped !== null) return stopped;
  const finalAt = item.grant?.finalAt ?? 0;
  if (scene.now < finalAt) return { code: "grant-not-yet", finalAt };
  return scene.verificationsHold ? null : { code: "verification-lapsed" };
}

export function stopOf({ stops }: Scene): Refusal | null {
  const by = (["all", "workflow", "agent"] as const).find((scope) => stops[scope]);
  return by === undefined ? null : { code: "stopped", by };
}

function notReversible(item: Item, scene: Scene): Refusal | null {
  const { ruling, reversibleUntil } = item;
  const never = ruling === null || ruling.reversibility === "irreversible" || ruling.reversalWindowS === 0;
  if (never) return { code: "not-reversible", why: "irreversible" };
  return reversibleUntil !== null && scene.now < reversibleUntil ? null : { code: "not-reversible", why: "window-shut" };
}

function tooManyTries(item: Item, scene: Scene): Refusal | null {
  const tries = item.reversal?.attempt ?? 0;
  return tries < scene.settings.maxReversalTries ? null : { code: "too-many-tries", tries };
}
