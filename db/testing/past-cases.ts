// Rows of imported cases for tests, by number.
import { sha256 } from "@core/trail/hash";
import type { HistoricRun } from "@core/words/history";
import type { StoredHistoryImport, StoredHistoryItem } from "../queries/history";

export const startedImport = (id: string): StoredHistoryImport => ({
  id,
  fileHash: sha256(id),
  name: `${id}.jsonl`,
  ...{ by: null, readAs: null, readAt: null, stoppedAt: null, workflows: null, runs: 0 },
  ...{ read: 0, kept: 0, known: 0, refused: 0, refusals: [] },
  startedAt: 1,
  finishedAt: null,
});

/** Every second one says nothing of what became of it. */
export const pastCase = (number: number): StoredHistoryItem => ({
  id: `h-${String(number).padStart(6, "0")}`,
  import: "i-1",
  workflow: "refunds",
  action: "issue_refund",
  externalId: `x-${number}`,
  at: number,
  body: {
    workflow: "refunds",
    title: `“Refund” ${number} 😀`,
    action: { name: "issue_refund", arguments: { amount: number / 100, zurück: null } },
  },
  ...(number % 2 === 0
    ? { run: `run-${number}`, decision: "approve", verdict: "wrong", decidedInS: number, byRole: "Prüfer" }
    : { run: null, decision: null, verdict: null, decidedInS: null, byRole: null }),
});

/** A run of a log by number, with as many events. */
export const pastRun = (number: number, events = 3): HistoricRun => ({
  workflow: "expenses",
  run: `declaration ${number}`,
  attributes: [["int", "variant-index", String(number)]],
  events: Array.from({ length: events }, (_, index) => ({
    at: number * 1_000 + index,
    activity: index === 0 ? "Submitted" : "Approved",
    transition: index === 0 ? null : "complete",
    role: index % 2 === 0 ? "EMPLOYEE" : "Prüfer",
    resource: null,
    attributes: [["string", "(case)_id", `“${number}” 😀`]],
  })),
});
