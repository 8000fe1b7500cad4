// The threads themselves, on a database of either engine: they answer what is asked of them, add up, and end.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asHash, asQueueId } from "@core/words/ids";
import { itemSubmissionSchema } from "@core/words/submission";
import { expect, test } from "vitest";
import { engineUnderTest } from "@/db/testing/engine-under-test";
import { freshPgUrl } from "@/db/testing/engines";
import { parseDocuments } from "../access/draft-documents";
import { importHistory } from "../commands/import-history";
import { makeDeps } from "../make-deps";
import { readSettings } from "../settings";
import { runSimulation } from "./run";
import type { SimulationTask } from "./task";
import { createThreads } from "./threads";

const CASES = 9_000;

test("a simulation over thousands of cases is shared by two threads, which tell how far they are and end when told to", async () => {
  const folder = mkdtempSync(join(tmpdir(), "countersign-threads-"));
  const url = engineUnderTest().name === "pg" ? await freshPgUrl() : `file:${join(folder, "threads.db")}`;
  const settings = readSettings({ DATA_DIR: folder, LOG_LEVEL: "silent", DATABASE_URL: url });
  const deps = await makeDeps(settings);
  const threads = createThreads(settings);
  try {
    await importHistory(deps, { name: "many.jsonl", hash: asHash(`sha256:${"2".repeat(64)}`), entries: many });
    const told: number[] = [];
    const report = await runSimulation(threads, task(), async (done) => told.push(done) > 0);
    expect(report).toMatchObject({ rows: CASES, imported: CASES, seconds: { after: 0 } });
    expect(report?.levels.find(({ level }) => level === "review")).toMatchObject({ before: CASES, after: 0 });
    expect(report?.moves).toMatchObject([{ from: "review", to: "autonomous", count: CASES }]);
    expect([told[0], told.at(-1)]).toEqual([0, CASES]);
    expect(await runSimulation(threads, task(), async () => false)).toBe(null);
  } finally {
    await threads.close();
    await deps.store.close();
    rmSync(folder, { recursive: true });
  }
}, 60_000);

async function* many() {
  for (let position = 1; position <= CASES; position++) {
    const submission = itemSubmissionSchema.parse({ workflow: "pay", title: `Pay ${position}`, action: { name: "send", arguments: {} } });
    const known = { decision: null, verdict: null, decidedInS: null, byRole: null };
    yield { position, kind: "items" as const, items: [{ submission, externalId: `c-${position}`, at: position * 60_000, ...known }] };
  }
}

function task(): SimulationTask {
  const send = { reversibility: "reversible", reversal_window_s: 60, facts: {} };
  const documents = (level: string) => {
    const parsed = parseDocuments("pay", { queue: "desk", sampling_floor: 0, boundaries: { send: { level } } }, { actions: { send } });
    if (!parsed.ok) throw new Error("the documents of this test cannot be read");
    return parsed.value;
  };
  return {
    workflow: "pay",
    inForce: documents("review"),
    draft: documents("autonomous"),
    source: "both",
    window: { since: null, until: null },
    zone: "UTC",
    queueRanks: new Map([[asQueueId("desk"), 1]]),
    fallbackQueue: asQueueId("desk"),
    staff: new Map([["desk", ["ria"]]]),
  };
}
