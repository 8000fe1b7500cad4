// A draft beside the policy in force, over a million past rows and ten rules: beside CEL's plan, and beside what a person would write by hand in JavaScript.
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { type CompiledPolicy, compilePolicy } from "../server/core/policy/compile-policy";
import { bindingsOf, type HistoricRow } from "../server/core/policy/historic-row";
import { policySchema } from "../server/core/policy/policy";
import { registrySchema } from "../server/core/policy/registry";
import { compileSimulation, newLane, ruleInto } from "../server/core/policy/rule-row";
import { mergeResults, type PastRow, type SimulationCounts, simulateRows } from "../server/core/policy/simulate-rows";
import { asQueueId } from "../server/core/words/ids";
import type { JsonObject } from "../server/core/words/vocabulary";
import { cpuHere } from "./cpu";
import { atMost, type Figure, holds, perSecond, times, whole } from "./report";
import { type StoredRun, storedSimulation } from "./stored-simulation";

const ROWS = Number(process.env.BENCH_SIMULATED ?? 1_000_000);
/** Distinct rows, gone through again and again. */
const POOL = 20_000;
const KEPT = 100;
const ACTION = "issue_refund";

/** Each condition beside what a person would write for it. */
const RULES: readonly (readonly [when: string, byHand: (facts: JsonObject) => boolean])[] = [
  ["amount > t.review_over", (facts) => Number(facts.amount) > 250],
  ["amount > t.dual_over", (facts) => Number(facts.amount) > 2_000],
  [
    "has(facts.account_age_days) ? account_age_days < t.min_days : new_customer",
    (facts) => (facts.account_age_days === undefined ? facts.new_customer === true : Number(facts.account_age_days) < 30),
  ],
  ["fraud_score >= t.fraud_floor", (facts) => Number(facts.fraud_score) >= 0.5],
  ["confidence < t.confidence_floor", (facts) => Number(facts.confidence) < 0.9],
  ["currency != 'EUR'", (facts) => facts.currency !== "EUR"],
  ["country in ['KP', 'IR', 'SY']", (facts) => facts.country === "KP" || facts.country === "IR" || facts.country === "SY"],
  ["!readers_agree && confidence < 0.95", (facts) => facts.readers_agree !== true && Number(facts.confidence) < 0.95],
  [
    "amount * fraud_score > 100.0 || amount > 5000",
    (facts) => Number(facts.amount) * Number(facts.fraud_score) > 100 || Number(facts.amount) > 5_000,
  ],
  ["order.startsWith('X') && amount > 50", (facts) => String(facts.order).startsWith("X") && Number(facts.amount) > 50],
];

function policyOf(reviewOver: number): CompiledPolicy {
  const thresholds = { review_over: reviewOver, dual_over: 2_000, min_days: 30, fraud_floor: 0.5, confidence_floor: 0.9 };
  const policy = policySchema.parse({
    workflow: "refunds",
    queue: "desk",
    thresholds: Object.fromEntries(Object.entries(thresholds).map(([name, value]) => [name, { value }])),
    boundaries: { [ACTION]: { level: "sampled", sampling: 0.05 } },
    rules: RULES.map(([when], index) => ({
      id: `rule-${index}`,
      when,
      require: { level: index % 2 ? "dual" : "review" },
      reason: "Because",
    })),
  });
  const fact = (type: string, from: string, required = true) => ({ type, from, required });
  const facts = {
    amount: fact("number", "arguments.amount"),
    fraud_score: fact("number", "signals.fraud_score"),
    confidence: fact("number", "confidence"),
    account_age_days: fact("integer", "signals.account_age_days", false),
    new_customer: fact("boolean", "signals.new_customer", false),
    readers_agree: fact("boolean", "signals.readers_agree"),
    currency: fact("string", "arguments.currency"),
    country: fact("string", "signals.country"),
    order: fact("string", "arguments.order"),
  };
  const entry = { reversibility: "compensable", reversal_window_s: 86_400, facts };
  return compilePolicy(policy, registrySchema.parse({ workflow: "refunds", actions: { [ACTION]: entry } }));
}

const desk = asQueueId("desk");
const QUEUES = { queueRanks: new Map([[desk, 10]]), fallbackQueue: desk };
const inForce = policyOf(250);
const draft = policyOf(500);

/** What is known of a case. */
function factsOf(index: number) {
  const share = (salt: number) => ((Math.imul(index + 1, 2_654_435_761 + salt * 40_503) >>> 0) % 10_007) / 10_007;
  const age = share(1) < 0.5 ? { account_age_days: Math.floor(share(2) * 900) } : { new_customer: share(2) < 0.1 };
  return {
    amount: Math.floor(share(3) ** 4 * 600_000) / 100,
    currency: share(4) < 0.97 ? "EUR" : "USD",
    country: share(5) < 0.99 ? "NL" : "IR",
    order: `${share(6) < 0.02 ? "X" : "A"}${index}`,
    confidence: 0.8 + share(7) * 0.2,
    fraud_score: share(8) ** 3,
    readers_agree: share(9) < 0.95,
    ...age,
  };
}

