// A rule's condition as a form: comparisons of one fact each, in groups that hold when all or when any of theirs do. The form and the CEL text are the same
// thing: what is read from a text and written again means the same on every fact. What no form can show gives null, and is edited as text.
// Loaded by browsers: it knows the parser and nothing of the engine.
import type { Json } from "@core/words/vocabulary";
import { tokensOf } from "./expression-tokens";
import { MIRRORED, NEGATED, OPERATORS, type Operator } from "./operators";
import { type Expr, parseExpression } from "./parse-expression";
import type { Fact } from "./registry";

/** Numbers are finite. */
export type ConditionValue = number | string | boolean;

export type Condition =
  /** `all` of nothing is true, `any` of nothing is false. */
  | { readonly kind: "all" | "any"; readonly parts: readonly Condition[] }
  | { readonly kind: "not"; readonly part: Condition }
  | {
      readonly kind: "compare";
      readonly fact: string;
      readonly operator: Operator;
      readonly against: { readonly threshold: string } | { readonly value: ConditionValue };
    }
  /** The fact is itself true or false. */
  | { readonly kind: "is"; readonly fact: string; readonly value: boolean }
  | { readonly kind: "in"; readonly fact: string; readonly values: readonly ConditionValue[] }
  /** Whether the fact is there at all. */
  | { readonly kind: "known"; readonly fact: string; readonly known: boolean };

export interface FactName {
  readonly name: string;
  readonly label: string | null;
  readonly type: Fact["type"];
  readonly unit: string | null;
  readonly enum: readonly Json[] | null;
}

export interface ThresholdName {
  readonly name: string;
  readonly label: string | null;
  readonly value: number;
}

/** What a condition may speak of. */
export interface ConditionNames {
  readonly facts: readonly FactName[];
  readonly thresholds: readonly ThresholdName[];
}

/** Null where the text cannot be shown as a form; `whyNoForm` says why. */
export function readCondition(text: string, names: ConditionNames): Condition | null {
  const parsed = parseExpression(text);
  if (!parsed.ok || hasComment(text)) return null;
  const facts = new Set(names.facts.map(({ name }) => name));
  const thresholds = new Set(names.thresholds.map(({ name }) => name));
  const reader = new Reader(
    (name) => facts.has(name),
    (name) => thresholds.has(name),
  );
  const condition = reader.condition(parsed.expr);
  return condition === null ? null : normalCondition(condition);
}

/** `names`: it would be a form if what it names were facts and thresholds. `beyond`: it does more than compare facts, or has comments. */
export function whyNoForm(text: string, names: ConditionNames): "unreadable" | "names" | "beyond" | null {
  const parsed = parseExpression(text);
  if (!parsed.ok) return "unreadable";
  if (hasComment(text)) return "beyond";
  if (readCondition(text, names) !== null) return null;
  const any = () => true;
  return new Reader(any, any).condition(parsed.expr) === null ? "beyond" : "names";
}

/** A form has no place for them, so they would be lost. */
const hasComment = (text: string) => tokensOf(text).some(({ kind }) => kind === "comment");

/** Canonical CEL: of equal conditions there is one text, with no more brackets than it needs. */
export const writeCondition = (condition: Condition): string => written(normalCondition(condition));

class Reader {
  constructor(
    private readonly isFact: (name: string) => boolean,
    private readonly isThreshold: (name: string) => boolean,
  ) {}

  condition(expr: Expr): Condition | null {
    const { exprKind } = expr;
    switch (exprKind.case) {
      case "constExpr":
        return exprKind.value.constantKind.case === "boolValue"
          ? { kind: exprKind.value.constantKind.value ? "all" : "any", parts: [] }
          : null;
      case "selectExpr":
        return exprKind.value.testOnly ? this.#known(expr) : this.#is(expr);
      case "identExpr":
        return this.#is(expr);
      case "callExpr":
        return exprKind.value.target === undefined ? this.#call(exprKind.value.function, exprKind.value.args) : null;
      default:
        return null;
    }
  }

