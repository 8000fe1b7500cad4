// What a command comes to: events, or a refusal. Pure; the order of checks is LIFECYCLE's and the same on every path.
import type { Actor } from "@core/words/actors";
import { never, ok, refuse } from "@core/words/result";
import { ask, reply, revise } from "./apply/ask";
import { claim, delegate, release, renew } from "./apply/claim";
import { answerOf, redeem, report, withdraw } from "./apply/execution";
import { escalate, giveBack, move } from "./apply/move";
import { askOpinion, giveOpinion, withdrawOpinion } from "./apply/opinion";
import { rerule, retime, revoke } from "./apply/policy";
import { recall } from "./apply/recall";
import { reject, respond } from "./apply/refuse";
import { reconcile, reportReversal, requestReversal, retryReversal } from "./apply/reversal";
import { resume, suspend } from "./apply/suspend";
import { approve, edit } from "./apply/vote";
import type { ItemCommand, Scene } from "./commands";
import { alreadyVoted, unmetCondition } from "./conditions";
import { type Decided, type Write, writer } from "./draft";
import type { Acting } from "./eligibility";
import { nextTimer } from "./holder";
import type { Item } from "./item";
import { actingOf, type By, permit } from "./permit";
import { staleness } from "./staleness";

/** Decides one command on an item whose due timers have been fired: excluded → right → state → hash → conditions → apply. */
export function decide(item: Item, command: ItemCommand, actor: Actor, scene: Scene): Decided {
  mustHaveNoTimerDue(item, scene);
  const by = actingOf(item, actor, "onBehalfOf" in command ? command.onBehalfOf : undefined);
  const write = writer(actor, by.person?.onBehalfOf ?? null);
  const refusal =
    permit(item, command.type, by, scene) ??
    alreadyVoted(item, command.type, by) ??
    staleness(item, command, actor.id) ??
    unmetCondition(item, command.type, by, scene);
  if (refusal === null) return apply(item, command, by, scene, write);
  const answer = answerOf(item, command, refusal, write);
  return answer === null ? refuse(refusal) : ok(answer);
}

/** So that an answer depends on when the command arrived and never on when a scheduler ran: the caller fires what is due first. */
function mustHaveNoTimerDue(item: Item, { now }: Scene): void {
  const due = nextTimer(item);
  if (due !== null && due.at <= now) throw new Error(`${item.id}: ${due.timer} was due at ${due.at}; advance before deciding at ${now}`);
}

function apply(item: Item, command: ItemCommand, by: By, scene: Scene, write: Write): Decided {
  switch (command.type) {
    case "claim":
      return claim(personOf(by), scene, write);
    case "renew":
      return renew(item, scene);
    case "release":
      return release(item, command.away, scene, write);
    case "delegate":
      return delegate(item, command, by, scene, write);
    case "move":
      return move(item, command.to, scene, write);
    case "escalate":
      return escalate(item, command, personOf(by), scene, write);
    case "return":
      return giveBack(item, command, scene, write);
    case "ask_opinion":
      return askOpinion(item, command, personOf(by), scene, write);
    case "give_opinion":
      return giveOpinion(item, command, personOf(by), write);
    case "withdraw_opinion":
      return withdrawOpinion(item, command, personOf(by), write);
    case "suspend":
      return suspend(item, command, scene, write);
    case "resume":
      return resume(item, scene, write);
    case "ask":
      return ask(item, command, personOf(by), scene, write);
    case "reply":
      return reply(item, command.body, scene, write);
    case "revise":
      return revise(item, command, scene, write);
    case "approve":
      return approve(item, command, personOf(by), scene, write);
    case "edit":
      return edit(item, command, personOf(by), scene, write);
    case "reject":
      return reject(item, command, personOf(by), scene, write);
    case "respond":
      return respond(item, command, personOf(by), scene, write);
    case "recall":
      return recall(item, personOf(by), scene, write);
    case "withdraw":
      return withdraw(item, command.reason, write);
    case "redeem":
      return redeem(item, command, scene, write);
    case "report":
      return report(item, command, scene, write);
    case "reconcile":
      return reconcile(item, command, scene, write);
    case "request_reversal":
      return requestReversal(command.reason, scene, write);
    case "report_reversal":
      return reportReversal(item, command, scene, write);
    case "retry_reversal":
      return retryReversal(item, scene, write);
    case "rerule":
      return rerule(item, command, scene, write);
    case "revoke":
      return revoke(item, command, scene, write);
    case "retime":
      return retime(item, scene, write);
    default:
      return never(command);
  }
}

/** The rights of these commands are a person's, so the actor is one. */
function personOf({ person, actor }: By): Acting {
  if (person === null) throw new Error(`${actor.kind} ${actor.id} gave a command of people`);
  return person;
}
