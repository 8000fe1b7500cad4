// Imports past cases from a file, batch by batch: what is kept and how far the file was read are one transaction, so that a cut loses nothing and doubles nothing.
// Nothing but past cases comes of it: no item, no grant, nobody's work. What was decided elsewhere can be looked at here, and never executed.
import type { Actor } from "@core/words/actors";
import type { HistoricItem, HistoryEntry } from "@core/words/history";
import type { Hash, Ms, PersonId } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { DAY } from "@core/words/time";
import { lockAlone } from "@/db/engine/locks";
import {
  continueHistoryImport,
  countImported,
  findHistoryImport,
  finishHistoryImport,
  insertHistoryItems,
  lockHistoryImport,
  readHistoryImport,
  reopenHistoryImport,
  resumeHistoryImport,
  type StoredHistoryImport,
  type StoredHistoryItem,
  startHistoryImport,
} from "@/db/queries/history";
import { insertHistoryRuns } from "@/db/queries/history-runs";
import type { Tx } from "@/db/store";
import { standingAt } from "../access/directory";
import { isReading } from "../access/reading-import";
import { mayImportHistory } from "../access/resolve";
import type { Deps } from "../deps";
import type { PersonActor } from "./commit/actor";
import { OPERATOR, recordEvent } from "./commit/record-event";

export interface HistoryFile {
  readonly name: string;
  /** Of its bytes, and of what they are read as: the same again is the same import, and goes on where it stopped. */
  readonly hash: Hash;
  /** What the cases of a process log are called, where it was chosen. */
  readonly readAs?: { readonly workflow: string; readonly action: string } | null;
}

/** What the file holds after the first `read` lines or traces. */
export type EntriesAfter = (read: number) => AsyncIterable<HistoryEntry>;

export interface HistoryReport {
  /** Lines or traces, from the beginning of the file. */
  readonly read: number;
  readonly kept: number;
  /** Known before by workflow and external id, from this file or another. */
  readonly known: number;
  /** Lines or traces that were not read, or not whole. */
  readonly refused: number;
  /** The first of those. */
  readonly refusals: readonly { readonly position: number; readonly why: string }[];
  /** False when the file had been read to its end before. */
  readonly isNew: boolean;
}

/** What comes of microseconds, say: the clocks of two machines are less than a day apart. */
const TO_COME = "/at: Lies more than a day ahead. Milliseconds since 1970 are expected.";
const BATCH = 500;
/** Characters of a batch: lines may be long, and a batch is held whole. */
const BATCH_CHARS = 8_388_608;
const REFUSALS_KEPT = 100;
/** Names of fields come from the file, and may be of any length. */
const WHY_CHARS = 500;

/** Reads a file to its end, as whoever runs the product at its command line. What was read before stays, and reading goes on from there. */
export async function importHistory(
  deps: Deps,
  file: HistoryFile & { readonly entries: EntriesAfter },
  onProgress?: (report: HistoryReport) => void,
): Promise<Result<HistoryReport, Refusal>> {
  const done = await readOn(deps, await begin(deps, file, null), file.entries, onProgress);
  return typeof done === "string" ? refuse({ code: "invalid", errors: [{ path: "", message: LEFT[done] }] }) : ok(done);
}

const LEFT: Record<Left, string> = {
  elsewhere: "Another process is importing this file right now.",
  stopped: "Somebody stopped this import. Begin it again to go on.",
};

/** An import that a person brings: `finished` when the same file had been read to its end before. One that was stopped may be read on. */
export async function beginHistoryImport(
  deps: Deps,
  { actor, ...file }: HistoryFile & { readonly actor: PersonActor },
): Promise<Result<{ readonly id: string; readonly finished: boolean }, Refusal>> {
  const may = await deps.store.read(async (tx) => {
    const standing = standingAt(await deps.directory.at(tx), actor.person, await deps.store.nowMs(tx));
    return standing !== null && mayImportHistory(standing);
  });
  if (!may) return refuse({ code: "forbidden", right: "policy.draft" });
  const { id, finishedAt } = await begin(deps, file, actor.person);
  return ok({ id, finished: finishedAt !== null });
}

/** Why reading ended before the file did. */
type Left = "elsewhere" | "stopped";

/**
 * Goes on with an import to its end, unless somebody stops it. `elsewhere` when another process has read on a moment ago; with `own` only
 * when it does so meanwhile. What cannot be gone on with, because it is finished or nobody knows it, counts as finished.
 */
export async function continueImport(
  deps: Deps,
  id: string,
  { own, entriesAs }: { readonly own: boolean; readonly entriesAs: (readAs: StoredHistoryImport["readAs"]) => EntriesAfter },
): Promise<"finished" | Left> {
  const { state, now } = await deps.store.read(async (tx) => ({ state: await readHistoryImport(tx, id), now: await deps.store.nowMs(tx) }));
  if (state === null || state.finishedAt !== null) return "finished";
  if (state.stoppedAt !== null) return "stopped";
  if (!own && isReading(state, now)) return "elsewhere";
  const done = await readOn(deps, state, entriesAs(state.readAs));
  return typeof done === "string" ? done : "finished";
}

/** Faults of the source are thrown; what was read until then stays, and the next run goes on from there. */
async function readOn(
  deps: Deps,
  begun: StoredHistoryImport,
  entries: EntriesAfter,
  onProgress: (report: HistoryReport) => void = () => undefined,
): Promise<HistoryReport | Left> {
  let state = begun;
  if (state.finishedAt !== null) return reportOf(state, false);
  for await (const batch of batchesOf(entries(state.read))) {
    const next = await keepBatch(deps, state, batch);
    if (typeof next === "string") return next;
    state = next;
    onProgress(reportOf(state, true));
  }
  await finish(deps, state);
  return reportOf(state, true);
}

