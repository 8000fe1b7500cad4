// Compiles one policy version against one registry version, once: what is broken is reported for lint and seeds, and makes rulings stricter, never an exception.
import type { CelInput } from "@bufbuild/cel";
import { asPersonId, asQueueId } from "@core/words/ids";
import type { Level } from "@core/words/vocabulary";
import { type CompiledSchema, compileSchema } from "./arguments-schema";
import { type ConditionTree, conditionTree } from "./comparisons";
import { celMapOf, compileProgram, type Program } from "./evaluate";
import { checkExpression, type Kind, type Vocabulary } from "./expression";
import { isLostByEdit } from "./facts";
import { type Demand, demand } from "./lattice";
import type { Boundary, PolicyVersion, Require, Rule, Threshold, WrittenLevel } from "./policy";
import type { Fact, Provenance, RegistryAction, RegistryVersion } from "./registry";
import { parseTemplate, type TemplatePart, templatePaths } from "./template";

export interface PolicyProblem {
  /** Where in the documents, as `rules/amount-over-limit/when`. */
  readonly where: string;
  /** The action it concerns; null when all. */
  readonly action: string | null;
  readonly message: string;
  /** An error makes every ruling of the action `review` or stricter; a warning is for the author. */
  readonly severity: "error" | "warning";
}

export type CompiledCondition =
  | { readonly ok: true; readonly program: Program; readonly tree: ConditionTree; readonly names: readonly string[] }
  | { readonly ok: false; readonly problem: string };

export interface CompiledRule {
  readonly rule: Rule;
  readonly demand: Demand;
  readonly condition: CompiledCondition;
  readonly reason: readonly TemplatePart[];
  /** Facts to keep and show with the reason. */
  readonly show: readonly string[];
}

export type CompiledValue = { readonly ok: true; readonly program: Program } | { readonly ok: false; readonly problem: string };

export interface CompiledAction {
  readonly name: string;
  readonly boundary: Boundary | null;
  readonly boundaryDemand: Demand;
  readonly entry: RegistryAction | null;
  readonly rules: readonly CompiledRule[];
  readonly atRisk: { readonly amount: CompiledValue; readonly currency: CompiledValue | string } | null;
  readonly provenance: CelInput;
  readonly schema: CompiledSchema | null;
}

export interface CompiledPolicy {
  readonly policy: PolicyVersion;
  readonly registry: RegistryVersion;
  readonly actions: ReadonlyMap<string, CompiledAction>;
  readonly thresholds: ReadonlyMap<string, Threshold>;
  /** `t`, as expressions see it. */
  readonly t: CelInput;
  readonly problems: readonly PolicyProblem[];
}

export const levelOf = (written: WrittenLevel): Level => (written === "dual" ? "review" : written);
const quorumOf = (written: WrittenLevel | undefined, quorum: number) => Math.max(quorum, written === "dual" ? 2 : 1);

/** Never throws: a policy that cannot be compiled rules `review` and says why. */
export function compilePolicy(policy: PolicyVersion, registry: RegistryVersion): CompiledPolicy {
  const problems: PolicyProblem[] = [];
  const thresholds = new Map(Object.entries(policy.thresholds));
  const names = new Set([...Object.keys(registry.actions), ...Object.keys(policy.boundaries)]);
  if (policy.workflow !== registry.workflow) {
    problems.push({ where: "workflow", action: null, severity: "error", message: `The registry is of ${registry.workflow}.` });
  }
  const actions = new Map<string, CompiledAction>();
  for (const name of names) actions.set(name, compileAction(name, policy, registry, problems));
  for (const rule of policy.rules) {
    for (const action of rule.actions ?? []) {
      if (!names.has(action)) {
        problems.push({ where: `rules/${rule.id}/actions`, action, severity: "warning", message: `There is no action "${action}".` });
      }
    }
  }
  return { policy, registry, actions, thresholds, t: celMapOf(mapValues(policy.thresholds, (threshold) => threshold.value)), problems };
}

const own = <Value>(record: { readonly [name: string]: Value }, name: string): Value | null =>
  Object.hasOwn(record, name) ? (record[name] ?? null) : null;

const mapValues = <From, To>(record: { readonly [name: string]: From }, to: (value: From) => To): { readonly [name: string]: To } =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, to(value)]));

