// Whether Undo still has a chance, so that it is offered and no longer.
import type { Settings } from "@core/words/settings";
import { isRecallable } from "@/components/data/orders";
import type { ItemRow } from "@/server/views/shapes-item";
import type { SentOrder, Session } from "./session";

/** Whether the agent has begun, after which only a reversal helps. */
const hasBegun = (row: ItemRow | undefined) =>
  row !== undefined && row.execution !== "held" && row.execution !== "cleared" && row.execution !== "cancelled";

/**
 * Whether Undo still has a chance. An approval can be recalled until the agent begins; a rejection or response only inside its window.
 * `offer`: for how long the person wants it offered.
 * The server has the last word; this only decides what is offered.
 */
export function isUndoable(sentOrder: SentOrder, row: ItemRow | undefined, now: number, offer: Settings["undo"]): boolean {
  if (offer !== "until-run" && now - sentOrder.at > Number(offer) * 1_000) return false;
  if (sentOrder.state !== "done" || !isRecallable(sentOrder.order.type)) return false;
  if (hasBegun(row)) return false;
  if (sentOrder.order.type === "approve" || sentOrder.order.type === "edit") return true;
  return sentOrder.decision !== null && now < sentOrder.decision.finalAt;
}

/** The last order that can be undone. */
export const lastUndoable = (session: Session, now: number, offer: Settings["undo"]): SentOrder | null =>
  session.sent.find((entry) => isUndoable(entry, session.rows[entry.itemId], now, offer)) ?? null;
