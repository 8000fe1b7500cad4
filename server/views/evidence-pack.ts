// The evidence pack of one item: what was shown, what was signed and by whom, what ran, every event in words, and the proofs, read in one snapshot for a page that needs nothing but itself.

import { streamOf } from "@core/trail/event";
import { openRevision } from "@core/trail/revision-hash";
import type { RecordedEvent } from "@core/words/events";
import type { ItemId, Ms, PersonId } from "@core/words/ids";
import { asHash, type Hash } from "@core/words/ids";
import type { Ruling } from "@core/words/ruling";
import { readBlob } from "@/db/queries/blobs";
import { listStream } from "@/db/queries/events";
import { executionOfItem, reversalsOfItem, type StoredExecution } from "@/db/queries/executions";
import { readEvidence, readHistory } from "@/db/queries/item-history";
import { type ItemRowRecord, readRows } from "@/db/queries/item-rows";
import { listRevisions, type StoredRevision } from "@/db/queries/revisions";
import { originOf, verifierKeys } from "../access/trail-proofs";
import type { Deps } from "../deps";
import { packPage } from "./evidence-pack-page";
import type { Chosen } from "./export-places";
import { type Names, namesOf } from "./names";
import { revisionView } from "./revision-view";
import { reasonView } from "./ruling-view";
import type { ReasonView, RevisionView, TimelineEntry } from "./shapes-item";
import { toldTimeline } from "./timeline-view";
import { trailFile } from "./trail-file";

/** A longer text stands in the file with the proofs, under its hash. */
const MOST_TEXT_BYTES = 262_144;

export interface PackMaterial {
  readonly record: ItemRowRecord;
  readonly ruling: Ruling | null;
  readonly reasons: readonly ReasonView[];
  /** The revision that was decided; the current one where nothing was. */
  readonly shown: RevisionView;
  readonly revisions: readonly Pick<StoredRevision, "number" | "hash" | "byKind" | "by" | "at">[];
  /** Images as they are drawn, by the hash of the bytes that were sent. */
  readonly images: ReadonlyMap<string, string>;
  readonly events: readonly RecordedEvent[];
  readonly told: ReadonlyMap<number, TimelineEntry>;
  readonly places: ReadonlyMap<number, number | null>;
  readonly execution: StoredExecution | null;
  readonly reversals: readonly StoredExecution[];
  readonly names: Names;
  readonly origin: string;
  readonly keys: readonly string[];
}

export interface PackRequest {
  readonly deps: Deps;
  readonly item: ItemId;
  readonly person: PersonId | null;
  readonly chosen: Chosen;
  readonly checkpoint: { readonly size: number; readonly note: string };
  readonly at: Ms;
  /** Decodes an image and paints it anew; null where the bytes are none. */
  readonly paint: (bytes: Uint8Array, mediaType: string) => Promise<{ readonly mediaType: string; readonly bytes: Uint8Array } | null>;
  readonly goOn: (done: number) => Promise<void>;
}

export async function* evidencePack({ deps, item, person, chosen, checkpoint, at, paint, goOn }: PackRequest): AsyncGenerator<string> {
  const material = await deps.store.read((tx) => readMaterial(deps, tx, item));
  const images = await drawn(deps, material.shown, paint);
  let lines = "";
  const contents = { values: true, revisions: true, evidence: true };
  const request = { choice: { of: "item", item }, format: "jsonl", contents, gzip: false } as const;
  for await (const piece of trailFile({ store: deps.store, request, chosen, checkpoint, at, goOn })) lines += piece;
  yield packPage({ ...material, images }, { lines, checkpoint, at, madeFor: person === null ? null : material.names.person(person).name });
}

async function readMaterial(deps: Deps, tx: Parameters<typeof readRows>[0], id: ItemId): Promise<Omit<PackMaterial, "images">> {
  const [record] = await readRows(tx, [id]);
  if (!record) throw new Error(`item ${id} went while its pack was made`);
  const { fold, ruling } = record;
  const directory = await deps.directory.at(tx);
  const names = namesOf(directory, null);
  const revisions = await listRevisions(tx, id);
  const decidedHash = fold.decision?.revisionHash ?? fold.revision.hash;
  const decided = revisions.find(({ hash }) => hash === decidedHash) ?? revisions.at(-1);
  if (!decided) throw new Error(`item ${id} has no revision`);
  const evidence = await readEvidence(tx, evidenceOf(decided), MOST_TEXT_BYTES);
  const events = await readHistory(tx, id);
  const now = await deps.store.nowMs(tx);
  const policy = await deps.policies.current(tx, record.workflow);
  const signedArgument = policy?.actions.get(record.action)?.entry?.sign_keys?.argument ?? null;
  const timeline = toldTimeline({ names, now, directory }, { record, revisions, events, signedArgument });
  return {
    record,
    ruling,
    reasons: (ruling?.reasons ?? []).map(reasonView),
    shown: revisionView(decided, evidence, names),
    revisions,
    events,
    told: new Map(timeline.flatMap((entry) => (entry.seq === null ? [] : [[entry.seq, entry]]))),
    places: new Map((await listStream(tx, streamOf("item", id))).map(({ seq, logIndex }) => [seq, logIndex])),
    execution: await executionOfItem(tx, id),
    reversals: await reversalsOfItem(tx, id),
    names,
    origin: await originOf(tx),
    keys: await verifierKeys(tx),
  };
}

const evidenceOf = ({ body }: StoredRevision): readonly Hash[] => openRevision(body).evidence.map(({ sha256 }) => sha256);

/** Painted anew, as for the screen: what was sent to the page of the reviewer is what stands here. */
async function drawn({ store }: Deps, { evidence }: RevisionView, paint: PackRequest["paint"]): Promise<ReadonlyMap<string, string>> {
  const images = new Map<string, string>();
  for (const { kind, sha256, mediaType } of evidence) {
    if (kind !== "image" || images.has(sha256)) continue;
    const blob = await store.read((tx) => readBlob(tx, asHash(sha256)));
    const painted = blob && (await paint(blob.bytes, mediaType ?? blob.mediaType));
    if (painted) images.set(sha256, `data:${painted.mediaType};base64,${Buffer.from(painted.bytes).toString("base64")}`);
  }
  return images;
}
