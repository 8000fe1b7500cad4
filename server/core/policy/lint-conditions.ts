// A rule's condition read again from its text, with what the tree of comparisons does not keep: who asks whether a fact is there, what a choice chooses between, and what may fail.
import { MIRRORED, NEGATED, OPERATORS, type Operator } from "./operators";
import { type Expr, exprOf } from "./parse-expression";
import type { Fact } from "./registry";

/** Negations are pushed down to the leaves, so that every leaf stands in positive position. */
export type Reading =
  | { readonly kind: "all" | "any"; readonly parts: readonly Reading[] }
  /** `unless` is `when` negated. */
  | { readonly kind: "choice"; readonly when: Reading; readonly unless: Reading; readonly yes: Reading; readonly no: Reading }
  | { readonly kind: "presence"; readonly fact: string; readonly present: boolean }
  | {
      readonly kind: "compare";
      readonly fact: string;
      readonly operator: Operator;
      readonly limit: number | string | boolean | null;
      /** Named in place of a literal; `limit` is null then. */
      readonly threshold: string | null;
    }
  | { readonly kind: "constant"; readonly value: boolean }
  /** `expr` stands as it is written; where it is `negated`, it is its contrary that is meant. */
  | { readonly kind: "other"; readonly expr: Expr; readonly negated: boolean };

/** `source` has passed the checker: it is bounded, and names only what exists. Every other name than these is no fact. */
export const readCondition = (source: string, facts: ReadonlySet<string>): Reading => read(exprOf(source), facts, false);

function read(expr: Expr, facts: ReadonlySet<string>, negated: boolean): Reading {
  const { exprKind } = expr;
  if (exprKind.case === "constExpr" && exprKind.value.constantKind.case === "boolValue")
    return { kind: "constant", value: exprKind.value.constantKind.value !== negated };
  const asked = presenceOf(expr);
  if (asked !== null && facts.has(asked)) return { kind: "presence", fact: asked, present: !negated };
  const flag = factOf(expr, facts);
  // Alone where a condition stands, a fact is true or false.
  if (flag !== null) return { kind: "compare", fact: flag, operator: "==", limit: !negated, threshold: null };
  if (exprKind.case !== "callExpr") return { kind: "other", expr, negated };
  const { function: name, args } = exprKind.value;
  const [left, right, third] = args;
  if (name === "!_" && left !== undefined) return read(left, facts, !negated);
  if (left === undefined || right === undefined) return { kind: "other", expr, negated };
  if (name === "_&&_" || name === "_||_")
    return { kind: (name === "_&&_") === !negated ? "all" : "any", parts: [read(left, facts, negated), read(right, facts, negated)] };
  if (name === "_?_:_" && third !== undefined)
    return {
      kind: "choice",
      when: read(left, facts, false),
      unless: read(left, facts, true),
      yes: read(right, facts, negated),
      no: read(third, facts, negated),
    };
  const operator = OPERATORS[name];
  return (operator === undefined ? null : comparison(left, right, operator, facts, negated)) ?? { kind: "other", expr, negated };
}

function comparison(left: Expr, right: Expr, operator: Operator, facts: ReadonlySet<string>, negated: boolean): Reading | null {
  const [leftFact, rightFact] = [factOf(left, facts), factOf(right, facts)];
  const fact = leftFact ?? rightFact;
  if (fact === null || (leftFact !== null && rightFact !== null)) return null;
  const limit = limitOf(leftFact === null ? left : right);
  const facing = leftFact === null ? MIRRORED[operator] : operator;
  return limit === null ? null : { kind: "compare", fact, operator: negated ? NEGATED[facing] : facing, ...limit };
}

/** `facts.x`, `t.x`: a member of a name. */
function memberOf(expr: Expr, testOnly: boolean): { readonly root: string; readonly field: string } | null {
  if (expr.exprKind.case !== "selectExpr" || expr.exprKind.value.testOnly !== testOnly) return null;
  const { operand, field } = expr.exprKind.value;
  return operand?.exprKind.case === "identExpr" ? { root: operand.exprKind.value.name, field } : null;
}

function factOf(expr: Expr, facts: ReadonlySet<string>): string | null {
  if (expr.exprKind.case === "identExpr") return facts.has(expr.exprKind.value.name) ? expr.exprKind.value.name : null;
  const member = memberOf(expr, false);
  return member?.root === "facts" && facts.has(member.field) ? member.field : null;
}

