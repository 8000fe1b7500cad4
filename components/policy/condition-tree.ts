// What a person does to a condition in its form: rows and groups come and go, and a row keeps what still fits when another part of it changes.
import type { Condition, ConditionNames, ConditionValue, FactName } from "@core/policy/condition-form";
import type { Operator } from "@core/policy/operators";

/** Places of parts, from the whole inwards. */
export type Path = readonly number[];
/** Groups hold when all, any, not any or not all of their parts do. */
export type GroupKind = "all" | "any" | "notAny" | "notAll";
export type RowComparison = Operator | "in" | "notIn" | "true" | "false" | "known" | "unknown";

export interface Group {
  readonly kind: GroupKind;
  readonly parts: readonly Condition[];
}

export const GROUP_KINDS = ["all", "any", "notAny", "notAll"] as const satisfies readonly GroupKind[];

/** Null for a row. */
export function groupOf(condition: Condition): Group | null {
  if (condition.kind === "all" || condition.kind === "any") return condition;
  if (condition.kind !== "not") return null;
  const { part } = condition;
  return part.kind === "all" || part.kind === "any" ? { kind: part.kind === "all" ? "notAll" : "notAny", parts: part.parts } : null;
}

export function conditionOf({ kind, parts }: Group): Condition {
  if (kind === "all" || kind === "any") return { kind, parts };
  return { kind: "not", part: { kind: kind === "notAll" ? "all" : "any", parts } };
}

/** A form always begins with a group, so that a second row has somewhere to go. */
export const wholeOf = (condition: Condition): Condition => (groupOf(condition) === null ? { kind: "all", parts: [condition] } : condition);

const NOTHING: Condition = { kind: "all", parts: [] };

/** With the part at `path` changed, or taken out where the change gives null. What is left empty goes too: an empty group would decide for the whole. */
export const changedAt = (whole: Condition, path: Path, change: (part: Condition) => Condition | null): Condition =>
  changedIn(whole, path, change) ?? NOTHING;

function changedIn(condition: Condition, path: Path, change: (part: Condition) => Condition | null): Condition | null {
  const [place, ...rest] = path;
  const group = groupOf(condition);
  if (place === undefined || group === null) return change(condition);
  const parts = group.parts.flatMap((part, at) => {
    const changed = at === place ? changedIn(part, rest, change) : part;
    return changed === null ? [] : [changed];
  });
  return parts.length === 0 ? null : conditionOf({ ...group, parts });
}

export const withPart = (whole: Condition, path: Path, part: Condition): Condition =>
  changedAt(whole, path, (condition) => {
    const group = groupOf(condition);
    return group === null ? condition : conditionOf({ ...group, parts: [...group.parts, part] });
  });

export const withGroupKind = (whole: Condition, path: Path, kind: GroupKind): Condition =>
  changedAt(whole, path, (condition) => conditionOf({ kind, parts: groupOf(condition)?.parts ?? [] }));

/** The row inside of what may be a negation. */
const bare = (row: Condition): Condition => (row.kind === "not" ? bare(row.part) : row);

export function factOf(row: Condition): string {
  const inner = bare(row);
  return "fact" in inner ? inner.fact : "";
}

export function comparisonOf(row: Condition): RowComparison {
  switch (row.kind) {
    case "compare":
      return row.operator;
    case "is":
      return row.value ? "true" : "false";
    case "known":
      return row.known ? "known" : "unknown";
    case "not":
      return "notIn";
    default:
      return "in";
  }
}

const NUMBERS = [">", ">=", "<", "<=", "==", "!=", "in", "notIn", "known", "unknown"] as const;
const TEXTS = ["==", "!=", "in", "notIn", "known", "unknown"] as const;
const TRUTHS = ["true", "false", "known", "unknown"] as const;
const WHOLES = ["known", "unknown"] as const;

export function comparisonsFor(fact: FactName | undefined): readonly RowComparison[] {
  switch (fact?.type) {
    case "number":
    case "integer":
      return NUMBERS;
    case "boolean":
      return TRUTHS;
    case "array":
    case "object":
      return WHOLES;
    default:
      return TEXTS;
  }
}

