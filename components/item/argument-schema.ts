// Reads a JSON Schema as far as a form can be drawn from it: references followed, parts that must all hold laid together, alternatives named.
// It never judges: what it cannot read is edited as JSON, and the server checks the whole schema.
import { t } from "@core/words/t";
import type { Json, JsonObject } from "@core/words/vocabulary";
import { isList, isObject, own, sameJson } from "./json-path";

export const asNumber = (value: Json | undefined): number | null => (typeof value === "number" ? value : null);
export const asText = (value: Json | undefined): string | null => (typeof value === "string" ? value : null);
const listOf = (value: Json | undefined): readonly Json[] => (isList(value) ? value : []);
export const mapOf = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});

/** Deeper than any schema that the door lets in; one of the registry that never compiled may go in circles. */
const DEEPEST = 24;

export interface ReadSchema {
  readonly schema: JsonObject;
  readonly nullable: boolean;
  /** Of `oneOf` or `anyOf`, where each says enough of itself to be told from the others. */
  readonly alternatives: readonly JsonObject[];
}

/** A schema with what it refers to, and what must hold together, laid into one. */
export function resolved(root: JsonObject, given: Json | undefined, depth = 0): JsonObject {
  const schema = mapOf(given);
  if (depth > DEEPEST) return {};
  const { $ref, allOf, ...rest } = schema;
  const parts = [
    ...(typeof $ref === "string" ? [resolved(root, target(root, $ref), depth + 1)] : []),
    ...listOf(allOf).map((part) => resolved(root, part, depth + 1)),
  ];
  return parts.reduce(laidTogether, rest);
}

function target(root: JsonObject, reference: string): Json | undefined {
  if (!reference.startsWith("#")) return undefined;
  const names = reference
    .slice(1)
    .split("/")
    .slice(1)
    .map((token) => decodeToken(token).replaceAll("~1", "/").replaceAll("~0", "~"));
  return names.reduce<Json | undefined>((found, name) => (isObject(found) ? own(found, name) : undefined), root);
}

/** A stray percent sign is itself. */
const decodeToken = (token: string) => (/%(?![0-9a-f]{2})/i.test(token) ? token : decodeURIComponent(token));

/** The first to say something has the say; members and required names add up. */
function laidTogether(schema: JsonObject, part: JsonObject): JsonObject {
  const properties = { ...mapOf(part.properties), ...mapOf(schema.properties) };
  const required = [...new Set([...listOf(schema.required), ...listOf(part.required)])];
  return {
    ...part,
    ...schema,
    ...(Object.keys(properties).length > 0 && { properties }),
    ...(required.length > 0 && { required }),
  };
}

const isNull = (schema: JsonObject) => schema.type === "null" || (Object.hasOwn(schema, "const") && schema.const === null);
const saysItself = (schema: JsonObject) => ["type", "properties", "const", "enum"].some((keyword) => Object.hasOwn(schema, keyword));

export function readSchema(root: JsonObject, given: Json | undefined): ReadSchema {
  const whole = resolved(root, given);
  const { oneOf, anyOf, ...rest } = whole;
  const offered = listOf(oneOf ?? anyOf).map((one) => resolved(root, one));
  const named = offered.length > 0 && offered.every(saysItself) ? offered : [];
  const others = named.filter((one) => !isNull(one));
  const types = isList(rest.type) ? rest.type : null;
  const nullable = others.length < named.length || types?.includes("null") === true || rest.nullable === true;
  const [only] = others;
  if (only !== undefined && others.length === 1) {
    const inner = readSchema(root, laidTogether(rest, only));
    return { ...inner, nullable: nullable || inner.nullable };
  }
  const left = types?.filter((type) => type !== "null");
  const schema: JsonObject = left === undefined ? rest : { ...rest, type: left.length === 1 ? (left[0] ?? null) : left };
  const alternatives = others.map((one) => laidTogether(one, schema));
  return { schema, nullable, alternatives };
}

