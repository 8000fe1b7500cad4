// One command on one item is one transaction: visible, replay, locks, due timers, decision, events and rows; together or not at all.
import type { ItemCommand, Scene } from "@core/lifecycle/commands";
import { decide } from "@core/lifecycle/decide";
import { nextDeadline, withLease } from "@core/lifecycle/holder";
import type { ItemEvent } from "@core/words/events";
import type { ItemId } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import type { Ruling } from "@core/words/ruling";
import { readItem, renewLease } from "@/db/queries/items";
import type { StoredItem } from "@/db/queries/stored-item";
import type { Tx } from "@/db/store";
import type { Deps } from "../../deps";
import { type CommandActor, namedActor } from "./actor";
import { type Answered, once, type Replayable } from "./idempotent";
import { type LockedItem, lockAndAdvance } from "./locked-item";
import { inTransaction } from "./transaction";
import { isVisible } from "./visible";
import type { Beside, Receipt } from "./write-events";

/** What a command's builder is given: the item under lock, after its due timers. */
export interface AtHand {
  readonly tx: Tx;
  readonly stored: StoredItem;
  readonly scene: Scene;
}

/** The command, and what stands beside the fold once it is decided. */
export interface Prepared {
  readonly command: ItemCommand;
  /** The whole ruling behind the command, when it has one. */
  readonly ruling?: Ruling;
  readonly beside?: Partial<Beside>;
  /** How much those have in hand who would get the item. */
  readonly hands?: Scene["hands"];
  /** Writes rows that the events speak of (a revision, its evidence); runs only when the command was not refused. */
  readonly rows?: () => Promise<void>;
}

export interface ItemChange {
  readonly actor: CommandActor;
  readonly itemId: ItemId;
  readonly prepare: (at: AtHand) => Result<Prepared, Refusal> | Promise<Result<Prepared, Refusal>>;
  /** Refused as busy when somebody else is at it, instead of waiting for them. */
  readonly ifFree?: boolean;
}

export interface Changed {
  readonly item: StoredItem;
  readonly events: readonly ItemEvent[];
  readonly receipt: Receipt;
  /** The command had been carried out before under a key of its own: this is what is there now. */
  readonly repeated: boolean;
}

/** Carries out one command on one item. Refusals leave nothing behind but the timers that were due. */
export async function changeItem(deps: Deps, change: ItemChange): Promise<Result<Changed, Refusal>> {
  const done = await changeItemOnce(deps, change, null);
  if (!done.ok) return done;
  if (done.value.replayed) throw new Error("a command without an idempotency key was replayed");
  return ok(done.value.output);
}

/** As `changeItem`, for requests with an idempotency key. */
export async function changeItemOnce(
  deps: Deps,
  change: ItemChange,
  replayable: Replayable<Changed> | null,
): Promise<Result<Answered<Changed>, Refusal>> {
  return inTransaction(deps, async ({ tx, now, touched }) => {
    const seen = await readItem(tx, change.itemId);
    if (!seen || !(await isVisible(deps, tx, change.actor, seen, now))) return refuse<Refusal>({ code: "not-found" });
    return once(tx, { actor: change.actor, now, replayable }, async () => {
      const locked = await lockAndAdvance(deps, tx, seen, touched, { ifFree: change.ifFree ?? false });
      if (!locked) return refuse<Refusal>({ code: "busy" });
      return carryOut(tx, change, locked);
    });
  });
}

async function carryOut(tx: Tx, change: ItemChange, locked: LockedItem): Promise<Result<Changed, Refusal>> {
  const scene = locked.scene();
  const prepared = await change.prepare({ tx, stored: locked.stored(), scene });
  if (!prepared.ok) return prepared;
  const { command, ruling = null, beside, rows, hands = scene.hands } = prepared.value;
  const verdict = decide(locked.stored().item, command, namedActor(change.actor), { ...scene, hands });
  if (!verdict.ok) return verdict;
  const { events: drafts, renewLeaseUntil, refused, replayed: repeated = false } = verdict.value;

  let events: readonly ItemEvent[] = [];
  let item = locked.stored();
  if (drafts.length > 0) {
    await rows?.();
    events = await locked.write(drafts, beside, ruling);
    item = locked.stored();
  } else if (renewLeaseUntil !== undefined) {
    const fold = withLease(item.item, renewLeaseUntil);
    item = { ...item, item: fold, nextAt: nextDeadline(fold) };
    await renewLease(tx, fold.id, { leaseUntil: renewLeaseUntil, fold, nextAt: item.nextAt });
  }
  return refused ? refuse(refused) : ok({ item, events, receipt: await locked.receipt(), repeated });
}
