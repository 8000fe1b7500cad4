// An action's arguments as a form: their JSON Schema makes fields, lists and groups, and what a person typed into them becomes arguments again.
// What nobody touched comes back as the very value it was. Checks here are for speed and words; the server checks the whole schema and has the last say.
import { LOCALES } from "@core/words/language";
import { language, numberFormat, type PlainKey, t } from "@core/words/t";
import type { Json, JsonObject } from "@core/words/vocabulary";

export type LeafKind = "text" | "long" | "date" | "number" | "integer" | "boolean" | "choice" | "json";

interface Part {
  /** Where it stands: names and row ids, joined by `/` as in a JSON pointer. */
  readonly key: string;
  readonly name: string;
  readonly title: string | null;
  readonly hint: string | null;
  readonly required: boolean;
  readonly nullable: boolean;
  readonly schema: JsonObject;
  /** What the agent proposes there; undefined where nothing stands. */
  readonly current: Json | undefined;
}
export interface Leaf extends Part {
  readonly kind: LeafKind;
  readonly choices: readonly Json[];
}
export interface Group extends Part {
  readonly kind: "group";
  readonly parts: readonly Field[];
}
export interface List extends Part {
  readonly kind: "list";
  readonly rows: readonly { readonly id: string; readonly field: Field }[];
}
export type Field = Leaf | Group | List;

/** What was typed: the texts that were touched, the rows of lists that were, or the whole as JSON. */
export interface Typed {
  readonly texts: Readonly<Record<string, string>>;
  /** Row ids in their order: a number for a row that the agent proposes, `+1` for one that was added. */
  readonly rows: Readonly<Record<string, readonly string[]>>;
  /** The arguments as one JSON text, instead of the fields. */
  readonly raw: string | null;
}
export const NOTHING_TYPED: Typed = { texts: {}, rows: {}, raw: null };

export type FieldErrors = Readonly<Record<string, string>>;
export type Read =
  | { readonly ok: true; readonly arguments: JsonObject; readonly keys: Readonly<Record<string, string>> }
  /** `rough`: as far as it can be read, with what is wrong as the text that was typed. Never signed. */
  | { readonly ok: false; readonly errors: FieldErrors; readonly rough: JsonObject | null };

const isObject = (value: Json | undefined): value is JsonObject => typeof value === "object" && value !== null && !Array.isArray(value);
const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);
const asNumber = (value: Json | undefined): number | null => (typeof value === "number" ? value : null);
const own = (object: Json | undefined, key: string): Json | undefined =>
  isObject(object) && Object.hasOwn(object, key) ? object[key] : undefined;
