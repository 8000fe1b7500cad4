// One order for many items. Each is its own command with its own answer: what came of each is told singly.
"use client";
import { asHash, asItemId, asPersonId, asQueueId } from "@core/words/ids";
import { refusalWords } from "@core/words/refusal-words";
import { t } from "@core/words/t";
import { useCallback } from "react";
import type { CommandReceipt, ItemRow } from "@/server/views/shapes-item";
import { problemOf } from "./problem";
import { useTRPCClient } from "./trpc";

/** A row as it was when the person chose it: that revision is signed, no other. */
export type ChosenRow = Pick<ItemRow, "id" | "title" | "version" | "revisionHash">;

export type BulkResult =
  | { readonly row: ChosenRow; readonly ok: true; readonly receipt: CommandReceipt | null }
  | { readonly row: ChosenRow; readonly ok: false; readonly text: string };

export type BulkOrder =
  | { readonly type: "approve" }
  | { readonly type: "reject"; readonly reason: string }
  | { readonly type: "claim" }
  | { readonly type: "delegate"; readonly to: string }
  | { readonly type: "move"; readonly to: string }
  | { readonly type: "recall" };

/** So many go together: enough to share commits, few enough to tell how far it is, and to stop in between. */
const AT_ONCE = 20;

export interface BulkWay {
  /** How many have been answered. */
  readonly onProgress: (answered: number) => void;
  /** Aborted, nothing more is sent; what was sent is answered still. */
  readonly signal: AbortSignal;
}

function words(error: unknown): string {
  const problem = problemOf(error);
  switch (problem.kind) {
    case "refused":
      return problem.text;
    case "unreachable":
      return t("orders.noAnswer");
    case "session-ended":
      return t("orders.sessionEnded");
    case "fault":
      return t("orders.failedOne");
  }
}

async function one(row: ChosenRow, send: () => Promise<CommandReceipt>): Promise<BulkResult> {
  try {
    return { row, ok: true, receipt: await send() };
  } catch (error) {
    return { row, ok: false, text: words(error) };
  }
}

export function useBulk() {
  const { items } = useTRPCClient();

  const decide = useCallback(
    async (rows: readonly ChosenRow[], decision: "approve" | "reject", reason: string | null): Promise<BulkResult[]> => {
      const signed = rows.map((row) => ({ itemId: asItemId(row.id), revisionHash: asHash(row.revisionHash), seenVersion: row.version }));
      try {
        const answers = await items.decideMany.mutate({ items: signed, decision, reason });
        return rows.map((row): BulkResult => {
          const answer = answers.find((candidate) => candidate.itemId === row.id);
          if (answer === undefined) return { row, ok: false, text: t("orders.saidNothing") };
          return answer.ok ? { row, ok: true, receipt: answer.receipt } : { row, ok: false, text: refusalWords(answer.refusal) };
        });
      } catch (error) {
        const text = words(error);
        return rows.map((row) => ({ row, ok: false, text }));
      }
    },
    [items],
  );

  return useCallback(
    async (rows: readonly ChosenRow[], order: BulkOrder, { onProgress, signal }: BulkWay): Promise<BulkResult[]> => {
      const results: BulkResult[] = [];
      if (order.type === "approve" || order.type === "reject") {
        const reason = order.type === "reject" ? order.reason : null;
        for (let at = 0; at < rows.length && !signal.aborted; at += AT_ONCE) {
          results.push(...(await decide(rows.slice(at, at + AT_ONCE), order.type, reason)));
          onProgress(results.length);
        }
        return results;
      }
      // One after the other: each takes its item's lock, and the order of the list is the order of the answers.
      for (const row of rows) {
        if (signal.aborted) break;
        const itemId = asItemId(row.id);
        results.push(
          await one(row, () => {
            switch (order.type) {
              case "claim":
                return items.claim.mutate({ itemId });
              case "delegate":
                return items.delegate.mutate({ itemId, to: asPersonId(order.to) });
              case "move":
                return items.move.mutate({ itemId, to: asQueueId(order.to) });
              case "recall":
                return items.recall.mutate({ itemId });
            }
          }),
        );
        onProgress(results.length);
      }
      return results;
    },
    [decide, items],
  );
}
