// The values that a fact can still have where comparisons hold, within what the registry allows. Always too many rather than too few: what is proved by their absence holds.
import type { Json } from "@core/words/vocabulary";
import { holds } from "./comparisons";
import type { Operator } from "./operators";
import type { Fact } from "./registry";

/** `open` bounds leave their own value out. */
interface Range {
  readonly kind: "range";
  readonly whole: boolean;
  readonly low: number;
  readonly lowOpen: boolean;
  readonly high: number;
  readonly highOpen: boolean;
}

export type Values =
  | Range
  | { readonly kind: "listed"; readonly values: readonly Json[] }
  | { readonly kind: "texts"; readonly except: readonly string[] }
  /** Nothing is known of them. */
  | { readonly kind: "any" };

export type Limit = number | string | boolean;

export function valuesOf(fact: Fact): Values {
  const range = (whole: boolean): Range =>
    settled({
      kind: "range",
      whole,
      low: fact.minimum ?? Number.NEGATIVE_INFINITY,
      lowOpen: false,
      high: fact.maximum ?? Number.POSITIVE_INFINITY,
      highOpen: false,
    });
  if (fact.enum !== null) return { kind: "listed", values: fact.enum.filter((value) => isAllowed(value, fact)) };
  switch (fact.type) {
    case "boolean":
      return { kind: "listed", values: [true, false] };
    case "string":
      return { kind: "texts", except: [] };
    case "number":
    case "integer":
      return range(fact.type === "integer");
    default:
      return { kind: "any" };
  }
}

/** A listed value of another type, or outside the bounds, is never read as this fact. */
function isAllowed(value: Json, { type, minimum, maximum }: Fact): boolean {
  if (type === "string" || type === "boolean") return typeof value === type;
  if (type !== "number" && type !== "integer") return true;
  if (typeof value !== "number" || (type === "integer" && !Number.isInteger(value))) return false;
  return (minimum === null || value >= minimum) && (maximum === null || value <= maximum);
}

/** Of whole numbers the bounds are whole and belong to it. */
function settled(range: Range): Range {
  if (!range.whole) return range;
  const low = range.lowOpen ? Math.floor(range.low) + 1 : Math.ceil(range.low);
  const high = range.highOpen ? Math.ceil(range.high) - 1 : Math.floor(range.high);
  return { ...range, low, lowOpen: false, high, highOpen: false };
}

export function isEmpty(values: Values): boolean {
  if (values.kind === "listed") return values.values.length === 0;
  if (values.kind !== "range") return false;
  const { low, high, lowOpen, highOpen } = values;
  return low > high || (low === high && (lowOpen || highOpen));
}

/** Those for which the comparison holds too. */
export function narrowed(values: Values, operator: Operator, limit: Limit): Values {
  // CEL orders texts by code points, JavaScript by halves of them: nothing is concluded from an order of texts.
  if (typeof limit !== "number" && operator !== "==" && operator !== "!=") return values;
  switch (values.kind) {
    case "listed":
      return { kind: "listed", values: values.values.filter((value) => holds(value, operator, limit)) };
    case "texts":
      if (typeof limit !== "string") return values;
      if (operator === "!=") return { kind: "texts", except: [...values.except, limit] };
      return { kind: "listed", values: values.except.includes(limit) ? [] : [limit] };
    case "range":
      return typeof limit === "number" ? settled(cut(values, operator, limit)) : values;
    case "any":
      return values;
  }
}

function cut(range: Range, operator: Operator, limit: number): Range {
  switch (operator) {
    case "<":
    case "<=": {
      const open = operator === "<";
      return limit < range.high || (limit === range.high && open) ? { ...range, high: limit, highOpen: open } : range;
    }
    case ">":
    case ">=": {
      const open = operator === ">";
      return limit > range.low || (limit === range.low && open) ? { ...range, low: limit, lowOpen: open } : range;
    }
    case "==":
      return cut(cut(range, ">=", limit), "<=", limit);
    case "!=":
      // Only an end can be taken off: a range has no holes.
      return {
        ...range,
        lowOpen: range.lowOpen || range.low === limit,
        highOpen: range.highOpen || range.high === limit,
      };
  }
}
