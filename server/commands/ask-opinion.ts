// Asks a colleague what they think of an item that one holds and keeps.
import type { AskOpinionInput } from "@core/words/handing";
import { ok } from "@core/words/result";
import type { Deps } from "../deps";
import type { ByPerson } from "./commit/actor";
import { changeItem } from "./commit/change-item";

export const askOpinion = (deps: Deps, { actor, itemId, of, question }: ByPerson<AskOpinionInput>) =>
  changeItem(deps, { actor, itemId, prepare: () => ok({ command: { type: "ask_opinion", of, question } }) });
