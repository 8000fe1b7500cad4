// Executions and reversals beside the fold: the row that makes a second redemption impossible, and the result that a replay is answered with.
import type { Item } from "@core/lifecycle/item";
import type { ItemEvent } from "@core/words/events";
import type { ExecutionId } from "@core/words/ids";
import type { Json, JsonObject } from "@core/words/vocabulary";
import { insertExecution, type StoredExecution, updateExecution } from "@/db/queries/executions";
import type { Tx } from "@/db/store";

type State = StoredExecution["state"];

/** Keeps what one event says of an execution or a reversal. `free` are the event's own free values: result, error, external reference. */
export async function keepExecutionRow(tx: Tx, item: Item, event: ItemEvent, free: JsonObject): Promise<void> {
  const fresh = { item: item.id, startedAt: event.at, endedAt: null, result: null, error: null, externalRef: null } as const;
  const reported = {
    result: reportedValue(free, "result"),
    error: reportedValue(free, "error"),
    externalRef: reportedText(free, "external_ref"),
  };
  const end = (id: ExecutionId | undefined, state: State) =>
    id === undefined ? Promise.resolve(false) : updateExecution(tx, id, { state, leaseUntil: null, endedAt: event.at, ...reported });

  switch (event.type) {
    case "redeemed": {
      const { executionId: id, keyDigest, revisionHash, leaseUntil } = event.data;
      await insertExecution(tx, { ...fresh, id, kind: "execute", attempt: 1, keyDigest, revisionHash, state: "executing", leaseUntil });
      return;
    }
    case "reversal_requested": {
      const { reversalId: id, attempt, leaseUntil } = event.data;
      const { hash: revisionHash } = item.revision;
      await insertExecution(tx, { ...fresh, id, kind: "reverse", attempt, keyDigest: null, revisionHash, state: "reversing", leaseUntil });
      return;
    }
    case "succeeded":
      await end(event.data.executionId, "succeeded");
      return;
    case "failed":
      await end(event.data.executionId, "failed");
      return;
    case "reversed":
      await end(event.data.reversalId, "reversed");
      return;
    case "reconciling": {
      const id = event.data.why === "execution" ? item.run?.id : item.reversal?.id;
      if (id !== undefined) await updateExecution(tx, id, { state: "reconciling", leaseUntil: null, ...reported });
      return;
    }
    case "reconciled": {
      const { outcome } = event.data;
      const id = outcome === "succeeded" || outcome === "failed" ? item.run?.id : item.reversal?.id;
      if (id !== undefined) await updateExecution(tx, id, { state: outcome, leaseUntil: null, endedAt: event.at });
      return;
    }
    default:
      return;
  }
}

const reportedValue = (free: JsonObject, name: string): Json => free[name] ?? null;
const reportedText = (free: JsonObject, name: string): string | null => {
  const value = free[name];
  return typeof value === "string" ? value : null;
};
