// Rules what has already been ruled once more, by the millions: the level, quorum, share and queue of `ruleItem`, without its reasons.
// Stops and burnt budgets do not count here, as they are not the policy's; a rule that has no closure is run by CEL's plan.

import type { QueueId } from "@core/words/ids";
import { asQueueId } from "@core/words/ids";
import { LEVELS, type Level } from "@core/words/vocabulary";
import type { Closure } from "./closure";
import type { CompiledAction, CompiledPolicy, CompiledRule } from "./compile-policy";
import type { Bindings, Program } from "./evaluate";
import { bindingsOf, type HistoricRow } from "./historic-row";
import type { Demand, QueueRanks } from "./lattice";
import { seniorQueue } from "./lattice";
import { type LoadRow, RowLayout } from "./row-layout";

export interface SimulatedRuling {
  readonly level: Level;
  readonly quorum: number;
  readonly samplingP: number;
  readonly queue: QueueId;
  /** Places in the policy's list of rules, of those that matched or failed. */
  readonly matched: readonly number[];
}

/** A ruling in numbers, written over by each row: nothing is made for a row that is only counted. */
export interface Lane {
  /** Place in `LEVELS`. */
  level: number;
  quorum: number;
  samplingP: number;
  /** Place in the simulation's queues. */
  queue: number;
  /** How many of `matched` are this row's; what lies behind is left from rows before. */
  matches: number;
  readonly matched: number[];
}

interface Start {
  readonly level: number;
  readonly quorum: number;
  readonly samplingP: number;
  readonly queue: number;
}

interface FastRule extends Start {
  readonly index: number;
  /** Null: only the plan knows. */
  readonly test: Closure | null;
  /** Null: the condition is broken, so the rule always fails. */
  readonly program: Program | null;
  /** When it fails, which is a match that asks for review. */
  readonly failedLevel: number;
  readonly minWindowS: number;
}

interface FastAction {
  /** Null: nobody has registered it, so no rule is asked. */
  readonly registered: CompiledAction | null;
  readonly start: Start;
  readonly acceptedRisk: boolean;
  readonly rules: readonly FastRule[];
  readonly load: LoadRow;
}

export interface SimulatedPolicy {
  readonly policy: CompiledPolicy;
  /** The most senior first. */
  readonly queues: readonly QueueId[];
  readonly actions: ReadonlyMap<string, FastAction>;
  readonly unknownAction: FastAction;
  /** Rules that run by the plan, some fifty times slower; those of broken conditions are not among them. */
  readonly slowRules: ReadonlySet<string>;
}

/** Every queue there is, as in the surroundings of a ruling. */
export interface SimulatedQueues {
  readonly queueRanks: QueueRanks;
  readonly fallbackQueue: QueueId;
}

const REVIEW = LEVELS.indexOf("review");
const HUMAN_ONLY = LEVELS.indexOf("human_only");

/** The place in `PRINTED_LEVELS`. */
export function printedPlace({ level, quorum }: Lane): number {
  if (level < REVIEW) return level;
  return level >= HUMAN_ONLY || quorum >= 2 ? level + 1 : level;
}

/** Compiles once what `ruleRow` runs for each row. */
export function compileSimulation(policy: CompiledPolicy, { queueRanks, fallbackQueue }: SimulatedQueues): SimulatedPolicy {
  const known = [...queueRanks.keys()].sort((a, b) => (seniorQueue(a, b, queueRanks) === a ? -1 : 1));
  const queues = queueRanks.has(fallbackQueue) ? known : [...known, fallbackQueue];
  const slowRules = new Set<string>();
  const context = { policy, queues, queueRanks, fallback: queues.indexOf(fallbackQueue), slowRules };
  const actions = new Map([...policy.actions].map(([name, action]) => [name, fastAction(action, context)]));
  return { policy, queues, actions, unknownAction: unregistered(context, null), slowRules };
}

interface Context {
  readonly policy: CompiledPolicy;
  readonly queues: readonly QueueId[];
  readonly queueRanks: QueueRanks;
  readonly fallback: number;
  readonly slowRules: Set<string>;
}

const levelPlace = (level: Level, asksForReview: boolean) => Math.max(LEVELS.indexOf(level), asksForReview ? REVIEW : 0);

function unregistered({ fallback }: Context, boundary: Demand | null): FastAction {
  const { level, quorum, samplingP } = boundary ?? { level: "review", quorum: 1, samplingP: 0 };
  const start = { level: levelPlace(level, true), quorum, samplingP, queue: fallback };
  return { registered: null, start, acceptedRisk: false, rules: [], load: () => [] };
}

