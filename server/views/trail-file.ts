// The trail as a file of docs/trail-format.md, as it is read: in pages of one short transaction each, so that a file of any length needs the memory of one page.
import { checkpointLine, endLine, evidenceLine } from "@core/trail/export-lines";
import type { ExportRequest } from "@core/words/exports";
import type { Ms } from "@core/words/ids";
import type { Json } from "@core/words/vocabulary";
import { readBlob } from "@/db/queries/blobs";
import { eventsAt, eventsBetween } from "@/db/queries/trail-reading";
import type { Store, Tx } from "@/db/store";
import { headerFor, linesOfEvents } from "../access/trail-lines";
import { checkpointsOf } from "../access/trail-proofs";
import type { Chosen, Stretch } from "./export-places";

/** Small enough that reading one holds nobody up, large enough that a transaction is worth it. */
const EVENTS_TOGETHER = 200;

export interface TrailFile {
  readonly store: Store;
  readonly request: ExportRequest;
  readonly chosen: Chosen;
  /** The newest signed head: what the file proves by. */
  readonly checkpoint: { readonly size: number; readonly note: string };
  readonly at: Ms;
  /** Told how many events have been written; throws where the export is to end. */
  readonly goOn: (done: number) => Promise<void>;
}

/** The file in pieces of whole lines. One that was cut has no last line, and says so by that. */
export async function* trailFile({ store, request, chosen, checkpoint, at, goOn }: TrailFile): AsyncGenerator<string> {
  const { places, withheld } = chosen;
  const { contents } = request;
  const isWhole = places.scope === "all";
  const tally = { events: 0, values: 0, revisions: 0, checkpoints: 0 };
  const head = [await store.read((tx) => headerFor(tx, { scope: places.scope, at, filter: filterOf(request, withheld) }))];
  if (!isWhole) {
    head.push(checkpointLine(checkpoint.size, checkpoint.note));
    tally.checkpoints += 1;
  }
  yield text(head);
  for (const place of places.pages(EVENTS_TOGETHER)) {
    const { page, heads } = await store.read(async (tx) => {
      const events = "until" in place ? await eventsBetween(tx, place.from, place.until) : await eventsAt(tx, place);
      return {
        page: await linesOfEvents(tx, events, contents, isWhole ? null : checkpoint.size),
        heads: isWhole ? await headsWithin(tx, place, checkpoint.size) : NO_HEADS,
      };
    });
    let lines: string[] = [];
    for (const { logIndex, parts } of page.lines) {
      for (const part of parts) {
        if (typeof part === "string") {
          lines.push(part);
          continue;
        }
        const blob = await store.read((tx) => readBlob(tx, part.evidence));
        if (blob === null) continue;
        yield text([...lines, evidenceLine(part.evidence, part.mediaType, blob.bytes)]);
        lines = [];
      }
      const head = heads.get(logIndex + 1);
      if (head === undefined) continue;
      lines.push(head);
      tally.checkpoints += 1;
    }
    yield text(lines);
    tally.events += page.events;
    tally.values += page.values;
    tally.revisions += page.revisions;
    await goOn(tally.events);
  }
  yield text([endLine(tally)]);
}

const NO_HEADS: ReadonlyMap<number, string> = new Map();

/** The signed heads over trees that end within a stretch, as lines by their sizes. */
async function headsWithin(tx: Tx, place: Stretch | readonly number[], last: number): Promise<ReadonlyMap<number, string>> {
  if (!("until" in place)) return NO_HEADS;
  const heads = await checkpointsOf(tx, { from: place.from + 1, limit: place.until - place.from });
  return new Map(
    heads.filter(({ size }) => size <= place.until && size <= last).map(({ size, note }) => [size, checkpointLine(size, note)]),
  );
}

/** What was asked for, with what was left out, so that a reader can tell what is missing from what was erased. */
const filterOf = ({ choice, contents }: ExportRequest, withheld: number): Json => ({ ...choice, contents, withheld });

const text = (lines: readonly string[]): string => (lines.length === 0 ? "" : `${lines.join("\n")}\n`);
