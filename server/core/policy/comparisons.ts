// Finds the comparisons of a matched condition that a screen can draw as a distance: fact against threshold or literal, in the branches that made it true.
import type { Comparison } from "@core/words/ruling";
import type { Json, JsonObject } from "@core/words/vocabulary";
import { type Bindings, compileProgram, type Program } from "./evaluate";
import type { Expr } from "./expression";
import { MIRRORED, NEGATED, OPERATORS, type Operator } from "./operators";

/** A condition with its negations pushed down to the leaves. */
export type ConditionTree =
  | { readonly kind: "all" | "any"; readonly parts: readonly ConditionTree[] }
  | {
      readonly kind: "compare";
      readonly fact: string;
      readonly operator: Operator;
      readonly limit: Json;
      readonly threshold: string | null;
    }
  | { readonly kind: "other"; readonly program: Program; readonly negated: boolean };

export interface TreeNames {
  readonly facts: ReadonlySet<string>;
  readonly thresholds: ReadonlyMap<string, number>;
}

/** Built once, from an expression that passed the checker. */
export function conditionTree(expr: Expr, names: TreeNames, negated = false): ConditionTree {
  if (expr.exprKind.case === "callExpr") {
    const { function: name, args } = expr.exprKind.value;
    const [left, right, third] = args;
    if (name === "!_" && left !== undefined) return conditionTree(left, names, !negated);
    if ((name === "_&&_" || name === "_||_") && left !== undefined && right !== undefined) {
      const parts = [conditionTree(left, names, negated), conditionTree(right, names, negated)];
      return { kind: (name === "_&&_") === !negated ? "all" : "any", parts };
    }
    if (name === "_?_:_" && left !== undefined && right !== undefined && third !== undefined) {
      const branch = (taken: boolean, value: Expr): ConditionTree => ({
        kind: "all",
        parts: [conditionTree(left, names, !taken), conditionTree(value, names, negated)],
      });
      return { kind: "any", parts: [branch(true, right), branch(false, third)] };
    }
    const operator = OPERATORS[name];
    const leaf = operator === undefined ? null : comparison(left, right, operator, names);
    if (leaf !== null) return { kind: "compare", ...leaf, operator: negated ? NEGATED[leaf.operator] : leaf.operator };
  }
  return { kind: "other", program: compileProgram(expr), negated };
}

function comparison(left: Expr | undefined, right: Expr | undefined, operator: Operator, names: TreeNames) {
  const leftFact = factOf(left, names);
  const rightFact = factOf(right, names);
  if (leftFact !== null && rightFact === null) {
    const limit = limitOf(right, names);
    return limit === null ? null : { fact: leftFact, operator, ...limit };
  }
  if (rightFact !== null && leftFact === null) {
    const limit = limitOf(left, names);
    return limit === null ? null : { fact: rightFact, operator: MIRRORED[operator], ...limit };
  }
  return null;
}

function factOf(expr: Expr | undefined, names: TreeNames): string | null {
  if (expr?.exprKind.case === "identExpr") {
    const { name } = expr.exprKind.value;
    return names.facts.has(name) ? name : null;
  }
  const member = memberOf(expr);
  return member?.root === "facts" && names.facts.has(member.field) ? member.field : null;
}

function memberOf(expr: Expr | undefined): { readonly root: string; readonly field: string } | null {
  if (expr?.exprKind.case !== "selectExpr" || expr.exprKind.value.testOnly) return null;
  const { operand, field } = expr.exprKind.value;
  return operand?.exprKind.case === "identExpr" ? { root: operand.exprKind.value.name, field } : null;
}

function limitOf(expr: Expr | undefined, names: TreeNames): { readonly limit: Json; readonly threshold: string | null } | null {
  const member = memberOf(expr);
  if (member?.root === "t") {
    const value = names.thresholds.get(member.field);
    return value === undefined ? null : { limit: value, threshold: member.field };
  }
  if (expr?.exprKind.case !== "constExpr") return null;
  const { constantKind } = expr.exprKind.value;
  if (constantKind.case === "int64Value") return { limit: Number(constantKind.value), threshold: null };
  if (constantKind.case === "doubleValue" || constantKind.case === "stringValue" || constantKind.case === "boolValue") {
    return { limit: constantKind.value, threshold: null };
  }
  return null;
}

/** The comparisons that hold, in the order of the condition; none when the condition does not. */
export function heldComparisons(tree: ConditionTree, facts: JsonObject, bindings: Bindings): readonly Comparison[] {
  const found = held(tree, facts, bindings) ?? [];
  const seen = new Set<string>();
  return found.filter((entry) => {
    const key = `${entry.fact} ${entry.operator} ${JSON.stringify(entry.limit)}`;
    return seen.has(key) ? false : seen.add(key) !== undefined;
  });
}

/** Null: this part is not true. */
function held(tree: ConditionTree, facts: JsonObject, bindings: Bindings): readonly Comparison[] | null {
  switch (tree.kind) {
    case "all": {
      const parts = tree.parts.map((part) => held(part, facts, bindings));
      const whole: Comparison[] = [];
      for (const part of parts) {
        if (part === null) return null;
        whole.push(...part);
      }
      return whole;
    }
    case "any": {
      const parts = tree.parts.map((part) => held(part, facts, bindings)).filter((part) => part !== null);
      return parts.length === 0 ? null : parts.flat();
    }
    case "compare": {
      const value = Object.hasOwn(facts, tree.fact) ? facts[tree.fact] : undefined;
      if (value === undefined || !holds(value, tree.operator, tree.limit)) return null;
      return [{ fact: tree.fact, operator: tree.operator, value, limit: tree.limit, threshold: tree.threshold }];
    }
    case "other": {
      const outcome = tree.program(bindings, null);
      return outcome.ok && outcome.value === !tree.negated ? [] : null;
    }
  }
}

export function holds(value: Json, operator: Operator, limit: Json): boolean {
  if (operator === "==") return value === limit;
  if (operator === "!=") return value !== limit;
  if (typeof value === "number" && typeof limit === "number") return ordered(value, operator, limit);
  if (typeof value === "string" && typeof limit === "string") return ordered(value, operator, limit);
  return false;
}

function ordered<Value extends number | string>(value: Value, operator: Operator, limit: Value): boolean {
  if (operator === "<") return value < limit;
  if (operator === "<=") return value <= limit;
  return operator === ">" ? value > limit : value >= limit;
}
