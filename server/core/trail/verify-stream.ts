// Verification of one stream: from 1 without gaps, each hash over its predecessor's, time never back, kept values as committed.
import { canonicalJson } from "./canonical-json";
import { type EventValue, eventHash, parseData, type SealedEvent } from "./event";
import { commitText, GENESIS, isSalt } from "./hash";

export type StreamFault = "gap" | "wrong-stream" | "broken-link" | "wrong-hash" | "time-went-back" | "wrong-value" | "not-canonical";

export type StreamProof =
  | { readonly ok: true; readonly events: number; readonly erased: number }
  | { readonly ok: false; readonly seq: number; readonly fault: StreamFault };

export type ValueRow = EventValue & { readonly seq: number };

/**
 * Events must come in order of `seq`. Stored bytes are hashed as they stand; `deep` also re-canonicalises them, which is many times slower.
 * It does not prove that nothing came after the last event: only a checkpoint does.
 */
export function verifyStream(
  events: readonly SealedEvent[],
  values: readonly ValueRow[],
  { deep = false }: { readonly deep?: boolean } = {},
): StreamProof {
  const bySeq = groupBySeq(values);
  let erased = 0;
  for (const [index, event] of events.entries()) {
    const fault = linkFault(event, events[index - 1], index + 1) ?? (deep && !isCanonical(event.data) ? "not-canonical" : null);
    if (fault) return { ok: false, seq: event.seq, fault };
    const missing = countErased(event, bySeq.get(event.seq) ?? []);
    if (missing === null) return { ok: false, seq: event.seq, fault: "wrong-value" };
    erased += missing;
  }
  return { ok: true, events: events.length, erased };
}

function linkFault(event: SealedEvent, before: SealedEvent | undefined, seq: number): StreamFault | null {
  if (event.seq !== seq) return "gap";
  if (before && event.stream !== before.stream) return "wrong-stream";
  if (event.prev !== (before?.hash ?? GENESIS)) return "broken-link";
  if (before && event.at < before.at) return "time-went-back";
  return eventHash(event) === event.hash ? null : "wrong-hash";
}

/** How many committed values are erased; null when one that is there is not what was committed to. */
function countErased(event: SealedEvent, values: readonly EventValue[]): number | null {
  const commitments = event.data.includes('"commitments":') ? (parseData(event.data).commitments ?? {}) : {};
  for (const { field, salt, value } of values) {
    if (!isSalt(salt) || !Object.hasOwn(commitments, field) || commitments[field] !== commitText(salt, value)) return null;
  }
  return Object.keys(commitments).length - values.length;
}

/** Whether the values that are left of an event are what it commits to; those that are gone were erased. */
export const valuesHold = (event: SealedEvent, values: readonly EventValue[]): boolean => countErased(event, values) !== null;

const isCanonical = (text: string) => canonicalJson(JSON.parse(text)) === text;

function groupBySeq(values: readonly ValueRow[]): ReadonlyMap<number, readonly ValueRow[]> {
  const groups = new Map<number, ValueRow[]>();
  for (const value of values) {
    const group = groups.get(value.seq);
    if (group) group.push(value);
    else groups.set(value.seq, [value]);
  }
  return groups;
}
