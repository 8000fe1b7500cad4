// What is at stake in an action, as an expression over facts: the argument that equals what agents say is at risk, or one that is called like money.
import type { Json, JsonObject } from "@core/words/vocabulary";
import type { LearntAtRisk } from "./learnt";
import type { Fact } from "./registry";

const MONEY = /^(?:amount|total|price|value|sum|cost|betrag|summe)$|_(?:amount|total|price|sum|cost)$/;
const DEEPEST = 3;
/** Of more codes than this none stands for all. */
const MOST_CODES = 2;

type Claim = { readonly amount: number; readonly currency: string } | null;

export interface RiskSeen {
  readonly add: (given: JsonObject, claim: Claim) => void;
  /** Items whose agent said what is at risk. */
  readonly claimed: () => number;
  /** Sources that equal the claim in every one of them. */
  readonly amounts: () => ReadonlySet<string>;
  readonly currencies: () => ReadonlySet<string>;
  /** The one code that every claim named. */
  readonly code: () => string | null;
}

/** What all items have in common is the same in any order. */
export function riskSeen(): RiskSeen {
  let claimed = 0;
  let amounts: ReadonlySet<string> | null = null;
  let currencies: ReadonlySet<string> | null = null;
  const codes = new Set<string>();
  const common = (known: ReadonlySet<string> | null, here: readonly string[]) =>
    new Set(known === null ? here : here.filter((source) => known.has(source)));
  return {
    add(given, claim) {
      if (claim === null) return;
      claimed += 1;
      amounts = common(amounts, sourcesOf(given, claim.amount));
      currencies = common(currencies, sourcesOf(given, claim.currency));
      if (codes.size < MOST_CODES) codes.add(claim.currency);
    },
    claimed: () => claimed,
    amounts: () => amounts ?? new Set(),
    currencies: () => currencies ?? new Set(),
    code: () => (codes.size === 1 ? ([...codes][0] ?? null) : null),
  };
}

/** Where in the arguments exactly this value stands. */
function sourcesOf(given: JsonObject, value: Json, path: readonly string[] = ["arguments"]): readonly string[] {
  return Object.entries(given).flatMap(([name, member]) => {
    const here = [...path, name];
    if (member === value) return [here.join(".")];
    return typeof member === "object" && member !== null && !Array.isArray(member) && here.length <= DEEPEST
      ? sourcesOf(member as JsonObject, value, here)
      : [];
  });
}

type Named = { readonly name: string; readonly fact: Fact };

/** Null where neither what agents said nor the names say it. Only what is always there can be counted on. */
export function learnAtRisk(seen: RiskSeen, facts: readonly Named[]): LearntAtRisk | null {
  const sure = facts.filter(({ fact }) => fact.required && fact.provenance === "agent");
  const numbers = sure.filter(({ fact }) => fact.type === "number" || fact.type === "integer");
  const texts = sure.filter(({ fact }) => fact.type === "string");
  const claimed = seen.claimed();
  const amount =
    claimed > 0 ? best(numbers.filter(({ fact }) => seen.amounts().has(fact.from))) : best(numbers.filter(({ name }) => MONEY.test(name)));
  const currency =
    claimed > 0
      ? best(texts.filter(({ fact }) => seen.currencies().has(fact.from)))
      : best(texts.filter(({ name }) => name === "currency"));
  const code = claimed > 0 ? seen.code() : null;
  if (amount === null || (currency === null && code === null)) return null;
  return {
    amount: amount.name,
    currency: currency?.name ?? code ?? "",
    needs: [amount.name, ...(currency === null ? [] : [currency.name])],
    agrees: { seen: claimed, of: claimed },
  };
}

/** Of several the one that is called like money, then the first by name. */
const best = (facts: readonly Named[]): Named | null =>
  [...facts].sort((a, b) => Number(MONEY.test(b.name)) - Number(MONEY.test(a.name)) || (a.name < b.name ? -1 : 1))[0] ?? null;
