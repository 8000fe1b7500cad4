// Trails for tests of the verifier: what the product wrote, as entries that a test may tamper with, and the file that they make.
import { type EventValue, eventHash, idOfStream, parseData, type SealedEvent } from "@core/trail/event";
import {
  checkpointLine,
  consistencyLine,
  type ExportScope,
  endLine,
  eventLine,
  headerLine,
  inclusionLine,
  revisionLine,
  valueLine,
} from "@core/trail/export-lines";
import { GENESIS, sha256 } from "@core/trail/hash";
import { checkpointText, readSigningKey, type SigningKey, signingKeyText, signNote } from "@core/trail/signed-note";
import { consistencyRanges, hashOfRange, inclusionRanges, leafHash, rootOf, subtreesOver } from "@core/trail/tree";
import { asItemId, type Hash } from "@core/words/ids";
import { readEventsAfter, readValues } from "@/db/queries/events";
import { keptRevisions } from "@/db/queries/revisions";
import type { Store } from "@/db/store";
import { createVerifier, type Options, type Report } from "../verify.mjs";

export const ORIGIN = "trail.example";

/** An event with what stands below it in a file. */
export interface Entry {
  readonly event: SealedEvent;
  readonly values: readonly EventValue[];
  readonly revision: { readonly hash: Hash; readonly body: string } | null;
}

export interface Writing {
  readonly scope?: ExportScope;
  readonly key?: SigningKey;
  /** A checkpoint after each so many events, and one at the end. */
  readonly every?: number;
  /** In scopes other than `all`: which places of the log are in the file. */
  readonly picked?: readonly number[];
}

const PAGE = 1_000;

/** A key that is the same each time. */
export function keyOf(name: string, fill = 7): SigningKey {
  const key = readSigningKey(signingKeyText(name, new Uint8Array(32).fill(fill)));
  if (key === null) throw new Error("no key");
  return key;
}
export const KEY = keyOf(ORIGIN);

/** Everything that is numbered, in the order of the log. */
export async function entriesOf(store: Store): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  for (let more = true; more; ) {
    const page = await pageOf(store, entries.length - 1);
    entries.push(...page);
    more = page.length === PAGE;
  }
  return entries;
}

export const pageOf = (store: Store, after: number): Promise<readonly Entry[]> =>
  store.read(async (tx) => {
    const events = await readEventsAfter(tx, { after, limit: PAGE });
    const values = new Map<string, EventValue[]>();
    for (const { stream, seq, ...value } of await readValues(tx, events)) {
      const of = values.get(`${seq} ${stream}`) ?? [];
      values.set(`${seq} ${stream}`, [...of, value]);
    }
    const bodies = new Map<Hash, string>();
    // What was erased is no more what its hash stands for.
    for (const item of new Set(events.flatMap((event) => (revisionIn(event) === null ? [] : [asItemId(idOfStream(event.stream))]))))
      for (const { hash, body } of await keptRevisions(tx, item)) if (sha256(body) === hash) bodies.set(hash, body);
    return events.map((event) => {
      const hash = revisionIn(event);
      const body = hash === null ? undefined : bodies.get(hash);
      return {
        event,
        values: values.get(`${event.seq} ${event.stream}`) ?? [],
        revision: hash === null || body === undefined ? null : { hash, body },
      };
    });
  });

/** The revision that an event brings. */
function revisionIn({ type, data }: SealedEvent): Hash | null {
  if (type !== "submitted" && type !== "revised") return null;
  const { revision } = parseData(data) as { readonly revision?: { readonly hash: Hash } };
  return revision?.hash ?? null;
}

/** The file of a trail, line by line. */
export function linesOf(entries: readonly Entry[], { scope = "all", key = KEY, every = 256, picked }: Writing = {}): readonly string[] {
  const read = subtreesOver(entries.map(({ event }) => leafHash(event.hash)));
  const size = entries.length;
  const note = (of: number) => checkpointLine(of, signNote(checkpointText({ origin: ORIGIN, size: of, root: rootOf(of, read) }), key));
  const lines = [headerLine({ origin: ORIGIN, scope, at: 0, filter: null, keys: [key.verifier] })];
  const heads = [];
  for (let of = every; of < size; of += every) heads.push(of);
  heads.push(size);
  if (scope !== "all") lines.push(...heads.map(note));
  for (const [index, { event, values, revision }] of entries.entries()) {
    if (picked !== undefined && !picked.includes(index)) continue;
    lines.push(eventLine({ ...event, logIndex: index }), ...values.map((value) => valueLine(index, value)));
    if (revision !== null) lines.push(revisionLine(revision.hash, revision.body));
    if (scope !== "all")
      lines.push(
        inclusionLine(
          index,
          size,
          inclusionRanges(index, size).map((range) => hex(hashOfRange(range, read))),
        ),
      );
    if (scope === "all" && heads.includes(index + 1)) lines.push(note(index + 1));
  }
  for (const [place, to] of heads.entries()) {
    const from = heads[place - 1];
    if (from !== undefined)
      lines.push(
        consistencyLine(
          from,
          to,
          consistencyRanges(from, to).map((range) => hex(hashOfRange(range, read))),
        ),
      );
  }
  return [...lines, endLineOf(lines)];
}

/** Counts what stands in the lines, as whoever cuts a file would. */
export const endLineOf = (lines: readonly string[]): string => {
  const count = (start: string) => lines.filter((line) => line.startsWith(start)).length;
  return endLine({ events: count('{"i":'), values: count('{"x":'), revisions: count('{"b":'), checkpoints: count('{"t":') });
};

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

/** As somebody would leave it who owns the database and the key: each stream numbered, linked and hashed anew. */
export function rehashed(entries: readonly Entry[]): readonly Entry[] {
  const last = new Map<string, SealedEvent>();
  return entries.map(({ event, ...below }) => {
    const before = last.get(event.stream);
    const placed = { ...event, seq: (before?.seq ?? 0) + 1, prev: before?.hash ?? GENESIS };
    const sealed = { ...placed, hash: eventHash(placed) };
    last.set(event.stream, sealed);
    return { ...below, event: sealed };
  });
}

export async function verify(lines: readonly string[], options: Options = {}): Promise<Report> {
  const verifier = createVerifier(options);
  for (const line of lines) verifier.line(line);
  return verifier.end();
}