function compileAction(name: string, policy: PolicyVersion, registry: RegistryVersion, problems: PolicyProblem[]): CompiledAction {
  const boundary = own(policy.boundaries, name);
  const entry = own(registry.actions, name);
  const report = (where: string, message: string, severity: PolicyProblem["severity"]) =>
    problems.push({ where, action: name, message, severity });
  if (boundary === null) report("boundaries", `${name} has no boundary, so a person reviews it.`, "warning");
  if (entry === null) report("registry", `${name} is not in the registry, so a person reviews it.`, "error");

  const facts = entry?.facts ?? {};
  const vocabulary = vocabularyOf(policy, registry, facts);
  const rules = policy.rules
    .filter((rule) => rule.actions === null || rule.actions.includes(name))
    .map((rule) => compileRule(rule, vocabulary, facts, policy));
  for (const compiled of rules) lintRule(compiled, name, entry, policy, report);
  if (entry !== null) lintTexts(name, entry, policy, report);

  const schema = entry?.arguments_schema === null || entry === null ? null : compileSchema(entry.arguments_schema);
  if (schema?.ok === false) report(`registry/${name}/arguments_schema${schema.at}`, schema.problem, "error");
  return {
    name,
    boundary,
    boundaryDemand: boundary === null ? demand({ level: "review" }) : boundaryDemand(boundary, policy.sampling_floor),
    entry,
    rules,
    atRisk: compileAtRisk(name, entry, vocabulary, report),
    provenance: celMapOf(mapValues(facts, (fact): Provenance => fact.provenance)),
    schema,
  };
}

const KINDS: Record<Fact["type"], Kind> = {
  number: "double",
  integer: "double",
  string: "string",
  boolean: "bool",
  array: "list",
  object: "map",
};

/** Facts of the action, and those of its neighbours as values that may be absent, so that one rule can speak of several actions. */
export function vocabularyOf(
  policy: Pick<PolicyVersion, "thresholds">,
  registry: Pick<RegistryVersion, "actions">,
  facts: RegistryAction["facts"],
): Vocabulary {
  const variables = new Map<string, Kind>();
  for (const entry of Object.values(registry.actions)) for (const name of Object.keys(entry.facts)) variables.set(name, "dyn");
  for (const [name, fact] of Object.entries(facts)) variables.set(name, KINDS[fact.type]);
  const members = new Map(variables);
  for (const name of ["action", "workflow", "step", "reversibility"]) variables.set(name, "string");
  for (const name of ["t", "facts", "provenance", "at_risk"]) variables.set(name, "map");
  variables.set("reversal_window_s", "double");
  return {
    variables,
    members: new Map<string, ReadonlyMap<string, Kind>>([
      ["t", new Map(Object.keys(policy.thresholds).map((name) => [name, "double"]))],
      ["facts", members],
      ["provenance", new Map([...members.keys()].map((name) => [name, "string"]))],
      [
        "at_risk",
        new Map<string, Kind>([
          ["amount", "double"],
          ["currency", "string"],
        ]),
      ],
    ]),
  };
}

function compileRule(rule: Rule, vocabulary: Vocabulary, facts: RegistryAction["facts"], policy: PolicyVersion): CompiledRule {
  const checked = checkExpression(rule.when, vocabulary);
  const read = checked.ok ? [...checked.names].filter((name) => vocabulary.members.get("facts")?.has(name) === true) : [];
  return {
    rule,
    demand: requireDemand(rule.require),
    condition: compileCondition(checked, read, facts, policy),
    reason: parseTemplate(rule.reason),
    show: rule.show ?? read,
  };
}

function compileCondition(
  checked: ReturnType<typeof checkExpression>,
  names: readonly string[],
  facts: RegistryAction["facts"],
  policy: PolicyVersion,
): CompiledCondition {
  if (!checked.ok) return checked;
  if (checked.kind !== "bool" && checked.kind !== "dyn")
    return { ok: false, problem: "Is not a condition: it gives neither true nor false." };
  const tree = {
    facts: new Set(Object.keys(facts)),
    thresholds: new Map(Object.entries(policy.thresholds).map(([name, { value }]) => [name, value])),
  };
  return { ok: true, program: compileProgram(checked.expr), tree: conditionTree(checked.expr, tree), names };
}

const requireDemand = (require: Require): Demand =>
  demand({
    ...(require.level === undefined ? {} : { level: levelOf(require.level) }),
    quorum: quorumOf(require.level, require.quorum ?? 1),
    samplingP: require.sampling ?? 0,
    skills: require.skills ?? [],
    queue: require.queue === undefined ? null : asQueueId(require.queue),
    dueInS: require.due_in_s ?? null,
    recallS: require.recall_s ?? 0,
    exclude: (require.exclude ?? []).map(asPersonId),
    blind: require.blind ?? false,
    minWindowS: require.min_window_s ?? 0,
  });

