// Proves a database by itself, row after row: every stream of the trail, the global order, the tree over it and its signed heads, and that what is kept under a hash is what was hashed.
import { createHash } from "node:crypto";
import type { SealedEvent } from "@core/trail/event";
import { sha256 } from "@core/trail/hash";
import { isErasedBody } from "@core/trail/revision-hash";
import { leafHash } from "@core/trail/tree";
import { type ValueRow, verifyStream } from "@core/trail/verify-stream";
import type { Hash } from "@core/words/ids";
import type { Row, Side, Value } from "./side";
import { placeOf, shapeNamed, type TableShape } from "./table-shapes";
import { collectLeaves, type Leaves, verifyTree } from "./verify-tree";

export interface DatabaseProof {
  readonly streams: number;
  readonly events: number;
  /** Values that events commit to and that were erased, which is allowed. */
  readonly erased: number;
  /** What is wrong, in words, the first few; empty when everything verifies. */
  readonly faults: readonly string[];
  /** Stands for the whole trail as it is now: any other or further event makes another one. */
  readonly digest: string;
}

/** More would not help whoever reads them. */
const MOST_FAULTS = 20;

const EVENTS = shapeNamed("events");
const VALUES = shapeNamed("event_values");
/** Tables whose rows are kept under the hash of what they hold. */
const KEPT_BY_HASH = [
  { table: shapeNamed("revisions"), content: "body", hash: "hash", nonce: "nonce" },
  { table: shapeNamed("blobs"), content: "bytes", hash: "sha256", nonce: null },
] as const;

/** Holds one stream in memory at a time, and 64 bytes of each event for the tree. */
export async function verifyDatabase(side: Side): Promise<DatabaseProof> {
  const faults: string[] = [];
  const fault = (text: string) => {
    if (faults.length < MOST_FAULTS) faults.push(text);
  };
  for (const line of await side.damage()) fault(line);
  const { leaves, ...trail } = await verifyTrail(side, fault);
  if (leaves) await verifyTree(side, leaves, fault);
  for (const { table, content, hash, nonce } of KEPT_BY_HASH) {
    const [contentPlace, hashPlace] = [placeOf(table, content), placeOf(table, hash)];
    const noncePlace = nonce === null ? null : placeOf(table, nonce);
    for await (const row of side.rows(table)) {
      const kept = row[contentPlace];
      // What an erasure leaves in place of a body, and nothing else, may stand under a hash that it does not have.
      if (noncePlace !== null && row[noncePlace] === "" && typeof kept === "string" && isErasedBody(kept)) continue;
      if ((typeof kept !== "string" && !Buffer.isBuffer(kept)) || sha256(kept) !== row[hashPlace])
        fault(`${table.name}: what is kept under ${String(row[hashPlace])} is not what was hashed`);
    }
  }
  return { ...trail, faults };
}

interface Trail extends Omit<DatabaseProof, "faults"> {
  /** By place in the global order; null where that has a hole, so that there is no tree. */
  readonly leaves: Leaves | null;
}

async function verifyTrail(side: Side, fault: (text: string) => void): Promise<Trail> {
  const digest = createHash("sha256");
  const leaves = collectLeaves();
  const values = groups(side, VALUES);
  const numbered = { count: 0, last: -1 };
  let [streams, events, erased] = [0, 0, 0];
  let waiting = await values.next();
  const orphans = (upTo: string | null) => !waiting.done && (upTo === null || isBefore(waiting.value.stream, upTo));

  for await (const { stream, rows } of groups(side, EVENTS)) {
    for (; orphans(stream); waiting = await values.next()) fault(`${waiting.value?.stream}: values without their events`);
    const its = !waiting.done && waiting.value.stream === stream ? waiting.value.rows : [];
    if (its.length > 0) waiting = await values.next();
    const proof = verifyStream(rows.map(sealedEventOf), its.map(valueRowOf));
    streams += 1;
    events += rows.length;
    if (proof.ok) erased += proof.erased;
    else fault(`${stream}: ${proof.fault} at event ${proof.seq}`);
    for (const row of rows) {
      const index = row[LOG_INDEX];
      digest.update(`${String(row[HASH])} ${String(index)}\n`);
      if (typeof index !== "number") continue;
      leaves.put(index, leafHash(row[HASH] as Hash));
      numbered.count += 1;
      numbered.last = Math.max(numbered.last, index);
    }
  }
  for (; orphans(null); waiting = await values.next()) fault(`${waiting.value?.stream}: values without their events`);
  const isWhole = numbered.last === numbered.count - 1;
  if (!isWhole) fault(`the global order has a hole: ${numbered.count} events are numbered, the last is ${numbered.last}`);
  return { streams, events, erased, digest: digest.digest("hex"), leaves: isWhole ? leaves.inOrder(numbered.count) : null };
}

interface Group {
  readonly stream: string;
  readonly rows: readonly Row[];
}

/** Rows come in the order of their keys, and `stream` is the first part of both keys. */
async function* groups(side: Side, table: TableShape): AsyncGenerator<Group, undefined> {
  const place = placeOf(table, "stream");
  let stream: string | null = null;
  let rows: Row[] = [];
  for await (const row of side.rows(table)) {
    const its = String(row[place]);
    if (stream !== null && its !== stream) {
      yield { stream, rows };
      rows = [];
    }
    stream = its;
    rows.push(row);
  }
  if (stream !== null) yield { stream, rows };
}

/** The order of both engines' keys: by the bytes of the text. */
const isBefore = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b)) < 0;

const LOG_INDEX = placeOf(EVENTS, "log_index");
const HASH = placeOf(EVENTS, "hash");
const reader = (table: TableShape, columns: readonly string[]) => {
  const places = columns.map((column) => placeOf(table, column));
  return (row: Row): readonly (Value | undefined)[] => places.map((place) => row[place]);
};
const readEvent = reader(EVENTS, [
  "stream",
  "seq",
  "type",
  "at",
  "actor_kind",
  "actor_id",
  "on_behalf_of",
  "holder_kind",
  "holder_id",
  "data",
  "prev",
  "hash",
]);
const readValue = reader(VALUES, ["seq", "field", "salt", "value"]);

/** Whatever the row holds: a wrong kind of value gives a wrong hash. */
function sealedEventOf(row: Row): SealedEvent {
  const [stream, seq, type, at, actorKind, actorId, onBehalfOf, holderKind, holderId, data, prev, hash] = readEvent(row);
  const holder = holderKind === null ? null : { kind: holderKind, id: holderId };
  return { stream, seq, type, at, actor: { kind: actorKind, id: actorId }, onBehalfOf, holder, data, prev, hash } as SealedEvent;
}

function valueRowOf(row: Row): ValueRow {
  const [seq, field, salt, value] = readValue(row);
  return { seq, field, salt, value } as ValueRow;
}
