// What is known of a threshold's lane: which actions it governs, which way it loosens, and the past cases that each candidate would have let pass, with what became of them.

import { setImmediate as breathe } from "node:timers/promises";
import { type Direction, thresholdDirections } from "@core/policy/directions";
import { type Documents, documentJson } from "@core/policy/draft-changes";
import { actionsUsing, strictestPassing } from "@core/policy/lane";
import type { SimulatedQueues } from "@core/policy/rule-row";
import { canonicalJson } from "@core/trail/canonical-json";
import { sha256 } from "@core/trail/hash";
import type { Evidence, LaneDirection } from "@core/trust/calibration";
import type { Hash, QueueId } from "@core/words/ids";
import { type HistoryPlace, listHistoryItems, type StoredHistoryItem } from "@/db/queries/history";
import type { Store } from "@/db/store";
import type { Directory } from "./directory";

export interface Lane {
  readonly threshold: string;
  /** The value in force. */
  readonly inForce: number;
  readonly direction: LaneDirection;
  /** From the strictest to the widest; in force, so that they were fixed before. */
  readonly candidates: readonly number[];
  readonly actions: readonly string[];
}

/** Why a threshold cannot be calibrated as the policy stands. */
export type NoLane = "unknown" | "no-candidates" | "no-direction";

export function laneOf(documents: Documents, threshold: string): Lane | NoLane {
  const known = documents.policy.thresholds[threshold];
  if (known === undefined) return "unknown";
  if (known.candidates === undefined) return "no-candidates";
  const direction: Direction = thresholdDirections(documents.policy, documents.registry).get(threshold) ?? "unused";
  if (direction === "unknown" || direction === "unused") return "no-direction";
  return { threshold, inForce: known.value, direction, candidates: known.candidates, actions: actionsUsing(documents, threshold) };
}

/** Of what is tested: rules, registry and candidates, wherever the threshold itself stands. */
export function laneHash({ policy, registry }: Documents, threshold: string): Hash {
  const { value: _value, ...fixed } = policy.thresholds[threshold] ?? {};
  const thresholds = { ...policy.thresholds, [threshold]: fixed };
  return sha256(canonicalJson(documentJson({ ...policy, version: 0, thresholds, registry: { ...registry, version: 0 } })));
}

export const queuesOf = (directory: Directory, fallbackQueue: QueueId): SimulatedQueues => ({
  queueRanks: new Map([...directory.queues.values()].map(({ id, rank }) => [id, rank])),
  fallbackQueue,
});

const PAGE = 1_000;

/** Every imported case of the action that some candidate lets pass. Their outcomes are known whoever decided and however, so all of them were drawn. */
export async function importedEvidence(
  store: Store,
  documents: Documents,
  queues: SimulatedQueues,
  { threshold, candidates }: Lane,
  action: string,
): Promise<Evidence[]> {
  const passing = strictestPassing(documents, queues, threshold, candidates);
  const evidence: Evidence[] = [];
  let after: HistoryPlace | null = null;
  for (;;) {
    const from: HistoryPlace | null = after;
    const page: readonly StoredHistoryItem[] = await store.read((tx) => listHistoryItems(tx, documents.policy.workflow, from, PAGE));
    await breathe();
    for (const { id, body, verdict } of page) {
      const value = body.action.name === action ? passing(body) : null;
      if (value !== null) evidence.push({ id, value, u: 0, verdict, blindOrCheck: true });
    }
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return evidence;
    after = { at: last.at, id: last.id };
  }
}
