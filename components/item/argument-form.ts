// Turns a JSON Schema for an action's arguments into fields that a person can edit, and what they typed back into arguments.
// Checks here are for speed and words; the server checks the whole schema again and has the last say.

import { LOCALES } from "@core/words/language";
import { language, type MessageKey, numberFormat, t } from "@core/words/t";
import type { Json, JsonObject } from "@core/words/vocabulary";

export type FieldKind = "text" | "long" | "number" | "integer" | "boolean" | "choice" | "json";

export interface ArgumentField {
  readonly name: string;
  readonly kind: FieldKind;
  readonly hint: string | null;
  readonly required: boolean;
  readonly choices: readonly Json[];
  readonly schema: JsonObject;
}

/** What stands in the inputs: text for all but yes and no. */
export type Typed = Readonly<Record<string, string>>;
export type FieldErrors = Readonly<Record<string, string>>;
export type Read = { readonly ok: true; readonly arguments: JsonObject } | { readonly ok: false; readonly errors: FieldErrors };

const isObject = (value: Json | undefined): value is JsonObject => typeof value === "object" && value !== null && !Array.isArray(value);
const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);
const asNumber = (value: Json | undefined): number | null => (typeof value === "number" ? value : null);
const own = (object: JsonObject, key: string): Json | undefined => (Object.hasOwn(object, key) ? object[key] : undefined);

const LONG = 60;

function kindByValue(value: Json | undefined): FieldKind {
  if (typeof value === "number") return "number";
  if (typeof value === "boolean") return "boolean";
  if (typeof value === "string") return value.length > LONG || value.includes("\n") ? "long" : "text";
  return "json";
}

function kindOf(schema: JsonObject, value: Json | undefined): FieldKind {
  const choices = schema.enum;
  if (isList(choices) && choices.length > 0) return "choice";
  switch (schema.type) {
    case "string": {
      const maxLength = asNumber(schema.maxLength);
      return kindByValue(value) === "long" || (maxLength !== null && maxLength > 200) ? "long" : "text";
    }
    case "number":
      return "number";
    case "integer":
      return "integer";
    case "boolean":
      return "boolean";
    case undefined:
      return kindByValue(value);
    default:
      return "json";
  }
}

/** One field for each property of the schema, then one for each argument that the schema does not name. */
export function fieldsOf(schema: JsonObject, current: JsonObject): readonly ArgumentField[] {
  const properties = isObject(schema.properties) ? schema.properties : {};
  const required = isList(schema.required) ? schema.required : [];
  const names = [...new Set([...Object.keys(properties), ...Object.keys(current)])];
  return names.map((name) => {
    const declared = own(properties, name);
    const property = isObject(declared) ? declared : {};
    return {
      name,
      kind: kindOf(property, own(current, name)),
      hint: hintOf(property),
      required: required.includes(name),
      choices: isList(property.enum) ? property.enum : [],
      schema: property,
    };
  });
}

/** As a reader writes it: 100,000. */
const grouped = (value: number) => numberFormat(LOCALES[language()], { maximumFractionDigits: 20 }).format(value).replace("-", "−");

function hintOf(schema: JsonObject): string | null {
  if (typeof schema.description === "string") return schema.description;
  const low = asNumber(schema.minimum);
  const high = asNumber(schema.maximum);
  if (low !== null && high !== null) return t("item.fromTo", { low: grouped(low), high: grouped(high) });
  if (low !== null) return t("item.hintAtLeast", { limit: grouped(low) });
  if (high !== null) return t("item.hintAtMost", { limit: grouped(high) });
  return null;
}

const typedValue = (field: ArgumentField, value: Json | undefined): string => {
  if (value === undefined) return "";
  if (field.kind === "choice") return JSON.stringify(value);
  if (field.kind === "json") return JSON.stringify(value, null, 2);
  return typeof value === "string" ? value : JSON.stringify(value);
};

export const typedFrom = (fields: readonly ArgumentField[], current: JsonObject): Typed =>
  Object.fromEntries(fields.map((field) => [field.name, typedValue(field, own(current, field.name))]));

function parse(field: ArgumentField, text: string): Json | undefined {
  if (field.kind === "text" || field.kind === "long") return text;
  if (field.kind === "number" || field.kind === "integer") {
    const number = /^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i.test(text) ? Number(text) : Number.NaN;
    return Number.isFinite(number) ? number : undefined;
  }
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
  number: "item.writeNumber",
  integer: "item.writeWhole",
  boolean: "item.chooseYesNo",
  choice: "item.chooseValue",
  json: "item.notJson",
} as const satisfies Record<FieldKind, MessageKey>;

function boundsError(schema: JsonObject, value: Json): string | null {
  if (typeof value === "number") {
    const [low, high] = [asNumber(schema.minimum), asNumber(schema.maximum)];
    const [above, below] = [asNumber(schema.exclusiveMinimum), asNumber(schema.exclusiveMaximum)];
    if (low !== null && value < low) return t("item.atLeast", { limit: low });
    if (high !== null && value > high) return t("item.atMost", { limit: high });
    if (above !== null && value <= above) return t("item.moreThan", { limit: above });
    if (below !== null && value >= below) return t("item.lessThan", { limit: below });
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

function errorOf(field: ArgumentField, value: Json | undefined): string | null {
  if (value === undefined) return t(MALFORMED[field.kind]);
  if (field.kind === "integer" && !Number.isInteger(value)) return t(MALFORMED.integer);
  if (field.kind === "boolean" && typeof value !== "boolean") return t(MALFORMED.boolean);
  if (field.kind === "choice" && !field.choices.some((choice) => JSON.stringify(choice) === JSON.stringify(value)))
    return t(MALFORMED.choice);
  return boundsError(field.schema, value);
}

/** What was typed, as arguments; or what is wrong with each field. An emptied optional field is left out. */
export function readTyped(fields: readonly ArgumentField[], typed: Typed, current: JsonObject): Read {
  const values: [string, Json][] = [];
  const errors: [string, string][] = [];
  for (const field of fields) {
    const text = typed[field.name] ?? "";
    const wasText = typeof own(current, field.name) === "string";
    if (text.trim() === "" && !(wasText && text === own(current, field.name))) {
      if (field.required) errors.push([field.name, t("item.required")]);
      continue;
    }
    const value = parse(field, text);
    const error = errorOf(field, value);
    if (error !== null) errors.push([field.name, error]);
    else if (value !== undefined) values.push([field.name, value]);
  }
  return errors.length > 0 ? { ok: false, errors: Object.fromEntries(errors) } : { ok: true, arguments: Object.fromEntries(values) };
}
