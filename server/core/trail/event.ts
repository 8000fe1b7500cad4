// An event's place in its stream: the envelope that is hashed, what is committed to and kept apart, and how it is opened again.
import type { Actor, Holder } from "@core/words/actors";
import type { Hash, Ms, PersonId } from "@core/words/ids";
import type { Json, JsonObject } from "@core/words/vocabulary";
import { canonicalJson } from "./canonical-json";
import { commitText, sha256 } from "./hash";

export interface Envelope {
  readonly stream: string;
  readonly seq: number;
  readonly prev: Hash;
  readonly at: Ms;
  readonly type: string;
  readonly actor: Actor;
  readonly onBehalfOf: PersonId | null;
  readonly holder: Holder | null;
  /** Canonical text of `data`, commitments included. */
  readonly data: string;
}

export interface SealedEvent extends Envelope {
  readonly hash: Hash;
}

/** A value that an event commits to. Erasing it leaves the chain whole. */
export interface EventValue {
  readonly field: string;
  readonly salt: string;
  /** Canonical text. */
  readonly value: string;
}

/** One stream per item, policy, queue, …: `item:0193…`. The kind keeps equal ids of different nouns apart. */
export type StreamKind =
  | "item"
  | "check"
  | "agent"
  | "policy"
  | "registry"
  | "queue"
  | "person"
  | "stop"
  | "verification"
  | "calendar"
  | "export";
export const streamOf = (kind: StreamKind, id: string): string => `${kind}:${id}`;
export const idOfStream = (stream: string): string => stream.slice(stream.indexOf(":") + 1);

/** The canonical text of `{v, stream, seq, prev, at, type, actor, for, holder, data}`: its keys in RFC 8785's order, `data` spliced in as kept. */
export function envelopeText(event: Envelope): string {
  const { actor, at, data, onBehalfOf, holder, prev, seq, stream, type } = event;
  return (
    `{"actor":${party(actor)},"at":${at},"data":${data},"for":${onBehalfOf === null ? "null" : JSON.stringify(onBehalfOf)},` +
    `"holder":${holder === null ? "null" : party(holder)},"prev":"${prev}","seq":${seq},"stream":${JSON.stringify(stream)},` +
    `"type":${JSON.stringify(type)},"v":1}`
  );
}

const party = ({ kind, id }: { readonly kind: string; readonly id: string }) =>
  `{"id":${JSON.stringify(id)},"kind":${JSON.stringify(kind)}}`;

export const eventHash = (event: Envelope): Hash => sha256(envelopeText(event));

export interface EventToSeal extends Omit<Envelope, "data"> {
  readonly data: JsonObject;
  /** Free or personal values: committed to, and kept apart. */
  readonly free: JsonObject;
  /** One per field of `free`, in the order of its sorted names. */
  readonly salts: readonly string[];
}

/** Commits to the free values, writes the canonical data and hashes the event into its place. */
export function sealEvent({ data, free, salts, ...place }: EventToSeal): {
  readonly event: SealedEvent;
  readonly values: readonly EventValue[];
} {
  if ("commitments" in data) throw new TypeError("`commitments` is the trail's own word");
  const fields = Object.keys(free).sort();
  const commitments: Record<string, Json> = {};
  const values = fields.map((field, index) => {
    const salt = salts[index];
    if (salt === undefined) throw new RangeError(`no salt for ${field}`);
    const value = canonicalJson(free[field] ?? null);
    commitments[field] = commitText(salt, value);
    return { field, salt, value };
  });
  const text = canonicalJson(fields.length > 0 ? { ...data, commitments } : data);
  const envelope = { ...place, data: text };
  return { event: { ...envelope, hash: eventHash(envelope) }, values };
}

/** Takes a kept event apart again: what stood inline, the free values that are still there, and the names of erased ones. */
export function openEvent(
  data: string,
  values: readonly EventValue[],
): { readonly data: JsonObject; readonly free: JsonObject; readonly erased: readonly string[] } {
  const { commitments, ...inline } = parseData(data);
  const free: Record<string, Json> = {};
  for (const { field, value } of values) free[field] = JSON.parse(value) as Json;
  return { data: inline, free, erased: Object.keys(commitments ?? {}).filter((field) => !Object.hasOwn(free, field)) };
}

/** The text was written by `sealEvent`, so it is an object, and its commitments are an object of hashes. */
export const parseData = (data: string): JsonObject & { readonly commitments?: Readonly<Record<string, Hash>> } => JSON.parse(data);