function fastAction(action: CompiledAction, context: Context): FastAction {
  const { boundary, boundaryDemand } = action;
  if (action.entry === null) return unregistered(context, boundaryDemand);
  const home = asQueueId(boundary?.queue ?? context.policy.policy.queue);
  const isLost = !context.queueRanks.has(home);
  const { quorum, samplingP } = boundaryDemand;
  const layout = new RowLayout(context.policy, action);
  return {
    registered: action,
    start: {
      level: levelPlace(boundaryDemand.level, isLost || action.schema?.ok === false),
      quorum,
      samplingP,
      queue: isLost ? context.fallback : context.queues.indexOf(home),
    },
    acceptedRisk: boundary !== null && boundary.accepted_risk !== null,
    rules: action.rules.map((rule) => fastRule(rule, layout, context)),
    load: layout.loader(),
  };
}

function fastRule(compiled: CompiledRule, layout: RowLayout, { policy, queues, queueRanks, slowRules }: Context): FastRule {
  const { rule, demand, condition } = compiled;
  const test = condition.ok ? layout.closureOf(rule.when) : null;
  if (condition.ok && test === null) slowRules.add(rule.id);
  const isLost = demand.queue !== null && !queueRanks.has(demand.queue);
  return {
    index: policy.policy.rules.indexOf(rule),
    test,
    program: condition.ok ? condition.program : null,
    level: levelPlace(demand.level, isLost),
    failedLevel: levelPlace(demand.level, true),
    quorum: demand.quorum,
    samplingP: demand.samplingP,
    // One behind the last: less senior than any.
    queue: demand.queue === null || isLost ? queues.length : queues.indexOf(demand.queue),
    minWindowS: demand.minWindowS,
  };
}

export const newLane = (): Lane => ({ level: 0, quorum: 1, samplingP: 0, queue: 0, matches: 0, matched: [] });

/**
 * Rules the row and writes the ruling into `lane`. Levels, quorums, shares and seniority only ever rise, and each demand is settled by itself,
 * so the join of all is the most of each.
 */
export function ruleInto(lane: Lane, simulation: SimulatedPolicy, row: HistoricRow): void {
  const action = simulation.actions.get(row.action) ?? simulation.unknownAction;
  const { registered, start } = action;
  lane.level = start.level;
  lane.quorum = start.quorum;
  lane.samplingP = start.samplingP;
  lane.queue = start.queue;
  lane.matches = 0;
  if (registered === null) return;

  const slots = action.load(row);
  let bindings: Bindings | null = null;
  let minWindowS = 0;
  for (const rule of action.rules) {
    let found: unknown;
    if (rule.test !== null) found = rule.test(slots);
    else if (rule.program !== null) {
      bindings ??= bindingsOf(simulation.policy, registered, row);
      const outcome = rule.program(bindings, null);
      found = outcome.ok ? outcome.value : undefined;
    }
    if (found === false) continue;
    raise(lane, rule, found === true ? rule.level : rule.failedLevel);
    if (rule.minWindowS > minWindowS) minWindowS = rule.minWindowS;
  }
  const { reversibility, windowS } = row.reversal;
  const asksForReview = row.problems || windowS < minWindowS || (reversibility === "irreversible" && !action.acceptedRisk);
  if (asksForReview && lane.level < REVIEW) lane.level = REVIEW;
}

function raise(lane: Lane, rule: FastRule, level: number): void {
  lane.matched[lane.matches++] = rule.index;
  if (level > lane.level) lane.level = level;
  if (rule.quorum > lane.quorum) lane.quorum = rule.quorum;
  if (rule.samplingP > lane.samplingP) lane.samplingP = rule.samplingP;
  if (rule.queue < lane.queue) lane.queue = rule.queue;
}

/** The ruling of one row. To count many, `simulateRows` makes less garbage. */
export function ruleRow(simulation: SimulatedPolicy, row: HistoricRow): SimulatedRuling {
  const lane = newLane();
  ruleInto(lane, simulation, row);
  const [level, queue] = [LEVELS[lane.level], simulation.queues[lane.queue]];
  if (level === undefined || queue === undefined) throw new Error("a simulated ruling has a level or a queue that there is not");
  return { level, quorum: lane.quorum, samplingP: lane.samplingP, queue, matched: lane.matched.slice(0, lane.matches) };
}
