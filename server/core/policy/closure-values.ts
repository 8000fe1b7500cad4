// CEL's operations on plain JavaScript values, with the results of @bufbuild/cel: `int` is a bigint, `double` a number, a list an array, a map an object.
// An error is `undefined`, which is no CEL value: an absent fact is one without a test, and no operation throws.

export type Value = null | boolean | number | string | bigint | readonly Value[] | { readonly [key: string]: Value };
/** Undefined is CEL's error. */
export type MaybeValue = Value | undefined;

type ValueMap = { readonly [key: string]: Value };

const isList = (value: MaybeValue): value is readonly Value[] => Array.isArray(value);
const isMap = (value: MaybeValue): value is ValueMap => typeof value === "object" && value !== null && !Array.isArray(value);

/** CEL's own answer for a map takes a member that is null for absent, and so does this. */
const holdsKey = (map: ValueMap, key: string): boolean => Object.hasOwn(map, key) && map[key] !== null;

const MAX_INT = 2n ** 63n - 1n;
const MIN_INT = -(2n ** 63n);
const int = (value: bigint): bigint | undefined => (value >= MIN_INT && value <= MAX_INT ? value : undefined);

/** Below, at or above zero as `left` is to `right`; NaN when neither, undefined when they have no order. */
export function difference(left: MaybeValue, right: MaybeValue): number | undefined {
  if (typeof left === "number" || typeof left === "bigint") {
    if (typeof left === "bigint" && typeof right === "bigint") return apart(left, right);
    return typeof right === "number" || typeof right === "bigint" ? apart(Number(left), Number(right)) : undefined;
  }
  if (typeof left === "string") return typeof right === "string" ? apart(left, right) : undefined;
  return typeof left === "boolean" && typeof right === "boolean" ? apart(Number(left), Number(right)) : undefined;
}

const apart = <Ordered extends number | string | bigint>(left: Ordered, right: Ordered): number =>
  left < right ? -1 : left > right ? 1 : left === right ? 0 : Number.NaN;

/** Numbers are compared across types; other values are equal only to their like. */
export function equals(left: Value, right: Value): boolean {
  if (left === right) return true;
  if (typeof left === "number" || typeof left === "bigint") {
    // biome-ignore lint/suspicious/noDoubleEquals: between a number and a bigint this compares what they stand for, exactly
    return (typeof right === "number" || typeof right === "bigint") && left == right;
  }
  if (isList(left)) return isList(right) && left.length === right.length && left.every((one, index) => sameMember(one, right[index]));
  if (!isMap(left) || !isMap(right)) return false;
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => Object.hasOwn(right, key) && sameMember(left[key], right[key]));
}

const sameMember = (left: MaybeValue, right: MaybeValue): boolean => left !== undefined && right !== undefined && equals(left, right);

/** `left in right`: a list is searched by value, a map by key. */
export function isIn(left: MaybeValue, right: MaybeValue): boolean | undefined {
  if (left === undefined) return undefined;
  if (isList(right)) return right.some((member) => equals(member, left));
  if (!isMap(right)) return undefined;
  if (typeof left === "string") return holdsKey(right, left);
  // The keys of JSON are texts, so a number or a truth value is none of them.
  return left === null || typeof left === "object" ? undefined : false;
}

/** `value.key`. */
export const member = (value: MaybeValue, key: string): MaybeValue => (isMap(value) && Object.hasOwn(value, key) ? value[key] : undefined);

/** Texts count in code points. */
export function size(value: MaybeValue): bigint | undefined {
  if (typeof value === "string") return BigInt([...value].length);
  if (isList(value)) return BigInt(value.length);
  return isMap(value) ? BigInt(Object.keys(value).length) : undefined;
}

type Binary = (left: MaybeValue, right: MaybeValue) => MaybeValue;

const calculation =
  (whole: (left: bigint, right: bigint) => bigint | undefined, double: (left: number, right: number) => number): Binary =>
  (left, right) => {
    if (typeof left === "number" && typeof right === "number") return double(left, right);
    return typeof left === "bigint" && typeof right === "bigint" ? whole(left, right) : undefined;
  };

const plus = calculation(
  (left, right) => int(left + right),
  (left, right) => left + right,
);

