// A CEL expression, parsed, bounded and checked once: it names only what exists, calls only what is allowed, and mixes no types.
// What passes can still fail on facts that are absent; then the rule counts as matched (invariant 7).
import { RE2JS } from "re2js";
import { type Expr, parseExpression } from "./parse-expression";

export type { Expr } from "./parse-expression";
export type Kind = "double" | "int" | "string" | "bool" | "list" | "map" | "dyn";

/** What an expression may name. */
export interface Vocabulary {
  readonly variables: ReadonlyMap<string, Kind>;
  /** Members of `t`, `facts`, `provenance` and `at_risk`. */
  readonly members: ReadonlyMap<string, ReadonlyMap<string, Kind>>;
}

export type Checked =
  | { readonly ok: true; readonly expr: Expr; readonly kind: Kind; readonly names: ReadonlySet<string> }
  | { readonly ok: false; readonly problem: string; readonly at?: Place };

/** What an error speaks of: from where its first part begins to where its last part begins. */
export interface Place {
  readonly first: number;
  readonly last: number;
}

export const BOUNDS = { nodes: 500, depth: 20, macros: 2 } as const;

const COMPARISONS: ReadonlySet<string> = new Set(["_<_", "_<=_", "_>_", "_>=_"]);
const EQUALITIES: ReadonlySet<string> = new Set(["_==_", "_!=_"]);
const ARITHMETIC: ReadonlySet<string> = new Set(["_+_", "_-_", "_*_", "_/_"]);
/** Functions of the standard environment and what they give. `matches` is checked apart. */
const FUNCTIONS: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ["size", "int"],
  ["contains", "bool"],
  ["startsWith", "bool"],
  ["endsWith", "bool"],
  ["int", "int"],
  ["double", "double"],
  ["string", "string"],
  ["bool", "bool"],
  ["timestamp", "dyn"],
  ["duration", "dyn"],
  ["dyn", "dyn"],
  ["@in", "bool"],
  ["@not_strictly_false", "bool"],
]);

const PRINTED: Record<Kind, string> = {
  double: "a number",
  int: "a whole number",
  string: "text",
  bool: "true or false",
  list: "a list",
  map: "an object",
  dyn: "a value",
};

class Problem extends Error {
  /** Told by the innermost part that it came through. */
  at: Place | undefined;
}
const fail = (text: string): never => {
  throw new Problem(text);
};

/** Parses and checks `source`. Whole numbers that meet a fact or threshold in arithmetic become doubles, as all numbers of JSON are. */
export function checkExpression(source: string, vocabulary: Vocabulary): Checked {
  const parsed = parseExpression(source);
  if (!parsed.ok) {
    const { problem, at } = parsed;
    return { ok: false, problem, ...(at === undefined ? {} : { at: { first: at, last: at } }) };
  }
  const checker = new Checker(vocabulary, parsed.positionOf);
  try {
    const kind = checker.visit(parsed.expr, new Map(), 1, 0);
    return { ok: true, expr: parsed.expr, kind, names: checker.names };
  } catch (error) {
    if (!(error instanceof Problem)) return { ok: false, problem: `Cannot be read: ${error instanceof Error ? error.message : error}` };
    return { ok: false, problem: error.message, ...(error.at === undefined ? {} : { at: error.at }) };
  }
}

type Scope = ReadonlyMap<string, Kind>;

