// Sends a person's orders. What a screen shows before the answer is its own matter; here is told, truthfully, what came of the order.
"use client";
import { useCallback } from "react";
import type { CommandReceipt, ItemView } from "@/server/views/shapes-item";
import { asJson } from "./json-input";
import { leavesHands, type Order, wasRecorded } from "./orders";
import { type Problem, problemOf } from "./problem";
import { useRefreshItem } from "./questions";
import { type ScreenClient, useTRPCClient } from "./trpc";

export type Sent =
  | { readonly ok: true; readonly receipt: CommandReceipt | null; readonly item: ItemView | null }
  | { readonly ok: false; readonly problem: Problem };

/** What was on the screen when the person acted. */
export interface Before {
  readonly id: string;
  readonly revisionHash: string;
  readonly version: number;
  readonly seenMs: number;
  /** Whether its evidence was looked at; left out where it has none. */
  readonly evidenceSeen?: boolean | undefined;
  /** Only what one holds can be set aside: an item that is still free is claimed on the way. */
  readonly claimFirst?: boolean;
}

function dispatch(client: ScreenClient, before: Before, order: Order): Promise<CommandReceipt> {
  const { items } = client;
  const itemId = before.id;
  const seen = {
    itemId,
    revisionHash: before.revisionHash,
    seenVersion: before.version,
    seenMs: Math.min(Math.round(before.seenMs), 86_400_000),
    ...(before.evidenceSeen !== undefined && { evidenceSeen: before.evidenceSeen }),
  };
  switch (order.type) {
    case "approve":
      return items.approve.mutate({ ...seen, note: order.note });
    case "edit":
      return items.edit.mutate({ ...seen, arguments: asJson(order.arguments), note: order.note });
    case "reject":
      return items.reject.mutate({ ...seen, reason: order.reason });
    case "respond":
      return items.respond.mutate({ ...seen, means: order.means, body: order.body });
    case "ask":
      return items.ask.mutate({ ...seen, question: order.question });
    case "escalate":
      return items.escalate.mutate({ itemId, reason: order.reason, leaning: order.leaning, ...(order.to !== null && { to: order.to }) });
    case "return":
      return client.handing.return.mutate({ itemId, answer: order.answer });
    case "askOpinion":
      return client.handing.askOpinion.mutate({ itemId, of: order.of, question: order.question });
    case "giveOpinion":
      return client.handing.giveOpinion.mutate({ itemId, asked: order.asked, leaning: order.leaning, words: order.words });
    case "withdrawOpinion":
      return client.handing.withdrawOpinion.mutate({ itemId, asked: order.asked });
    case "suspend":
      if (before.claimFirst === true)
        return items.claim.mutate({ itemId }).then(() => items.suspend.mutate({ itemId, untilMs: order.untilMs, reason: order.reason }));
      return items.suspend.mutate({ itemId, untilMs: order.untilMs, reason: order.reason });
    case "delegate":
      return items.delegate.mutate({ itemId, to: order.to });
    case "move":
      return items.move.mutate({ itemId, to: order.to });
    case "reconcile":
      return items.reconcile.mutate({ itemId, outcome: order.outcome, evidence: order.evidence });
    case "requestReversal":
      return items.requestReversal.mutate({ itemId, reason: order.reason });
    case "retryReversal":
      return items.retryReversal.mutate({ itemId });
    case "recall":
      return items.recall.mutate({ itemId });
    case "claim":
      return items.claim.mutate({ itemId });
    case "release":
      return items.release.mutate({ itemId });
    case "resume":
      return items.resume.mutate({ itemId });
  }
}

/** Reads the item once more after a broken connection, to say whether the order was recorded. */
async function settle(client: ScreenClient, before: Before, order: Order, problem: Problem): Promise<Sent> {
  if (problem.kind !== "unreachable") return { ok: false, problem };
  try {
    const item = await client.items.get.query({ itemId: before.id });
    if (wasRecorded(before, item, order)) return { ok: true, receipt: null, item };
    return { ok: false, problem: { ...problem, recorded: "no" } };
  } catch (error) {
    const second = problemOf(error);
    return { ok: false, problem: second.kind === "session-ended" ? second : { ...problem, recorded: "unknown" } };
  }
}

export function useSend() {
  const client = useTRPCClient();
  const refresh = useRefreshItem();
  return useCallback(
    async (before: Before, order: Order): Promise<Sent> => {
      try {
        const receipt = await dispatch(client, before, order);
        // What stays on the screen changes as a whole: who holds it, what is allowed now, what comes next.
        if (leavesHands(order)) void refresh(before.id);
        else await refresh(before.id);
        return { ok: true, receipt, item: null };
      } catch (error) {
        const sent = await settle(client, before, order, problemOf(error));
        void refresh(before.id);
        return sent;
      }
    },
    [client, refresh],
  );
}

/** Extends the claim while the person works; says false once it is lost. */
export function useRenew() {
  const client = useTRPCClient();
  return useCallback(
    async (itemId: string): Promise<boolean> => {
      try {
        await client.items.renew.mutate({ itemId });
        return true;
      } catch (error) {
        // Without an answer the claim may still hold: only the server's own word ends it.
        return problemOf(error).kind !== "refused";
      }
    },
    [client],
  );
}
