// What the events of an item come to in its second opinions.
import type { ItemEvent } from "@core/words/events";
import { asPersonId, type ItemId } from "@core/words/ids";
import { endOpinion, insertOpinion } from "@/db/queries/opinions";
import type { Tx } from "@/db/store";

export async function keepOpinionRow(tx: Tx, item: ItemId, event: ItemEvent): Promise<void> {
  if (event.type === "opinion_asked")
    await insertOpinion(tx, { item, seq: event.seq, asker: asPersonId(event.actor.id), of: event.data.of, at: event.at });
  if (event.type === "opinion_given" || event.type === "opinion_withdrawn") await endOpinion(tx, item, event.data.asked, event.at);
}
