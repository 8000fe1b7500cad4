// The agent answers what a person asked; the proposal stays as it is.
import type { ItemId } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result } from "@core/words/result";
import type { AgentActor } from "../access/agent-actor";
import type { Deps } from "../deps";
import { type Changed, changeItemOnce } from "./commit/change-item";
import type { Answered, Replayable } from "./commit/idempotent";

export const replyToQuestion = (
  deps: Deps,
  {
    actor,
    itemId,
    message,
    replayable,
  }: {
    readonly actor: AgentActor;
    readonly itemId: ItemId;
    readonly message: string;
    readonly replayable: Replayable<Changed>;
  },
): Promise<Result<Answered<Changed>, Refusal>> =>
  changeItemOnce(deps, { actor, itemId, prepare: () => ok({ command: { type: "reply", body: message } }) }, replayable);
