// The lines of an exported trail, as docs/trail-format.md has them: each is one JSON object whose first member says what it is. What was hashed is copied, never written anew.
import type { Hash, Ms } from "@core/words/ids";
import type { Json } from "@core/words/vocabulary";
import { type EventValue, envelopeText, type SealedEvent } from "./event";

/**
 * - `all`: every event from the first up to the last checkpoint; it alone proves that nothing was left out.
 * - `period`: every event of a stretch of the log.
 * - `items`: whole streams of some items.
 * - `events`: events that were picked out.
 */
export type ExportScope = "all" | "period" | "items" | "events";

export interface ExportHeader {
  /** The trail's name, as in its checkpoints. */
  readonly origin: string;
  readonly scope: ExportScope;
  readonly at: Ms;
  /** What was asked for, and what was withheld. */
  readonly filter: Json;
  /** Verifier keys of signed notes: all that ever signed this trail. */
  readonly keys: readonly string[];
}

/** An event in its place in the log. */
export type PlacedEvent = SealedEvent & { readonly logIndex: number };

/** The file's own count of what stands in it: its last line. */
export interface ExportTally {
  readonly events: number;
  readonly values: number;
  readonly revisions: number;
  readonly checkpoints: number;
}

export const headerLine = ({ origin, scope, at, filter, keys }: ExportHeader): string =>
  JSON.stringify({ "countersign-trail": 1, origin, scope, at, filter, keys });

export const eventLine = (event: PlacedEvent): string => `{"i":${event.logIndex},"h":"${event.hash}","e":${envelopeText(event)}}`;

/** `value` is canonical text as it was committed to, so it is spliced in. */
export const valueLine = (logIndex: number, { field, salt, value }: EventValue): string =>
  `{"x":${logIndex},"f":${JSON.stringify(field)},"s":"${salt}","v":${value}}`;

/** `body` is the very text whose SHA-256 is the revision's hash. */
export const revisionLine = (hash: Hash, body: string): string => `{"b":"${hash}","c":${body}}`;

export const evidenceLine = (hash: Hash, mediaType: string, bytes: Uint8Array): string =>
  `{"d":"${hash}","m":${JSON.stringify(mediaType)},"c":"${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64")}"}`;

export const checkpointLine = (size: number, note: string): string => JSON.stringify({ t: size, note });

/** `path` from the leaf up, each 32 bytes in hex. */
export const inclusionLine = (logIndex: number, size: number, path: readonly string[]): string =>
  JSON.stringify({ p: logIndex, n: size, h: path });

export const consistencyLine = (from: number, to: number, path: readonly string[]): string => JSON.stringify({ k: [from, to], h: path });

export const endLine = ({ events, values, revisions, checkpoints }: ExportTally): string =>
  JSON.stringify({ end: true, events, values, revisions, checkpoints });
