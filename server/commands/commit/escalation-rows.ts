// What the events of an item come to in its escalations: sent up, sent back, and what became of it in the end.
import type { Item } from "@core/lifecycle/item";
import type { ItemEvent } from "@core/words/events";
import { asPersonId } from "@core/words/ids";
import { insertEscalation, returnEscalation, settleEscalations } from "@/db/queries/escalations";
import type { Tx } from "@/db/store";

export async function keepEscalationRow(tx: Tx, before: Item | null, after: Item, event: ItemEvent): Promise<void> {
  if (event.type === "escalated") {
    const { landing, from, leaning } = event.data;
    const [toKind, to] = landing.to === "queue" ? (["queue", landing.placement.queue] as const) : (["person", landing.claim.by] as const);
    const { seq, at } = event;
    return insertEscalation(tx, { item: after.id, seq, by: asPersonId(event.actor.id), from, toKind, to, leaning, at });
  }
  // It was never sent up.
  if (before?.sentUp === undefined) return;
  const last = before.sentUp.at(-1);
  if (event.type === "returned" && last !== undefined) {
    const by = event.actor.kind === "person" ? event.actor.id : null;
    return returnEscalation(tx, after.id, last.seq, by, event.at);
  }
  if (before.outcome !== after.outcome && before.execution === "held") return settleEscalations(tx, after.id, after.outcome, event.at);
  if (event.type === "recalled" && before.outcome !== after.outcome) return settleEscalations(tx, after.id, after.outcome, event.at);
}