/** A row as a database would give it, as text. */
function textOf(index: number): string {
  const facts = factsOf(index);
  const reversal = { reversibility: "compensable", windowS: 86_400 };
  return JSON.stringify({ id: `item-${index}`, action: ACTION, step: null, facts, atRisk: null, problems: false, reversal });
}

const pool = (): readonly string[] => Array.from({ length: Math.min(POOL, ROWS) }, (_, index) => textOf(index));
const parsed = (text: string): HistoricRow => JSON.parse(text) as HistoricRow;

function* cycled<Entry>(entries: readonly Entry[], rows: number): Generator<Entry> {
  for (let row = 0; row < rows; ) for (const entry of entries) if (row++ < rows) yield entry;
}

function* parsing(texts: Iterable<string>): Generator<HistoricRow> {
  for (const text of texts) yield parsed(text);
}

/** One a minute, none of them known to have been wrong. */
function* passing(rows: Iterable<HistoricRow>): Generator<PastRow> {
  let at = 0;
  for (const row of rows) {
    at += 60_000;
    yield { before: row, after: row, at, imported: false, open: false, wrong: null };
  }
}

interface Spent {
  readonly ms: number;
  readonly cpuUs: number;
  readonly grownBytes: number;
}

async function spending(work: () => unknown): Promise<Spent> {
  const [began, cpu, rss] = [performance.now(), cpuHere(), process.memoryUsage().rss];
  await work();
  return { ms: performance.now() - began, cpuUs: cpuHere() - cpu, grownBytes: process.memoryUsage().rss - rss };
}

/** Both policies over so many rows, which are read from text if they are given as such. */
function simulateHere(entries: readonly HistoricRow[] | readonly string[], rows: number): SimulationCounts {
  const given =
    typeof entries[0] === "string" ? parsing(cycled(entries as readonly string[], rows)) : cycled(entries as readonly HistoricRow[], rows);
  const sides = { inForce: compileSimulation(inForce, QUEUES), draft: compileSimulation(draft, QUEUES), paceOf: () => 11, keep: KEPT };
  return simulateRows(passing(given), sides);
}

/** Node starts a thread without tsx, so the thread asks for it before it loads this module. */
const THREAD = `import("tsx/esm/api").then(({ register }) => (register(), import(${JSON.stringify(import.meta.url)})))`;

/** The same module in a thread of its own, started and loaded; answers once it is told how many rows to rule. */
function thread(): Promise<(rows: number) => Promise<SimulationCounts>> {
  return new Promise((ready, failed) => {
    const worker = new Worker(THREAD, { eval: true, workerData: { simulates: true } });
    worker.once("error", failed);
    const run = (rows: number) =>
      new Promise<SimulationCounts>((found) => {
        worker.once("message", found);
        worker.postMessage(rows);
      });
    worker.once("message", () => ready(run));
  });
}

/** In such a thread: rows are read from text, as they would be from a database. */
function serve(): void {
  const texts = pool();
  parentPort?.once("message", (rows: number) => parentPort?.postMessage(simulateHere(texts, rows)));
  parentPort?.postMessage("ready");
}

if (!isMainThread && workerData?.simulates === true) serve();

/** One policy, one way: counts the rules that matched, so that no way can leave out work. */
type Way = (rows: Iterable<HistoricRow>) => number;

const byClosure: Way = (rows) => {
  const [simulation, lane] = [compileSimulation(inForce, QUEUES), newLane()];
  let matched = 0;
  for (const row of rows) {
    ruleInto(lane, simulation, row);
    matched += lane.matches;
  }
  return matched;
};

const byHand: Way = (rows) => {
  const tests = RULES.map(([, test]) => test);
  let matched = 0;
  for (const row of rows) for (const test of tests) if (test(row.facts)) matched++;
  return matched;
};

/** With the bindings made beforehand, only the plan itself is measured; without, all that a ruling by the plan needs. */
function byPlan(rows: readonly HistoricRow[], isBoundBefore: boolean): (count: number) => number {
  const action = inForce.actions.get(ACTION);
  if (action === undefined) throw new Error("the policy of the benchmark lost its action");
  const bind = (row: HistoricRow) => bindingsOf(inForce, action, row);
  const bound = rows.map(isBoundBefore ? bind : () => null);
  const programs = action.rules.flatMap(({ condition }) => (condition.ok ? [condition.program] : []));
  return (count) => {
    let matched = 0;
    for (const [place, row] of cycled([...rows.entries()], count)) {
      const bindings = bound[place] ?? bind(row);
      for (const program of programs) {
        const outcome = program(bindings, null);
        if (!outcome.ok || outcome.value !== false) matched++;
      }
    }
    return matched;
  };
}

interface Ways {
  readonly closure: number;
  readonly hand: number;
  readonly plan: number;
  readonly planAndBindings: number;
}

