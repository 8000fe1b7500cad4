// The same simulation as people run it: past cases stored in SQLite, read in slices by the product's own threads, two policies, all counts and the report.
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSqliteStore } from "../db/engine/sqlite";
import { insertHistoryItems, type StoredHistoryItem, startHistoryImport } from "../db/queries/history";
import { itemSubmissionSchema } from "../server/core/words/submission";
import { readSettings } from "../server/settings";
import { runSimulation } from "../server/simulation/run";
import type { SimulationTask } from "../server/simulation/task";
import { createThreads } from "../server/simulation/threads";
import { cpuHere } from "./cpu";

const AT_ONCE = 5_000;
const IMPORT = "bench";
const UNREAD = { by: null, readAs: null, readAt: null, stoppedAt: null, workflows: null, runs: 0 } as const;
const A_DAY_MS = 86_400_000;
const START = Date.UTC(2025, 0, 1);

export interface StoredRun {
  readonly rows: number;
  readonly ms: number;
  /** Of all threads. */
  readonly cpuUs: number;
  /** Of the file of the database. */
  readonly bytes: number;
  /** What the whole process grew to beyond what it had when the run began, its threads included. */
  readonly mostGrownBytes: number;
  /** The longest that this process's own event loop was held up. */
  readonly longestPauseMs: number;
}

/** Stores so many cases, made from their number, and runs a simulation over them. */
export async function storedSimulation(
  rows: number,
  facts: (index: number) => { readonly arguments: object; readonly signals: object; readonly confidence: number },
  documents: Pick<SimulationTask, "inForce" | "draft" | "queueRanks" | "fallbackQueue" | "workflow"> & { readonly action: string },
): Promise<StoredRun> {
  const folder = mkdtempSync(join(tmpdir(), "countersign-bench-"));
  const file = join(folder, "bench.db");
  const settings = readSettings({ DATA_DIR: folder, LOG_LEVEL: "silent", DATABASE_URL: `file:${file}` });
  const threads = createThreads(settings);
  try {
    await plant(file, rows, documents, facts);
    const { action: _action, ...sides } = documents;
    const everything = { source: "both", window: { since: null, until: null }, zone: "Europe/Berlin", staff: new Map() } as const;
    const watched = watch();
    const report = await runSimulation(threads, { ...sides, ...everything }, async () => true);
    const seen = watched.end();
    if (report?.rows !== rows) throw new Error(`the simulation ruled ${report?.rows ?? 0} of ${rows} rows`);
    return { rows, ms: report.tookMs, bytes: statSync(file).size, ...seen };
  } finally {
    await threads.close();
    rmSync(folder, { recursive: true });
  }
}

async function plant(
  file: string,
  rows: number,
  { workflow, action }: { readonly workflow: string; readonly action: string },
  facts: Parameters<typeof storedSimulation>[1],
): Promise<void> {
  const store = await openSqliteStore({ file });
  const counts = { read: 0, kept: 0, known: 0, refused: 0, refusals: [] };
  await store.write((tx) =>
    startHistoryImport(tx, {
      id: IMPORT,
      fileHash: `sha256:${"0".repeat(64)}`,
      name: IMPORT,
      ...counts,
      ...UNREAD,
      startedAt: 0,
      finishedAt: 0,
    }),
  );
  for (let first = 0; first < rows; first += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, rows - first) }, (_, place): StoredHistoryItem => {
      const index = first + place;
      const { arguments: proposed, ...more } = facts(index);
      return {
        id: `case-${String(index).padStart(9, "0")}`,
        import: IMPORT,
        workflow,
        action,
        externalId: `x-${index}`,
        run: null,
        at: START + Math.floor((index / rows) * 365 * A_DAY_MS),
        body: itemSubmissionSchema.parse({ workflow, title: `Refund ${index}`, action: { name: action, arguments: proposed }, ...more }),
        decision: "approve",
        verdict: index % 50 === 0 ? "wrong" : null,
        decidedInS: 90,
        byRole: null,
      };
    });
    await store.write((tx) => insertHistoryItems(tx, some));
  }
  await store.close();
}

const LOOK_EVERY_MS = 20;

/** Looks at the process's memory and at its own lateness until it is ended. */
function watch() {
  const [before, cpu] = [process.memoryUsage().rss, cpuHere()];
  let [most, longest, last] = [before, 0, performance.now()];
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last - LOOK_EVERY_MS);
    last = now;
    most = Math.max(most, process.memoryUsage().rss);
  }, LOOK_EVERY_MS);
  return {
    end: () => {
      clearInterval(timer);
      return { cpuUs: cpuHere() - cpu, mostGrownBytes: most - before, longestPauseMs: longest };
    },
  };
}
