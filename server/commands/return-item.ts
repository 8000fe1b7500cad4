// Sends an item back to who sent it up, with an answer, and tells them.
import type { ReturnInput } from "@core/words/handing";
import { ok } from "@core/words/result";
import type { Deps } from "../deps";
import type { ByPerson } from "./commit/actor";
import { changeItem } from "./commit/change-item";
import { tell } from "./commit/tell";

export const returnItem = (deps: Deps, { actor, itemId, answer, onBehalfOf }: ByPerson<ReturnInput>) =>
  changeItem(deps, {
    actor,
    itemId,
    prepare: ({ tx, stored: { item }, scene }) => {
      const to = (item.sentUp?.at(-1)?.by ?? null) === actor.person ? [] : (item.sentUp?.slice(-1) ?? []).map(({ by }) => by);
      const notice = {
        kind: "answered",
        cause: `returned:${item.id}`,
        to,
        item: item.id,
        queue: item.queue,
        data: { by: actor.person },
      } as const;
      return ok({ command: { type: "return", answer, onBehalfOf }, rows: () => tell(deps, tx, scene.now, notice) });
    },
  });
