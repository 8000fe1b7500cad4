// What a draft changes against what is in force, field by field, and which way each change goes. By syntax alone: no simulation has a say.
import type { Json, JsonObject } from "@core/words/vocabulary";
import { levelOf } from "./compile-policy";
import { type Direction, thresholdDirections } from "./directions";
import { isAtLeast } from "./lattice";
import { type Boundary, boundarySchema, type PolicyVersion, type Require, type Rule, type WrittenLevel } from "./policy";
import type { RegistryVersion } from "./registry";

/** `other`: what is neither shown to tighten nor known to loosen. It counts as widening: a second person signs it. */
export type Way = "tightens" | "widens" | "other";

export interface DraftChange {
  /** The part of the documents that it belongs to, and whose. */
  readonly part: "boundary" | "rule" | "threshold" | "policy" | "registry";
  /** The action, the rule's or the threshold's name; empty for what belongs to the whole. */
  readonly of: string;
  /** `level`, `require/quorum`; empty where the whole part comes or goes. */
  readonly field: string;
  readonly from: Json;
  readonly to: Json;
  readonly way: Way;
}

export interface Documents {
  readonly policy: PolicyVersion;
  readonly registry: RegistryVersion;
}

/** Whether one person may publish it alone: every change of it tightens (invariant 7: adding a rule never loosens). */
export const isTightening = (changes: readonly DraftChange[]): boolean => changes.every(({ way }) => way === "tightens");

/** Every change from what is in force, in the order boundaries, rules, thresholds, policy, registry; empty when the two say the same. */
export function draftChanges(inForce: Documents, draft: Documents): readonly DraftChange[] {
  return [
    ...boundaryChanges(inForce.policy, draft.policy),
    ...ruleChanges(inForce.policy, draft.policy),
    ...thresholdChanges(inForce, draft),
    ...wholeChanges(inForce.policy, draft.policy),
    ...registryChanges(inForce.registry, draft.registry),
  ];
}

type Order = (from: Json, to: Json) => Way;
type Part = Pick<DraftChange, "part" | "of">;

