// Past cases that were imported, and how far each file of them has been read. They are read from, never acted on.
import type { Verdict } from "@core/words/history";
import type { Ms } from "@core/words/ids";
import { and, asc, count, desc, eq, inArray, isNull, lt } from "drizzle-orm";
import { forUpdate, laterThan } from "../engine/sql";
import type { Tx } from "../store";

export type StoredHistoryImport = Readonly<Tx["t"]["historyImports"]["$inferSelect"]>;
export type StoredHistoryItem = Readonly<Tx["t"]["historyItems"]["$inferSelect"]>;

/** Rows of one statement: both engines bound the values that it may carry. */
const ROWS_AT_ONCE = 500;

export async function findHistoryImport(tx: Tx, fileHash: string): Promise<StoredHistoryImport | null> {
  const { historyImports } = tx.t;
  const [found] = await tx.q.select().from(historyImports).where(eq(historyImports.fileHash, fileHash)).limit(1);
  return found ?? null;
}

/** False when a file of these bytes has been begun already. */
export async function startHistoryImport(tx: Tx, started: StoredHistoryImport): Promise<boolean> {
  const { historyImports } = tx.t;
  const inserted = await tx.q.insert(historyImports).values(started).onConflictDoNothing().returning({ id: historyImports.id });
  return inserted.length === 1;
}

/** An import as it stands, held until the transaction ends: one process reads on at a time. */
export async function lockHistoryImport(tx: Tx, id: string): Promise<StoredHistoryImport | null> {
  const { historyImports } = tx.t;
  const [found] = await forUpdate(tx.q.select().from(historyImports).where(eq(historyImports.id, id)).limit(1));
  return found ?? null;
}

export async function readHistoryImport(tx: Tx, id: string): Promise<StoredHistoryImport | null> {
  const { historyImports } = tx.t;
  const [found] = await tx.q.select().from(historyImports).where(eq(historyImports.id, id)).limit(1);
  return found ?? null;
}

/** All but the lines that were refused. */
export type ImportHead = Omit<StoredHistoryImport, "refusals">;

/** The latest, the newest first. */
export async function listHistoryImports(tx: Tx, limit: number): Promise<ImportHead[]> {
  const { historyImports: one } = tx.t;
  return await tx.q
    .select({
      id: one.id,
      fileHash: one.fileHash,
      name: one.name,
      by: one.by,
      readAs: one.readAs,
      read: one.read,
      kept: one.kept,
      known: one.known,
      refused: one.refused,
      startedAt: one.startedAt,
      readAt: one.readAt,
      stoppedAt: one.stoppedAt,
      finishedAt: one.finishedAt,
      workflows: one.workflows,
      runs: one.runs,
    })
    .from(one)
    .orderBy(desc(one.startedAt), desc(one.id))
    .limit(limit);
}

/** False when it is finished, or was stopped before. */
export async function stopHistoryImport(tx: Tx, id: string, at: Ms): Promise<boolean> {
  const { historyImports } = tx.t;
  const stopped = await tx.q
    .update(historyImports)
    .set({ stoppedAt: at })
    .where(and(eq(historyImports.id, id), isNull(historyImports.finishedAt), isNull(historyImports.stoppedAt)))
    .returning({ id: historyImports.id });
  return stopped.length === 1;
}

/** One that was stopped is to be read on. */
export async function resumeHistoryImport(tx: Tx, id: string, at: Ms): Promise<void> {
  const { historyImports } = tx.t;
  await tx.q.update(historyImports).set({ stoppedAt: null, readAt: at }).where(eq(historyImports.id, id));
}

/** One that was read to its end before runs were kept is to be read again for these. What was counted of its cases stays. */
export async function reopenHistoryImport(tx: Tx, read: StoredHistoryImport, at: Ms): Promise<StoredHistoryImport> {
  const { historyImports } = tx.t;
  const anew = { read: 0, runs: 0, readAt: at, stoppedAt: null, finishedAt: null };
  await tx.q.update(historyImports).set(anew).where(eq(historyImports.id, read.id));
  return { ...read, ...anew };
}

export type HistoryRead = Pick<StoredHistoryImport, "read" | "kept" | "known" | "refused" | "refusals" | "readAt" | "runs">;

/** How far it has been read by now. The caller has locked it. */
export async function continueHistoryImport(tx: Tx, id: string, read: HistoryRead): Promise<void> {
  const { historyImports } = tx.t;
  await tx.q.update(historyImports).set(read).where(eq(historyImports.id, id));
}

/** It has been read to its end. The caller has locked it. */
export async function finishHistoryImport(tx: Tx, id: string, at: Ms, workflows: readonly ImportedCount[]): Promise<void> {
  const { historyImports } = tx.t;
  await tx.q.update(historyImports).set({ finishedAt: at, workflows }).where(eq(historyImports.id, id));
}

