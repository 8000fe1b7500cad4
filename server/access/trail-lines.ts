// From rows of the trail to the lines of docs/trail-format.md: the one way in which a proof leaves the product, for a file of a million events and for one event on a screen alike.
import { parseData } from "@core/trail/event";
import {
  checkpointLine,
  type ExportHeader,
  type ExportTally,
  endLine,
  eventLine,
  headerLine,
  inclusionLine,
  revisionLine,
  valueLine,
} from "@core/trail/export-lines";
import { openRevision } from "@core/trail/revision-hash";
import type { ExportContents } from "@core/words/exports";
import { asHash, type Hash } from "@core/words/ids";
import { readValues } from "@/db/queries/events";
import { bodiesOf, eventsAt, type NumberedEvent } from "@/db/queries/trail-reading";
import type { Tx } from "@/db/store";
import { inclusionPaths, latestCheckpoint, originOf, verifierKeys } from "./trail-proofs";

/** A line, or a piece of evidence that stands in its place: its bytes are read one at a time, since a page of them could be large. */
export type LinePart = string | { readonly evidence: Hash; readonly mediaType: string };

/** An event's line and all that stands behind it. */
export interface EventLines {
  readonly logIndex: number;
  readonly parts: readonly LinePart[];
}

export interface LinePage {
  readonly lines: readonly EventLines[];
  readonly events: number;
  readonly values: number;
  readonly revisions: number;
}

/** The events of types that bring a revision name its hash in their data. */
const BRINGS_REVISION: ReadonlySet<string> = new Set(["submitted", "revised"]);

/** The revision that an event brings; null for the others. */
export const revisionBrought = (event: NumberedEvent): Hash | null => (BRINGS_REVISION.has(event.type) ? revisionIn(event) : null);

/** The lines of some events in the order of the log; with inclusion paths in the tree of `provedIn` events, unless that is null. */
export async function linesOfEvents(
  tx: Tx,
  events: readonly NumberedEvent[],
  contents: ExportContents,
  provedIn: number | null,
): Promise<LinePage> {
  const values = contents.values ? await valuesByEvent(tx, events) : new Map<string, readonly EventValue[]>();
  const brought = new Map(events.map((event) => [event.logIndex, revisionBrought(event)]));
  const bodies =
    contents.revisions || contents.evidence
      ? await bodiesOf(
          tx,
          [...brought.values()].flatMap((hash) => hash ?? []),
        )
      : NONE;
  const paths =
    provedIn === null
      ? null
      : await inclusionPaths(
          tx,
          events.map(({ logIndex }) => logIndex),
          provedIn,
        );
  const counts = { events: events.length, values: 0, revisions: 0 };
  const lines = events.map((event): EventLines => {
    const { logIndex } = event;
    const parts: LinePart[] = [eventLine(event)];
    for (const value of valuesOf(values, event)) {
      parts.push(valueLine(logIndex, value));
      counts.values += 1;
    }
    const hash = brought.get(logIndex) ?? null;
    const body = hash === null ? undefined : bodies.get(hash);
    if (hash !== null && body !== undefined) {
      parts.push(revisionLine(hash, body));
      counts.revisions += 1;
      if (contents.evidence) parts.push(...evidenceOf(body));
    }
    if (paths !== null && provedIn !== null) parts.push(inclusionLine(logIndex, provedIn, paths.get(logIndex) ?? []));
    return { logIndex, parts };
  });
  return { lines, ...counts };
}

const NONE: ReadonlyMap<Hash, string> = new Map();

type EventValue = Awaited<ReturnType<typeof readValues>>[number];
const placeOf = ({ stream, seq }: { readonly stream: string; readonly seq: number }) => `${seq} ${stream}`;

/** The values of one event, from those of many. */
export const valuesOf = (all: ReadonlyMap<string, readonly EventValue[]>, event: NumberedEvent): readonly EventValue[] =>
  all.get(placeOf(event)) ?? [];

export async function valuesByEvent(tx: Tx, events: readonly NumberedEvent[]): Promise<ReadonlyMap<string, readonly EventValue[]>> {
  const found = new Map<string, EventValue[]>();
  for (const value of await readValues(tx, events)) {
    const kept = found.get(placeOf(value));
    if (kept) kept.push(value);
    else found.set(placeOf(value), [value]);
  }
  return found;
}

/** Events from other writers of the same types may name none. */
function revisionIn({ data }: NumberedEvent): Hash | null {
  const { revision } = parseData(data);
  if (typeof revision !== "object" || revision === null || !("hash" in revision)) return null;
  return typeof revision.hash === "string" ? asHash(revision.hash) : null;
}

/** Links have no bytes here. */
const evidenceOf = (body: string): readonly LinePart[] =>
  openRevision(body).evidence.flatMap(({ kind, sha256, media_type: mediaType }) =>
    kind === "link" ? [] : [{ evidence: sha256, mediaType }],
  );

/** What a header says beside what was asked for. */
export async function headerFor(tx: Tx, header: Pick<ExportHeader, "scope" | "at" | "filter">): Promise<string> {
  return headerLine({ ...header, origin: await originOf(tx), keys: await verifierKeys(tx) });
}

export interface ProofFile {
  readonly lines: readonly string[];
  /** How many events the checkpoint is over that proves them. */
  readonly size: number;
}

/**
 * The lines that prove some events by themselves, as a file of scope `events`: for a screen that verifies them in the browser and offers them as a
 * file. Whether the reader may see these events is asked before. Null until a checkpoint covers them all.
 */
export async function proofOfEvents(tx: Tx, logIndexes: readonly number[], at: number): Promise<ProofFile | null> {
  const checkpoint = await latestCheckpoint(tx);
  if (checkpoint === null || logIndexes.some((index) => index >= checkpoint.size)) return null;
  const events = await eventsAt(tx, logIndexes);
  const page = await linesOfEvents(tx, events, PROOF_CONTENTS, checkpoint.size);
  const tally: ExportTally = { events: page.events, values: page.values, revisions: page.revisions, checkpoints: 1 };
  return {
    lines: [
      await headerFor(tx, { scope: "events", at, filter: { events: [...logIndexes] } }),
      checkpointLine(checkpoint.size, checkpoint.note),
      ...page.lines.flatMap(({ parts }) => parts.filter((part) => typeof part === "string")),
      endLine(tally),
    ],
    size: checkpoint.size,
  };
}

const PROOF_CONTENTS: ExportContents = { values: true, revisions: true, evidence: false };