const same = (a: unknown, b: unknown): boolean => print(a) === print(b);
/** With sorted keys, so that two spellings of one object are the same. */
const print = (value: unknown): string =>
  JSON.stringify(value ?? null, (_key, member) =>
    typeof member === "object" && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
const asJson = (value: unknown): Json => JSON.parse(JSON.stringify(value ?? null)) as Json;

const number = (value: Json): number | null => (typeof value === "number" ? value : null);
/** Absent stands for the loosest value there is. */
const growing =
  (absent: number): Order =>
  (from, to) =>
    (number(to) ?? absent) > (number(from) ?? absent) ? "tightens" : "widens";
const shrinking =
  (absent: number): Order =>
  (from, to) =>
    (number(to) ?? absent) < (number(from) ?? absent) ? "tightens" : "widens";
/** Truth is stricter. */
const truth: Order = (_from, to) => (to === true ? "tightens" : "widens");
const lie: Order = (_from, to) => (to === true ? "widens" : "tightens");
const other: Order = () => "other";
const widening: Order = () => "widens";

const listed = (value: Json): readonly string[] => (Array.isArray(value) ? value.map(String) : []);
const superset: Order = (from, to) => {
  const [before, after] = [listed(from), listed(to)];
  if (before.every((entry) => after.includes(entry))) return "tightens";
  return after.every((entry) => before.includes(entry)) ? "widens" : "other";
};

const quorumIn = (level: Json): number => (level === "dual" ? 2 : 1);
const level: Order = (from, to) => {
  const [before, after] = [from ?? "autonomous", to ?? "autonomous"] as [WrittenLevel, WrittenLevel];
  const [lower, upper] = [levelOf(before), levelOf(after)];
  if (lower !== upper)
    return isAtLeast(upper, lower) && quorumIn(after) >= quorumIn(before) ? "tightens" : isAtLeast(lower, upper) ? "widens" : "other";
  return quorumIn(after) >= quorumIn(before) ? "tightens" : "widens";
};

/** What a rule asks for joins as a lattice, so a field that rises, or comes, can only raise the ruling. */
const REQUIRE: Record<keyof Require, Order> = {
  level,
  quorum: growing(1),
  queue: (from) => (from === null ? "tightens" : "other"),
  skills: superset,
  sampling: growing(0),
  due_in_s: shrinking(Number.POSITIVE_INFINITY),
  recall_s: growing(0),
  exclude: superset,
  blind: truth,
  min_window_s: growing(0),
};

const BOUNDARY: Record<keyof Boundary, Order> = {
  level,
  sampling: growing(0),
  quorum: growing(1),
  skills: superset,
  // An order of declared seniority: nobody can prove that one queue is stricter.
  queue: other,
  due_in_s: shrinking(Number.POSITIVE_INFINITY),
  recall_s: growing(0),
  grant_s: shrinking(Number.POSITIVE_INFINITY),
  max_s: shrinking(Number.POSITIVE_INFINITY),
  on_silence: (_from, to) => (to === "reject" ? "tightens" : "widens"),
  exclude: superset,
  blind: truth,
  owner_may_review: lie,
  owner: other,
  accepted_risk: (from, to) => (to === null ? "tightens" : from === null ? "widens" : "other"),
  budget: budgetWay,
};

function budgetWay(from: Json, to: Json): Way {
  const [before, after] = [from, to] as [Boundary["budget"], Boundary["budget"]];
  const stricter = after.window_days >= before.window_days && after.errors <= before.errors && after.severe <= before.severe;
  const looser = after.window_days <= before.window_days && after.errors >= before.errors && after.severe >= before.severe;
  return stricter ? "tightens" : looser ? "widens" : "other";
}

function fieldChanges<Fields extends object>(
  part: Part,
  before: Fields,
  after: Fields,
  orders: { readonly [Name in keyof Fields]-?: Order },
  under = "",
): DraftChange[] {
  return (Object.keys(orders) as (keyof Fields & string)[]).flatMap((name) => {
    const [from, to] = [asJson(before[name]), asJson(after[name])];
    return same(from, to) ? [] : [{ ...part, field: `${under}${name}`, from, to, way: orders[name](from, to) }];
  });
}

/** An action without a row is reviewed: the row that says no more than that. */
const NO_ROW: Boundary = boundarySchema.parse({ level: "review" });

function boundaryChanges(before: PolicyVersion, after: PolicyVersion): DraftChange[] {
  return namesOf(before.boundaries, after.boundaries).flatMap((action): DraftChange[] => {
    const part = { part: "boundary", of: action } as const;
    const [from, to] = [own(before.boundaries, action), own(after.boundaries, action)];
    // Where silence lets it run, an end that comes sooner lets it run sooner: nobody can say that either is the stricter.
    const orders = to?.on_silence === "proceed" ? { ...BOUNDARY, max_s: other } : BOUNDARY;
    if (from !== null && to !== null) return fieldChanges(part, from, to, orders);
    const changes = fieldChanges(part, from ?? NO_ROW, to ?? NO_ROW, orders);
    const way = changes.some((change) => change.way === "widens")
      ? "widens"
      : changes.every((change) => isHarmless(change))
        ? "tightens"
        : "other";
    return [{ ...part, field: "", from: asJson(from), to: asJson(to), way }];
  });
}

/** Who answers for a row says nothing of how strict it is; a new row needs somebody. */
const isHarmless = ({ field, way }: DraftChange): boolean => way === "tightens" || field === "owner";

function ruleChanges(before: PolicyVersion, after: PolicyVersion): DraftChange[] {
  const [from, to] = [byId(before.rules), byId(after.rules)];
  return [...new Set([...from.keys(), ...to.keys()])].flatMap((id): DraftChange[] => {
    const part = { part: "rule", of: id } as const;
    const [old, fresh] = [from.get(id) ?? null, to.get(id) ?? null];
    if (old === null || fresh === null)
      return [{ ...part, field: "", from: asJson(old), to: asJson(fresh), way: old === null ? "tightens" : "widens" }];
    return [
      ...fieldChanges<Pick<Rule, "when" | "reason" | "actions" | "show">>(part, old, fresh, {
        when: other,
        reason: other,
        // Of all actions, or of more than before.
        actions: (was, is) => (is === null ? "tightens" : was === null ? "widens" : superset(was, is)),
        show: other,
      }),
      ...fieldChanges(part, old.require, fresh.require, REQUIRE, "require/"),
    ];
  });
}

const byId = (rules: readonly Rule[]) => new Map(rules.map((rule) => [rule.id, rule]));

function thresholdChanges(inForce: Documents, draft: Documents): DraftChange[] {
  const [before, after] = [inForce.policy.thresholds, draft.policy.thresholds];
  // Rules that the draft adds must agree: a threshold that two rules read both ways has no direction.
  const directions = [thresholdDirections(inForce.policy, inForce.registry), thresholdDirections(draft.policy, draft.registry)];
  return namesOf(before, after).flatMap((name): DraftChange[] => {
    const part = { part: "threshold", of: name } as const;
    const [from, to] = [own(before, name), own(after, name)];
    // Nothing refers to it but what is added or taken away with it, and that is a change of its own.
    if (from === null || to === null)
      return [{ ...part, field: "", from: asJson(from), to: asJson(to), way: from === null ? "tightens" : "other" }];
    return fieldChanges(part, from, to, {
      value: (was, is) =>
        moved(
          number(was) ?? 0,
          number(is) ?? 0,
          directions.map((known) => known.get(name) ?? "unused"),
        ),
      unit: other,
      decimals: other,
      label: other,
      // A grid that is chosen with knowledge of the evidence certifies too much, so two people fix it.
      candidates: widening,
    });
  });
}

/** Old rules and new ones read it the same way, or not at all. */
function moved(from: number, to: number, [was = "unused", is = "unused"]: readonly Direction[]): Way {
  const direction = was === "unused" ? is : is === "unused" || is === was ? was : "unknown";
  if (direction === "raising-loosens") return to < from ? "tightens" : "widens";
  if (direction === "raising-tightens") return to > from ? "tightens" : "widens";
  return "other";
}

function wholeChanges(before: PolicyVersion, after: PolicyVersion): DraftChange[] {
  return fieldChanges<Pick<PolicyVersion, "queue" | "sampling_floor">>({ part: "policy", of: "" }, before, after, {
    queue: other,
    sampling_floor: growing(0),
  });
}

/** What is known of an action decides what its rules see, so that no change of it is shown to tighten; one that was unknown was reviewed. */
function registryChanges(before: RegistryVersion, after: RegistryVersion): DraftChange[] {
  const whole = memberChanges({ part: "registry", of: "" }, [], before, after, "steps", 0);
  const ofActions = namesOf(before.actions, after.actions).flatMap((action): DraftChange[] => {
    const part = { part: "registry", of: action } as const;
    const [from, to] = [own(before.actions, action), own(after.actions, action)];
    if (from === null || to === null)
      return [{ ...part, field: "", from: asJson(from), to: asJson(to), way: from === null ? "widens" : "other" }];
    return Object.keys({ ...from, ...to }).flatMap((name) =>
      memberChanges(part, [], from, to, name, Object.hasOwn(LOOKED_INTO, name) ? (LOOKED_INTO[name] ?? 0) : 0),
    );
  });
  return [...whole, ...ofActions];
}

/** So many levels of it are told apart: each field of each fact, each argument of a schema. */
const LOOKED_INTO: Readonly<Record<string, number>> = { facts: 2, arguments_schema: 2, at_risk: 1 };

/** What comes, goes or differs of one member. Being there as `null` is not the same as not being there. */
function memberChanges(part: Part, under: readonly string[], before: object, after: object, name: string, levels: number): DraftChange[] {
  const [from, to] = [before, after] as [Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>];
  const [was, is] = [own(from, name), own(to, name)];
  if (Object.hasOwn(from, name) === Object.hasOwn(to, name) && same(was, is)) return [];
  const path = [...under, name];
  if (levels > 0 && isRecord(was) && isRecord(is))
    return namesOf(was, is).flatMap((member) => memberChanges(part, path, was, is, member, levels - 1));
  return [{ ...part, field: path.join("/"), from: asJson(was), to: asJson(is), way: "other" }];
}

const isRecord = (value: unknown): value is object => typeof value === "object" && value !== null && !Array.isArray(value);

const namesOf = (before: object, after: object): readonly string[] => [...new Set([...Object.keys(before), ...Object.keys(after)])];
const own = <Value>(record: { readonly [name: string]: Value }, name: string): Value | null =>
  Object.hasOwn(record, name) ? (record[name] ?? null) : null;

/** The documents as JSON, as drafts and versions keep them. */
export const documentJson = (document: object): JsonObject => asJson(document) as JsonObject;
