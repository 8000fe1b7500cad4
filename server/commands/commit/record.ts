// Events of everything that is not an item (people, agents, policies, queues, stops): one stream each, hashed and chained like an item's.
import { type StreamKind, sealEvent, streamOf } from "@core/trail/event";
import { GENESIS, SALT_BYTES } from "@core/trail/hash";
import type { Ms } from "@core/words/ids";
import type { JsonObject } from "@core/words/vocabulary";
import { appendEvents, lastEvent } from "@/db/queries/events";
import type { Tx } from "@/db/store";
import type { Deps } from "../../deps";
import { type CommandActor, namedActor } from "./actor";

export interface Recording {
  readonly stream: { readonly kind: Exclude<StreamKind, "item">; readonly id: string };
  readonly type: string;
  readonly actor: CommandActor;
  /** Ids, states and numbers. */
  readonly data: JsonObject;
  /** Free or personal values: committed to, and kept apart. */
  readonly free?: JsonObject;
  readonly now: Ms;
}

/** Appends one event. The caller holds the lock of what the stream is about. */
export async function record(deps: Deps, tx: Tx, { stream, type, actor, data, free = {}, now }: Recording): Promise<void> {
  const name = streamOf(stream.kind, stream.id);
  const last = await lastEvent(tx, name);
  const { event, values } = sealEvent({
    stream: name,
    seq: (last?.seq ?? 0) + 1,
    prev: last?.hash ?? GENESIS,
    at: Math.max(now, last?.at ?? now),
    type,
    actor: namedActor(actor),
    onBehalfOf: null,
    holder: null,
    data,
    free,
    salts: Object.keys(free).map(() => Buffer.from(deps.randomBytes(SALT_BYTES)).toString("hex")),
  });
  await appendEvents(tx, [{ ...event, agent: null, values }]);
}
