// Proofs for whoever asks by the API: that an event lies under a signed head, and that one head extends another.
import type { Ms } from "@core/words/ids";
import { ok, type Result, refuse } from "@core/words/result";
import { checkpointOf as storedCheckpoint } from "@/db/queries/checkpoints";
import { readEvent } from "@/db/queries/events";
import type { Tx } from "@/db/store";
import type { AgentActor } from "../access/agent-actor";
import {
  type Checkpoint,
  checkpointsBefore,
  consistencyBetween,
  inclusionPaths,
  latestCheckpoint,
  originOf,
  verifierKeys,
} from "../access/trail-proofs";
import type { Deps } from "../deps";
import { mayReadStream } from "./agent-items";

export interface CheckpointPage {
  readonly origin: string;
  readonly keys: readonly string[];
  /** The newest first. */
  readonly checkpoints: readonly Checkpoint[];
  readonly next: number | null;
}

export interface CheckpointView {
  readonly origin: string;
  readonly checkpoint: Checkpoint;
}

export interface ProvedEvent {
  readonly logIndex: number;
  readonly hash: string;
  readonly size: number;
  readonly path: readonly string[];
  /** The signed head of this size; null where none was signed of just this one. */
  readonly note: string | null;
}

/** - `not-found`: no such event that the caller may see. - `not-signed`: no head is over it yet. - `too-large`: no tree of this size was signed yet. - `too-small`: the event came after it. */
export type NoProof =
  | { readonly code: "not-found" }
  | { readonly code: "not-signed"; readonly at: Ms }
  | { readonly code: "too-large"; readonly signed: number }
  | { readonly code: "too-small"; readonly logIndex: number };

export const listCheckpoints = (deps: Deps, before: number | null, limit: number): Promise<CheckpointPage> =>
  deps.store.read(async (tx) => {
    const found = await checkpointsBefore(tx, before, limit + 1);
    const checkpoints = found.slice(0, limit);
    const next = found.length > limit ? (checkpoints.at(-1)?.size ?? null) : null;
    return { origin: await originOf(tx), keys: await verifierKeys(tx), checkpoints, next };
  });

/** Null while nothing is signed. */
export const newestCheckpoint = (deps: Deps): Promise<CheckpointView | null> =>
  deps.store.read(async (tx) => {
    const checkpoint = await latestCheckpoint(tx);
    return checkpoint && { origin: await originOf(tx), checkpoint };
  });

/** That an event which this key may see is in the tree of `size`, by default that of the newest head. */
export const proveInclusion = (
  deps: Deps,
  actor: AgentActor,
  { stream, seq, size }: { readonly stream: string; readonly seq: number; readonly size: number | null },
): Promise<Result<ProvedEvent, NoProof>> =>
  deps.store.read(async (tx) => {
    const event = (await mayReadStream(tx, actor, stream)) ? await readEvent(tx, stream, seq) : null;
    if (event === null) return refuse({ code: "not-found" });
    const signed = (await latestCheckpoint(tx))?.size ?? 0;
    const { logIndex, hash } = event;
    if (logIndex === null || logIndex >= signed) return refuse({ code: "not-signed", at: event.at });
    if (size !== null && size > signed) return refuse({ code: "too-large", signed });
    const asked = size ?? signed;
    if (asked <= logIndex) return refuse({ code: "too-small", logIndex });
    const path = (await inclusionPaths(tx, [logIndex], asked)).get(logIndex) ?? [];
    return ok({ logIndex, hash, size: asked, path, note: await noteOf(tx, asked) });
  });

/** That the tree of `to` events, by default that of the newest head, begins with the tree of `from`. */
export const proveConsistency = (
  deps: Deps,
  { from, to }: { readonly from: number; readonly to: number | null },
): Promise<Result<{ readonly to: number; readonly proof: readonly string[] }, Extract<NoProof, { readonly code: "too-large" }>>> =>
  deps.store.read(async (tx) => {
    const signed = (await latestCheckpoint(tx))?.size ?? 0;
    const larger = to ?? signed;
    if (Math.max(from, larger) > signed) return refuse({ code: "too-large", signed });
    return ok({ to: larger, proof: await consistencyBetween(tx, from, larger) });
  });

const noteOf = async (tx: Tx, size: number): Promise<string | null> => (await storedCheckpoint(tx, size))?.note ?? null;
