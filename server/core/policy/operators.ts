// The comparisons of CEL by the signs that people write, and what becomes of one whose sides change places or that is negated.
import type { Comparison } from "@core/words/ruling";

export type Operator = Comparison["operator"];

/** By the name of CEL's function. */
export const OPERATORS: Readonly<Record<string, Operator>> = {
  "_<_": "<",
  "_<=_": "<=",
  "_>_": ">",
  "_>=_": ">=",
  "_==_": "==",
  "_!=_": "!=",
};

export const MIRRORED: Readonly<Record<Operator, Operator>> = { "<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!=" };

/** Exact, since no number of JSON is NaN, and what cannot be compared fails either way. */
export const NEGATED: Readonly<Record<Operator, Operator>> = { "<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "==" };