/** The values that a fact may have, where the registry counts them up. */
export function choicesOf(fact: FactName | undefined): readonly ConditionValue[] | null {
  if (fact?.type === "boolean") return [true, false];
  const simple = fact?.enum?.filter((value) => typeof value === "string" || typeof value === "number" || typeof value === "boolean");
  return simple === undefined || simple.length === 0 ? null : simple;
}

export const isNumeric = (fact: FactName | undefined): boolean => fact?.type === "number" || fact?.type === "integer";

export function freshValue(fact: FactName | undefined): ConditionValue {
  const [first] = choicesOf(fact) ?? [];
  return first ?? (isNumeric(fact) ? 0 : "");
}

function fitsFact(value: ConditionValue, fact: FactName | undefined): boolean {
  const choices = choicesOf(fact);
  if (choices !== null) return choices.includes(value);
  return typeof value === (isNumeric(fact) ? "number" : "string");
}

type Limit = Extract<Condition, { kind: "compare" }>["against"];

const limitOf = (row: Condition): Limit | null => {
  const inner = bare(row);
  if (inner.kind === "compare") return inner.against;
  const [first] = inner.kind === "in" ? inner.values : [];
  return first === undefined ? null : { value: first };
};

const valuesOf = (row: Condition): readonly ConditionValue[] => {
  const inner = bare(row);
  if (inner.kind === "in") return inner.values;
  return inner.kind === "compare" && "value" in inner.against ? [inner.against.value] : [];
};

/** The same row with another comparison: its threshold or values go along where they have a place. */
export function withComparison(row: Condition, comparison: RowComparison, fact: FactName | undefined): Condition {
  const name = factOf(row);
  switch (comparison) {
    case "true":
    case "false":
      return { kind: "is", fact: name, value: comparison === "true" };
    case "known":
    case "unknown":
      return { kind: "known", fact: name, known: comparison === "known" };
    case "in":
    case "notIn": {
      const values = valuesOf(row);
      const list: Condition = { kind: "in", fact: name, values: values.length === 0 ? [freshValue(fact)] : values };
      return comparison === "in" ? list : { kind: "not", part: list };
    }
    default:
      return { kind: "compare", fact: name, operator: comparison, against: limitOf(row) ?? { value: freshValue(fact) } };
  }
}

/** The same row about another fact: what does not fit it begins anew. */
export function withFact(row: Condition, fact: FactName): Condition {
  const comparison = comparisonOf(row);
  const offered = comparisonsFor(fact);
  const next = offered.includes(comparison) ? comparison : (offered[0] ?? "known");
  const limit = limitOf(row);
  const keptLimit = limit !== null && ("threshold" in limit ? isNumeric(fact) : fitsFact(limit.value, fact));
  const values = valuesOf(row).filter((value) => fitsFact(value, fact));
  const moved: Condition =
    next === "in" || next === "notIn"
      ? { kind: "in", fact: fact.name, values }
      : { kind: "compare", fact: fact.name, operator: "==", against: keptLimit && limit !== null ? limit : { value: freshValue(fact) } };
  return withComparison(moved, next, fact);
}

export function withLimit(row: Condition, against: Limit): Condition {
  return row.kind === "compare" ? { ...row, against } : row;
}

export function withValues(row: Condition, values: readonly ConditionValue[]): Condition {
  if (row.kind === "not") return { kind: "not", part: withValues(row.part, values) };
  return row.kind === "in" ? { ...row, values } : row;
}

export const listOf = (row: Condition): readonly ConditionValue[] | null => {
  const inner = bare(row);
  return inner.kind === "in" ? inner.values : null;
};

/** Null where there is no fact to compare. */
export function freshRow({ facts }: ConditionNames): Condition | null {
  const [fact] = facts;
  if (fact === undefined) return null;
  return withComparison({ kind: "known", fact: fact.name, known: true }, comparisonsFor(fact)[0] ?? "known", fact);
}

/** A group in a group is of the other kind: one of the same would say nothing new. */
export function freshGroup(around: GroupKind, names: ConditionNames): Condition | null {
  const row = freshRow(names);
  return row === null ? null : { kind: around === "all" || around === "notAll" ? "any" : "all", parts: [row] };
}