/** Keeps those that are not known yet, by workflow and external id; returns how many it kept. */
export async function insertHistoryItems(tx: Tx, rows: readonly StoredHistoryItem[]): Promise<number> {
  const { historyItems } = tx.t;
  let kept = 0;
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    const inserted = await tx.q
      .insert(historyItems)
      .values(rows.slice(start, start + ROWS_AT_ONCE))
      .onConflictDoNothing({ target: [historyItems.workflow, historyItems.externalId] })
      .returning({ id: historyItems.id });
    kept += inserted.length;
  }
  return kept;
}

export interface HistoryPlace {
  readonly at: Ms;
  readonly id: string;
}

/** A page of a workflow's past cases, the oldest first. */
export async function listHistoryItems(tx: Tx, workflow: string, after: HistoryPlace | null, limit: number): Promise<StoredHistoryItem[]> {
  const { historyItems } = tx.t;
  const { at, id } = historyItems;
  return await tx.q
    .select()
    .from(historyItems)
    .where(and(eq(historyItems.workflow, workflow), after === null ? undefined : laterThan([at, id], [after.at, after.id])))
    .orderBy(asc(at), asc(id))
    .limit(limit);
}

/** The latest of them, the newest first. */
export async function latestHistoryItems(tx: Tx, workflow: string, limit: number): Promise<StoredHistoryItem[]> {
  const { historyItems } = tx.t;
  const { at, id } = historyItems;
  return await tx.q.select().from(historyItems).where(eq(historyItems.workflow, workflow)).orderBy(desc(at), desc(id)).limit(limit);
}

export async function findHistoryItem(tx: Tx, workflow: string, id: string): Promise<StoredHistoryItem | null> {
  const { historyItems } = tx.t;
  const [found] = await tx.q
    .select()
    .from(historyItems)
    .where(and(eq(historyItems.id, id), eq(historyItems.workflow, workflow)))
    .limit(1);
  return found ?? null;
}

/** The cases of these runs, oldest first. */
export async function casesOfRuns(
  tx: Tx,
  runs: readonly { readonly workflow: string; readonly run: string }[],
): Promise<Pick<StoredHistoryItem, "workflow" | "run" | "body">[]> {
  if (runs.length === 0) return [];
  const { historyItems: one } = tx.t;
  const workflows = [...new Set(runs.map(({ workflow }) => workflow))];
  const names = runs.map(({ run }) => run);
  const rows = await tx.q
    .select({ workflow: one.workflow, run: one.run, body: one.body, at: one.at, id: one.id })
    .from(one)
    .where(and(inArray(one.workflow, workflows), inArray(one.run, names)));
  // An order that is asked for would be had from an index of all cases of a workflow.
  return rows.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

export async function countHistoryItems(tx: Tx, workflow: string): Promise<number> {
  const { historyItems } = tx.t;
  const [counted] = await tx.q.select({ count: count() }).from(historyItems).where(eq(historyItems.workflow, workflow));
  return counted?.count ?? 0;
}

export interface ImportedCount {
  readonly workflow: string;
  readonly count: number;
}

/** How many cases of each workflow came by one import. */
export async function countImported(tx: Tx, importId: string): Promise<ImportedCount[]> {
  const { historyItems } = tx.t;
  const { workflow } = historyItems;
  return await tx.q
    .select({ workflow, count: count() })
    .from(historyItems)
    .where(eq(historyItems.import, importId))
    .groupBy(workflow)
    .orderBy(asc(workflow));
}

export interface VerdictCount {
  readonly action: string;
  readonly verdict: Verdict | null;
  readonly count: number;
}

/** How many past cases of each action turned out how. Reads all of the workflow's. */
export async function countVerdicts(tx: Tx, workflow: string): Promise<VerdictCount[]> {
  const { historyItems } = tx.t;
  const { action, verdict } = historyItems;
  return await tx.q
    .select({ action, verdict, count: count() })
    .from(historyItems)
    .where(eq(historyItems.workflow, workflow))
    .groupBy(action, verdict)
    .orderBy(asc(action));
}

/** Numbers of imported cases in their files, by id; those that are gone are left out. */
export async function namesOfCases(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const { historyItems } = tx.t;
  const rows = await tx.q
    .select({ id: historyItems.id, externalId: historyItems.externalId })
    .from(historyItems)
    .where(inArray(historyItems.id, [...ids]));
  return new Map(rows.map(({ id, externalId }) => [id, externalId]));
}

/** Imported cases of a workflow that came before an instant, counted up to `most`. */
export async function countCasesBefore(tx: Tx, workflow: string, before: Ms, most: number): Promise<number> {
  const { historyItems } = tx.t;
  const found = tx.q
    .select({ id: historyItems.id })
    .from(historyItems)
    .where(and(eq(historyItems.workflow, workflow), lt(historyItems.at, before)))
    .limit(most)
    .as("found");
  const [row] = await tx.q.select({ count: count() }).from(found);
  return row?.count ?? 0;
}
