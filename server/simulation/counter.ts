// Rules one slice after the other by the policy in force and by the draft, and counts. In a thread of its own, or wherever there is a store.

import { compilePolicy } from "@core/policy/compile-policy";
import { secondsFor } from "@core/policy/decision-times";
import type { Documents } from "@core/policy/draft-changes";
import type { Proposal } from "@core/policy/facts";
import { wasCaseWrong, wasItemWrong } from "@core/policy/known-outcome";
import { rowReader } from "@core/policy/row-reader";
import { compileSimulation } from "@core/policy/rule-row";
import { type PastRow, type SimulationCounts, startSimulation } from "@core/policy/simulate-rows";
import { canonicalJson } from "@core/trail/canonical-json";
import { openRevision } from "@core/trail/revision-hash";
import type { ItemId, Ms } from "@core/words/ids";
import type { Json } from "@core/words/vocabulary";
import { type PastCase, type PastItem, pastCases, pastItems } from "@/db/queries/past-rows";
import type { Store } from "@/db/store";
import { planSimulation } from "./measure";
import { reportOf } from "./report";
import type { Measured, SimulationPlan, SimulationReport, SimulationTask, Slice } from "./task";

/** Rows of each way in which one changes its level that are kept to be opened: the latest. */
export const KEPT = 1_000;

/** What is asked of a simulation's part, whichever thread it is in. */
export interface Counter {
  plan(task: SimulationTask): Promise<SimulationPlan>;
  /** Begins to count; what was counted before is forgotten. */
  begin(task: SimulationTask, measured: Measured): Promise<void>;
  /** Answers how many rows there were. */
  count(slice: Slice): Promise<number>;
  counts(): Promise<SimulationCounts>;
  /** What the counts of all parts come to. */
  report(task: SimulationTask, measured: Measured, counts: SimulationCounts): Promise<Omit<SimulationReport, "tookMs">>;
}

export function createCounter(store: Store): Counter {
  let counting: Counting | null = null;
  const under = (): Counting => {
    if (counting === null) throw new Error("a simulation counts before it has begun");
    return counting;
  };
  return {
    plan: (task) => planSimulation(store, task),
    begin: async (task, measured) => {
      counting = new Counting(store, task, measured);
    },
    count: (slice) => under().count(slice),
    counts: async () => under().run.result(),
    report: async (task, measured, counts) => reportOf(task, measured, counts),
  };
}

class Counting {
  readonly run;
  readonly #readBefore;
  readonly #readAfter;
  /** Both read the same facts of every proposal. */
  readonly #alike: boolean;

  constructor(
    private readonly store: Store,
    private readonly task: SimulationTask,
    { pace }: Measured,
  ) {
    const { inForce, draft } = task;
    const before = compilePolicy(inForce.policy, inForce.registry);
    const after = compilePolicy(draft.policy, draft.registry);
    this.#readBefore = rowReader(before);
    this.#readAfter = rowReader(after);
    this.#alike = isReadAlike(inForce, draft);
    this.run = startSimulation({
      inForce: compileSimulation(before, task),
      draft: compileSimulation(after, task),
      paceOf: (action) => secondsFor(pace, action),
      keep: KEPT,
    });
  }

  async count(slice: Slice): Promise<number> {
    const { workflow } = this.task;
    if (slice.kind === "items") {
      const items = await this.store.read((tx) => pastItems(tx, workflow, slice));
      for (const item of items) this.#add(item.id, () => this.#itemRow(item));
      return items.length;
    }
    const cases = await this.store.read((tx) => pastCases(tx, workflow, slice));
    for (const one of cases) this.#add(one.id, () => this.#caseRow(one));
    return cases.length;
  }

  /** A fault names the row it is about. */
  #add(id: string, rowFrom: () => PastRow): void {
    try {
      this.run.add(rowFrom());
    } catch (fault) {
      throw new Error(`${id} could not be ruled: ${fault instanceof Error ? fault.message : String(fault)}`, { cause: fault });
    }
  }

  #itemRow({ id, run, execution, outcome, level, body }: PastItem): PastRow {
    const { workflow, step, title, action, confidence, signals, at_risk } = openRevision(body);
    const proposal: Proposal = { workflow, run, step, title, action, confidence, signals, at_risk };
    const before = this.#readBefore(id, proposal, false);
    const after = this.#alike ? before : this.#readAfter(id, proposal, false);
    // What policy blocked is closed as rejected, and nobody decided it.
    const wrong = level === "blocked" ? null : wasItemWrong(outcome, execution);
    return { before, after, at: instantOf(id), imported: false, open: execution === "held", wrong };
  }

  #caseRow({ id, at, body, decision, verdict }: PastCase): PastRow {
    const before = this.#readBefore(id, body, false);
    const after = this.#alike ? before : this.#readAfter(id, body, false);
    return { before, after, at, imported: true, open: false, wrong: wasCaseWrong(verdict, decision) };
  }
}

/** A UUIDv7 begins with its milliseconds (RFC 9562). */
const instantOf = (id: ItemId): Ms => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);

/** What a row reads depends on the registry, and by what is at risk on thresholds. */
const isReadAlike = (a: Documents, b: Documents): boolean =>
  textOf(a.registry) === textOf(b.registry) &&
  (textOf(a.policy.thresholds) === textOf(b.policy.thresholds) ||
    !Object.values(a.registry.actions).some(({ at_risk }) => at_risk !== null && /\bt\b/.test(`${at_risk.amount} ${at_risk.currency}`)));

const textOf = (part: unknown): string => canonicalJson(JSON.parse(JSON.stringify(part)) as Json);