function begin(deps: Deps, { name, hash, readAs = null }: HistoryFile, by: PersonId | null): Promise<StoredHistoryImport> {
  return deps.store.write(async (tx) => {
    const startedAt = await deps.store.nowMs(tx);
    const fresh = {
      id: deps.ids.any(),
      fileHash: hash,
      name,
      by,
      readAs,
      read: 0,
      kept: 0,
      known: 0,
      refused: 0,
      refusals: [],
      startedAt,
      readAt: startedAt,
      stoppedAt: null,
      finishedAt: null,
      workflows: null,
      runs: 0,
    };
    if (await startHistoryImport(tx, fresh)) return fresh;
    const begun = await findHistoryImport(tx, hash);
    if (begun === null) throw new Error(`import ${hash} is neither new nor known`);
    // It was read before runs were kept with their events: the file has them, and reading it again fills them in.
    if (begun.finishedAt !== null && begun.runs === null) return reopenHistoryImport(tx, begun, startedAt);
    if (begun.finishedAt !== null || begun.stoppedAt === null) return begun;
    await resumeHistoryImport(tx, begun.id, startedAt);
    return { ...begun, stoppedAt: null, readAt: startedAt };
  });
}

async function* batchesOf(entries: AsyncIterable<HistoryEntry>): AsyncGenerator<readonly HistoryEntry[]> {
  let batch: HistoryEntry[] = [];
  let chars = 0;
  for await (const entry of entries) {
    batch.push(entry);
    chars += entry.kind === "items" ? JSON.stringify([entry.items, entry.run]).length : 0;
    if (batch.length < BATCH && chars < BATCH_CHARS) continue;
    yield batch;
    batch = [];
    chars = 0;
  }
  if (batch.length > 0) yield batch;
}

/** `elsewhere` when the import is no longer where this process has seen it: then nothing is written. */
function keepBatch(deps: Deps, seen: StoredHistoryImport, batch: readonly HistoryEntry[]): Promise<StoredHistoryImport | Left> {
  const told = batch.flatMap((entry) => (entry.kind === "items" && !isToCome(entry, seen) ? entry : []));
  const refused = batch.flatMap((entry) => {
    const { position } = entry;
    if (entry.kind !== "items") return [{ position, why: entry.why.slice(0, WHY_CHARS) }];
    if (isToCome(entry, seen)) return [{ position, why: TO_COME }];
    return entry.without === undefined ? [] : [{ position, why: entry.without }];
  });
  const rows = told.flatMap(({ items }) => items.map((item) => rowOf(item, deps.ids.any(), seen)));
  const runs = told.flatMap(({ run }) => run ?? []);
  return deps.store.write(async (tx) => {
    const current = await lockHistoryImport(tx, seen.id);
    if (current === null || current.read !== seen.read || current.finishedAt !== null) return "elsewhere";
    if (current.stoppedAt !== null) return "stopped";
    const now = await deps.store.nowMs(tx);
    const kept = await insertHistoryItems(tx, rows);
    const counted = isReadAgain(current)
      ? current
      : {
          kept: current.kept + kept,
          known: current.known + rows.length - kept,
          refused: current.refused + refused.length,
          refusals: [...current.refusals, ...refused].slice(0, REFUSALS_KEPT),
        };
    const read = {
      read: batch.at(-1)?.position ?? current.read,
      kept: counted.kept,
      known: counted.known,
      refused: counted.refused,
      refusals: counted.refusals,
      readAt: now,
      runs: (current.runs ?? 0) + (await insertHistoryRuns(tx, runs, seen.id)),
    };
    await continueHistoryImport(tx, seen.id, read);
    // A damaged file ends here, and a run after a cut would find its end anew.
    if (batch.at(-1)?.kind === "broken") await finishIn(deps, tx, current, now);
    return { ...current, ...read };
  });
}

/** Of a log's run the last event is as little to come as a case. */
function isToCome({ items, run }: Extract<HistoryEntry, { kind: "items" }>, { readAt, startedAt }: StoredHistoryImport): boolean {
  const limit = (readAt ?? startedAt) + DAY;
  return items.some(({ at }) => at !== null && at > limit) || (run?.events.some(({ at }) => at > limit) ?? false);
}

/** It had been read to its end before, and is read again for the runs alone: what was counted of its cases stands. */
const isReadAgain = ({ workflows }: StoredHistoryImport): boolean => workflows !== null;

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
    if (current !== null && current.finishedAt === null) await finishIn(deps, tx, current, await deps.store.nowMs(tx));
  });

/** One event for each workflow that got cases: whoever reads what a policy was tried on finds where that came from. */
async function finishIn(deps: Deps, tx: Tx, current: StoredHistoryImport, now: Ms): Promise<void> {
  const { id, fileHash, name, by } = current;
  const workflows = await countImported(tx, id);
  await finishHistoryImport(tx, id, now, workflows);
  if (isReadAgain(current)) return;
  await lockAlone(tx, "organisation");
  const actor: Actor = by === null ? OPERATOR : { kind: "person", id: by };
  for (const { workflow, count } of workflows) {
    const data = { import: id, file: fileHash, kept: count };
    await recordEvent(deps, tx, now, { kind: "policy", id: workflow, type: "history-imported", actor, data, free: { name } });
  }
}

const reportOf = ({ read, kept, known, refused, refusals }: StoredHistoryImport, isNew: boolean): HistoryReport => ({
  ...{ read, kept, known, refused, refusals },
  isNew,
});
