// Runs as a process log tells them, page after page: what whoever asked may take of them, and nothing of an open blind quorum.

import { isBlind } from "@core/lifecycle/blind";
import { openRevision } from "@core/trail/revision-hash";
import { type OwnItem, ownRun } from "@core/trail/run-log";
import type { HistoricRun } from "@core/words/history";
import type { ItemId } from "@core/words/ids";
import type { RunsToExport } from "@core/words/runs";
import { asTold, findHistoryRun, type HistoryRunPlace, historyWorkflows, listHistoryRuns } from "@/db/queries/history-runs";
import { readHistory, runRows } from "@/db/queries/item-history";
import { listRevisions } from "@/db/queries/revisions";
import { type FoundRun, listRuns } from "@/db/queries/runs";
import type { Tx } from "@/db/store";
import { isInSight, type Sight } from "../access/resolve";
import type { Deps } from "../deps";

/** A page is one snapshot, and is held whole. */
const RUNS_AT_ONCE = 50;
const MOST_ITEMS = 2_000;

interface Asked {
  readonly deps: Deps;
  readonly choice: RunsToExport;
  /** What whoever asks may take away. */
  readonly sight: Sight;
  /** Told how many runs are written, and how many items are left out while people sign them blind; throws where the export is to end. */
  readonly goOn: (change: { readonly done: number; readonly withheld: number }) => Promise<void>;
}

interface Page {
  readonly runs: readonly HistoricRun[];
  readonly withheld: number;
}

/** The one run, or all that the list shows for this, in its order. */
export async function* runsToExport({ deps, choice, sight, goOn }: Asked): AsyncGenerator<HistoricRun> {
  let [done, withheld] = [0, 0];
  await goOn({ done, withheld });
  for await (const page of pagesOf(deps, choice, sight)) {
    withheld += page.withheld;
    for (const run of page.runs) {
      yield run;
      done += 1;
    }
    await goOn({ done, withheld });
  }
}

function pagesOf(deps: Deps, choice: RunsToExport, sight: Sight): AsyncGenerator<Page> {
  if (choice.workflow !== null && choice.run !== null) return oneRun(deps, choice.source, choice.workflow, choice.run, sight);
  return choice.source === "items" ? ownRuns(deps, choice, sight) : importedRuns(deps, choice, sight);
}

async function* oneRun({ store }: Deps, source: RunsToExport["source"], workflow: string, run: string, sight: Sight): AsyncGenerator<Page> {
  yield await store.read(async (tx) => {
    if (source === "items") return toldRuns(tx, [{ workflow, run }], sight);
    const found = isInSight(sight, { workflow, queue: null }) ? await findHistoryRun(tx, workflow, run) : null;
    return { runs: found === null ? [] : [asTold(found)], withheld: 0 };
  });
}

async function* ownRuns({ store }: Deps, choice: RunsToExport, sight: Sight): AsyncGenerator<Page> {
  const { workflow, text, state, since, until } = choice;
  const filter = { workflow, text, state, since, until, sight: sight.kind === "all" ? null : sight };
  for (let before: ItemId | null = null, more = true; more; ) {
    const { found, page }: { readonly found: readonly FoundRun[]; readonly page: Page } = await store.read(async (tx) => {
      const found = await listRuns(tx, filter, before, RUNS_AT_ONCE);
      return { found, page: await toldRuns(tx, found, sight) };
    });
    yield page;
    before = found.at(-1)?.newest ?? null;
    more = found.length === RUNS_AT_ONCE;
  }
}

/** Those of which something may be told. */
async function toldRuns(tx: Tx, found: readonly Pick<FoundRun, "workflow" | "run">[], sight: Sight): Promise<Page> {
  const runs: HistoricRun[] = [];
  let withheld = 0;
  for (const { workflow, run } of found) {
    const rows = (await runRows(tx, workflow, run, MOST_ITEMS)).filter(({ fold }) => isInSight(sight, fold));
    const items: OwnItem[] = [];
    for (const { id, fold, step } of rows) {
      if (isBlind(fold)) {
        withheld += 1;
        continue;
      }
      const [first] = await listRevisions(tx, id);
      items.push({ item: fold, step, events: await readHistory(tx, id), proposed: first ? openRevision(first.body) : null });
    }
    if (items.length > 0) runs.push(ownRun(workflow, run, items));
  }
  return { runs, withheld };
}

async function* importedRuns({ store }: Deps, { workflow, text, since, until }: RunsToExport, sight: Sight): AsyncGenerator<Page> {
  for (let before: HistoryRunPlace | null = null, more = true; more; ) {
    const found: Awaited<ReturnType<typeof listHistoryRuns>> = await store.read(async (tx) => {
      const seen = (await historyWorkflows(tx))
        .map((one) => one.workflow)
        .filter((one) => isInSight(sight, { workflow: one, queue: null }));
      const workflows = workflow === null ? seen : seen.filter((one) => one === workflow);
      return workflows.length === 0 ? [] : listHistoryRuns(tx, { workflows, text, since, until }, before, RUNS_AT_ONCE);
    });
    yield { runs: found.map(asTold), withheld: 0 };
    before = found.at(-1) ?? null;
    more = found.length === RUNS_AT_ONCE;
  }
}
