// Places in JSON by JSON Pointer (RFC 6901): reading them, and writing them without touching anything beside.
import type { Json, JsonObject } from "@core/words/vocabulary";

/** `/lines/0/sku`; the whole is the empty text. */
export type Pointer = string;

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);
export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);
export const own = (object: JsonObject, key: string): Json | undefined => (Object.hasOwn(object, key) ? object[key] : undefined);

const escaped = (name: string) => name.replaceAll("~", "~0").replaceAll("/", "~1");
const unescaped = (token: string) => token.replaceAll("~1", "/").replaceAll("~0", "~");

export const below = (at: Pointer, name: string | number): Pointer => `${at}/${escaped(String(name))}`;
export const namesOf = (at: Pointer): readonly string[] => at.split("/").slice(1).map(unescaped);
export const isBelow = (at: Pointer, above: Pointer): boolean => at.startsWith(`${above}/`);

/** A place in a list, as its pointer has it: digits alone. */
const placeOf = (name: string): number => (/^(0|[1-9]\d*)$/.test(name) ? Number(name) : -1);

const member = (value: Json | undefined, name: string): Json | undefined =>
  isList(value) ? value[placeOf(name)] : isObject(value) ? own(value, name) : undefined;

export const valueAt = (root: Json, at: Pointer): Json | undefined => namesOf(at).reduce<Json | undefined>(member, root);

/** The same JSON with another value there; undefined leaves the member out. What does not lie on the way is the very same value. */
export const withValue = (root: Json, at: Pointer, value: Json | undefined): Json => written(root, namesOf(at), value) ?? null;

function written(root: Json | undefined, [name, ...rest]: readonly string[], value: Json | undefined): Json | undefined {
  if (name === undefined) return value;
  if (isList(root)) {
    const place = placeOf(name);
    const entry = written(root[place], rest, value);
    return root.flatMap((before, at) => (at !== place ? [before] : entry === undefined ? [] : [entry]));
  }
  const object = isObject(root) ? root : {};
  const next = written(own(object, name), rest, value);
  if (next === undefined) return Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));
  // A computed name is a member like any other, whatever it is called.
  return { ...object, [name]: next };
}

/** Equal as JSON: the order of members says nothing, that of entries does. */
export function sameJson(one: Json | undefined, other: Json | undefined): boolean {
  if (one === other) return true;
  if (isList(one) && isList(other)) return one.length === other.length && one.every((entry, at) => sameJson(entry, other[at]));
  if (!isObject(one) || !isObject(other)) return false;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && sameJson(own(one, name), own(other, name)))
  );
}
