// The agent takes an item back, also a cleared one that it will not execute.
import type { ItemId } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result } from "@core/words/result";
import type { AgentActor } from "../access/agent-actor";
import type { Deps } from "../deps";
import { type Changed, changeItemOnce } from "./commit/change-item";
import type { Answered, Replayable } from "./commit/idempotent";

export const withdrawItem = (
  deps: Deps,
  {
    actor,
    itemId,
    reason,
    replayable,
  }: {
    readonly actor: AgentActor;
    readonly itemId: ItemId;
    readonly reason: string;
    readonly replayable: Replayable<Changed>;
  },
): Promise<Result<Answered<Changed>, Refusal>> =>
  changeItemOnce(deps, { actor, itemId, prepare: () => ok({ command: { type: "withdraw", reason } }) }, replayable);
