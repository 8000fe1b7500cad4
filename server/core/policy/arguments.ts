// Checks the arguments of an action against the registry's schema and the one that the agent claims: both must hold, for proposals and for edits.
import type { FieldError } from "@core/words/refusals";
import { t } from "@core/words/t";
import type { Json, JsonObject } from "@core/words/vocabulary";
import type { ErrorObject } from "ajv";
import { type CompiledSchema, compileSchema } from "./arguments-schema";
import type { CompiledPolicy } from "./compile-policy";

export interface ArgumentsToCheck {
  /** Null for a workflow without a policy. */
  readonly policy: CompiledPolicy | null;
  readonly action: string;
  readonly arguments: JsonObject;
  readonly claimedSchema: JsonObject | null;
  /** JSON Pointers of the two in the body; by default those of a submission. */
  readonly at?: { readonly arguments: string; readonly claimedSchema: string };
}

const IN_A_SUBMISSION = { arguments: "/action/arguments", claimedSchema: "/action/arguments_schema" };
const MAX_ERRORS = 20;
/** Comparing each entry with each other is quadratic. */
const MAX_UNIQUE = 1_000;

/** Empty when the arguments hold. A schema of the registry that does not compile is the policy's fault: then the ruling says so, and nothing is refused. */
export function validateArguments(check: ArgumentsToCheck): readonly FieldError[] {
  const at = check.at ?? IN_A_SUBMISSION;
  const claimed = check.claimedSchema === null ? null : claimedSchema(check.claimedSchema);
  if (claimed?.ok === false) return [{ path: at.claimedSchema, message: claimed.problem }];
  const registered = check.policy?.actions.get(check.action)?.schema ?? null;
  const errors = [registered, claimed].flatMap((schema) => (schema?.ok === true ? violations(schema, check.arguments, at.arguments) : []));
  const seen = new Set<string>();
  return errors
    .filter(({ path, message }) => (seen.has(`${path} ${message}`) ? false : seen.add(`${path} ${message}`) !== undefined))
    .slice(0, MAX_ERRORS);
}

/** The schema that an editing form is built from: the registry's, else the agent's. */
export function editableSchema(policy: CompiledPolicy | null, action: string, claimed: JsonObject | null): JsonObject {
  return policy?.actions.get(action)?.entry?.arguments_schema ?? claimed ?? { type: "object" };
}

const CLAIMED = new Map<string, CompiledSchema>();
const CLAIMED_KEPT = 200;

/** Agents send the same schema with every item: what was compiled is kept, the least used is dropped. */
function claimedSchema(schema: JsonObject): CompiledSchema {
  const text = JSON.stringify(schema);
  const compiled = CLAIMED.get(text) ?? compileSchema(schema);
  CLAIMED.delete(text);
  CLAIMED.set(text, compiled);
  const oldest = CLAIMED.keys().next();
  if (CLAIMED.size > CLAIMED_KEPT && oldest.done !== true) CLAIMED.delete(oldest.value);
  return compiled;
}

/** What a schema says of arguments, by their JSON Pointers after `base`. */
export function violations(schema: Extract<CompiledSchema, { ok: true }>, value: JsonObject, base: string): readonly FieldError[] {
  if (schema.asksUnique && hasLongList(value)) {
    return [
      { path: base, message: `A list may have at most ${MAX_UNIQUE.toLocaleString("en")} entries where the schema asks for unique ones.` },
    ];
  }
  return schema.validate(value).map((error) => fieldError(error, base));
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

function hasLongList(value: Json): boolean {
  if (value === null || typeof value !== "object") return false;
  if (isList(value)) return value.length > MAX_UNIQUE || value.some(hasLongList);
  return Object.values(value).some(hasLongList);
}

/** A missing or an unknown member is named itself, not the object that lacks or has it. */
function fieldError(error: ErrorObject, base: string): FieldError {
  const named = memberOf(error);
  const path = `${base}${error.instancePath}${named === null ? "" : `/${named.replaceAll("~", "~0").replaceAll("/", "~1")}`}`;
  return { path, message: message(error) };
}

function memberOf({ keyword, params }: ErrorObject): string | null {
  const named: unknown =
    keyword === "required" || keyword === "dependentRequired"
      ? params.missingProperty
      : keyword === "additionalProperties"
        ? params.additionalProperty
        : keyword === "unevaluatedProperties"
          ? params.unevaluatedProperty
          : null;
  return typeof named === "string" ? named : null;
}

/** What was expected, in words; the agent's programmer and a person at a form read the same. */
function message({ keyword, params, message: text = "is not valid" }: ErrorObject): string {
  const limit = Number(params.limit);
  switch (keyword) {
    case "required":
    case "dependentRequired":
      return t("edit.isMissing");
    case "additionalProperties":
    case "unevaluatedProperties":
      return t("edit.notKnown");
    case "enum":
      return t("edit.oneOf", { values: listed(params.allowedValues) });
    case "const":
      return t("edit.always", { value: JSON.stringify(params.allowedValue) });
    case "type":
      return t("edit.ofType", { type: [params.type].flat().join(", ") });
    case "minimum":
      return t("edit.atLeast", { limit });
    case "maximum":
      return t("edit.atMost", { limit });
    case "exclusiveMinimum":
      return t("edit.moreThan", { limit });
    case "exclusiveMaximum":
      return t("edit.lessThan", { limit });
    case "multipleOf":
      return t("edit.stepsOf", { step: Number(params.multipleOf) });
    case "minLength":
      return t("edit.atLeastLong", { count: limit });
    case "maxLength":
      return t("edit.atMostLong", { count: limit });
    case "minItems":
      return t("edit.fewest", { count: limit });
    case "maxItems":
      return t("edit.most", { count: limit });
    case "uniqueItems":
      return t("edit.unique", { first: Number(params.j) + 1, second: Number(params.i) + 1 });
    case "pattern":
      return t("edit.pattern", { pattern: String(params.pattern) });
    case "format":
      return t("edit.format", { format: String(params.format) });
    case "oneOf":
    case "anyOf":
      return t("edit.noKind");
    default:
      return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  }
}

const listed = (values: unknown): string =>
  Array.isArray(values)
    ? values
        .slice(0, 12)
        .map((value) => JSON.stringify(value))
        .join(", ")
    : "the allowed values";
