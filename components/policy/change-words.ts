// Which field of a draft changed, in words: those of its own vocabulary are said, names stay as they are.
import { boundarySchema } from "@core/policy/policy";
import { NEW_ACTION } from "@core/policy/registry";
import { durationWords } from "@core/words/labels";
import { type PlainKey, t } from "@core/words/t";
import { SECOND } from "@core/words/time";
import { revealLine } from "@core/words/untrusted-text";
import { type Json, type JsonObject, PRINTED_LEVELS, type PrintedLevel, REVERSIBILITIES, type Reversibility } from "@core/words/vocabulary";
import { isList, isObject } from "@/components/item/json-path";
import { levelLabel } from "@/components/marks/level-mark";
import type { PolicyChange } from "@/server/views/shapes";

const FIELDS: Readonly<Record<string, PlainKey>> = {
  level: "policy.level",
  sampling: "policy.sampling",
  sampling_floor: "registry.floor",
  quorum: "policy.approvals",
  skills: "registry.skills",
  queue: "policy.queue",
  due_in_s: "registry.due",
  max_s: "registry.longest",
  recall_s: "registry.undo",
  grant_s: "registry.grant",
  min_window_s: "registry.window",
  on_silence: "policy.ifSilent",
  exclude: "registry.excluded",
  blind: "registry.blind",
  owner_may_review: "registry.ownerMay",
  owner: "policy.owner",
  accepted_risk: "policy.acceptedRisk",
  budget: "registry.budget",
  when: "policy.whenTrue",
  reason: "policy.reason",
  label: "registry.label",
  unit: "registry.unit",
  decimals: "registry.decimals",
  facts: "policy.fact",
  type: "policy.type",
  from: "policy.from",
  required: "policy.required",
  minimum: "registry.least",
  maximum: "registry.most",
  arguments_schema: "registry.arguments",
  reversibility: "registry.reversibility",
  reversal_window_s: "registry.window",
  reversal: "registry.reversal",
  at_risk: "registry.atRisk",
  amount: "registry.amount",
  currency: "registry.currency",
  effect: "registry.effect",
  question: "registry.question",
  facts_survive_edit: "registry.survive",
};

/** What is called by a name of its own in these: `facts/amount` is a fact, `amount` of what is at risk a field. */
const NAMED_WITHIN = ["facts", "arguments_schema"];

const said = (name: string): string => {
  const key = Object.hasOwn(FIELDS, name) ? FIELDS[name] : undefined;
  return key === undefined ? revealLine(name) : t(key);
};

/** `facts/amount/required` as `Fact · amount · required`. */
export function fieldWords(field: string): string {
  const [first = "", ...rest] = field.split("/");
  const members = NAMED_WITHIN.includes(first)
    ? rest.filter((name) => name !== "properties").map((name, at) => (first === "facts" && at > 0 ? said(name) : revealLine(name)))
    : rest.map(said);
  // What a rule asks for is a part of its own in the document only.
  return [...(first === "require" || first === "" ? [] : [said(first)]), ...members].join(" · ");
}

/** Fields that name people. */
const PEOPLE = ["owner", "exclude"];

const lastOf = (field: string) => field.slice(field.lastIndexOf("/") + 1);

/** A value to compare with another; of an object what it says, field by field. `nameOf` says who a person is. */
export function valueWords(value: Json, field: string, nameOf: (person: string) => string): string {
  const name = lastOf(field);
  if (value === null) return "—";
  if (typeof value === "boolean") return t(value ? "policyEditor.yes" : "policyEditor.no");
  if (typeof value === "string") return revealLine(PEOPLE.includes(name) ? nameOf(value) : (wordOf(name, value) ?? value));
  if (typeof value === "number") return name.endsWith("_s") ? durationWords(value * SECOND) : JSON.stringify(value);
  if (isList(value)) return value.map((entry) => (isObject(entry) ? JSON.stringify(entry) : valueWords(entry, field, nameOf))).join(", ");
  if (!isObject(value)) return JSON.stringify(value);
  return Object.entries(value)
    .filter(([, member]) => !saysNothing(member))
    .map(([of, member]) => `${said(of)}: ${isObject(member) ? inObject(of, member, nameOf) : valueWords(member, of, nameOf)}`)
    .join(" · ");
}

/** Words of the vocabulary, where a field holds one. */
function wordOf(field: string, value: string): string | null {
  if (field === "level") return PRINTED_LEVELS.some((level) => level === value) ? levelLabel(value as PrintedLevel) : null;
  if (field === "reversibility") return REVERSIBILITIES.some((one) => one === value) ? t(`marks.${value as Reversibility}`) : null;
  if (field === "on_silence") return t(value === "proceed" ? "policy.proceeds" : "policy.rejected");
  return null;
}

const saysNothing = (value: Json): boolean =>
  value === null || value === false || (typeof value === "object" && Object.keys(value).length === 0);

/** What is named in it, or its few values. */
function inObject(field: string, value: JsonObject, nameOf: (person: string) => string): string {
  const members = Object.entries(field === "arguments_schema" && isObject(value.properties) ? value.properties : value);
  return members.some(([, member]) => isObject(member))
    ? members.map(([name]) => revealLine(name)).join(", ")
    : members.map(([name, member]) => `${said(name)} ${valueWords(member, name, nameOf)}`).join(", ");
}

const USUAL: Readonly<Partial<Record<PolicyChange["part"], object>>> = {
  boundary: boundarySchema.parse({ level: "review" }),
  registry: NEW_ACTION,
};
/** Said even where they are as usual. */
const ALWAYS = ["level", "reversibility"];

/** A whole part that came: what it says beside what every new one does. */
export function partWords(part: PolicyChange["part"], value: Json, nameOf: (person: string) => string): string {
  const usual = Object.entries(USUAL[part] ?? {});
  if (!isObject(value)) return valueWords(value, "", nameOf);
  const isUsual = (name: string, member: Json) =>
    !ALWAYS.includes(name) && usual.some(([known, of]) => known === name && JSON.stringify(of) === JSON.stringify(member));
  return valueWords(Object.fromEntries(Object.entries(value).filter(([name, member]) => !isUsual(name, member))), "", nameOf);
}
