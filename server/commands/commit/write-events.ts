// Writes decided events into an item's stream together with everything that follows from them: hashes, the fold, votes, executions. All of it in the caller's transaction, or nothing.
import { createHmac } from "node:crypto";
import { dueBy, type Promised } from "@core/escalation/promises";
import { foldEvent } from "@core/lifecycle/fold";
import { holderOf, nextDeadline } from "@core/lifecycle/holder";
import { sealEvent, streamOf } from "@core/trail/event";
import { GENESIS, SALT_BYTES } from "@core/trail/hash";
import type { Holder } from "@core/words/actors";
import type { ItemEvent, ItemEventData, ItemEventDraft } from "@core/words/events";
import type { ItemId, Ms } from "@core/words/ids";
import type { Ruling } from "@core/words/ruling";
import type { JsonObject } from "@core/words/vocabulary";
import { appendEvents, lastEvent, type NewEvent } from "@/db/queries/events";
import type { StoredItem } from "@/db/queries/stored-item";
import type { Tx } from "@/db/store";
import type { Deps } from "../../deps";
import { keepEscalationRow } from "./escalation-rows";
import { keepExecutionRow } from "./execution-rows";
import { keepOpinionRow } from "./opinion-rows";
import { keepStayRow } from "./stay-rows";
import { keepVoteRows } from "./vote-rows";

/** What is known of an item beside its fold: fixed at submission, or replaced by a revision or a ruling. */
export type Beside = Omit<StoredItem, "item" | "holder" | "heldSince" | "nextAt" | "dueAt">;

/** A promise of the product: this event stands here in the trail. */
export interface Receipt {
  readonly stream: string;
  readonly seq: number;
  readonly hash: string;
}

export interface Writing {
  /** Null for a new item. */
  readonly before: StoredItem | null;
  readonly beside: Beside & { readonly id: ItemId };
  readonly drafts: readonly ItemEventDraft[];
  readonly now: Ms;
  /** The whole ruling behind a `ruled` draft. */
  readonly ruling: Ruling | null;
}

export interface Written {
  readonly stored: StoredItem;
  readonly events: readonly ItemEvent[];
  readonly receipt: Receipt;
}

/** Appends `drafts` at `now`. The item's row itself is the caller's to insert or save. */
export async function writeEvents(deps: Deps, tx: Tx, { before, beside, drafts, now, ruling }: Writing): Promise<Written> {
  const stream = streamOf("item", beside.id);
  let item = before?.item ?? null;
  let holder: Holder | null = before?.holder ?? null;
  let heldSince = before?.heldSince ?? now;
  let prev = before ? ((await lastEvent(tx, stream))?.hash ?? GENESIS) : GENESIS;
  let promised: Promised = { respondBy: beside.respondBy, resolveBy: beside.resolveBy };
  const rows: NewEvent[] = [];
  const events: ItemEvent[] = [];

  for (const draft of drafts) {
    const at = Math.max(now, item?.lastAt ?? now);
    const event = placed(draft, (item?.version ?? 0) + 1, at);
    const itemBefore = item;
    const votesBefore = item?.votes ?? [];
    item = foldEvent(item, beside.id, event);
    const holderAfter = holderOf(item);
    if (!sameHolder(holder, holderAfter)) heldSince = at;
    holder = holderAfter;

    const free = draft.type === "ruled" && ruling ? { ...draft.free, samplingU: samplingU(deps, beside.id) } : draft.free;
    const salts = Object.keys(free).map(() => Buffer.from(deps.randomBytes(SALT_BYTES)).toString("hex"));
    const { actor, onBehalfOf } = draft;
    const sealed = sealEvent({
      stream,
      seq: event.seq,
      prev,
      at,
      type: draft.type,
      actor,
      onBehalfOf,
      holder,
      data: asJson(draft.data),
      free,
      salts,
    });
    rows.push({ ...sealed.event, agent: item.agent, values: sealed.values });
    events.push(event);
    prev = sealed.event.hash;
    await keepVoteRows(tx, beside.id, votesBefore, item.votes, at);
    await keepExecutionRow(tx, item, event, draft.free);
    await keepOpinionRow(tx, item.id, event);
    await keepEscalationRow(tx, itemBefore, item, event);
    promised = { ...promised, ...(await keepStayRow(deps, tx, itemBefore, item, event)) };
  }
  if (!item) throw new Error("a command on a new item decided nothing");
  await appendEvents(tx, rows);

  const rulingNow = ruling && item.ruling ? { ...ruling, ...item.ruling } : beside.ruling;
  const { id: _id, ...rest } = beside;
  const dueAt = dueBy(rest.wishAt, promised);
  const stored: StoredItem = { ...rest, ...promised, dueAt, ruling: rulingNow, item, holder, heldSince, nextAt: nextDeadline(item) };
  return { stored, events, receipt: { stream, seq: item.version, hash: prev } };
}

/** The cast holds because `draft` ties `type` and `data` together and only gains its place. */
const placed = ({ free: _free, ...draft }: ItemEventDraft, seq: number, at: Ms) => ({ ...draft, seq, at }) as ItemEvent;

/** Interfaces have no index signature; every member of an event's data is JSON by its type. */
const asJson = (data: ItemEventData[keyof ItemEventData]) => data as unknown as JsonObject;

const sameHolder = (a: Holder | null, b: Holder | null) => a?.kind === b?.kind && a?.id === b?.id;

/** u = first 53 bits of HMAC-SHA-256(sampling key, item id) / 2^53 (RULING "Sampling"): an item is drawn for a check when u < p. */
function samplingU(deps: Deps, id: ItemId): number {
  const mac = createHmac("sha256", deps.secrets.samplingKey).update(id).digest();
  return Number(mac.readBigUInt64BE() >> 11n) / 2 ** 53;
}
