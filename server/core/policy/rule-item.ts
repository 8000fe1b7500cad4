// The ruling of one revision: boundary ∨ every matching rule ∨ built-ins. A pure function of policy version, registry version and facts.
// It fails closed (invariant 7): an error, a missing required fact or an unknown name is a reason for review, and never an exception.
import type { StopsInScene } from "@core/words/actors";
import type { QueueId } from "@core/words/ids";
import { asQueueId } from "@core/words/ids";
import type { Reason, Ruling } from "@core/words/ruling";
import { type JsonObject, printLevel, type Reversibility } from "@core/words/vocabulary";
import { readAtRisk } from "./at-risk";
import {
  burntBudget,
  factReasons,
  failedWords,
  irreversible,
  policyFailed,
  shortWindow,
  stopReasons,
  unknownAction,
  unknownQueue,
  unknownWorkflow,
} from "./built-ins";
import { heldComparisons } from "./comparisons";
import type { CompiledAction, CompiledPolicy, CompiledRule } from "./compile-policy";
import { type Bindings, celMapOf, type Outcome, type Stopwatch, toCel } from "./evaluate";
import { isLostByEdit, NO_FACTS_OF_OURS, type OurFacts, type Proposal, readFacts } from "./facts";
import { type Demand, demand, join, matchedRules, type QueueRanks, sortReasons, stricterLevel, stricterReversibility } from "./lattice";
import { boundaryText, reasonText, reasonValue } from "./reason-words";

/** What counts beside the proposal itself. The facts among it are read under the locks of the command. */
export interface Surroundings {
  readonly stops: StopsInScene;
  /** The agent's autonomy for this action is suspended. */
  readonly budgetBurnt: boolean;
  /** Every queue there is, by declared seniority. */
  readonly queueRanks: QueueRanks;
  readonly fallbackQueue: QueueId;
  /** Checks that hold and what the product knows; none by default. */
  readonly ours?: OurFacts;
  /** For the 5 ms bound of a rule; without it only the bound on steps holds. */
  readonly stopwatch?: Stopwatch;
}

export interface RulingRequest {
  /** Null when no policy knows the workflow. */
  readonly policy: CompiledPolicy | null;
  readonly proposal: Proposal;
  /** A person wrote this revision. */
  readonly edited: boolean;
  readonly surroundings: Surroundings;
}

/** How much of an action can be taken back, by the registry and the agent's claim, whichever is stricter. */
export interface Reversal {
  readonly reversibility: Reversibility;
  readonly windowS: number;
}

const DEFAULTS = { recallS: 8, grantS: 900, maxS: 30 * 86_400 } as const;

export function ruleItem(request: RulingRequest): Ruling {
  try {
    return rule(request);
  } catch (error) {
    const reason = policyFailed("engine", error instanceof Error ? error.message : String(error));
    return assemble(request, { action: null, reasons: [reason], demands: [], reversal: reversalOf(null, request.proposal), facts: {} });
  }
}

function rule(request: RulingRequest): Ruling {
  const { policy, proposal, edited, surroundings } = request;
  const name = proposal.action.name;
  const action = policy?.actions.get(name) ?? null;
  const reversal = reversalOf(action, proposal);
  const reasons: Reason[] = [...stopReasons(surroundings.stops)];
  if (surroundings.budgetBurnt) reasons.push(burntBudget(name));
  if (policy === null || action === null || action.entry === null) {
    reasons.push(policy === null ? unknownWorkflow(proposal.workflow) : unknownAction(name, policy.policy.workflow));
    return assemble(request, { action, reasons, demands: action === null ? [] : [action.boundaryDemand], reversal, facts: {} });
  }
  if (action.schema?.ok === false) reasons.push(policyFailed("arguments-schema", "the registry's schema of the arguments is broken"));

  const entry = action.entry;
  const vector = readFacts(entry, proposal, edited, surroundings.ours ?? NO_FACTS_OF_OURS);
  const stopwatch = surroundings.stopwatch ?? null;
  const known = bindingsOf(policy, action, proposal, reversal, vector.facts);
  const claimed = edited ? null : (proposal.at_risk ?? null);
  const atRisk = readAtRisk(action, known, claimed, stopwatch);
  const bindings: Bindings = atRisk.value === null ? known : { ...known, at_risk: celMapOf({ ...atRisk.value }) };
  const facts: JsonObject = { ...vector.facts, ...(atRisk.value === null ? {} : { at_risk: { ...atRisk.value } }) };

  const lost = (fact: string) => edited && isLostByEdit(fact, entry);
  const matches = action.rules
    .map((compiled) => match(compiled, policy, action, facts, bindings, stopwatch, lost))
    .filter((found) => found !== null);
  const demands = [action.boundaryDemand, ...matches.map((found) => found.demand)];
  const minWindowS = demands.reduce((longest, { minWindowS }) => Math.max(longest, minWindowS), 0);
  reasons.push(
    boundaryReason(action),
    ...matches.map((found) => found.reason),
    ...atRisk.reasons,
    ...factReasons(vector),
    ...irreversible(reversal.reversibility, action.boundary !== null && action.boundary.accepted_risk !== null),
    ...shortWindow(reversal.windowS, minWindowS),
  );
  return assemble(request, { action, reasons, demands, reversal, facts });
}

