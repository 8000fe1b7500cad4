// Which commands are open to somebody now, and why not: the same checks as `decide` makes, without what a command carries.
import type { Actor } from "@core/words/actors";
import type { PersonId } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import type { Scene } from "./commands";
import { alreadyVoted, unmetCondition } from "./conditions";
import type { Item } from "./item";
import { actingOf, type ItemCommandType, permit } from "./permit";
import { transitions } from "./table";

export type Available = Readonly<Record<ItemCommandType, Result<null, Refusal>>>;

/** For screens. `onBehalfOf` names whom a deputy would act for; left out, a deputy goes on as they claimed. */
export function available(item: Item, actor: Actor, scene: Scene, onBehalfOf?: PersonId | null): Available {
  const by = actingOf(item, actor, onBehalfOf);
  const answer = (type: ItemCommandType): Result<null, Refusal> => {
    const refusal = permit(item, type, by, scene) ?? alreadyVoted(item, type, by) ?? unmetCondition(item, type, by, scene);
    return refusal === null ? ok(null) : refuse(refusal);
  };
  return eachCommand(answer);
}

const COMMANDS = Object.keys(transitions).filter((name): name is ItemCommandType => name !== "submit");

/** The cast holds because COMMANDS has every key of the table but `submit`. */
function eachCommand<Answer>(answer: (type: ItemCommandType) => Answer): Readonly<Record<ItemCommandType, Answer>> {
  return Object.fromEntries(COMMANDS.map((type) => [type, answer(type)])) as Record<ItemCommandType, Answer>;
}
