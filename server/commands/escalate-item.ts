// Sends an item up, with a reason and what the escalator would do: to the queue above, to another one further up, or to a person; whoever answers for it there is told.
import type { EscalateInput } from "@core/words/decisions";
import { ok } from "@core/words/result";
import type { Deps } from "../deps";
import type { ByPerson } from "./commit/actor";
import { changeItem } from "./commit/change-item";
import { tell } from "./commit/tell";

export const escalateItem = (deps: Deps, { actor, itemId, reason, leaning, to, onBehalfOf }: ByPerson<EscalateInput>) =>
  changeItem(deps, {
    actor,
    itemId,
    prepare: ({ tx, stored: { item }, scene }) => {
      const from = item.queue === null ? undefined : scene.queues.get(item.queue);
      const above = to !== undefined && "queue" in to ? to.queue : (from?.over ?? null);
      const person = to !== undefined && "person" in to ? to.person : above === null ? from?.owner : scene.queues.get(above)?.owner;
      const told = person === undefined || person === actor.person ? [] : [person];
      const notice = {
        kind: "escalated",
        cause: `escalated:${item.id}`,
        to: told,
        item: item.id,
        queue: above,
        data: { by: actor.person },
      } as const;
      return ok({ command: { type: "escalate", reason, leaning, to, onBehalfOf }, rows: () => tell(deps, tx, scene.now, notice) });
    },
  });