class Checker {
  readonly names = new Set<string>();
  #nodes = 0;
  /** Where the parts stand, in the order in which they were visited: those of one part follow it. */
  readonly #seen: number[] = [];

  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly positionOf: (part: Expr) => number | undefined,
  ) {}

  visit(expr: Expr | undefined, scope: Scope, depth: number, macros: number): Kind {
    if (expr === undefined) return fail("Is incomplete.");
    const before = this.#seen.length;
    const position = this.positionOf(expr);
    if (position !== undefined) this.#seen.push(position);
    try {
      return this.#kindOf(expr, scope, depth, macros);
    } catch (error) {
      const within = this.#seen.slice(before);
      if (error instanceof Problem && within.length > 0) error.at ??= { first: Math.min(...within), last: Math.max(...within) };
      throw error;
    }
  }

  #kindOf(expr: Expr, scope: Scope, depth: number, macros: number): Kind {
    if (++this.#nodes > BOUNDS.nodes) fail(`Has more than ${BOUNDS.nodes} parts.`);
    if (depth > BOUNDS.depth) fail(`Nests deeper than ${BOUNDS.depth}.`);
    const inner = (part: Expr | undefined, within = scope) => this.visit(part, within, depth + 1, macros);
    const { exprKind } = expr;
    switch (exprKind.case) {
      case "constExpr":
        return constantKind(exprKind.value.constantKind.case);
      case "identExpr":
        return this.#variable(exprKind.value.name, scope);
      case "selectExpr":
        return this.#select(exprKind.value, scope, inner);
      case "listExpr":
        for (const element of exprKind.value.elements) inner(element);
        return "list";
      case "callExpr":
        return this.#call(exprKind.value, inner);
      case "comprehensionExpr": {
        if (macros + 1 > BOUNDS.macros) fail(`Macros nest deeper than ${BOUNDS.macros}.`);
        const { iterVar, accuVar, iterRange, accuInit, loopCondition, loopStep, result } = exprKind.value;
        inner(iterRange);
        const accu = inner(accuInit);
        const loop = new Map(scope).set(iterVar, "dyn").set(accuVar, accu === "int" ? "int" : accu);
        for (const part of [loopCondition, loopStep]) this.visit(part, loop, depth + 1, macros + 1);
        return this.visit(result, new Map(scope).set(accuVar, accu), depth + 1, macros + 1);
      }
      default:
        return fail("Makes objects, which rules may not.");
    }
  }

  #variable(name: string, scope: Scope): Kind {
    const local = scope.get(name);
    if (local !== undefined) return local;
    const kind = this.vocabulary.variables.get(name);
    if (kind === undefined) return fail(`"${name}" is neither a fact nor a variable.`);
    this.names.add(name);
    return kind;
  }

  #select(
    select: { readonly operand?: Expr | undefined; readonly field: string; readonly testOnly: boolean },
    scope: Scope,
    inner: (part: Expr | undefined) => Kind,
  ): Kind {
    const root = select.operand?.exprKind.case === "identExpr" ? select.operand.exprKind.value.name : null;
    const members = root === null || scope.has(root) ? undefined : this.vocabulary.members.get(root);
    inner(select.operand);
    if (root === null || members === undefined) return select.testOnly ? "bool" : "dyn";
    const kind = members.get(select.field);
    if (kind === undefined) return fail(root === "t" ? `There is no threshold "${select.field}".` : `"${root}" has no "${select.field}".`);
    this.names.add(root === "facts" ? select.field : `${root}.${select.field}`);
    return select.testOnly ? "bool" : kind;
  }

  #call(
    call: { readonly function: string; readonly target?: Expr | undefined; readonly args: readonly Expr[] },
    inner: (part: Expr | undefined) => Kind,
  ): Kind {
    const name = call.function;
    const parts = call.target === undefined ? call.args : [call.target, ...call.args];
    const kinds = parts.map((part) => inner(part));
    const [left = "dyn", right = "dyn", third = "dyn"] = kinds;
    if (name === "_&&_" || name === "_||_" || name === "!_") {
      for (const kind of kinds) if (kind !== "bool" && kind !== "dyn") fail(`${PRINTED[kind]} stands where true or false is needed.`);
      return "bool";
    }
    if (name === "_?_:_") {
      if (left !== "bool" && left !== "dyn") fail(`${PRINTED[left]} stands before "?".`);
      return right === third ? right : "dyn";
    }
    if (COMPARISONS.has(name) || EQUALITIES.has(name)) return compared(left, right, COMPARISONS.has(name));
    if (ARITHMETIC.has(name)) return calculated(parts, left, right);
    if (name === "_%_") return wholeOnly(left, right);
    if (name === "-_") return isNumber(left) || left === "dyn" ? left : fail(`${PRINTED[left]} cannot be negated.`);
    if (name === "_[_]") return "dyn";
    if (name === "matches") return matchesPattern(parts[1]);
    const given = FUNCTIONS.get(name);
    return given ?? fail(`"${name}" is not a function that rules may call.`);
  }
}

