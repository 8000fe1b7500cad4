// Rules that ask an action for a fact which only its neighbours have: the condition fails for it, so that each such item waits for a person.
import type { CompiledPolicy } from "./compile-policy";
import type { Finding } from "./finding";
import { type Reading, readCondition } from "./lint-conditions";
import type { Expr } from "./parse-expression";

/** For every rule and every action with a boundary that it speaks of. An error where it can do nothing but fail, a warning where it may. */
export function absentFactFindings({ policy, registry, actions }: CompiledPolicy): Finding[] {
  const everyFact = new Set(Object.values(registry.actions).flatMap(({ facts }) => Object.keys(facts)));
  return policy.rules.flatMap(({ id, when }) =>
    [...actions.values()].flatMap(({ name, entry, boundary, rules }): Finding[] => {
      const condition = rules.find(({ rule }) => rule.id === id)?.condition;
      if (entry === null || boundary === null || condition?.ok !== true) return [];
      const known = new Set(Object.keys(entry.facts));
      if (condition.names.every((fact) => known.has(fact))) return [];
      const ends = endsOf(readCondition(when, everyFact), { action: name, known, everyFact });
      if (ends.fails.length === 0) return [];
      const always = !ends.yes && !ends.no && !ends.unseen;
      return [
        {
          code: "absent-fact",
          severity: always ? "error" : "warning",
          where: `rules/${id}/when`,
          action: name,
          basis: "proved",
          title: `${id} asks ${[...new Set(ends.fails)].join(" and ")}, which ${name} does not have.`,
          mend: "Limit the rule to the actions that have it, or say what holds without it.",
        },
      ];
    }),
  );
}

/** How a condition can end for the items of one action, all of whose own facts are there. */
interface Ends {
  readonly yes: boolean;
  readonly no: boolean;
  /** Something decides that is not understood here, so that nothing is claimed of what stands beside it. */
  readonly unseen: boolean;
  /** The facts for whose absence it fails. */
  readonly fails: readonly string[];
}

interface Ground {
  readonly action: string;
  readonly known: ReadonlySet<string>;
  readonly everyFact: ReadonlySet<string>;
}

const certain = (value: boolean): Ends => ({ yes: value, no: !value, unseen: false, fails: [] });
const EITHER: Ends = { yes: true, no: true, unseen: false, fails: [] };
const UNSEEN: Ends = { yes: false, no: false, unseen: true, fails: [] };
const NEVER: Ends = { yes: false, no: false, unseen: false, fails: [] };
const failing = (fails: readonly string[]): Ends => ({ ...NEVER, fails });

function endsOf(reading: Reading, ground: Ground): Ends {
  switch (reading.kind) {
    case "constant":
      return certain(reading.value);
    case "presence":
      return ground.known.has(reading.fact) ? EITHER : certain(!reading.present);
    case "compare":
      return ground.known.has(reading.fact) ? EITHER : failing([reading.fact]);
    case "other": {
      const named = actionTest(reading.expr, ground.action);
      if (named !== null) return certain(named !== reading.negated);
      const lacking = factsNeeded(reading.expr, ground.everyFact).filter((fact) => !ground.known.has(fact));
      return lacking.length === 0 ? UNSEEN : failing(lacking);
    }
    case "choice": {
      const when = endsOf(reading.when, ground);
      const taken = [when.yes ? endsOf(reading.yes, ground) : NEVER, when.no ? endsOf(reading.no, ground) : NEVER];
      return {
        yes: taken.some(({ yes }) => yes),
        no: taken.some(({ no }) => no),
        unseen: [when, ...taken].some(({ unseen }) => unseen),
        fails: [when, ...taken].flatMap(({ fails }) => fails),
      };
    }
    case "all":
      return together(reading.parts.map((part) => endsOf(part, ground)));
    case "any":
      return turned(together(reading.parts.map((part) => turned(endsOf(part, ground)))));
  }
}

const turned = ({ yes, no, unseen, fails }: Ends): Ends => ({ yes: no, no: yes, unseen, fails });

/** One that is false decides, even beside one that fails. */
function together(parts: readonly Ends[]): Ends {
  const failsHere = parts.every(({ yes, fails }) => yes || fails.length > 0);
  return {
    yes: parts.every(({ yes }) => yes),
    no: parts.some(({ no }) => no),
    unseen: parts.some(({ unseen }) => unseen) && parts.every(({ yes, unseen, fails }) => yes || unseen || fails.length > 0),
    fails: failsHere ? parts.flatMap(({ fails }) => fails) : [],
  };
}

/** `action == "x"`, `action != "x"`, `action in ["x", "y"]`: what it says of this action; null for all else. */
function actionTest({ exprKind }: Expr, action: string): boolean | null {
  if (exprKind.case !== "callExpr") return null;
  const { function: name, args } = exprKind.value;
  const [left, right] = args;
  if (name === "_==_" || name === "_!=_") {
    const text = isAction(left) ? textOf(right) : isAction(right) ? textOf(left) : null;
    return text === null ? null : (text === action) === (name === "_==_");
  }
  if (name !== "@in" || !isAction(left) || right?.exprKind.case !== "listExpr") return null;
  const texts = right.exprKind.value.elements.map(textOf);
  return texts.includes(null) ? null : texts.includes(action);
}

const isAction = (expr: Expr | undefined): boolean => expr?.exprKind.case === "identExpr" && expr.exprKind.value.name === "action";

function textOf(expr: Expr | undefined): string | null {
  if (expr?.exprKind.case !== "constExpr") return null;
  const { constantKind } = expr.exprKind.value;
  return constantKind.case === "stringValue" ? constantKind.value : null;
}

/** These decide on one side alone, so that nothing inside them is needed for sure. */
const LAZY: ReadonlySet<string> = new Set(["_&&_", "_||_", "_?_:_"]);

/** Facts without which it fails whatever else it reads. A loop is followed only to what it runs over: inside, a name may be its own. */
function factsNeeded(expr: Expr | undefined, facts: ReadonlySet<string>): readonly string[] {
  if (expr === undefined) return [];
  const { exprKind } = expr;
  switch (exprKind.case) {
    case "identExpr":
      return facts.has(exprKind.value.name) ? [exprKind.value.name] : [];
    case "selectExpr": {
      const { operand, field, testOnly } = exprKind.value;
      const ofFacts = operand?.exprKind.case === "identExpr" && operand.exprKind.value.name === "facts";
      if (!ofFacts) return factsNeeded(operand, facts);
      return !testOnly && facts.has(field) ? [field] : [];
    }
    case "listExpr":
      return exprKind.value.elements.flatMap((element) => factsNeeded(element, facts));
    case "callExpr": {
      const { function: name, target, args } = exprKind.value;
      return LAZY.has(name) ? [] : [target, ...args].flatMap((part) => factsNeeded(part, facts));
    }
    case "comprehensionExpr":
      return factsNeeded(exprKind.value.iterRange, facts);
    default:
      return [];
  }
}