export function reversalOf(action: CompiledAction | null, proposal: Proposal): Reversal {
  const entry = action?.entry ?? null;
  const claimed = proposal.action.reversibility ?? "reversible";
  const reversibility = stricterReversibility(entry?.reversibility ?? "irreversible", claimed);
  if (reversibility === "irreversible" || entry === null) return { reversibility, windowS: 0 };
  return { reversibility, windowS: Math.min(entry.reversal_window_s, proposal.action.reversal_window_s ?? entry.reversal_window_s) };
}

/** What expressions see. No prototype, so that a name can only be a fact or one of ours. */
function bindingsOf(policy: CompiledPolicy, action: CompiledAction, proposal: Proposal, reversal: Reversal, facts: JsonObject): Bindings {
  return Object.assign(Object.create(null), {
    ...Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, toCel(value)])),
    t: policy.t,
    facts: celMapOf(facts),
    provenance: action.provenance,
    action: action.name,
    workflow: proposal.workflow,
    step: proposal.step ?? "",
    reversibility: reversal.reversibility,
    reversal_window_s: reversal.windowS,
  });
}

interface Match {
  readonly demand: Demand;
  readonly reason: Reason;
}

function match(
  compiled: CompiledRule,
  policy: CompiledPolicy,
  action: CompiledAction,
  facts: JsonObject,
  bindings: Bindings,
  stopwatch: Stopwatch | null,
  lost: (fact: string) => boolean,
): Match | null {
  const { condition } = compiled;
  const outcome: Outcome = condition.ok ? condition.program(bindings, stopwatch) : condition;
  if (outcome.ok && outcome.value === false) return null;
  const kept = Object.fromEntries(compiled.show.flatMap((name) => (Object.hasOwn(facts, name) ? [[name, facts[name] ?? null]] : [])));
  const text = reasonText(compiled.reason, policy, action, facts);
  if (outcome.ok && outcome.value === true) {
    const held = condition.ok ? heldComparisons(condition.tree, facts, bindings) : [];
    // Where the author chose what to show, a gauge of something else would only confuse.
    const comparisons = compiled.rule.show === null ? held : held.filter(({ fact }) => compiled.show.includes(fact));
    const shown = reasonValue(compiled.rule.show === null ? held : [], compiled.show, action, facts);
    return {
      demand: compiled.demand,
      reason: { ...reasonOf(compiled, compiled.demand), kind: "rule", text, facts: kept, comparisons, shown },
    };
  }
  const raised = { ...compiled.demand, level: stricterLevel(compiled.demand.level, "review") };
  const problem = outcome.ok ? "it gave neither true nor false" : outcome.problem;
  const words = failureWords(compiled, problem, text, facts, lost);
  return { demand: raised, reason: { ...reasonOf(compiled, raised), kind: "error", text: words, facts: kept, comparisons: [] } };
}

const reasonOf = (compiled: CompiledRule, asked: Demand) => ({
  rule: compiled.rule.id,
  level: asked.level,
  quorum: asked.quorum,
  queue: asked.queue,
});

