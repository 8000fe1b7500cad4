// Taking back what ran, and establishing what happened when nobody knows.
import type { ExecutionId } from "@core/words/ids";
import { ok, refuse } from "@core/words/result";
import type { JsonObject, ReconcileOutcome } from "@core/words/vocabulary";
import type { Scene } from "../commands";
import { type Decided, verdict, type Write } from "../draft";
import { situationOf } from "../holder";
import type { Item } from "../item";
import { wrongState } from "../permit";
import { reversibleUntil, toReconciling } from "./execution";

const OUTCOMES_OF = { execution: ["succeeded", "failed"], reversal: ["reversed", "stands"] } as const satisfies Record<
  string,
  readonly ReconcileOutcome[]
>;

export function reconcile(item: Item, command: { outcome: ReconcileOutcome; evidence: string }, scene: Scene, write: Write): Decided {
  const { outcome, evidence } = command;
  const possible: readonly ReconcileOutcome[] = OUTCOMES_OF[item.reconcileWhy ?? "execution"];
  if (!possible.includes(outcome)) {
    return refuse({ code: "invalid", errors: [{ path: "/outcome", message: `must be ${possible.join(" or ")}` }] });
  }
  const until = outcome === "succeeded" ? reversibleUntil(item, scene.now) : null;
  return verdict(write("reconciled", { outcome, reversibleUntil: until }, { evidence }));
}

export const requestReversal = (reason: string, scene: Scene, write: Write): Decided =>
  verdict(write("reversal_requested", attempt(1, scene), { reason }));

export const retryReversal = (item: Item, scene: Scene, write: Write): Decided =>
  verdict(write("reversal_requested", attempt((item.reversal?.attempt ?? 0) + 1, scene)));

function attempt(number: number, { now, settings, fresh }: Scene) {
  return { reversalId: fresh.execution, attempt: number, leaseUntil: now + settings.execLeaseMs, retry: number > 1 };
}

export function reportReversal(
  item: Item,
  command: { reversalId: ExecutionId; outcome: "reversed" | "running" | "failed" | "unknown"; free: JsonObject },
  scene: Scene,
  write: Write,
): Decided {
  const { reversalId, outcome, free } = command;
  if (item.reversal?.id !== reversalId) return refuse({ code: "not-found" });
  if (outcome === "reversed") return verdict(write("reversed", { reversalId }, free));
  // People are on it already: another failure adds nothing.
  if (situationOf(item) !== "reversing") return refuse(wrongState(item));
  if (outcome === "running") return ok({ events: [], renewLeaseUntil: scene.now + scene.settings.execLeaseMs });
  return verdict(toReconciling(item, "reversal", scene.now, null, scene, write, free));
}
