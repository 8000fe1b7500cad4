// What a person may order for an item, as one union: the screens build one, `decide.ts` sends it.
import { type MessageKey, t } from "@core/words/t";
import type { DecisionKind, JsonObject, ReconcileOutcome, RespondMeans } from "@core/words/vocabulary";
import type { ItemView } from "@/server/views/shapes-item";

/** Further up than the next queue: a queue, or a person. */
export type UpTo = { readonly queue: string } | { readonly person: string };

export type Order =
  | { readonly type: "approve"; readonly note: string | null }
  | { readonly type: "edit"; readonly arguments: JsonObject; readonly note: string | null }
  | { readonly type: "reject"; readonly reason: string }
  | { readonly type: "respond"; readonly means: RespondMeans; readonly body: string }
  | { readonly type: "ask"; readonly question: string }
  | { readonly type: "escalate"; readonly reason: string; readonly leaning: DecisionKind | null; readonly to: UpTo | null }
  | { readonly type: "return"; readonly answer: string }
  | { readonly type: "askOpinion"; readonly of: string; readonly question: string }
  | { readonly type: "giveOpinion"; readonly asked: number; readonly leaning: DecisionKind | null; readonly words: string }
  | { readonly type: "withdrawOpinion"; readonly asked: number }
  | { readonly type: "suspend"; readonly untilMs: number; readonly reason: string }
  | { readonly type: "delegate"; readonly to: string; readonly toName: string }
  | { readonly type: "move"; readonly to: string; readonly toName: string }
  | { readonly type: "reconcile"; readonly outcome: ReconcileOutcome; readonly evidence: string }
  | { readonly type: "requestReversal"; readonly reason: string }
  | { readonly type: "retryReversal" }
  | { readonly type: "recall" }
  | { readonly type: "claim" }
  | { readonly type: "release" }
  | { readonly type: "resume" };

export type OrderType = Order["type"];

/** Orders after which the item is no longer in this person's hands, so the next one is shown. */
const LEAVING = new Set<OrderType>([
  "approve",
  "edit",
  "reject",
  "respond",
  "ask",
  "escalate",
  "return",
  "suspend",
  "delegate",
  "move",
  "reconcile",
]);
export const leavesHands = (order: Order): boolean => LEAVING.has(order.type);

/** Orders that Undo can take back while they are not final. */
const RECALLABLE = new Set<OrderType>(["approve", "edit", "reject", "respond"]);
export const isRecallable = (type: OrderType): boolean => RECALLABLE.has(type);

/** What was done, for the receipt: "Approved", "Sent up". */
export const doneWords = (type: OrderType): string => t(DONE[type]);

const DONE = {
  approve: "orders.didApprove",
  edit: "orders.didEdit",
  reject: "orders.didReject",
  respond: "orders.didRespond",
  ask: "orders.didAsk",
  escalate: "orders.didEscalate",
  return: "assignment.didReturn",
  askOpinion: "opinion.didAsk",
  giveOpinion: "opinion.didGive",
  withdrawOpinion: "opinion.didWithdraw",
  suspend: "orders.didSuspend",
  delegate: "orders.didDelegate",
  move: "orders.didMove",
  reconcile: "orders.didReconcile",
  requestReversal: "orders.didRequestReversal",
  retryReversal: "orders.didRetryReversal",
  recall: "orders.didRecall",
  claim: "orders.didClaim",
  release: "orders.didRelease",
  resume: "orders.didResume",
} as const satisfies Record<OrderType, MessageKey>;

/** "Your approval was not recorded": the noun of each order. */
export function orderNoun(type: OrderType): string {
  switch (type) {
    case "return":
      return t("assignment.return");
    case "askOpinion":
      return t("opinion.askNoun");
    case "giveOpinion":
      return t("opinion.giveNoun");
    case "withdrawOpinion":
      return t("opinion.withdrawNoun");
    default:
      return t(`orders.${type}`);
  }
}

/**
 * Whether the item shows that the order was carried out although no answer came: asked after a broken connection, so that nobody is told
 * "not recorded" of something that was. Only what a person's own order alone can have caused counts.
 */
export function wasRecorded(before: Pick<ItemView, "revisionHash" | "version">, after: ItemView, order: Order): boolean {
  if (after.version === before.version) return false;
  switch (order.type) {
    case "approve":
      return after.approvals.some((approval) => approval.by.you && approval.counts && after.revisionHash === before.revisionHash);
    case "edit":
      return after.revision.number > 1 && after.approvals.some((approval) => approval.by.you && approval.counts);
    case "reject":
    case "respond":
      return after.decision?.kind === order.type && after.decision.by.some((person) => person.you);
    case "ask":
      return after.asked?.by.you === true && after.asked.question === order.question;
    case "suspend":
      return after.suspension?.by.you === true;
    case "claim":
      return after.claim?.by.you === true;
    default:
      return false;
  }
}
