// A JSON Schema and the arguments as they stand become the parts of a form: fields, groups of fields, and lists of either.
import type { Json, JsonObject } from "@core/words/vocabulary";
import { alternativeName, asNumber, asText, choicesOf, chosenOf, mapOf, type ReadSchema, readSchema } from "./argument-schema";
import { below, isList, isObject, own, type Pointer, valueAt } from "./json-path";

/** What stands in the inputs that somebody touched, by their place. On a group or a list it is the JSON that it is edited as. */
export type Typed = Readonly<Record<Pointer, string>>;

export type FieldKind = "text" | "long" | "number" | "integer" | "boolean" | "choice" | "json";

interface Place {
  readonly at: Pointer;
  readonly name: string;
  readonly schema: JsonObject;
  /** A member can be left out, an entry of a list and the whole cannot. */
  readonly stands: "whole" | "member" | "entry";
  readonly required: boolean;
  readonly nullable: boolean;
  readonly value: Json | undefined;
  /** What was proposed there. */
  readonly was: Json | undefined;
  readonly alternatives: readonly { readonly name: string; readonly schema: JsonObject }[];
  /** Which of them it is; null where it is none. */
  readonly chosen: number | null;
}

export interface FieldPart extends Place {
  readonly kind: FieldKind;
  readonly choices: readonly { readonly value: Json; readonly label: string | null }[];
  /** It is money: the currency beside it, and whether the amount counts the currency's smallest units. */
  readonly money: { readonly currency: string; readonly minor: boolean } | null;
  /** The currency is the member that follows, and is drawn beside it. */
  readonly leadsCurrency: boolean;
  /** Edited as JSON by choice: it could be drawn as fields. */
  readonly drawable: boolean;
}

export interface GroupPart extends Place {
  readonly kind: "group";
  readonly members: readonly Part[];
}

export interface ListPart extends Place {
  readonly kind: "list";
  readonly entries: readonly Part[];
  readonly least: number;
  readonly most: number;
  /** Of each new entry; null where the list takes no more. */
  readonly entry: JsonObject | null;
}

/** A group or a list that is not there, or is nothing: it can be begun. */
export interface AbsentPart extends Place {
  readonly kind: "absent";
}

export type Part = FieldPart | GroupPart | ListPart | AbsentPart;

export const isField = (part: Part): part is FieldPart => part.kind !== "group" && part.kind !== "list" && part.kind !== "absent";

/** Longer ones are edited as JSON: nobody finds anything in a form of a thousand fields. */
const MOST_ENTRIES = 60;
const MOST_MEMBERS = 300;
const LONG = 60;

interface Around {
  readonly root: JsonObject;
  readonly before: JsonObject;
  readonly typed: Typed;
}

export function partsOf(schema: JsonObject, before: JsonObject, current: JsonObject, typed: Typed): Part {
  const whole = { at: "", name: "", given: schema, value: current, stands: "whole", required: true } as const;
  return partOf({ root: schema, before, typed }, whole);
}

interface Given {
  readonly at: Pointer;
  readonly name: string;
  readonly given: Json | undefined;
  readonly value: Json | undefined;
  readonly stands: Place["stands"];
  readonly required: boolean;
}

function partOf(around: Around, { at, name, given, value, stands, required }: Given): Part {
  const read = readSchema(around.root, given);
  const choices = choicesOf(read);
  const alternatives = choices.length > 0 ? [] : read.alternatives;
  const chosen = value === undefined ? null : chosenOf(around.root, alternatives, value);
  const { schema, nullable } = chosen === null ? read : unfolded(around.root, alternatives[chosen], read);
  const place: Place = {
    at,
    name,
    schema,
    stands,
    required,
    nullable,
    value,
    was: valueAt(around.before, at),
    alternatives: alternatives.map((one, index) => ({ name: alternativeName(around.root, one, index), schema: one })),
    chosen,
  };
  const field = (kind: FieldKind, drawable = false): FieldPart => ({
    ...place,
    kind,
    choices,
    money: null,
    leadsCurrency: false,
    drawable,
  });
  if (choices.length > 0) return field("choice");
  const kind = alternatives.length > 0 && chosen === null ? undrawn(value) : kindOf(schema, value, stands);
  if (kind !== "group" && kind !== "list" && kind !== "absent") return field(kind);
  if (Object.hasOwn(around.typed, at)) return field("json", true);
  if (kind === "absent") return { ...place, kind };
  if (kind === "group") return { ...place, kind, members: membersOf(around, place) };
  return { ...place, kind, ...entriesOf(around, place) };
}

function unfolded(root: JsonObject, alternative: JsonObject | undefined, outer: ReadSchema): Pick<ReadSchema, "schema" | "nullable"> {
  const { schema, nullable } = readSchema(root, alternative);
  return { schema, nullable: nullable || outer.nullable };
}

const undrawn = (value: Json | undefined) => (value === undefined || value === null ? "absent" : "json");

function kindByValue(value: Json | undefined): FieldKind {
  if (typeof value === "number") return "number";
  if (typeof value === "boolean") return "boolean";
  // A line end would be lost in an input of one line.
  if (typeof value === "string") return value.length > LONG || /[\r\n]/.test(value) ? "long" : "text";
  return "json";
}