/** `has(facts.x)` and `"x" in facts`. */
function presenceOf(expr: Expr): string | null {
  const member = memberOf(expr, true);
  if (member !== null) return member.root === "facts" ? member.field : null;
  if (expr.exprKind.case !== "callExpr" || expr.exprKind.value.function !== "@in") return null;
  const [name, of] = expr.exprKind.value.args;
  if (of?.exprKind.case !== "identExpr" || of.exprKind.value.name !== "facts") return null;
  const constant = name?.exprKind.case === "constExpr" ? name.exprKind.value.constantKind : undefined;
  return constant?.case === "stringValue" ? constant.value : null;
}

function limitOf(expr: Expr): { readonly limit: number | string | boolean | null; readonly threshold: string | null } | null {
  const member = memberOf(expr, false);
  if (member !== null) return member.root === "t" ? { limit: null, threshold: member.field } : null;
  if (expr.exprKind.case !== "constExpr") return null;
  const { constantKind } = expr.exprKind.value;
  switch (constantKind.case) {
    case "int64Value": {
      const limit = Number(constantKind.value);
      // CEL compares whole numbers exactly: past 2^53 ours would be another one.
      return Number.isSafeInteger(limit) ? { limit, threshold: null } : null;
    }
    case "doubleValue":
    case "stringValue":
    case "boolValue":
      return { limit: constantKind.value, threshold: null };
    default:
      return null;
  }
}

/** Every use of `t` in it: the threshold's name, or null where it cannot be seen which are used. A loop may call something else `t`; that counts too. */
export function thresholdUses(expr: Expr | undefined): readonly (string | null)[] {
  if (expr === undefined) return [];
  const { exprKind } = expr;
  switch (exprKind.case) {
    case "identExpr":
      return exprKind.value.name === "t" ? [null] : [];
    case "selectExpr": {
      const member = memberOf(expr, exprKind.value.testOnly);
      return member?.root === "t" ? [member.field] : thresholdUses(exprKind.value.operand);
    }
    case "listExpr":
      return exprKind.value.elements.flatMap(thresholdUses);
    case "callExpr":
      return [exprKind.value.target, ...exprKind.value.args].flatMap(thresholdUses);
    case "comprehensionExpr": {
      const { iterRange, accuInit, loopCondition, loopStep, result } = exprKind.value;
      return [iterRange, accuInit, loopCondition, loopStep, result].flatMap(thresholdUses);
    }
    default:
      return [];
  }
}

type Facts = { readonly [name: string]: Fact };

const factIn = (facts: Facts, name: string): Fact | null => (Object.hasOwn(facts, name) ? (facts[name] ?? null) : null);

/**
 * Whether it may fail although every fact of `given` is there. Everything that is not plainly safe may: calls, sums, members of members.
 * `facts` are those of the action; what the action does not know is never there.
 */
export function mayFail(reading: Reading, facts: Facts, given: ReadonlySet<string>): boolean {
  switch (reading.kind) {
    case "presence":
    case "constant":
      return false;
    case "compare":
      return factIn(facts, reading.fact) === null || !given.has(reading.fact);
    case "other":
      return true;
    case "choice": {
      if (mayFail(reading.when, facts, given)) return true;
      const [taken, left] = [withPresent(reading.when, given), withPresent(reading.unless, given)];
      return mayFail(reading.yes, facts, taken) || mayFail(reading.no, facts, left);
    }
    case "all": {
      // One that is false decides, so the others need to hold only where it is true; which stands first does not matter.
      const known = withPresent(reading, given);
      return reading.parts.some((part) => mayFail(part, facts, known));
    }
    case "any": {
      // One that is true decides: the others count only where `!has(x)` is false.
      const absent = reading.parts.flatMap((part) => (part.kind === "presence" && !part.present ? [part.fact] : []));
      const known = new Set([...given, ...absent]);
      return reading.parts.some((part) => mayFail(part, facts, known));
    }
  }
}

/** The facts that are there where the reading is true. */
function withPresent(reading: Reading, given: ReadonlySet<string>): ReadonlySet<string> {
  if (reading.kind === "presence") return reading.present ? new Set([...given, reading.fact]) : given;
  if (reading.kind !== "all") return given;
  return reading.parts.reduce((known, part) => withPresent(part, known), given);
}

/** Facts without which a built-in asks for a person anyway, so that a rule which fails on them loses nothing by it. */
export const requiredOf = (facts: Facts): ReadonlySet<string> =>
  new Set(Object.keys(facts).filter((name) => facts[name]?.required === true));