/** Every value that is allowed, where they are few and written down. */
export function choicesOf({ schema, alternatives }: ReadSchema): readonly { readonly value: Json; readonly label: string | null }[] {
  if (isList(schema.enum)) return schema.enum.map((value) => ({ value, label: null }));
  if (Object.hasOwn(schema, "const")) return [{ value: schema.const ?? null, label: null }];
  if (alternatives.length === 0 || !alternatives.every((one) => Object.hasOwn(one, "const"))) return [];
  return alternatives.map((one) => ({ value: one.const ?? null, label: asText(one.title) }));
}

const TYPES: Readonly<Record<string, (value: Json) => boolean>> = {
  string: (value) => typeof value === "string",
  number: (value) => typeof value === "number",
  integer: (value) => Number.isInteger(value),
  boolean: (value) => typeof value === "boolean",
  null: (value) => value === null,
  array: isList,
  object: isObject,
};

/** Which of the alternatives the value is, by its type and its fixed values; one that lacks only what must still be filled in comes after one that is whole. */
export function chosenOf(root: JsonObject, alternatives: readonly JsonObject[], value: Json): number | null {
  const whole = alternatives.findIndex((one) => couldBe(root, one, value, "whole"));
  const found = whole >= 0 ? whole : alternatives.findIndex((one) => couldBe(root, one, value, "begun"));
  return found < 0 ? null : found;
}

function couldBe(root: JsonObject, given: Json | undefined, value: Json, how: "whole" | "begun", depth = 0): boolean {
  if (depth > DEEPEST) return true;
  const schema = resolved(root, given);
  if (Object.hasOwn(schema, "const") && !sameJson(schema.const, value)) return false;
  if (isList(schema.enum) && !schema.enum.some((one) => sameJson(one, value))) return false;
  const types = isList(schema.type) ? schema.type : schema.type === undefined ? [] : [schema.type];
  if (types.length > 0 && !types.some((type) => typeof type === "string" && TYPES[type]?.(value) === true)) return false;
  if (!isObject(value)) return true;
  if (how === "whole" && listOf(schema.required).some((name) => typeof name === "string" && !Object.hasOwn(value, name))) return false;
  const properties = mapOf(schema.properties);
  if (schema.additionalProperties === false && Object.keys(value).some((name) => !Object.hasOwn(properties, name))) return false;
  return Object.entries(value).every(
    ([name, member]) => !Object.hasOwn(properties, name) || couldBe(root, own(properties, name), member, how, depth + 1),
  );
}

/** How one alternative is called: by its title, by the value that tells it from the others, or by its place. */
export function alternativeName(root: JsonObject, one: JsonObject, place: number): string {
  const title = asText(one.title);
  if (title !== null) return title;
  for (const [, property] of Object.entries(mapOf(one.properties))) {
    const { const: fixed } = resolved(root, property);
    if (typeof fixed === "string") return fixed;
  }
  return typeof one.type === "string" && one.type !== "object" ? one.type : t("edit.formNumber", { number: place + 1 });
}

/** What a new part begins as: the schema's defaults and fixed values, and nothing that nobody has said. Undefined where a person must say it. */
export function begun(root: JsonObject, given: Json | undefined, depth = 0): Json | undefined {
  const read = readSchema(root, given);
  const { schema } = read;
  if (depth > DEEPEST) return undefined;
  if (schema.default !== undefined) return schema.default;
  if (Object.hasOwn(schema, "const")) return schema.const;
  const [first] = read.alternatives;
  if (first !== undefined && choicesOf(read).length === 0) return begun(root, first, depth + 1);
  if (schema.type === "array") return [];
  if (schema.type !== "object") return schema.type === "string" && schema.enum === undefined ? "" : undefined;
  const required = listOf(schema.required);
  const members = Object.entries(mapOf(schema.properties)).flatMap(([name, property]): [string, Json][] => {
    const value = begun(root, property, depth + 1);
    const said = resolved(root, property).default !== undefined;
    // An empty text in a field that must be filled in would pass for one that somebody wrote.
    return value === undefined || (value === "" && !said) || !(said || required.includes(name)) ? [] : [[name, value]];
  });
  return Object.fromEntries(members);
}
