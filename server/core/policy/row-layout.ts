// Which fact of an action lies in which slot of the rows that closures read, and what the names mean that are the same for every row.
import type { Json } from "@core/words/vocabulary";
import { type Closure, compileClosure, type Ground, type Row } from "./closure";
import type { Value } from "./closure-values";
import { type CompiledAction, type CompiledPolicy, vocabularyOf } from "./compile-policy";
import { checkExpression, type Vocabulary } from "./expression";
import type { HistoricRow } from "./historic-row";
import type { RegistryAction } from "./registry";

/** Puts what closures read of the row into slots; the slots are the same ones each time, written over. */
export type LoadRow = (row: Omit<HistoricRow, "id" | "problems">) => Row;

/** A threshold that has another value from ruling to ruling, whatever the policy says: rules are compiled once for all of them. */
export interface MovingThreshold {
  readonly name: string;
  value: number;
}

/** Standard variables have the first slots, then the threshold that moves; facts follow as rules name them. */
const STANDARD = ["step", "reversibility", "reversal_window_s", "at_risk.amount", "at_risk.currency"];

/** The slots of one action's rows: only what its rules read is ever loaded. */
export class RowLayout {
  readonly #vocabulary: Vocabulary;
  readonly #ground: Ground;
  readonly #slots: Map<string, number>;
  readonly #moving: MovingThreshold | null;

  constructor(policy: CompiledPolicy, action: CompiledAction, moving: MovingThreshold | null) {
    const facts = action.entry?.facts ?? {};
    const constants = constantsOf(policy, action, facts);
    const movingName = moving === null ? [] : [`t.${moving.name}`];
    for (const name of movingName) constants.delete(name);
    this.#moving = moving;
    this.#slots = new Map([...STANDARD, ...movingName].map((name, slot) => [name, slot]));
    // The kinds decide which whole numbers become doubles, so they are those that the condition was compiled with.
    this.#vocabulary = vocabularyOf(policy.policy, policy.registry, facts);
    this.#ground = { constants, slotOf: (name) => this.#slotOf(name) };
  }

  #slotOf(name: string): number | null {
    const known = this.#slots.get(name);
    if (known !== undefined) return known;
    if (this.#vocabulary.members.get("facts")?.has(name) !== true) return null;
    const slot = this.#slots.size;
    this.#slots.set(name, slot);
    return slot;
  }

  /** Parsed anew, since the compiled condition keeps no tree of the expression. */
  closureOf(source: string): Closure | null {
    const checked = checkExpression(source, this.#vocabulary);
    return checked.ok ? compileClosure(checked.expr, this.#ground) : null;
  }

  /** To be asked for when all rules are compiled. */
  loader(): LoadRow {
    const moving = this.#moving;
    const first = moving === null ? STANDARD.length : STANDARD.length + 1;
    const names = [...this.#slots.keys()].slice(first);
    const inherited = names.filter((name) => name in Object.prototype);
    const slots: (Json | undefined)[] = new Array(this.#slots.size).fill(undefined);
    return (row) => {
      const { facts, reversal, atRisk } = row;
      slots[0] = row.step ?? "";
      slots[1] = reversal.reversibility;
      slots[2] = reversal.windowS;
      slots[3] = atRisk?.amount;
      slots[4] = atRisk?.currency;
      if (moving !== null) slots[STANDARD.length] = moving.value;
      let slot = first;
      for (const name of names) slots[slot++] = facts[name];
      for (const name of inherited) if (!Object.hasOwn(facts, name)) slots[first + names.indexOf(name)] = undefined;
      return slots;
    };
  }
}

function constantsOf(policy: CompiledPolicy, action: CompiledAction, facts: RegistryAction["facts"]): Map<string, Value> {
  return new Map<string, Value>([
    ["action", action.name],
    ["workflow", policy.policy.workflow],
    ...[...policy.thresholds].map(([name, { value }]): [string, Value] => [`t.${name}`, value]),
    ...Object.entries(facts).map(([name, { provenance }]): [string, Value] => [`provenance.${name}`, provenance]),
  ]);
}
