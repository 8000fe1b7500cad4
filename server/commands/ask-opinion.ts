// Asks a colleague what they think of an item that one holds and keeps, and tells them.
import type { AskOpinionInput } from "@core/words/handing";
import { ok } from "@core/words/result";
import type { Deps } from "../deps";
import type { ByPerson } from "./commit/actor";
import { changeItem } from "./commit/change-item";
import { tell } from "./commit/tell";

export const askOpinion = (deps: Deps, { actor, itemId, of, question }: ByPerson<AskOpinionInput>) =>
  changeItem(deps, {
    actor,
    itemId,
    prepare: ({ tx, stored: { item }, scene }) => {
      const data = { by: actor.person, asked: true };
      const notice = { kind: "opinion", cause: `opinion:${item.id}`, to: [of], item: item.id, queue: item.queue, data } as const;
      return ok({ command: { type: "ask_opinion", of, question }, rows: () => tell(deps, tx, scene.now, notice) });
    },
  });
