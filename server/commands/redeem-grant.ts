// An agent redeems its grant: the one moment at which authority becomes an execution. Before the grant is final it waits, since Undo wins until then.
import { sha256 } from "@core/trail/hash";
import type { Hash, ItemId } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result } from "@core/words/result";
import type { StoredItem } from "@/db/queries/stored-item";
import type { AgentActor } from "../access/agent-actor";
import type { Deps } from "../deps";
import { changeItem } from "./commit/change-item";
import type { Receipt } from "./commit/write-events";

export interface Redemption {
  readonly actor: AgentActor;
  readonly itemId: ItemId;
  readonly revisionHash: Hash;
  /** The same key again is the same redemption; another one is another caller. */
  readonly key: string;
  /** Longest wait for the grant to become final. */
  readonly waitMs: number;
  readonly signal?: AbortSignal;
}

export interface Redeemed {
  readonly item: StoredItem;
  readonly receipt: Receipt;
  /** Redeemed before under the same key: the execution is to be shown as it is now. */
  readonly repeated: boolean;
}

/** Looked at again just after the instant, since the database's clock has the last word. */
const PAST_MS = 5;

export async function redeemGrant(deps: Deps, redemption: Redemption): Promise<Result<Redeemed, Refusal>> {
  const until = performance.now() + redemption.waitMs;
  for (;;) {
    const result = await redeemNow(deps, redemption);
    if (result.ok || result.refusal.code !== "grant-not-yet") return result;
    const left = until - performance.now();
    if (left <= 0 || redemption.signal?.aborted || deps.live.isClosed()) return result;
    const { finalAt } = result.refusal;
    const now = await deps.store.read((tx) => deps.store.nowMs(tx));
    await deps.live.itemChange(redemption.itemId, Math.min(left, Math.max(0, finalAt - now) + PAST_MS), redemption.signal);
  }
}

async function redeemNow(deps: Deps, { actor, itemId, revisionHash, key }: Redemption): Promise<Result<Redeemed, Refusal>> {
  return changeItem(deps, {
    actor,
    itemId,
    prepare: () => ok({ command: { type: "redeem", revisionHash, keyDigest: sha256(key) } }),
  });
}
