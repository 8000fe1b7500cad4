// One event on the stream of something that is not an item (a person, an agent, a stop): sealed behind its predecessor, in the caller's transaction.
import { type StreamKind, sealEvent, streamOf } from "@core/trail/event";
import { GENESIS, SALT_BYTES } from "@core/trail/hash";
import type { Actor, Holder } from "@core/words/actors";
import type { Ms } from "@core/words/ids";
import type { JsonObject } from "@core/words/vocabulary";
import { appendEvents, lastEvent } from "@/db/queries/events";
import type { Tx } from "@/db/store";
import type { Deps } from "../../deps";

/** Whoever runs the product, at its command line. */
export const OPERATOR: Actor = { kind: "system", id: "operator" };

export interface Happening {
  readonly kind: Exclude<StreamKind, "item" | "check">;
  readonly id: string;
  readonly type: string;
  readonly actor: Actor;
  readonly holder?: Holder;
  /** Ids, states and numbers, inline. */
  readonly data: JsonObject;
  /** Free or personal values: the trail commits to them and keeps them apart. */
  readonly free: JsonObject;
}

export async function recordEvent(deps: Deps, tx: Tx, now: Ms, { kind, id, type, actor, holder, data, free }: Happening): Promise<void> {
  const stream = streamOf(kind, id);
  const last = await lastEvent(tx, stream);
  const sealed = sealEvent({
    stream,
    seq: (last?.seq ?? 0) + 1,
    prev: last?.hash ?? GENESIS,
    at: Math.max(now, last?.at ?? now),
    type,
    actor,
    onBehalfOf: null,
    holder: holder ?? null,
    data,
    free,
    salts: Object.keys(free).map(() => Buffer.from(deps.randomBytes(SALT_BYTES)).toString("hex")),
  });
  await appendEvents(tx, [{ ...sealed.event, agent: null, values: sealed.values }]);
}
