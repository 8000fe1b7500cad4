// Runs checked expressions under a meter: a rule that takes too long is stopped and counts as failed, never as "no match".
// The first bound is a count of steps, so that the same facts give the same ruling on every machine; the second is the 5 ms clock, if one is given.
// Both are read at the turns of macros only: without a loop an expression is at most 500 nodes over facts of at most 4,096 characters.
import { type CelInput, CelScalar, celEnv, celFunc, isCelError, parse, plan } from "@bufbuild/cel";
import type { Json, JsonObject } from "@core/words/vocabulary";
import { compilePattern, type Expr } from "./expression";

/** Milliseconds from an arbitrary start; rising. */
export type Stopwatch = () => number;

export type Outcome = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: string };

export type Bindings = { readonly [name: string]: CelInput };
export type Program = (bindings: Bindings, stopwatch: Stopwatch | null) => Outcome;

const MAX_STEPS = 20_000;
const TIMED_FROM = 500;
const MAX_MS = 5;

class Meter {
  #steps = 0;
  #stopwatch: Stopwatch | null = null;
  #endsAt = 0;
  spent = false;

  start(stopwatch: Stopwatch | null) {
    this.#steps = 0;
    this.spent = false;
    this.#stopwatch = stopwatch;
  }

  /** Called before each turn of a macro. The clock runs once there is work to speak of: a pause of the machine is not the rule's fault. */
  step(weight: number): true {
    const before = this.#steps;
    this.#steps += weight;
    if (this.#stopwatch !== null && this.#steps > TIMED_FROM) {
      const now = this.#stopwatch();
      if (before <= TIMED_FROM) this.#endsAt = now + MAX_MS;
      if (now > this.#endsAt) this.spent = true;
    }
    if (this.#steps > MAX_STEPS) this.spent = true;
    if (this.spent) throw new Error("out of time");
    return true;
  }
}

/** Evaluation is synchronous, so one meter serves all: it is started anew by each run. */
const meter = new Meter();

/** No rule can call this by hand: it is not among the functions that the checker allows. */
const METER = "meter__";

const environment = celEnv({
  funcs: [celFunc(METER, [CelScalar.INT], CelScalar.BOOL, (weight) => meter.step(Number(weight)))],
  re2: { compile: (pattern) => ({ test: (text) => compilePattern(pattern).matcher(text).find() }) },
});

/** Plans the expression once. */
export function compileProgram(expr: Expr): Program {
  meterMacros(expr);
  const run = plan(environment, expr);
  return (bindings, stopwatch) => {
    meter.start(stopwatch);
    const value = run(bindings);
    // Asked first: CEL may absorb the error of the meter, as in `true || error`.
    if (meter.spent) return { ok: false, problem: "it takes too long" };
    return isCelError(value) ? { ok: false, problem: value.message } : { ok: true, value };
  };
}

/** Puts a turn of the meter before the condition of every loop, as heavy as the loop's body. Gives the weight of the whole. */
function meterMacros(expr: Expr | undefined): number {
  if (expr === undefined) return 0;
  const { exprKind } = expr;
  const sum = (parts: readonly (Expr | undefined)[]) => parts.reduce((total, part) => total + meterMacros(part), 1);
  switch (exprKind.case) {
    case "selectExpr":
      return sum([exprKind.value.operand]);
    case "listExpr":
      return sum(exprKind.value.elements);
    case "callExpr":
      return sum([exprKind.value.target, ...exprKind.value.args]);
    case "comprehensionExpr": {
      const loop = exprKind.value;
      const outside = sum([loop.iterRange, loop.accuInit, loop.result]);
      const body = sum([loop.loopCondition, loop.loopStep]);
      if (loop.loopCondition !== undefined && !isMetered(loop.loopCondition)) loop.loopCondition = metered(loop.loopCondition, body);
      return outside + body;
    }
    default:
      return 1;
  }
}

/** An expression is planned once as a whole and again in parts. */
function isMetered(condition: Expr): boolean {
  const first = condition.exprKind.case === "callExpr" ? condition.exprKind.value.args[0] : undefined;
  return first?.exprKind.case === "callExpr" && first.exprKind.value.function === METER;
}

/** `meter__(weight) && condition`, built by the parser so that no node is made by hand. */
function metered(condition: Expr, weight: number): Expr {
  const { expr } = parse(`${METER}(${weight}) && condition`);
  if (expr.exprKind.case === "callExpr") expr.exprKind.value.args[1] = condition;
  return expr;
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

/** JSON as CEL takes it. Objects become maps, so that no key of an agent's can stand for a property of ours. */
export function toCel(value: Json): CelInput {
  if (value === null || typeof value !== "object") return value;
  if (isList(value)) return value.map(toCel);
  return celMapOf(value);
}

export const celMapOf = (value: JsonObject): ReadonlyMap<string, CelInput> =>
  new Map(Object.entries(value).map(([key, member]) => [key, toCel(member)]));
