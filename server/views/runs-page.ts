// The list of runs: our own by their newest item, imported ones by their end; who has the next move and since when.
import { asItemId, type PersonId } from "@core/words/ids";
import type { ListRunsInput } from "@core/words/runs";
import { revealLine } from "@core/words/untrusted-text";
import type { Json } from "@core/words/vocabulary";
import { casesOfRuns } from "@/db/queries/history";
import { type HistoryRunPlace, historyWorkflows, listHistoryRuns, type StoredHistoryRun } from "@/db/queries/history-runs";
import type { ItemRowRecord } from "@/db/queries/item-rows";
import { listWorkflows } from "@/db/queries/policies";
import { type FoundRun, itemsOfRuns, listRuns, newestOfRun } from "@/db/queries/runs";
import { readHolder } from "@/db/queries/stored-item";
import { reachesWorkflow, sightOf } from "../access/resolve";
import type { Deps } from "../deps";
import { titleOf } from "./item-row";
import type { Names } from "./names";
import { type Reading, readAs, sees } from "./reading";
import type { MoneySum, RunRow, RunsPage } from "./shapes-runs";

/** Of all runs of a page together. Where they have more, so many of the newest of each are read, one run after the other. */
const MOST_ITEMS = 2_000;

export function runsPage(deps: Deps, person: PersonId, asked: ListRunsInput): Promise<RunsPage> {
  return readAs(deps, person, (reading) => (asked.source === "items" ? ownRuns(reading, asked) : importedRuns(reading, asked)));
}

async function ownRuns({ tx, standing, names }: Reading, asked: ListRunsInput): Promise<RunsPage> {
  const { cursor, limit, source: _, ...filter } = asked;
  const sight = sightOf(standing);
  const before = cursor === null ? null : asItemId(cursor);
  const text = filter.text === "" ? null : filter.text;
  const found = await listRuns(tx, { ...filter, text, sight: sight.kind === "all" ? null : sight }, before, limit + 1);
  const shown = found.slice(0, limit);
  const items = await itemsOfRuns(tx, shown, MOST_ITEMS);
  const rows: RunRow[] = [];
  for (const run of shown) {
    const own = items === null ? await newestOfRun(tx, run, MOST_ITEMS) : items.filter(isOf(run));
    rows.push(
      ownRow(
        run,
        own.filter(({ fold }) => sees(standing, fold)),
        names,
      ),
    );
  }
  const known = (await listWorkflows(tx, "policy")).map(({ workflow }) => workflow);
  return {
    rows,
    next: found.length > limit ? (shown.at(-1)?.newest ?? null) : null,
    workflows: known.filter((workflow) => sight.kind === "all" || reachesWorkflow(standing, "run.read", workflow)),
  };
}

const isOf =
  ({ workflow, run }: FoundRun) =>
  (item: ItemRowRecord) =>
    item.workflow === workflow && item.run === run;

function ownRow({ workflow, run }: FoundRun, items: readonly ItemRowRecord[], names: Names): RunRow {
  const open = items.filter(({ holderKind }) => holderKind !== null).sort((a, b) => a.heldSince - b.heldSince);
  const [first] = open;
  const last = items.at(-1);
  return {
    source: "items",
    workflow,
    run,
    title: titleOf(last?.title ?? run),
    startedAt: Math.min(...items.map(({ openedAt }) => openedAt)),
    endedAt: open.length > 0 ? null : Math.max(...items.map(({ fold }) => fold.closedAt ?? fold.lastAt)),
    count: items.length,
    holder: first === undefined ? null : names.holder(readHolder(first.holderKind, first.holderId)),
    heldSince: first?.heldSince ?? null,
    otherHolders: Math.max(0, new Set(open.map(({ holderKind, holderId }) => `${holderKind}:${holderId}`)).size - 1),
    amounts: summed(items.flatMap(({ atRisk }) => atRisk ?? [])),
  };
}

function summed(amounts: readonly MoneySum[]): MoneySum[] {
  const sums = new Map<string, number>();
  for (const { amount, currency } of amounts) sums.set(currency, (sums.get(currency) ?? 0) + amount);
  return [...sums].map(([currency, amount]) => ({ currency, amount: Number(amount.toFixed(6)) }));
}

async function importedRuns({ tx, standing }: Reading, asked: ListRunsInput): Promise<RunsPage> {
  const { cursor, limit, workflow, text, state, since, until } = asked;
  const all = (await historyWorkflows(tx)).map((one) => one.workflow);
  const workflows = all.filter((one) => reachesWorkflow(standing, "run.read", one));
  const within = workflow === null ? workflows : workflows.filter((one) => one === workflow);
  // A log tells of what is over.
  const found =
    state === "open" || within.length === 0
      ? []
      : await listHistoryRuns(tx, { workflows: within, text: text === "" ? null : text, since, until }, placeOf(cursor), limit + 1);
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  const cases = await casesOfRuns(tx, shown);
  return {
    rows: shown.map((run) =>
      importedRow(
        run,
        cases.filter((one) => one.workflow === run.workflow && one.run === run.run).map(({ body }) => body.action.arguments),
      ),
    ),
    next: found.length > limit && last ? JSON.stringify([last.endedAt, last.workflow, last.run]) : null,
    workflows,
  };
}

/** A cursor that is none begins anew: it was not made here. */
function placeOf(cursor: string | null): HistoryRunPlace | null {
  if (cursor === null) return null;
  const [endedAt, workflow, run] = readCursor(cursor);
  return typeof endedAt === "number" && typeof workflow === "string" && typeof run === "string" ? { endedAt, workflow, run } : null;
}

function readCursor(cursor: string): readonly Json[] {
  try {
    const read: Json = JSON.parse(cursor);
    return Array.isArray(read) ? read : [];
  } catch (fault) {
    if (fault instanceof SyntaxError) return [];
    throw fault;
  }
}

function importedRow({ workflow, run, startedAt, endedAt, steps }: StoredHistoryRun, proposed: readonly Record<string, Json>[]): RunRow {
  return {
    source: "imported",
    workflow,
    run,
    title: revealLine(steps.at(-1)?.[1] ?? run),
    startedAt,
    endedAt,
    count: steps.length,
    holder: null,
    heldSince: null,
    otherHolders: 0,
    // What was proposed last is what it came to be about; sent again it is the same money.
    amounts: proposed
      .slice(-1)
      .flatMap(({ amount, currency }) => (typeof amount === "number" && typeof currency === "string" ? { amount, currency } : [])),
  };
}
