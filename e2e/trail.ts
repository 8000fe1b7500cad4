// An item's trail as an agent reads it over HTTP, made into what the product's own verification takes.
import { canonicalJson } from "@core/trail/canonical-json";
import type { SealedEvent } from "@core/trail/event";
import { verifyStream } from "@core/trail/verify-stream";
import type { components } from "../sdk/api-types";

type EventJson = components["schemas"]["Event"];

/** The API writes times and names its own way; everything else is as it was hashed. The ids and hashes were branded when they were written. */
export const asSealed = ({ stream, seq, prev, at, type, actor, for: onBehalfOf, holder, data, hash }: EventJson): SealedEvent =>
  ({
    stream,
    seq,
    prev,
    at: Date.parse(at),
    type,
    actor,
    onBehalfOf,
    holder,
    data: canonicalJson(data as Parameters<typeof canonicalJson>[0]),
    hash,
  }) as SealedEvent;

/** The item's events, each proven to follow from the one before. Free values stay with the product: only their commitments travel. */
export async function provenTrail(url: string, key: string, itemId: string): Promise<readonly EventJson[]> {
  const answer = await fetch(`${url}/api/v1/items/${itemId}/events`, { headers: { authorization: `Bearer ${key}` } });
  if (!answer.ok) throw new Error(`the trail of ${itemId}: ${answer.status}`);
  const { events } = (await answer.json()) as { readonly events: readonly EventJson[] };
  const proof = verifyStream(events.map(asSealed), []);
  if (!proof.ok) throw new Error(`the trail of ${itemId} is broken at ${proof.seq}: ${proof.fault}`);
  return events;
}
