// Runs as a process log, page after page: what this person may read of them, and nothing of an open blind quorum.
import { openRevision } from "@core/trail/revision-hash";
import { type OwnItem, ownRun } from "@core/trail/run-log";
import type { HistoricRun } from "@core/words/history";
import { asItemId, type ItemId, type PersonId } from "@core/words/ids";
import type { ListRunsInput } from "@core/words/runs";
import { asTold, findHistoryRun, type HistoryRunPlace, historyWorkflows, listHistoryRuns } from "@/db/queries/history-runs";
import { readHistory, runRows } from "@/db/queries/item-history";
import { listRevisions } from "@/db/queries/revisions";
import { listRuns } from "@/db/queries/runs";
import { isBlind } from "../access/blind";
import { reachesWorkflow, sightOf } from "../access/resolve";
import type { Deps } from "../deps";
import { type Reading, readAs, sees } from "./reading";

/** A page is one snapshot, and is held whole. */
const RUNS_AT_ONCE = 50;
const MOST_ITEMS = 2_000;

type Asked = Pick<ListRunsInput, "source" | "workflow" | "text" | "state" | "since" | "until">;

/** All runs that the list shows for this, in its order. */
export async function* runsToExport(deps: Deps, person: PersonId, asked: Asked): AsyncGenerator<HistoricRun> {
  if (asked.source === "imported") yield* importedRuns(deps, person, asked);
  else yield* ownRuns(deps, person, asked);
}

/** One run; null where there is none that this person may see. */
export function runToExport(
  deps: Deps,
  person: PersonId,
  { workflow, run, source }: { readonly workflow: string; readonly run: string; readonly source: ListRunsInput["source"] },
): Promise<HistoricRun | null> {
  return readAs(deps, person, async (reading) => {
    if (source === "items") return toldRun(reading, workflow, run);
    if (!reachesWorkflow(reading.standing, "run.read", workflow)) return null;
    const found = await findHistoryRun(reading.tx, workflow, run);
    return found && asTold(found);
  });
}

async function* ownRuns(deps: Deps, person: PersonId, { workflow, text, state, since, until }: Asked): AsyncGenerator<HistoricRun> {
  for (let before: ItemId | null = null, more = true; more; ) {
    const page: { readonly runs: readonly HistoricRun[]; readonly last: string | null; readonly more: boolean } = await readAs(
      deps,
      person,
      async (reading) => {
        const sight = sightOf(reading.standing);
        const filter = { workflow, text, state, since, until, sight: sight.kind === "all" ? null : sight };
        const found = await listRuns(reading.tx, filter, before, RUNS_AT_ONCE);
        const runs: HistoricRun[] = [];
        for (const one of found) {
          const told = await toldRun(reading, one.workflow, one.run);
          if (told !== null) runs.push(told);
        }
        return { runs, last: found.at(-1)?.newest ?? null, more: found.length === RUNS_AT_ONCE };
      },
    );
    yield* page.runs;
    before = page.last === null ? null : asItemId(page.last);
    more = page.more;
  }
}

async function toldRun({ tx, standing }: Reading, workflow: string, run: string): Promise<HistoricRun | null> {
  const rows = (await runRows(tx, workflow, run, MOST_ITEMS)).filter(({ fold }) => sees(standing, fold) && !isBlind(fold));
  const items: OwnItem[] = [];
  for (const { id, fold, step } of rows) {
    const [first] = await listRevisions(tx, id);
    items.push({ item: fold, step, events: await readHistory(tx, id), proposed: first ? openRevision(first.body) : null });
  }
  return items.length === 0 ? null : ownRun(workflow, run, items);
}

async function* importedRuns(deps: Deps, person: PersonId, { workflow, text, since, until }: Asked): AsyncGenerator<HistoricRun> {
  for (let before: HistoryRunPlace | null = null, more = true; more; ) {
    const page: readonly (HistoryRunPlace & { readonly told: HistoricRun })[] = await readAs(deps, person, async ({ tx, standing }) => {
      const seen = (await historyWorkflows(tx)).map((one) => one.workflow).filter((one) => reachesWorkflow(standing, "run.read", one));
      const workflows = workflow === null ? seen : seen.filter((one) => one === workflow);
      if (workflows.length === 0) return [];
      const found = await listHistoryRuns(tx, { workflows, text, since, until }, before, RUNS_AT_ONCE);
      return found.map((one) => ({ endedAt: one.endedAt, workflow: one.workflow, run: one.run, told: asTold(one) }));
    });
    for (const { told } of page) yield told;
    before = page.at(-1) ?? null;
    more = page.length === RUNS_AT_ONCE;
  }
}