/** CPU time a row, each way over the same rows, after each has been warmed up by the same. */
async function threeWays(rows: readonly HistoricRow[]): Promise<Ways> {
  const [plan, planAndBindings] = [byPlan(rows, true), byPlan(rows, false)];
  const few = Math.min(ROWS, 5 * POOL);
  const [closure, hand, planned] = [byClosure(cycled(rows, few)), byHand(cycled(rows, few)), plan(few)];
  if (closure !== planned || hand !== planned)
    throw new Error(`the ways disagree: ${closure}, by hand ${hand}, by plan ${planned} matches`);
  return {
    closure: (await spending(() => byClosure(cycled(rows, ROWS)))).cpuUs / ROWS,
    hand: (await spending(() => byHand(cycled(rows, ROWS)))).cpuUs / ROWS,
    plan: (await spending(() => plan(few))).cpuUs / few,
    planAndBindings: (await spending(() => planAndBindings(few))).cpuUs / few,
  };
}

/** What `bench/main.ts` prints as part `simulation`. It needs neither build nor database. */
export async function simulation(): Promise<readonly Figure[]> {
  const texts = pool();
  const rows = texts.map(parsed);
  const ways = await threeWays(rows);
  const one = await spending(() => simulateHere(rows, ROWS));
  const oneParsing = await spending(() => simulateHere(texts, ROWS));
  const half = Math.ceil(ROWS / 2);
  const [left, right] = await Promise.all([thread(), thread()]);
  const two = await spending(async () => {
    const [first, second] = await Promise.all([left(half), right(ROWS - half)]);
    const { rows: merged } = mergeResults(first, second, KEPT);
    if (merged !== ROWS) throw new Error(`the threads ruled ${merged} of ${ROWS} rows`);
  });
  return [...wayFigures(ways), ...runFigures(one, oneParsing, two), storedFigure(await stored())];
}

/** The same rows as cases in a database, under the same two policies. */
function stored(): Promise<StoredRun> {
  const proposal = (index: number) => {
    const { amount, currency, order, confidence, ...signals } = factsOf(index);
    return { arguments: { amount, currency, order }, confidence, signals };
  };
  const sides = {
    inForce: { policy: inForce.policy, registry: inForce.registry },
    draft: { policy: draft.policy, registry: draft.registry },
  };
  return storedSimulation(ROWS, proposal, { ...sides, ...QUEUES, workflow: "refunds", action: ACTION });
}

const storedFigure = ({ rows, ms, cpuUs, bytes, mostGrownBytes, longestPauseMs }: StoredRun): Figure => ({
  what: `${whole(rows)} cases stored in SQLite (${whole(bytes / 1e6)} MB), by the product's two threads, with the report`,
  value: `${(ms / 1_000).toFixed(2)} s, ${perSecond(rows / (ms / 1_000))}, ${(cpuUs / 1e6).toFixed(2)} s CPU, rss at most +${Math.round(mostGrownBytes / 1e6)} MB`,
  against: `event loop held up for ${Math.round(longestPauseMs)} ms at most`,
  goal: holds("< 10 s", ms < 10_000),
});

function wayFigures({ closure, hand, plan, planAndBindings }: Ways): readonly Figure[] {
  const a = (us: number) => `${us.toFixed(3)} µs CPU a row`;
  return [
    { what: `${RULES.length} rules by CEL's plan, bindings made beforehand`, value: a(plan), against: "" },
    {
      what: `${RULES.length} rules by CEL's plan, with their bindings`,
      value: a(planAndBindings),
      against: `${times(planAndBindings, plan)} the plan`,
    },
    { what: `${RULES.length} rules written by hand`, value: a(hand), against: `${times(hand, plan)} the plan` },
    {
      what: `${RULES.length} rules by closures, with level, quorum, share and queue`,
      value: a(closure),
      against: `${times(closure, plan)} the plan, ${times(closure, planAndBindings)} with bindings, ${times(closure, hand)} by hand`,
      goal: `${atMost(0.2, closure / plan)}; ${atMost(0.05, closure / plan)}`,
    },
  ];
}

function runFigures(one: Spent, oneParsing: Spent, two: Spent): readonly Figure[] {
  const told = ({ ms, cpuUs, grownBytes }: Spent) =>
    `${(ms / 1_000).toFixed(2)} s, ${perSecond(ROWS / (ms / 1_000))}, ${(cpuUs / 1e6).toFixed(2)} s CPU, rss ${grownBytes < 0 ? "" : "+"}${Math.round(grownBytes / 1e6)} MB`;
  const what = `${whole(ROWS)} rows under two policies`;
  return [
    { what: `${what}, one thread, rows in memory`, value: told(one), against: "" },
    { what: `${what}, one thread, rows parsed from JSON`, value: told(oneParsing), against: `${times(oneParsing.ms, one.ms)} in memory` },
    {
      what: `${what}, two threads, rows parsed from JSON`,
      value: told(two),
      against: `${times(two.ms, oneParsing.ms)} one thread`,
      goal: holds("< 10 s", two.ms < 10_000),
    },
  ];
}
