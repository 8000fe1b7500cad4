// What a schema may cost before it is compiled: an agent sends it, so a few hundred bytes must not unfold into hours of work.
import type { Json, JsonObject } from "@core/words/vocabulary";

export const SCHEMA_BOUNDS = { depth: 20, parts: 1_000 } as const;

export type Bounds = { readonly ok: true; readonly asksUnique: boolean } | { readonly ok: false; readonly problem: string };

const ONE = [
  "items",
  "additionalProperties",
  "not",
  "if",
  "then",
  "else",
  "contains",
  "propertyNames",
  "additionalItems",
  "unevaluatedItems",
  "unevaluatedProperties",
];
const LISTS = ["allOf", "anyOf", "oneOf", "prefixItems", "items"];
const MAPS = ["properties", "patternProperties", "dependentSchemas", "dependencies"];
const DEFINITIONS = ["$defs", "definitions"];
/** They reach outside the schema, or change what a reference means. */
const REFUSED = ["$id", "id", "$anchor", "$dynamicAnchor", "$dynamicRef", "$recursiveRef", "$recursiveAnchor", "$async"];

const isObject = (value: Json | undefined): value is JsonObject => typeof value === "object" && value !== null && !Array.isArray(value);
const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

class TooMuch extends Error {}

/** Counts the schema's parts with every reference unfolded, as a validator would walk them; refuses what has no bound. */
export function schemaProblem(root: JsonObject): Bounds {
  const known = new Map<JsonObject, number>();
  const open = new Set<JsonObject>();
  let asksUnique = false;

  const partsOf = (schema: Json | undefined, depth: number): number => {
    if (!isObject(schema)) return 0;
    const before = known.get(schema);
    if (before !== undefined) return before;
    if (depth > SCHEMA_BOUNDS.depth) throw new TooMuch(`Nests deeper than ${SCHEMA_BOUNDS.depth}.`);
    if (open.has(schema)) throw new TooMuch("Refers to itself, which has no bound.");
    for (const keyword of REFUSED) if (Object.hasOwn(schema, keyword)) throw new TooMuch(`"${keyword}" is not supported.`);
    open.add(schema);
    if (schema.uniqueItems === true) asksUnique = true;
    let parts = 1;
    const add = (child: Json | undefined) => {
      parts += partsOf(child, depth + 1);
      if (parts > SCHEMA_BOUNDS.parts) throw new TooMuch(`Has more than ${SCHEMA_BOUNDS.parts} parts.`);
    };
    for (const keyword of ONE) add(schema[keyword]);
    for (const keyword of LISTS) for (const child of listOf(schema[keyword])) add(child);
    for (const keyword of MAPS) for (const child of Object.values(mapOf(schema[keyword]))) add(child);
    if (schema.$ref !== undefined) add(target(root, schema.$ref));
    open.delete(schema);
    known.set(schema, parts);
    return parts;
  };

  try {
    partsOf(root, 1);
    // Definitions cost nothing until they are referred to, but each must be sound by itself.
    for (const keyword of DEFINITIONS) for (const definition of Object.values(mapOf(root[keyword]))) partsOf(definition, 2);
    return { ok: true, asksUnique };
  } catch (error) {
    if (error instanceof TooMuch) return { ok: false, problem: error.message };
    throw error;
  }
}

const listOf = (value: Json | undefined): readonly Json[] => (isList(value) ? value : []);
const mapOf = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});

/** References stay inside the document: a JSON Pointer after `#`. */
function target(root: JsonObject, reference: Json): Json {
  if (typeof reference !== "string" || !reference.startsWith("#"))
    throw new TooMuch("$ref must point inside the schema, as #/$defs/amount.");
  let found: Json | undefined = root;
  for (const token of reference.slice(1).split("/").slice(1)) {
    const key = pointerKey(token);
    found = isList(found) ? found[Number(key)] : isObject(found) && Object.hasOwn(found, key) ? found[key] : undefined;
  }
  if (found === undefined || (reference.length > 1 && reference[1] !== "/"))
    throw new TooMuch(`$ref ${JSON.stringify(reference)} points to nothing.`);
  return found;
}

function pointerKey(token: string): string {
  try {
    return decodeURIComponent(token).replaceAll("~1", "/").replaceAll("~0", "~");
  } catch (error) {
    if (error instanceof URIError) throw new TooMuch("$ref is not a JSON Pointer.");
    throw error;
  }
}