function kindOf(schema: JsonObject, value: Json | undefined, stands: Place["stands"]): FieldKind | "group" | "list" | "absent" {
  switch (schema.type) {
    case "string":
      return kindByValue(value) === "long" || (asNumber(schema.maxLength) ?? 0) > 200 ? "long" : "text";
    case "number":
    case "integer":
    case "boolean":
      return schema.type;
    case "array":
      return listKind(schema, value);
    case "object":
    case undefined:
      return schema.type === "object" || isObject(schema.properties) || stands === "whole"
        ? groupKind(schema, value, stands)
        : kindByValue(value);
    default:
      return "json";
  }
}

function groupKind(schema: JsonObject, value: Json | undefined, stands: Place["stands"]): "json" | "group" | "absent" {
  const names = Object.keys(mapOf(schema.properties));
  // Of an object whose members nobody has declared, nothing can be drawn; of the whole, what is there.
  if (names.length === 0 && stands !== "whole") return "json";
  if (value === undefined || value === null) return "absent";
  return isObject(value) && names.length + Object.keys(value).length <= MOST_MEMBERS ? "group" : "json";
}

function listKind(schema: JsonObject, value: Json | undefined): "json" | "list" | "absent" {
  if (!isObject(schema.items) && !isList(schema.prefixItems)) return "json";
  if (value === undefined || value === null) return "absent";
  return isList(value) && value.length <= MOST_ENTRIES ? "list" : "json";
}

/** One part for each property of the schema, then one for each member that the schema does not name; a currency stands behind its amount. */
function membersOf(around: Around, { at, schema, value }: Place): readonly Part[] {
  const current = mapOf(value);
  const properties = mapOf(schema.properties);
  const required = isList(schema.required) ? schema.required : [];
  const names = [...new Set([...Object.keys(properties), ...Object.keys(current)])];
  const members = names.map((name) =>
    partOf(around, {
      at: below(at, name),
      name,
      given: Object.hasOwn(properties, name) ? own(properties, name) : schema.additionalProperties,
      value: own(current, name),
      stands: "member",
      required: required.includes(name),
    }),
  );
  const fields = members.filter(isField);
  const currencies = new Map<Part, FieldPart>(
    fields.flatMap((part): [Part, FieldPart][] => {
      const currency = currencyOf(part, fields);
      return currency === null ? [] : [[part, currency]];
    }),
  );
  const placed = new Set<Part>();
  const beside = new Set<Part>(currencies.values());
  // What is not there is offered behind what is.
  const inOrder = [...members.filter(({ kind }) => kind !== "absent"), ...members.filter(({ kind }) => kind === "absent")];
  return inOrder.flatMap((part): Part[] => {
    const currency = currencies.get(part);
    if (currency === undefined || !isField(part)) return beside.has(part) ? [] : [part];
    const amount = typeof currency.value === "string" ? { ...part, money: { currency: currency.value, minor: isMinor(part) } } : part;
    if (placed.has(currency)) return [amount];
    placed.add(currency);
    return [{ ...amount, leadsCurrency: true }, currency];
  });
}

const IS_CURRENCY = /(^|_)currency$/i;
const IS_AMOUNT = /amount|price|total|fee|sum|cost|balance|limit|minor|cents|value/i;

/** The member that says in which currency an amount is: its own, such as `fee_currency` of `fee`, or the one that the group has. */
function currencyOf(part: FieldPart, fields: readonly FieldPart[]): FieldPart | null {
  if (part.kind !== "number" && part.kind !== "integer") return null;
  const candidates = fields.filter(({ kind, name }) => (kind === "text" || kind === "choice") && IS_CURRENCY.test(name));
  const its = candidates.find((one) => one.name === `${part.name}_currency`);
  if (its !== undefined) return its;
  return IS_AMOUNT.test(part.name) ? (candidates.find((one) => one.name.toLowerCase() === "currency") ?? null) : null;
}

/** The schema says it by `x-minor-units`, or the name does. */
const isMinor = ({ name, schema }: Place): boolean => schema["x-minor-units"] === true || /(^|_)(minor|minor_units|cents)$/i.test(name);

function entriesOf(around: Around, { at, name, schema, value }: Place): Pick<ListPart, "entries" | "least" | "most" | "entry"> {
  const fixed = isList(schema.prefixItems) ? schema.prefixItems : [];
  const entry = isObject(schema.items) ? schema.items : null;
  const entries = isList(value) ? value : [];
  return {
    entries: entries.map((one, place) =>
      partOf(around, {
        at: below(at, place),
        name: `${name} ${place + 1}`.trim(),
        given: fixed[place] ?? entry ?? undefined,
        value: one,
        stands: "entry",
        required: true,
      }),
    ),
    least: asNumber(schema.minItems) ?? 0,
    most: asNumber(schema.maxItems) ?? Number.POSITIVE_INFINITY,
    entry: fixed.length > 0 ? null : entry,
  };
}

/** Each part once, from the first that is read to the last. */
export function eachPart(part: Part): readonly Part[] {
  const inner = part.kind === "group" ? part.members : part.kind === "list" ? part.entries : [];
  return [part, ...inner.flatMap(eachPart)];
}

export const titleOf = ({ schema }: Place): string | null => asText(schema.title);