const below = (key: string, name: string) => `${key}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
export const same = (one: Json | undefined, other: Json | undefined): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Deeper than this, and longer, is edited as the JSON it is. */
const DEEPEST = 4;
const MOST_ROWS = 50;
const LONG = 60;

/** The schema's type without `null`, which is told apart; null where it names several. */
function typeOf(schema: JsonObject): { readonly type: string | null; readonly nullable: boolean } {
  const named = schema.type;
  if (typeof named === "string") return { type: named, nullable: schema.nullable === true };
  if (!isList(named)) return { type: null, nullable: false };
  const [only, another] = named.filter((one) => one !== "null");
  return { type: typeof only === "string" && another === undefined ? only : null, nullable: named.includes("null") };
}

/** The closed list of values that a schema allows: an enum, a constant, or alternatives that are constants. */
function choicesOf(schema: JsonObject): readonly Json[] {
  if (isList(schema.enum)) return schema.enum;
  if (schema.const !== undefined) return [schema.const];
  for (const alternatives of [schema.oneOf, schema.anyOf]) {
    if (!isList(alternatives) || alternatives.length === 0) continue;
    const constants = alternatives.map((one) => own(one, "const"));
    if (constants.every((one) => one !== undefined)) return constants;
  }
  return [];
}

function kindByValue(value: Json | undefined): LeafKind {
  if (typeof value === "number") return "number";
  if (typeof value === "boolean") return "boolean";
  if (typeof value === "string") return value.length > LONG || value.includes("\n") ? "long" : "text";
  return "json";
}

function leafKind(schema: JsonObject, type: string | null, value: Json | undefined): LeafKind {
  switch (type) {
    case "string": {
      if (schema.format === "date") return "date";
      return kindByValue(value) === "long" || (asNumber(schema.maxLength) ?? 0) > 200 ? "long" : "text";
    }
    case "number":
    case "integer":
    case "boolean":
      return type;
    case null:
      return Object.keys(schema).some((word) => ["oneOf", "anyOf", "allOf", "$ref", "not", "if"].includes(word))
        ? "json"
        : kindByValue(value);
    default:
      return "json";
  }
}

interface Place {
  readonly key: string;
  readonly name: string;
  readonly required: boolean;
  readonly depth: number;
}

function fieldOf(schema: JsonObject, current: Json | undefined, typed: Typed, { key, name, required, depth }: Place): Field {
  const { type, nullable } = typeOf(schema);
  const title = typeof schema.title === "string" ? schema.title : null;
  const part: Part = { key, name, title, hint: hintOf(schema), required, nullable, schema, current };
  const choices = choicesOf(schema);
  if (choices.length > 0) return { ...part, kind: "choice", choices };
  // What is there must fit what can be drawn, or it is edited as it is.
  if (type === "object" && isObject(schema.properties) && depth < DEEPEST && (current === undefined || isObject(current))) {
    return { ...part, kind: "group", parts: partsOf(schema, current, typed, key, depth + 1) };
  }
  if (
    type === "array" &&
    isObject(schema.items) &&
    depth < DEEPEST &&
    (current === undefined || (isList(current) && current.length <= MOST_ROWS))
  ) {
    const { items } = schema;
    const rows = (typed.rows[key] ?? (current ?? []).map((_, at) => String(at))).map((id) => {
      const value = id.startsWith("+") ? undefined : (current ?? [])[Number(id)];
      return { id, field: fieldOf(items, value, typed, { key: below(key, id), name: id, required: true, depth: depth + 1 }) };
    });
    return { ...part, kind: "list", rows };
  }
  return { ...part, kind: leafKind(schema, type, current), choices: [] };
}

/** One field for each property of the schema, then one for each argument that the schema does not name. */
function partsOf(schema: JsonObject, current: JsonObject | undefined, typed: Typed, key: string, depth: number): readonly Field[] {
  const properties = isObject(schema.properties) ? schema.properties : {};
  const required = isList(schema.required) ? schema.required : [];
  const names = [...new Set([...Object.keys(properties), ...Object.keys(current ?? {})])];
  return names.map((name) => {
    const declared = own(properties, name);
    const place = { key: below(key, name), name, required: required.includes(name), depth };
    return fieldOf(isObject(declared) ? declared : {}, own(current, name), typed, place);
  });
}

/** The fields of an action's arguments, with the rows that were added and without those that were removed. */
export const fieldsOf = (schema: JsonObject, current: JsonObject, typed: Typed = NOTHING_TYPED): readonly Field[] =>
  partsOf(schema, current, typed, "", 0);

/** As a reader writes it: 100,000. */
const grouped = (value: number) => numberFormat(LOCALES[language()], { maximumFractionDigits: 20 }).format(value).replace("-", "−");

const FORMAT_HINTS = {
  "date-time": "item.formatInstant",
  email: "item.formatEmail",
  uri: "item.formatAddress",
  uuid: "item.formatUuid",
} as const satisfies Record<string, PlainKey>;

function hintOf(schema: JsonObject): string | null {
  if (typeof schema.description === "string") return schema.description;
  const low = asNumber(schema.minimum);
  const high = asNumber(schema.maximum);
  if (low !== null && high !== null) return t("item.fromTo", { low: grouped(low), high: grouped(high) });
  if (low !== null) return t("item.hintAtLeast", { limit: grouped(low) });
  if (high !== null) return t("item.hintAtMost", { limit: grouped(high) });
  const { format } = schema;
  return typeof format === "string" && Object.hasOwn(FORMAT_HINTS, format) ? t(FORMAT_HINTS[format as keyof typeof FORMAT_HINTS]) : null;
}

/** A value as it stands in its input. */
function textOf(leaf: Leaf, value: Json | undefined): string {
  if (value === undefined || (value === null && leaf.kind !== "json" && leaf.kind !== "choice")) return "";
  if (leaf.kind === "choice") return JSON.stringify(value);
  if (leaf.kind === "json") return JSON.stringify(value, null, 2);
  return typeof value === "string" ? value : JSON.stringify(value);
}
/** What stands in a leaf's input now. */
export const shownText = (leaf: Leaf, typed: Typed): string => typed.texts[leaf.key] ?? textOf(leaf, leaf.current);

function parse(kind: LeafKind, text: string): Json | undefined {
  if (kind === "text" || kind === "long" || kind === "date") return text;
  if (kind === "number" || kind === "integer") {
    const number = /^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i.test(text) ? Number(text) : Number.NaN;
    return Number.isFinite(number) ? number : undefined;
  }
  return parseJson(text);
}

function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const MALFORMED = {
  text: "item.writeText",
  long: "item.writeText",
  date: "item.writeDate",
  number: "item.writeNumber",
  integer: "item.writeWhole",
  boolean: "item.chooseYesNo",
  choice: "item.chooseValue",
  json: "item.notJson",
} as const satisfies Record<LeafKind, PlainKey>;

function boundsError(schema: JsonObject, value: Json): string | null {
  if (typeof value === "number") {
    const [low, high] = [asNumber(schema.minimum), asNumber(schema.maximum)];
    const [above, under] = [asNumber(schema.exclusiveMinimum), asNumber(schema.exclusiveMaximum)];
    if (low !== null && value < low) return t("item.atLeast", { limit: low });
    if (high !== null && value > high) return t("item.atMost", { limit: high });
    if (above !== null && value <= above) return t("item.moreThan", { limit: above });
    if (under !== null && value >= under) return t("item.lessThan", { limit: under });
    if (Number.isInteger(value) && !Number.isSafeInteger(value)) return t("item.tooLarge");
  }
  if (typeof value === "string") {
    const [short, long] = [asNumber(schema.minLength), asNumber(schema.maxLength)];
    const length = [...value].length;
    if (short !== null && length < short) return t("item.atLeastLong", { count: short });
    if (long !== null && length > long) return t("item.atMostLong", { count: long });
  }
  return null;
}

function errorOf(leaf: Leaf, value: Json | undefined): string | null {
  const { kind } = leaf;
  if (value === undefined) return t(MALFORMED[kind]);
  if (kind === "integer" && !Number.isInteger(value)) return t(MALFORMED.integer);
  if (kind === "boolean" && typeof value !== "boolean") return t(MALFORMED.boolean);
  if (kind === "date" && !/^\d{4}-\d{2}-\d{2}$/.test(String(value))) return t(MALFORMED.date);
  if (kind === "choice" && !leaf.choices.some((choice) => same(choice, value))) return t(MALFORMED.choice);
  return boundsError(leaf.schema, value);
}

/** What has been read so far: errors by field, and which field each place of the arguments came from. */
interface Reading {
  readonly typed: Typed;
  readonly errors: Map<string, string>;
  readonly keys: Map<string, string>;
}

/** A field's value; undefined where it is left out. What is wrong stands among the errors, and is the text that was typed. */
function read(field: Field, pointer: string, reading: Reading): Json | undefined {
  reading.keys.set(pointer, field.key);
  switch (field.kind) {
    case "group": {
      const members = field.parts.flatMap((part) => {
        const value = read(part, below(pointer, part.name), reading);
        return value === undefined ? [] : [[part.name, value] as const];
      });
      if (members.length > 0 || field.required || field.current !== undefined) return Object.fromEntries(members);
      // A group that was never there and in which nothing stands asks for nothing.
      for (const part of field.parts) forget(part, reading);
      return undefined;
    }
    case "list": {
      const values = field.rows.map((row, at) => read(row.field, below(pointer, String(at)), reading));
      const { minItems, maxItems } = field.schema;
      const [fewest, most] = [asNumber(minItems), asNumber(maxItems)];
      if (values.length === 0 && !field.required && field.current === undefined) return undefined;
      if (fewest !== null && values.length < fewest) reading.errors.set(field.key, t("item.fewestRows", { count: fewest }));
      if (most !== null && values.length > most) reading.errors.set(field.key, t("item.mostRows", { count: most }));
      return values.map((value) => value ?? null);
    }
    default:
      return readLeaf(field, reading);
  }
}

function forget(field: Field, reading: Reading): void {
  reading.errors.delete(field.key);
  if (field.kind === "group") for (const part of field.parts) forget(part, reading);
}

function readLeaf(leaf: Leaf, { typed, errors }: Reading): Json | undefined {
  const touched = typed.texts[leaf.key];
  if (touched === undefined || touched === textOf(leaf, leaf.current)) {
    if (leaf.current === undefined && leaf.required) errors.set(leaf.key, t("item.required"));
    return leaf.current;
  }
  if (touched.trim() === "") {
    if (leaf.nullable) return null;
    if (leaf.required) errors.set(leaf.key, t("item.required"));
    return undefined;
  }
  const value = parse(leaf.kind, touched);
  const error = errorOf(leaf, value);
  if (error === null) return value;
  errors.set(leaf.key, error);
  return touched;
}

/** What was typed, as arguments; or what is wrong with each field. */
export function readTyped(schema: JsonObject, current: JsonObject, typed: Typed): Read {
  if (typed.raw !== null) {
    const value = parseJson(typed.raw);
    return isObject(value) ? { ok: true, arguments: value, keys: {} } : { ok: false, errors: { "": t("item.notObject") }, rough: null };
  }
  const reading: Reading = { typed, errors: new Map(), keys: new Map() };
  const members = fieldsOf(schema, current, typed).flatMap((field) => {
    const value = read(field, below("", field.name), reading);
    return value === undefined ? [] : [[field.name, value] as const];
  });
  if (reading.errors.size > 0) return { ok: false, errors: Object.fromEntries(reading.errors), rough: Object.fromEntries(members) };
  return { ok: true, arguments: Object.fromEntries(members), keys: Object.fromEntries(reading.keys) };
}

/** What somebody would have typed to come from the proposed arguments to these; as JSON where the fields cannot say it. */
export function typedFor(schema: JsonObject, current: JsonObject, target: JsonObject): Typed {
  const texts: [string, string][] = [];
  const rows: [string, readonly string[]][] = [];
  const visit = (field: Field, value: Json | undefined): void => {
    if (field.kind === "group") {
      for (const part of field.parts) visit(part, own(value, part.name));
    } else if (field.kind === "list") {
      const values = isList(value) ? value : [];
      const known = isList(field.current) ? field.current.length : 0;
      const ids = values.map((_, at) => (at < known ? String(at) : `+${at}`));
      if (
        !same(
          ids,
          (isList(field.current) ? field.current : []).map((_, at) => String(at)),
        )
      )
        rows.push([field.key, ids]);
      const { rows: now } = fieldOf(
        field.schema,
        field.current,
        { ...NOTHING_TYPED, rows: { [field.key]: ids } },
        { ...field, depth: 0 },
      ) as List;
      for (const [at, row] of now.entries()) visit(row.field, values[at]);
    } else if (!same(field.current, value)) texts.push([field.key, textOf(field, value)]);
  };
  for (const field of fieldsOf(schema, current)) visit(field, own(target, field.name));
  const typed = { texts: Object.fromEntries(texts), rows: Object.fromEntries(rows), raw: null };
  const back = readTyped(schema, current, typed);
  return back.ok && equal(back.arguments, target) ? typed : { ...NOTHING_TYPED, raw: JSON.stringify(target, null, 2) };
}

const sorted = (value: Json): Json =>
  isList(value)
    ? value.map(sorted)
    : isObject(value)
      ? Object.fromEntries(
          Object.entries(value)
            .toSorted(([a], [b]) => (a < b ? -1 : 1))
            .map(([name, member]) => [name, sorted(member)]),
        )
      : value;
const equal = (one: Json, other: Json): boolean => same(sorted(one), sorted(other));

/** The rows of a list after one was added at its end, removed, or moved by one place. */
export function withRows(
  list: List,
  change: { readonly add: true } | { readonly remove: string } | { readonly move: string; readonly by: 1 | -1 },
): readonly string[] {
  const ids = list.rows.map(({ id }) => id);
  if ("add" in change) {
    const added = ids.flatMap((id) => (id.startsWith("+") ? [Number(id.slice(1))] : []));
    const proposed = isList(list.current) ? list.current.length : 0;
    return [...ids, `+${Math.max(proposed, ids.length, ...added.map((number) => number + 1))}`];
  }
  if ("remove" in change) return ids.filter((id) => id !== change.remove);
  const at = ids.indexOf(change.move);
  const to = at + change.by;
  if (at < 0 || to < 0 || to >= ids.length) return ids;
  return ids.map((id, place) => (place === at ? (ids[to] ?? id) : place === to ? change.move : id));
}
