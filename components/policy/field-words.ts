// The fields of policies and registries by the names that people know them by, and their values as they are read: shares, lengths of time, yes and no.
import { boundarySchema, type Require } from "@core/policy/policy";
import { NEW_ACTION, type RegistryVersion } from "@core/policy/registry";
import { durationWords } from "@core/words/labels";
import { type PlainKey, t } from "@core/words/t";
import { SECOND } from "@core/words/time";
import { revealLine } from "@core/words/untrusted-text";
import { type Json, PRINTED_LEVELS, REVERSIBILITIES } from "@core/words/vocabulary";
import { formatPercent } from "@/components/marks/format";
import { levelLabel } from "@/components/marks/level-mark";
import type { PolicyChange } from "@/server/views/shapes-policy";

const NAMES = {
  level: "policyVersions.name_level",
  sampling: "policyVersions.name_sampling",
  sampling_floor: "policyVersions.name_sampling_floor",
  quorum: "policyVersions.name_quorum",
  skills: "policyVersions.name_skills",
  queue: "policyVersions.name_queue",
  due_in_s: "policyVersions.name_due_in_s",
  recall_s: "policyVersions.name_recall_s",
  grant_s: "policyVersions.name_grant_s",
  max_s: "policyVersions.name_max_s",
  on_silence: "policyVersions.name_on_silence",
  exclude: "policyVersions.name_exclude",
  blind: "policyVersions.name_blind",
  owner_may_review: "policyVersions.name_owner_may_review",
  owner: "policyVersions.name_owner",
  accepted_risk: "policyVersions.name_accepted_risk",
  budget: "policyVersions.name_budget",
  window_days: "policyVersions.name_window_days",
  errors: "policyVersions.name_errors",
  severe: "policyVersions.name_severe",
  when: "policyVersions.name_when",
  reason: "policyVersions.name_reason",
  actions: "policyVersions.name_actions",
  show: "policyVersions.name_show",
  min_window_s: "policyVersions.name_min_window_s",
  value: "policyVersions.name_value",
  candidates: "policyVersions.name_candidates",
  unit: "policyVersions.name_unit",
  decimals: "policyVersions.name_decimals",
  label: "policyVersions.name_label",
  facts: "policyVersions.name_facts",
  arguments_schema: "policyVersions.name_arguments_schema",
  reversibility: "policyVersions.name_reversibility",
  reversal_window_s: "policyVersions.name_reversal_window_s",
  at_risk: "policyVersions.name_at_risk",
  reversal: "policyVersions.name_reversal",
  effect: "policyVersions.name_effect",
  question: "policyVersions.name_question",
  facts_survive_edit: "policyVersions.name_facts_survive_edit",
  sign_keys: "policyVersions.name_sign_keys",
  type: "policyVersions.name_type",
  from: "policyVersions.name_from",
  required: "policyVersions.name_required",
  provenance: "policyVersions.name_provenance",
  enum: "policyVersions.name_enum",
  minimum: "policyVersions.name_minimum",
  maximum: "policyVersions.name_maximum",
  amount: "policyVersions.name_amount",
  currency: "policyVersions.name_currency",
  steps: "declaredSteps.title",
} as const satisfies Readonly<Record<string, PlainKey>>;

export type FieldName = keyof typeof NAMES;
const isNamed = (name: string): name is FieldName => Object.hasOwn(NAMES, name);

/** `due_in_s` → `Due in`; what has no name of ours is shown as it is written. */
export const fieldName = (name: string): string => (isNamed(name) ? t(NAMES[name]) : revealLine(name));

/** Within these, names are the author's: of facts, of arguments. */
const NAMED_BY_AUTHORS = new Set(["facts", "arguments_schema"]);

/** `require/due_in_s` → `Due in`, `facts/amount/minimum` → `Facts · amount · At least`. What a rule requires, and what lists a schema's arguments, needs no word. */
export function pathWords(path: readonly string[]): string {
  return path
    .filter((name, place, all) => !(place === 0 && name === "require") && !(name === "properties" && all[place - 1] === "arguments_schema"))
    .map((name, place, all) => (NAMED_BY_AUTHORS.has(all[place - 1] ?? "") ? revealLine(name) : fieldName(name)))
    .join(" · ");
}

/** Who a person is, by id. */
type NameOf = (person: string) => string;
const PEOPLE: ReadonlySet<string> = new Set(["owner", "exclude"]);

