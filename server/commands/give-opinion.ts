// Says what one thinks of an item that somebody else decides, and tells them.
import type { GiveOpinionInput } from "@core/words/handing";
import { ok } from "@core/words/result";
import type { Deps } from "../deps";
import type { ByPerson } from "./commit/actor";
import { changeItem } from "./commit/change-item";
import { tell } from "./commit/tell";

export const giveOpinion = (deps: Deps, { actor, itemId, asked, leaning, words }: ByPerson<GiveOpinionInput>) =>
  changeItem(deps, {
    actor,
    itemId,
    prepare: ({ tx, stored: { item }, scene }) => {
      const to = (item.opinions ?? []).flatMap(({ seq, asker }) => (seq === asked ? [asker] : []));
      const data = { by: actor.person, asked: false };
      const notice = { kind: "opinion", cause: `opinion:${item.id}:${asked}`, to, item: item.id, queue: item.queue, data } as const;
      return ok({ command: { type: "give_opinion", asked, leaning, words }, rows: () => tell(deps, tx, scene.now, notice) });
    },
  });