function constantKind(kind: string | undefined): Kind {
  if (kind === "doubleValue") return "double";
  if (kind === "int64Value") return "int";
  if (kind === "stringValue") return "string";
  if (kind === "boolValue") return "bool";
  return kind === "nullValue" ? "dyn" : fail("Holds a constant that is not JSON.");
}

const isNumber = (kind: Kind) => kind === "double" || kind === "int";

function compared(left: Kind, right: Kind, ordered: boolean): Kind {
  if (left === "dyn" || right === "dyn") return "bool";
  if (isNumber(left) && isNumber(right)) return "bool";
  if (left !== right) fail(`Compares ${PRINTED[left]} with ${PRINTED[right]}.`);
  if (ordered && (left === "list" || left === "map")) fail(`${PRINTED[left]} is neither more nor less than another.`);
  return "bool";
}

function calculated(parts: readonly Expr[], left: Kind, right: Kind): Kind {
  if (left === "dyn" || right === "dyn") return "dyn";
  if (left === right && left !== "bool" && left !== "map") return left;
  if (!isNumber(left) || !isNumber(right)) return fail(`Calculates with ${PRINTED[left]} and ${PRINTED[right]}.`);
  const whole = left === "int" ? parts[0] : parts[1];
  if (whole === undefined || !widen(whole)) return fail("Mixes a whole number with a number: write double(…) around it.");
  return "double";
}

/** CEL has no arithmetic between int and double, and every number of JSON is a double: literals follow. */
function widen(expr: Expr): boolean {
  const { exprKind } = expr;
  if (exprKind.case === "constExpr" && exprKind.value.constantKind.case === "int64Value") {
    exprKind.value.constantKind = { case: "doubleValue", value: Number(exprKind.value.constantKind.value) };
    return true;
  }
  if (exprKind.case !== "callExpr") return false;
  if (!ARITHMETIC.has(exprKind.value.function) && exprKind.value.function !== "-_") return false;
  return exprKind.value.args.every(widen);
}

function wholeOnly(left: Kind, right: Kind): Kind {
  if (left === "double" || right === "double") return fail("% works on whole numbers only: write int(…) around a fact.");
  return left === "int" && right === "int" ? "int" : "dyn";
}

/** Patterns are the policy's, never the agent's, and are compiled by an engine that cannot be made to backtrack. */
function matchesPattern(pattern: Expr | undefined): Kind {
  const constant = pattern?.exprKind.case === "constExpr" ? pattern.exprKind.value.constantKind : undefined;
  if (constant?.case !== "stringValue") return fail("matches() needs its pattern written out as text.");
  compilePattern(constant.value);
  return "bool";
}

const PATTERNS = new Map<string, RE2JS>();
const PATTERNS_KEPT = 500;

/** Compiled once; the oldest are dropped when there are many. */
export function compilePattern(pattern: string): RE2JS {
  const known = PATTERNS.get(pattern);
  if (known !== undefined) return known;
  const compiled = RE2JS.compile(pattern);
  const oldest = PATTERNS.keys().next();
  if (PATTERNS.size >= PATTERNS_KEPT && oldest.done !== true) PATTERNS.delete(oldest.value);
  PATTERNS.set(pattern, compiled);
  return compiled;
}
