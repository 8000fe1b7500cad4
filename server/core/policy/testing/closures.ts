// One expression run both ways, by CEL's plan and by our closure, over the same facts: what the tests of the closures compare.
import type { Json, JsonObject } from "@core/words/vocabulary";
import { type Closure, compileClosure, type Ground } from "../closure";
import { celMapOf, compileProgram, toCel } from "../evaluate";
import { checkExpression, type Kind, type Vocabulary } from "../expression";

/** Facts of each kind; `any` and `ghost` are a neighbour's, so that the checker lets them stand anywhere. */
const FACTS = new Map<string, Kind>([
  ["amount", "double"],
  ["age", "double"],
  ["text", "string"],
  ["flag", "bool"],
  ["other", "bool"],
  ["tags", "list"],
  ["details", "map"],
  ["any", "dyn"],
  ["ghost", "dyn"],
]);
export const FACT_NAMES: readonly string[] = [...FACTS.keys()];

const THRESHOLDS = { limit: 100, floor: 0.5, none: 0 };
const PROVENANCE = { amount: "agent", text: "verified" };

const vocabulary: Vocabulary = {
  variables: new Map<string, Kind>([
    ...FACTS,
    ["action", "string"],
    ["workflow", "string"],
    ["step", "string"],
    ["reversibility", "string"],
    ["reversal_window_s", "double"],
    ["t", "map"],
    ["facts", "map"],
    ["provenance", "map"],
    ["at_risk", "map"],
  ]),
  members: new Map<string, ReadonlyMap<string, Kind>>([
    ["t", new Map(Object.keys(THRESHOLDS).map((name) => [name, "double"]))],
    ["facts", FACTS],
    ["provenance", new Map(FACT_NAMES.map((name) => [name, "string"]))],
    [
      "at_risk",
      new Map<string, Kind>([
        ["amount", "double"],
        ["currency", "string"],
      ]),
    ],
  ]),
};

export interface Scene {
  readonly facts: JsonObject;
  readonly step: string;
  readonly atRisk: { readonly amount: number; readonly currency: string } | null;
}

export const EMPTY: Scene = { facts: {}, step: "", atRisk: null };

const SLOTS = [...FACT_NAMES, "step", "reversibility", "reversal_window_s", "at_risk.amount", "at_risk.currency"];

const ground: Ground = {
  constants: new Map<string, Json>([
    ["action", "pay"],
    ["workflow", "refunds"],
    ...Object.entries(THRESHOLDS).map(([name, value]): [string, Json] => [`t.${name}`, value]),
    ...Object.entries(PROVENANCE).map(([name, value]): [string, Json] => [`provenance.${name}`, value]),
  ]),
  slotOf: (name) => (SLOTS.includes(name) ? SLOTS.indexOf(name) : null),
};

const rowOf = ({ facts, step, atRisk }: Scene): readonly (Json | undefined)[] => [
  ...FACT_NAMES.map((name) => facts[name]),
  step,
  "compensable",
  3_600,
  atRisk?.amount,
  atRisk?.currency,
];

const bindingsOf = ({ facts, step, atRisk }: Scene) =>
  Object.assign(Object.create(null), {
    ...Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, toCel(value)])),
    t: celMapOf(THRESHOLDS),
    facts: celMapOf(facts),
    provenance: celMapOf(PROVENANCE),
    action: "pay",
    workflow: "refunds",
    step,
    reversibility: "compensable",
    reversal_window_s: 3_600,
    ...(atRisk === null ? {} : { at_risk: celMapOf(atRisk) }),
  });

export interface BothWays {
  readonly closure: Closure | null;
  /** `"error"`, or the value; values that are no JSON are told by their kind. */
  readonly planned: (scene: Scene) => unknown;
  readonly closed: (scene: Scene) => unknown;
}

/** Null when the checker refuses the expression. */
export function bothWays(source: string): BothWays | null {
  const checked = checkExpression(source, vocabulary);
  if (!checked.ok) return null;
  const closure = compileClosure(checked.expr, ground);
  const program = compileProgram(checked.expr);
  return {
    closure,
    planned: (scene) => {
      const outcome = program(bindingsOf(scene), null);
      return outcome.ok ? told(outcome.value) : "error";
    },
    closed: (scene) => {
      const value = closure?.(rowOf(scene));
      return value === undefined ? "error" : told(value);
    },
  };
}

const told = (value: unknown): unknown => (typeof value === "object" && value !== null ? "a list or a map" : value);