const boundaryDemand = (boundary: Boundary, floor: number): Demand =>
  demand({
    level: levelOf(boundary.level),
    quorum: quorumOf(boundary.level, boundary.quorum),
    samplingP: Math.max(boundary.sampling, floor),
    skills: boundary.skills,
    queue: boundary.queue === null ? null : asQueueId(boundary.queue),
    dueInS: boundary.due_in_s,
    recallS: boundary.recall_s,
    exclude: boundary.exclude.map(asPersonId),
    blind: boundary.blind,
    onSilence: boundary.on_silence,
  });

type Report = (where: string, message: string, severity: PolicyProblem["severity"]) => void;

function compileAtRisk(action: string, entry: RegistryAction | null, vocabulary: Vocabulary, report: Report): CompiledAction["atRisk"] {
  if (entry?.at_risk === null || entry === null) return null;
  const compileValue = (field: "amount" | "currency", source: string, wanted: Kind): CompiledValue => {
    const checked = checkExpression(source, vocabulary);
    const kind = checked.ok && checked.kind === "int" ? "double" : checked.ok ? checked.kind : "dyn";
    const problem = !checked.ok
      ? checked.problem
      : kind === wanted || kind === "dyn"
        ? null
        : `Does not give ${wanted === "double" ? "an amount" : "a currency"}.`;
    if (checked.ok && problem === null) return { ok: true, program: compileProgram(checked.expr) };
    report(`registry/${action}/at_risk/${field}`, problem ?? "", "error");
    return { ok: false, problem: problem ?? "" };
  };
  const { amount, currency } = entry.at_risk;
  return {
    amount: compileValue("amount", amount, "double"),
    currency: /^[A-Z]{3}$/.test(currency) ? currency : compileValue("currency", currency, "string"),
  };
}

/** What would make a rule say less, or stop more, than its author thinks. */
function lintRule(compiled: CompiledRule, action: string, entry: RegistryAction | null, policy: PolicyVersion, report: Report) {
  const { rule, condition } = compiled;
  if (!condition.ok) {
    report(`rules/${rule.id}/when`, condition.problem, "error");
    return;
  }
  const facts = entry?.facts ?? {};
  for (const path of templatePaths(rule.reason)) {
    if (!isKnownPath(path, facts, policy)) report(`rules/${rule.id}/reason`, `"{${path}}" is neither a fact nor a threshold.`, "warning");
  }
  const level = compiled.demand.level;
  const lost = entry === null ? [] : condition.names.filter((name) => isLostByEdit(name, entry));
  if ((level === "human_only" || level === "blocked") && lost.length > 0) {
    report(
      `rules/${rule.id}/require/level`,
      `After an edit ${lost.join(", ")} no longer count, so this rule matches and no edit of ${action} can be signed.`,
      "warning",
    );
  }
  const silent = [...rule.when.matchAll(/\bhas\(facts\.([a-z0-9_]+)\)\s*&&/g)].flatMap(([, name]) =>
    name === undefined || facts[name]?.required === true ? [] : [name],
  );
  if (silent.length > 0)
    report(`rules/${rule.id}/when`, `Silence evades this rule: it does not match when ${silent.join(", ")} is absent.`, "warning");
}

const DOCUMENT_ROOTS = ["arguments.", "signals.", "before.", "after.", "verified.", "system."];
const TEXT_WORDS: ReadonlySet<string> = new Set(["action", "workflow", "step", "run", "title", "confidence", "at_risk"]);

function isKnownPath(path: string, facts: RegistryAction["facts"], policy: PolicyVersion): boolean {
  if (path.startsWith("t.")) return Object.hasOwn(policy.thresholds, path.slice(2));
  return Object.hasOwn(facts, path) || TEXT_WORDS.has(path) || DOCUMENT_ROOTS.some((root) => path.startsWith(root));
}

function lintTexts(action: string, entry: RegistryAction, policy: PolicyVersion, report: Report) {
  for (const field of ["effect", "question", "reversal"] as const) {
    for (const path of templatePaths(entry[field] ?? "")) {
      if (!isKnownPath(path, entry.facts, policy))
        report(`registry/${action}/${field}`, `"{${path}}" is neither a fact nor a threshold.`, "warning");
    }
  }
}
