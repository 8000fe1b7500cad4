// The map of a workflow from what happened: our items step by step, or the activities of imported runs; what is there now; and how runs keep to what was declared.
import { streamOf } from "@core/trail/event";
import { type DeclaredStep, deviationsOf, fitOf, StepCounter, type Visit } from "@core/trail/step-map";
import type { Ms, PersonId } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import type { WorkflowMapInput } from "@core/words/runs";
import { t } from "@core/words/t";
import { revealLine } from "@core/words/untrusted-text";
import { historyWorkflows, sliceHistoryRuns } from "@/db/queries/history-runs";
import { type HeldMoment, heldMoments, openSteps, type StepItem, stepItems } from "@/db/queries/runs";
import { readHolder } from "@/db/queries/stored-item";
import type { Tx } from "@/db/store";
import { reachesWorkflow } from "../access/resolve";
import type { Deps } from "../deps";
import type { Names } from "./names";
import { readAs } from "./reading";
import type { HolderView } from "./shapes";
import type { Deviation, StepNow, WorkflowMap } from "./shapes-workflows";

/** Of our own, the newest; a map of more says no more. */
const MOST_ITEMS = 5_000;
const ITEMS_AT_ONCE = 500;
/** Imported runs are read in slices, so that the server goes on answering between them. */
const RUNS_AT_ONCE = 1_000;
const RUNS_SHOWN = 20;

export async function workflowMap(
  deps: Deps,
  person: PersonId,
  { workflow, source, since, until }: WorkflowMapInput,
): Promise<Result<WorkflowMap, Refusal>> {
  const ground = await readAs(deps, person, async ({ tx, now, standing, names }) => {
    if (!reachesWorkflow(standing, "run.read", workflow)) return null;
    const isImported = (await historyWorkflows(tx)).some((one) => one.workflow === workflow);
    const policy = await deps.policies.current(tx, workflow);
    const [newest] = await stepItems(tx, workflow, null, null, 1);
    if (!isImported && policy === null && newest === undefined) return null;
    const imported = source === "imported" || (source === null && newest === undefined && isImported);
    const counted = new RunCounter(policy?.registry.steps ?? null);
    const cut = imported ? false : await countOwn(tx, workflow, { since, until }, now, counted);
    const live = imported ? [] : liveSteps(await openSteps(tx, workflow), names);
    const other = imported ? (newest === undefined ? null : "items") : isImported ? "imported" : null;
    return { now, imported, counted, cut, live, other } as const;
  });
  if (ground === null) return refuse({ code: "not-found" });
  const { now, imported, counted, cut, live, other } = ground;
  if (imported) await countImported(deps, workflow, { since, until }, counted);
  const map = { workflow: revealLine(workflow), source: imported ? "imported" : "items", other, now, cut, live } as const;
  return ok({ ...map, ...counted.result() });
}

interface Period {
  readonly since: Ms | null;
  readonly until: Ms | null;
}

/** Counts steps, and how each run keeps to the declared ones. */
class RunCounter {
  private readonly steps = new StepCounter();
  private readonly deviations = new Map<
    string,
    { readonly kind: Deviation["kind"]; readonly step: string; count: number; readonly runs: string[] }
  >();
  private fitness = 0;
  private whole = 0;
  private runs = 0;

  constructor(private readonly declared: readonly DeclaredStep[] | null) {}

  add(run: string, visits: readonly Visit[]): void {
    this.steps.add(visits);
    if (this.declared === null || visits.length === 0) return;
    const fit = fitOf(
      visits.map(({ step }) => step),
      this.declared,
    );
    this.runs += 1;
    this.fitness += fit.fitness;
    if (fit.fitness === 1) this.whole += 1;
    for (const { kind, step } of deviationsOf(fit, this.declared)) this.note(kind, step, run);
  }

