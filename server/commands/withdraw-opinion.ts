// Takes back a question to a colleague that is not answered yet.
import type { WithdrawOpinionInput } from "@core/words/handing";
import { ok } from "@core/words/result";
import type { Deps } from "../deps";
import type { ByPerson } from "./commit/actor";
import { changeItem } from "./commit/change-item";

export const withdrawOpinion = (deps: Deps, { actor, itemId, asked }: ByPerson<WithdrawOpinionInput>) =>
  changeItem(deps, { actor, itemId, prepare: () => ok({ command: { type: "withdraw_opinion", asked } }) });