/** CEL says "unresolved attribute"; a person needs the name of what is missing, or that an edit took it away. */
function failureWords(compiled: CompiledRule, problem: string, text: string, facts: JsonObject, lost: (fact: string) => boolean): string {
  const absent = compiled.condition.ok ? compiled.condition.names.filter((name) => !Object.hasOwn(facts, name)) : [];
  if (absent.length > 0 && absent.every(lost)) return `Cannot be told after an edit: “${text}”`;
  const names = absent.map((name) => `"${name}"`).join(" and ");
  const why = absent.length === 0 ? problem.replace(/\.$/, "") : `${names} ${absent.length === 1 ? "is" : "are"} missing`;
  return failedWords(`the rule "${compiled.rule.id}" cannot be read: ${why}`);
}

function boundaryReason(action: CompiledAction): Reason {
  const asked = action.boundaryDemand;
  const text = boundaryText(action.name, printLevel(asked.level, asked.quorum), asked.quorum);
  const owner = action.boundary?.accepted_risk ?? null;
  return {
    rule: "boundary",
    kind: "boundary",
    text: action.boundary === null ? `Nobody has set a boundary for ${action.name}, so a person must look` : text,
    level: asked.level,
    quorum: asked.quorum,
    queue: asked.queue,
    facts: owner === null ? {} : { accepted_risk: owner.reason },
    comparisons: [],
  };
}

interface Parts {
  readonly action: CompiledAction | null;
  readonly reasons: readonly Reason[];
  readonly demands: readonly Demand[];
  readonly reversal: Reversal;
  readonly facts: JsonObject;
}

/**
 * Joins the demands and the levels of all reasons. The boundary's queue, or the workflow's, is where the join begins, so that a rule can only
 * move an item to a more senior one; what nobody has registered waits in the fallback queue. A queue that does not exist is dropped, with a reason.
 */
function assemble({ policy, proposal, surroundings }: RulingRequest, { action, reasons, demands, reversal, facts }: Parts): Ruling {
  const ranks = surroundings.queueRanks;
  const boundary = action?.boundary ?? null;
  const registered = policy !== null && action !== null && action.entry !== null;
  const home = registered ? asQueueId(boundary?.queue ?? policy.policy.queue) : surroundings.fallbackQueue;
  const named = registered ? [home, ...demands.map(({ queue }) => queue)] : [];
  const unknown = new Set(named.filter((queue) => queue !== null && !ranks.has(queue)));
  const all = sortReasons([...reasons, ...[...unknown].flatMap((queue) => (queue === null ? [] : [unknownQueue(queue)]))]);
  const start = demand({
    queue: unknown.has(home) ? surroundings.fallbackQueue : home,
    // The agent's wish moves priority and the due time, never a default.
    dueInS: proposal.due_in_s ?? null,
    recallS: boundary?.recall_s ?? DEFAULTS.recallS,
    onSilence: boundary?.on_silence ?? "reject",
  });
  const known = demands.map((asked) => (registered && !unknown.has(asked.queue) ? asked : { ...asked, queue: null }));
  const levels = all.map((reason) => demand({ level: reason.level }));
  const joined = [...known, ...levels].reduce((whole, asked) => join(whole, asked, ranks), start);
  return {
    level: joined.level,
    quorum: joined.quorum,
    queue: joined.queue ?? surroundings.fallbackQueue,
    skills: joined.skills,
    dueInS: joined.dueInS,
    recallS: joined.recallS,
    grantS: boundary?.grant_s ?? DEFAULTS.grantS,
    maxS: boundary?.max_s ?? DEFAULTS.maxS,
    exclude: joined.exclude,
    blind: joined.blind,
    onSilence: joined.onSilence,
    ownerMayReview: (boundary?.owner_may_review ?? false) && joined.quorum === 1,
    reversibility: reversal.reversibility,
    reversalWindowS: reversal.windowS,
    policyVersion: policy?.policy.version ?? 0,
    registryVersion: policy?.registry.version ?? 0,
    matched: matchedRules(all),
    errored: all.some((reason) => reason.kind === "error"),
    samplingP: joined.samplingP,
    reasons: all,
    facts,
  };
}