/** A value as it is read in its field. */
export function valueWords(field: string, value: Json, nameOf: NameOf = (person) => person): string {
  if (value === null || value === undefined) return "—";
  if (typeof value === "boolean") return t(value ? "policyVersions.yes" : "policyVersions.no");
  if (typeof value === "number") return numberIn(field, value);
  if (typeof value === "string") return revealLine(PEOPLE.has(field) ? nameOf(value) : wordIn(field, value));
  if (field === "steps" && Array.isArray(value)) return stepsWords(value as unknown as Steps);
  if (Array.isArray(value))
    return value.length === 0 ? t("policyVersions.none") : value.map((entry) => valueWords(field, entry, nameOf)).join(", ");
  const members = value as { readonly [name: string]: Json };
  if (field === "budget") return budgetWords(members);
  if (field === "accepted_risk")
    return `${valueWords("reason", members.reason ?? null)} (${valueWords("owner", members.owner ?? null, nameOf)})`;
  if (field === "facts" || field === "arguments_schema") return membersOf(field, members).map(revealLine).join(", ");
  return Object.entries(members)
    .filter(([, member]) => !saysNothing(member))
    .map(([name, member]) => `${fieldName(name)}: ${valueWords(name, member, nameOf)}`)
    .join(" · ");
}

type Steps = NonNullable<RegistryVersion["steps"]>;

/** In their order, with what each may do. */
export const stepsWords = (steps: Steps): string =>
  steps
    .map(({ name, optional, repeats }) => {
      const step = revealLine(name);
      if (optional === true && repeats === true) return t("declaredSteps.bothOf", { step });
      if (optional === true) return t("declaredSteps.optionalOf", { step });
      return repeats === true ? t("declaredSteps.repeatedOf", { step }) : step;
    })
    .join(" → ");

/** What a rule asks for beside its level. */
export const requireWords = ({ level: _level, ...require }: Require, nameOf?: NameOf): string =>
  Object.entries(require)
    .map(([name, value]) => `${fieldName(name)} ${valueWords(name, value ?? null, nameOf)}`)
    .join(" · ");

const saysNothing = (value: Json): boolean =>
  value === null || value === false || (typeof value === "object" && Object.keys(value).length === 0);

/** Of facts and of a schema the names: what each says is read in its own place. */
const membersOf = (field: string, members: { readonly [name: string]: Json }): readonly string[] =>
  Object.keys(field === "arguments_schema" && isObject(members.properties ?? null) ? (members.properties as object) : members);

const USUAL: Readonly<Partial<Record<PolicyChange["part"], object>>> = {
  boundary: boundarySchema.parse({ level: "review" }),
  registry: NEW_ACTION,
};
/** Said even where they are as usual. */
const ALWAYS = ["level", "reversibility"];

/** A whole part that came or went: what it says beside what every new one does. */
export function partWords(part: PolicyChange["part"], value: Json, nameOf?: NameOf): string {
  if (!isObject(value)) return "";
  const usual = Object.entries(USUAL[part] ?? {});
  const isUsual = (name: string, member: Json) =>
    !ALWAYS.includes(name) && usual.some(([known, of]) => known === name && JSON.stringify(of) === JSON.stringify(member));
  return valueWords("", Object.fromEntries(Object.entries(value).filter(([name, member]) => !isUsual(name, member))), nameOf);
}

function numberIn(field: string, value: number): string {
  if (field.endsWith("_s")) return durationWords(value * SECOND);
  return field === "sampling" || field === "sampling_floor" ? shareWords(value) : String(value);
}

function wordIn(field: string, value: string): string {
  const level = PRINTED_LEVELS.find((known) => known === value);
  if (field === "level" && level !== undefined) return levelLabel(level);
  if (field === "on_silence") return t(value === "reject" ? "policy.rejected" : "policy.proceeds");
  const reversibility = REVERSIBILITIES.find((known) => known === value);
  return field === "reversibility" && reversibility !== undefined ? t(`marks.${reversibility}`) : value;
}

/** `5 %`, `0.5 %`: no more digits than it has, and at most two. */
export function shareWords(share: number): string {
  const percent = Math.round(share * 10_000) / 100;
  return formatPercent(share, Number.isInteger(percent) ? 0 : Number.isInteger(percent * 10) ? 1 : 2);
}

export const budgetWords = ({ window_days: days, errors, severe }: { readonly [name: string]: Json }): string =>
  t("registry.budgetIs", { errors: Number(errors), severe: Number(severe), days: Number(days) });

export interface Leaf {
  readonly path: readonly string[];
  readonly from: Json;
  readonly to: Json;
}

const isObject = (value: Json): value is { readonly [name: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Where two values differ: at the smallest parts that do, so that a large object is not shown twice for one number in it. */
export function differences(path: readonly string[], from: Json, to: Json): readonly Leaf[] {
  if (!isObject(from) || !isObject(to)) return JSON.stringify(from) === JSON.stringify(to) ? [] : [{ path, from, to }];
  return [...new Set([...Object.keys(from), ...Object.keys(to)])].flatMap((name) =>
    differences([...path, name], from[name] ?? null, to[name] ?? null),
  );
}
