// What is at stake in one revision: the registry's expression over the facts, or the agent's claim where that is higher.

import { moneyWords } from "@core/words/labels";
import type { Reason } from "@core/words/ruling";
import { builtIn, policyFailed } from "./built-ins";
import type { CompiledAction, CompiledValue } from "./compile-policy";
import type { Bindings, Stopwatch } from "./evaluate";

export interface AtRisk {
  readonly amount: number;
  readonly currency: string;
}

export interface AtRiskFound {
  readonly value: AtRisk | null;
  readonly reasons: readonly Reason[];
}

export function readAtRisk(
  action: CompiledAction | null,
  bindings: Bindings,
  claimed: AtRisk | null,
  stopwatch: Stopwatch | null,
): AtRiskFound {
  const asked = action?.atRisk ?? null;
  if (asked === null) return { value: claimed, reasons: [] };
  const amount = evaluate(asked.amount, bindings, stopwatch);
  const currency = typeof asked.currency === "string" ? asked.currency : evaluate(asked.currency, bindings, stopwatch);
  return weighAtRisk(amount, currency, claimed);
}

/** What the registry's expression gave, beside what the agent claims. */
export function weighAtRisk(amount: unknown, currency: unknown, claimed: AtRisk | null): AtRiskFound {
  if (typeof amount !== "number" || !Number.isFinite(amount) || typeof currency !== "string") {
    return { value: claimed, reasons: [policyFailed("at-risk", "what is at risk cannot be worked out")] };
  }
  const registered = { amount, currency };
  if (claimed === null || (claimed.currency === currency && claimed.amount <= amount)) return { value: registered, reasons: [] };
  if (claimed.currency === currency) return { value: claimed, reasons: [] };
  // Neither can be called the stricter one without a rate of exchange.
  const text = `The agent says ${moneyWords(claimed)} is at risk, the registry ${moneyWords(registered)}`;
  return { value: registered, reasons: [builtIn("at-risk", "error", text)] };
}

function evaluate(value: CompiledValue, bindings: Bindings, stopwatch: Stopwatch | null): unknown {
  if (!value.ok) return null;
  const outcome = value.program(bindings, stopwatch);
  if (!outcome.ok) return null;
  return typeof outcome.value === "bigint" ? Number(outcome.value) : outcome.value;
}