  result(): Pick<WorkflowMap, "runs" | "nodes" | "edges" | "conformance"> {
    const { runs, nodes, edges } = this.steps.result();
    const conformance =
      this.declared === null
        ? null
        : {
            steps: this.declared.map((step) => ({ ...step, name: revealLine(step.name) })),
            fitness: this.runs === 0 ? 1 : this.fitness / this.runs,
            whole: this.whole,
            deviations: [...this.deviations.values()].sort((a, b) => b.count - a.count),
          };
    return { runs, nodes, edges, conformance };
  }

  private note(kind: Deviation["kind"], step: string, run: string): void {
    const key = `${kind} ${step}`;
    const known = this.deviations.get(key) ?? { kind, step, count: 0, runs: [] };
    known.count += 1;
    if (known.runs.length < RUNS_SHOWN) known.runs.push(run);
    this.deviations.set(key, known);
  }
}

/** By when a run ended. A log tells when a step was done and by whom, not how long it took. What was imported never changes, so each slice may be a look of its own. */
async function countImported({ store }: Deps, workflow: string, { since, until }: Period, counted: RunCounter): Promise<void> {
  for (let after: string | null = null, more = true; more; ) {
    const slice: Awaited<ReturnType<typeof sliceHistoryRuns>> = await store.read((tx) =>
      sliceHistoryRuns(tx, workflow, after, RUNS_AT_ONCE),
    );
    for (const { run, endedAt, steps } of slice) {
      if ((since !== null && endedAt < since) || (until !== null && endedAt >= until)) continue;
      counted.add(
        run,
        steps.map(([at, activity, role]) => ({ step: activity, at, leftAt: at, shares: { [role ?? t("runs.noRole")]: 1 } })),
      );
    }
    after = slice.at(-1)?.run ?? null;
    more = slice.length === RUNS_AT_ONCE;
    await new Promise(setImmediate);
  }
}

/** An item is a visit of its step; one without a step is of its action. An item without a run is a run of its own. */
async function countOwn(tx: Tx, workflow: string, { since, until }: Period, now: Ms, counted: RunCounter): Promise<boolean> {
  const items = await stepItems(tx, workflow, since, until, MOST_ITEMS);
  const held = new Map<string, HeldMoment[]>();
  for (let start = 0; start < items.length; start += ITEMS_AT_ONCE) {
    const streams = items.slice(start, start + ITEMS_AT_ONCE).map(({ id }) => streamOf("item", id));
    for (const moment of await heldMoments(tx, streams)) held.set(moment.stream, [...(held.get(moment.stream) ?? []), moment]);
  }
  const runs = new Map<string, StepItem[]>();
  for (const item of items.toReversed()) {
    const run = item.run ?? item.id;
    runs.set(run, [...(runs.get(run) ?? []), item]);
  }
  for (const [run, of] of runs)
    counted.add(
      run,
      of.map((item) => ({
        step: revealLine(item.step ?? item.action),
        at: item.openedAt,
        leftAt: item.closedAt,
        shares: heldShares(held.get(streamOf("item", item.id)) ?? [], now),
      })),
    );
  return items.length === MOST_ITEMS;
}

function heldShares(moments: readonly HeldMoment[], now: Ms): Record<string, number> {
  const shares: Record<string, number> = {};
  for (const [place, { at, holderKind }] of moments.entries())
    if (holderKind !== null) shares[holderKind] = (shares[holderKind] ?? 0) + ((moments[place + 1]?.at ?? now) - at);
  return shares;
}

function liveSteps(open: Awaited<ReturnType<typeof openSteps>>, names: Names): StepNow[] {
  const steps = new Map<string, { holder: HolderView; count: number }[]>();
  for (const { step, action, holderKind, holderId, count } of open) {
    const holder = names.holder(readHolder(holderKind, holderId));
    const name = revealLine(step ?? action);
    if (holder !== null) steps.set(name, [...(steps.get(name) ?? []), { holder, count }]);
  }
  return [...steps].map(([step, holders]) => ({
    step,
    open: holders.reduce((sum, { count }) => sum + count, 0),
    holders: holders.sort((a, b) => b.count - a.count),
  }));
}
