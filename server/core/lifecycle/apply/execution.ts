// The agent's side of a grant: taking the item back, redeeming once, reporting what came of it.
import type { ItemEventDraft } from "@core/words/events";
import type { ExecutionId, Hash, Ms } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { ok, refuse } from "@core/words/result";
import { SECOND } from "@core/words/time";
import type { JsonObject, ReconcileWhy } from "@core/words/vocabulary";
import type { ItemCommand, Scene, Verdict } from "../commands";
import { type Decided, verdict, type Write } from "../draft";
import { situationOf } from "../holder";
import type { Item } from "../item";
import { wrongState } from "../permit";
import { placeIn, queueIdOf } from "../placement";

export const withdraw = (item: Item, reason: string, write: Write): Decided =>
  verdict(write("withdrawn", { was: item.execution === "cleared" ? "cleared" : "open" }, { reason }));

export function redeem(item: Item, command: { revisionHash: Hash; keyDigest: Hash }, scene: Scene, write: Write): Decided {
  if (item.grant === null) throw new Error(`${item.id} is cleared without a grant`);
  const { revisionHash, keyDigest } = command;
  const leaseUntil = scene.now + scene.settings.execLeaseMs;
  return verdict(write("redeemed", { executionId: scene.fresh.execution, grantId: item.grant.id, revisionHash, keyDigest, leaseUntil }));
}

export function report(
  item: Item,
  command: { executionId: ExecutionId; outcome: "succeeded" | "failed" | "running" | "unknown"; free: JsonObject },
  scene: Scene,
  write: Write,
): Decided {
  const { executionId, outcome, free } = command;
  if (item.run?.id !== executionId) return refuse({ code: "not-found" });
  if (outcome === "succeeded") return verdict(write("succeeded", { executionId, reversibleUntil: reversibleUntil(item, scene.now) }, free));
  if (outcome === "failed") return verdict(write("failed", { executionId }, free));
  // People are establishing it already: the agent's not knowing adds nothing.
  if (situationOf(item) !== "executing") return refuse(wrongState(item));
  if (outcome === "running") return ok({ events: [], renewLeaseUntil: scene.now + scene.settings.execLeaseMs });
  return verdict(toReconciling(item, "execution", scene.now, null, scene, write, free));
}

/** Until when a reversal may be asked for; null when it never may. */
export function reversibleUntil({ ruling }: Item, succeededAt: Ms): Ms | null {
  if (ruling === null || ruling.reversibility === "irreversible" || ruling.reversalWindowS === 0) return null;
  return succeededAt + ruling.reversalWindowS * SECOND;
}

/** People must establish what happened: the item comes to its queue with a ladder that starts anew. `dueAt` is set when a lease lapsed. */
export function toReconciling(
  item: Item,
  why: ReconcileWhy,
  from: Ms,
  dueAt: Ms | null,
  scene: Scene,
  write: Write,
  free: JsonObject = {},
): ItemEventDraft {
  if (item.ruling === null) throw new Error(`${item.id} ran without a ruling`);
  const placement = placeIn(queueIdOf(item), { origin: item, ruling: item.ruling, duty: "repair" }, from, scene);
  return write("reconciling", { why, cause: dueAt === null ? "reported" : "lease-lapsed", placement, dueAt }, free);
}

/** A refusal that is an answer all the same: the same key redeems once and is told again; a report that came too late is kept on the trail. */
export function answerOf(item: Item, command: ItemCommand, refusal: Refusal, write: Write): Verdict | null {
  if (item.run === null) return null;
  if (command.type === "redeem" && refusal.code === "already-redeemed" && item.run.keyDigest === command.keyDigest) {
    return { events: [], replayed: true };
  }
  if (command.type === "report" && refusal.code === "wrong-state" && item.run.id === command.executionId) {
    const { executionId, outcome, free } = command;
    return { events: [write("report_refused", { executionId, outcome }, free)], refused: refusal };
  }
  return null;
}