  #call(name: string, [left, right]: readonly Expr[]): Condition | null {
    if (left === undefined) return null;
    if (name === "!_") {
      const part = this.condition(left);
      return part === null ? null : { kind: "not", part };
    }
    if (right === undefined) return null;
    if (name === "_&&_" || name === "_||_") {
      const [first, second] = [this.condition(left), this.condition(right)];
      return first === null || second === null ? null : { kind: name === "_&&_" ? "all" : "any", parts: [first, second] };
    }
    if (name === "@in") return this.#in(left, right);
    const operator = OPERATORS[name];
    if (operator === undefined) return null;
    return this.#compare(left, operator, right) ?? this.#compare(right, MIRRORED[operator], left);
  }

  #compare(left: Expr, operator: Operator, right: Expr): Condition | null {
    const fact = this.#fact(left);
    if (fact === null) return null;
    const member = memberOf(right);
    if (member?.root === "t") {
      return this.isThreshold(member.field) ? { kind: "compare", fact, operator, against: { threshold: member.field } } : null;
    }
    const value = literalOf(right);
    return value === null ? null : { kind: "compare", fact, operator, against: { value } };
  }

  #in(left: Expr, right: Expr): Condition | null {
    const fact = this.#fact(left);
    if (fact === null || right.exprKind.case !== "listExpr") return null;
    const { elements } = right.exprKind.value;
    const values = elements.map(literalOf).filter((value) => value !== null);
    return values.length === elements.length ? { kind: "in", fact, values } : null;
  }

  #is(expr: Expr): Condition | null {
    const fact = this.#fact(expr);
    return fact === null ? null : { kind: "is", fact, value: true };
  }

  #known(expr: Expr): Condition | null {
    const member = memberOf(expr);
    return member?.root === "facts" && this.isFact(member.field) ? { kind: "known", fact: member.field, known: true } : null;
  }

  #fact(expr: Expr): string | null {
    const { exprKind } = expr;
    if (exprKind.case === "selectExpr" && exprKind.value.testOnly) return null;
    const member = memberOf(expr);
    const name = member?.root === "facts" ? member.field : exprKind.case === "identExpr" ? exprKind.value.name : null;
    return name !== null && this.isFact(name) ? name : null;
  }
}

function memberOf({ exprKind }: Expr): { readonly root: string; readonly field: string } | null {
  if (exprKind.case !== "selectExpr") return null;
  const { operand, field } = exprKind.value;
  return operand?.exprKind.case === "identExpr" ? { root: operand.exprKind.value.name, field } : null;
}

/** Null for whole numbers that a double cannot hold, too: they would be written as others. */
function literalOf({ exprKind }: Expr): ConditionValue | null {
  if (exprKind.case !== "constExpr") return null;
  const { constantKind } = exprKind.value;
  switch (constantKind.case) {
    case "int64Value": {
      const value = Number(constantKind.value);
      return Number.isSafeInteger(value) ? value : null;
    }
    case "doubleValue":
      return Number.isFinite(constantKind.value) ? constantKind.value : null;
    case "stringValue":
    case "boolValue":
      return constantKind.value;
    default:
      return null;
  }
}

/** The same said shortly: groups in groups of their kind and groups of one are dissolved, and negations stand only before groups and lists. */
export function normalCondition(condition: Condition): Condition {
  switch (condition.kind) {
    case "all":
    case "any": {
      const parts = condition.parts.map(normalCondition).flatMap((part) => (part.kind === condition.kind ? part.parts : [part]));
      const [only] = parts;
      return parts.length === 1 && only !== undefined ? only : { kind: condition.kind, parts };
    }
    case "not":
      return negated(normalCondition(condition.part));
    case "compare":
      return "value" in condition.against ? { ...condition, against: { value: plainValue(condition.against.value) } } : condition;
    case "in":
      return { ...condition, values: condition.values.map(plainValue) };
    case "is":
    case "known":
      return condition;
  }
}

function negated(condition: Condition): Condition {
  switch (condition.kind) {
    case "all":
    case "any":
      return condition.parts.length === 0
        ? { kind: condition.kind === "all" ? "any" : "all", parts: [] }
        : { kind: "not", part: condition };
    case "not":
      return condition.part;
    case "compare":
      return { ...condition, operator: NEGATED[condition.operator] };
    case "is":
      return { ...condition, value: !condition.value };
    case "known":
      return { ...condition, known: !condition.known };
    case "in":
      return { kind: "not", part: condition };
  }
}

/** JSON has no minus zero, and CEL no halves of characters. */
const plainValue = (value: ConditionValue): ConditionValue =>
  value === 0 ? 0 : typeof value === "string" ? value.replace(/\p{Surrogate}/gu, "\uFFFD") : value;

function written(condition: Condition): string {
  switch (condition.kind) {
    case "all":
      if (condition.parts.length === 0) return "true";
      return condition.parts.map((part) => (part.kind === "any" ? inBrackets(part) : written(part))).join(" && ");
    case "any":
      return condition.parts.length === 0 ? "false" : condition.parts.map(written).join(" || ");
    case "not":
      return `!${inBrackets(condition.part)}`;
    case "compare": {
      const { fact, operator, against } = condition;
      return `${fact} ${operator} ${"threshold" in against ? `t.${against.threshold}` : valueText(against.value)}`;
    }
    case "is":
      return condition.value ? condition.fact : `!${condition.fact}`;
    case "in":
      return `${condition.fact} in [${condition.values.map(valueText).join(", ")}]`;
    case "known":
      return `${condition.known ? "" : "!"}has(facts.${condition.fact})`;
  }
}

/** "false" alone is a word, and needs none. */
const inBrackets = (condition: Condition) =>
  condition.kind === "any" && condition.parts.length === 0 ? "false" : `(${written(condition)})`;

/** Whole numbers beyond CEL's integers are written with an exponent. */
function valueText(value: ConditionValue): string {
  if (typeof value === "string") return JSON.stringify(value);
  const text = String(value);
  return typeof value === "number" && Number.isInteger(value) && !Number.isSafeInteger(value) && !text.includes("e")
    ? value.toExponential()
    : text;
}
