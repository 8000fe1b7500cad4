// Says what one thinks of an item that somebody else decides.
import type { GiveOpinionInput } from "@core/words/handing";
import { ok } from "@core/words/result";
import type { Deps } from "../deps";
import type { ByPerson } from "./commit/actor";
import { changeItem } from "./commit/change-item";

export const giveOpinion = (deps: Deps, { actor, itemId, asked, leaning, words }: ByPerson<GiveOpinionInput>) =>
  changeItem(deps, { actor, itemId, prepare: () => ok({ command: { type: "give_opinion", asked, leaning, words } }) });
