// Imports past cases from a file, batch by batch: what is kept and how far the file was read are one transaction, so that a cut loses nothing and doubles nothing.
// Nothing but past cases comes of it: no item, no grant, nobody's work. What was decided elsewhere can be looked at here, and never executed.
import type { HistoricItem, HistoryEntry } from "@core/words/history";
import type { Hash, Ms } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { lockAlone } from "@/db/engine/locks";
import {
  continueHistoryImport,
  countImported,
  findHistoryImport,
  finishHistoryImport,
  insertHistoryItems,
  lockHistoryImport,
  type StoredHistoryImport,
  type StoredHistoryItem,
  startHistoryImport,
} from "@/db/queries/history";
import type { Tx } from "@/db/store";
import type { Deps } from "../deps";
import { OPERATOR, recordEvent } from "./commit/record-event";

export interface HistoryFile {
  readonly name: string;
  /** Of its bytes, and of what they are read as: the same again is the same import, and goes on where it stopped. */
  readonly hash: Hash;
  /** What it holds after the first `read` lines or traces. */
  readonly entries: (read: number) => AsyncIterable<HistoryEntry>;
}

export interface HistoryReport {
  /** Lines or traces, from the beginning of the file. */
  readonly read: number;
  readonly kept: number;
  /** Known before by workflow and external id, from this file or another. */
  readonly known: number;
  readonly refused: number;
  /** The first of those refused. */
  readonly refusals: readonly { readonly position: number; readonly why: string }[];
  /** False when the file had been read to its end before. */
  readonly isNew: boolean;
}

const BATCH = 500;
/** Characters of a batch: lines may be long, and a batch is held whole. */
const BATCH_CHARS = 8_388_608;
const REFUSALS_KEPT = 100;
/** Names of fields come from the file, and may be of any length. */
const WHY_CHARS = 500;

/** Reads a file to its end. Faults of its source are thrown; what was read until then stays, and the next run goes on from there. */
export async function importHistory(
  deps: Deps,
  file: HistoryFile,
  onProgress: (report: HistoryReport) => void = () => undefined,
): Promise<Result<HistoryReport, Refusal>> {
  let state = await begin(deps, file);
  if (state.finishedAt !== null) return ok(reportOf(state, false));
  for await (const batch of batchesOf(file.entries(state.read))) {
    const next = await keepBatch(deps, state, batch);
    if (next === null)
      return refuse({ code: "invalid", errors: [{ path: "", message: "Another process is importing this file right now." }] });
    state = next;
    onProgress(reportOf(state, true));
  }
  await finish(deps, state);
  return ok(reportOf(state, true));
}

function begin(deps: Deps, { name, hash }: HistoryFile): Promise<StoredHistoryImport> {
  return deps.store.write(async (tx) => {
    const startedAt = await deps.store.nowMs(tx);
    const fresh = {
      id: deps.ids.any(),
      fileHash: hash,
      name,
      read: 0,
      kept: 0,
      known: 0,
      refused: 0,
      refusals: [],
      startedAt,
      finishedAt: null,
    };
    if (await startHistoryImport(tx, fresh)) return fresh;
    const begun = await findHistoryImport(tx, hash);
    if (begun === null) throw new Error(`import ${hash} is neither new nor known`);
    return begun;
  });
}

async function* batchesOf(entries: AsyncIterable<HistoryEntry>): AsyncGenerator<readonly HistoryEntry[]> {
  let batch: HistoryEntry[] = [];
  let chars = 0;
  for await (const entry of entries) {
    batch.push(entry);
    chars += entry.kind === "items" ? JSON.stringify(entry.items).length : 0;
    if (batch.length < BATCH && chars < BATCH_CHARS) continue;
    yield batch;
    batch = [];
    chars = 0;
  }
  if (batch.length > 0) yield batch;
}

/** Null when the import is no longer where this process has seen it: then nothing is written. */
function keepBatch(deps: Deps, seen: StoredHistoryImport, batch: readonly HistoryEntry[]): Promise<StoredHistoryImport | null> {
  const items = batch.flatMap((entry) => (entry.kind === "items" ? entry.items : []));
  const refused = batch.flatMap((entry) =>
    entry.kind === "items" ? [] : [{ position: entry.position, why: entry.why.slice(0, WHY_CHARS) }],
  );
  const rows = items.map((item) => rowOf(item, deps.ids.any(), seen));
  return deps.store.write(async (tx) => {
    const current = await lockHistoryImport(tx, seen.id);
    if (current === null || current.read !== seen.read || current.finishedAt !== null) return null;
    const kept = await insertHistoryItems(tx, rows);
    const read = {
      read: batch.at(-1)?.position ?? current.read,
      kept: current.kept + kept,
      known: current.known + rows.length - kept,
      refused: current.refused + refused.length,
      refusals: [...current.refusals, ...refused].slice(0, REFUSALS_KEPT),
    };
    await continueHistoryImport(tx, seen.id, read);
    // A damaged file ends here, and a run after a cut would find its end anew.
    if (batch.at(-1)?.kind === "broken") await finishIn(deps, tx, current, await deps.store.nowMs(tx));
    return { ...current, ...read };
  });
}

function rowOf(item: HistoricItem, id: string, { id: importId, startedAt }: StoredHistoryImport): StoredHistoryItem {
  const { submission, externalId, at, decision, verdict, decidedInS, byRole } = item;
  return {
    id,
    import: importId,
    workflow: submission.workflow,
    action: submission.action.name,
    externalId,
    run: submission.run ?? null,
    // Without a time of its own a case is as old as its import, which a run that goes on does not change.
    at: at ?? startedAt,
    body: submission,
    decision,
    verdict,
    decidedInS,
    byRole,
  };
}

const finish = (deps: Deps, { id }: StoredHistoryImport): Promise<void> =>
  deps.store.write(async (tx) => {
    const current = await lockHistoryImport(tx, id);
    if (current?.finishedAt === null) await finishIn(deps, tx, current, await deps.store.nowMs(tx));
  });

/** One event for each workflow that got cases: whoever reads what a policy was tried on finds where that came from. */
async function finishIn(deps: Deps, tx: Tx, { id, fileHash, name }: StoredHistoryImport, now: Ms): Promise<void> {
  await finishHistoryImport(tx, id, now);
  await lockAlone(tx, "organisation");
  for (const { workflow, count } of await countImported(tx, id)) {
    const data = { import: id, file: fileHash, kept: count };
    await recordEvent(deps, tx, now, { kind: "policy", id: workflow, type: "history-imported", actor: OPERATOR, data, free: { name } });
  }
}

const reportOf = ({ read, kept, known, refused, refusals }: StoredHistoryImport, isNew: boolean): HistoryReport => ({
  ...{ read, kept, known, refused, refusals },
  isNew,
});