function joined(left: MaybeValue, right: MaybeValue): MaybeValue {
  if (typeof left === "string" && typeof right === "string") return left + right;
  return isList(left) && isList(right) ? [...left, ...right] : plus(left, right);
}

/**
 * Operations of two values, by CEL's name of the call. Whole numbers that overflow, or are divided by zero, are errors.
 * Two numbers of JSON are compared at once, since nearly all that is compared are such.
 */
export const BINARY: ReadonlyMap<string, Binary> = new Map<string, Binary>([
  ["_+_", joined],
  [
    "_-_",
    calculation(
      (left, right) => int(left - right),
      (left, right) => left - right,
    ),
  ],
  [
    "_*_",
    calculation(
      (left, right) => int(left * right),
      (left, right) => left * right,
    ),
  ],
  [
    "_/_",
    calculation(
      (left, right) => (right === 0n ? undefined : int(left / right)),
      (left, right) => left / right,
    ),
  ],
  ["_%_", (left, right) => (typeof left === "bigint" && typeof right === "bigint" && right !== 0n ? left % right : undefined)],
  ["_==_", (left, right) => (left === undefined || right === undefined ? undefined : equals(left, right))],
  ["_!=_", (left, right) => (left === undefined || right === undefined ? undefined : !equals(left, right))],
  [
    "_<_",
    (left, right) =>
      typeof left === "number" && typeof right === "number" ? left < right : holds(difference(left, right), (apart) => apart < 0),
  ],
  [
    "_<=_",
    (left, right) =>
      typeof left === "number" && typeof right === "number" ? left <= right : holds(difference(left, right), (apart) => apart <= 0),
  ],
  [
    "_>_",
    (left, right) =>
      typeof left === "number" && typeof right === "number" ? left > right : holds(difference(left, right), (apart) => apart > 0),
  ],
  [
    "_>=_",
    (left, right) =>
      typeof left === "number" && typeof right === "number" ? left >= right : holds(difference(left, right), (apart) => apart >= 0),
  ],
  ["@in", isIn],
]);

const holds = (apart: number | undefined, test: (apart: number) => boolean): boolean | undefined =>
  apart === undefined ? undefined : test(apart);

const ofTexts =
  (test: (text: string, part: string) => boolean): Binary =>
  (text, part) =>
    typeof text === "string" && typeof part === "string" ? test(text, part) : undefined;

/** Methods of texts with one argument. */
export const METHODS: ReadonlyMap<string, Binary> = new Map<string, Binary>([
  ["contains", ofTexts((text, part) => text.includes(part))],
  ["startsWith", ofTexts((text, part) => text.startsWith(part))],
  ["endsWith", ofTexts((text, part) => text.endsWith(part))],
]);

/** Operations of one value. */
export const UNARY: ReadonlyMap<string, (value: MaybeValue) => MaybeValue> = new Map<string, (value: MaybeValue) => MaybeValue>([
  ["!_", (value) => (typeof value === "boolean" ? !value : undefined)],
  ["-_", (value) => (typeof value === "number" ? -value : typeof value === "bigint" ? int(-value) : undefined)],
  ["size", size],
  ["int", toInt],
  ["double", toDouble],
  ["string", toText],
  ["bool", toBool],
  ["dyn", (value) => value],
]);

function toDouble(value: MaybeValue): number | undefined {
  if (typeof value === "number") return value;
  return typeof value === "bigint" || typeof value === "string" ? Number(value) : undefined;
}

function toInt(value: MaybeValue): bigint | undefined {
  if (typeof value === "bigint") return value;
  if (typeof value === "number") return value > Number(MIN_INT) && value < Number(MAX_INT) ? BigInt(Math.trunc(value)) : undefined;
  if (typeof value !== "string") return undefined;
  try {
    return int(BigInt(value));
  } catch {
    return undefined;
  }
}

function toText(value: MaybeValue): string | undefined {
  return value === undefined || value === null || typeof value === "object" ? undefined : value.toString();
}

const TRUE: ReadonlySet<string> = new Set(["true", "True", "TRUE", "t", "1"]);
const FALSE: ReadonlySet<string> = new Set(["false", "False", "FALSE", "f", "0"]);

function toBool(value: MaybeValue): boolean | undefined {
  if (typeof value === "boolean") return value;
  if (typeof value !== "string") return undefined;
  return TRUE.has(value) ? true : FALSE.has(value) ? false : undefined;
}
