// Validation at the door: a zod schema's issues become field errors that name each field by its JSON Pointer and say what it must be.
import { pointer } from "@core/trail/json-pointer";
import type { FieldError } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import type { core, ZodType } from "zod";

/** More would not help anybody to mend the request. */
const MAX_ERRORS = 50;

/** Where a value came from decides how its fields are named: a body by JSON Pointer, a query by `?name`. */
export type FieldNaming = (path: readonly PropertyKey[]) => string;

export const bodyField: FieldNaming = (path) => pointer(path.map(String));
export const queryField: FieldNaming = (path) => `?${path.map(String).join(".")}`;

/** Parses `value`; a refusal lists one error a field, in the order of the fields. */
export function validate<Value>(schema: ZodType<Value>, value: unknown, naming: FieldNaming): Result<Value, readonly FieldError[]> {
  const parsed = schema.safeParse(value, { error: plainWords });
  return parsed.success ? ok(parsed.data) : refuse(fieldErrors(parsed.error.issues, naming));
}

function fieldErrors(issues: readonly core.$ZodIssue[], naming: FieldNaming): FieldError[] {
  const byPath = new Map<string, FieldError>();
  for (const { path, message } of issues.flatMap(eachField)) {
    const name = naming(path);
    if (!byPath.has(name) && byPath.size < MAX_ERRORS) byPath.set(name, { path: name, message });
  }
  return [...byPath.values()];
}

/** An object's unknown fields come as one issue of the object; each is an error of its own. */
function eachField(issue: core.$ZodIssue): readonly { path: readonly PropertyKey[]; message: string }[] {
  if (issue.code !== "unrecognized_keys") return [{ path: issue.path, message: issue.message }];
  return issue.keys.map((key) => ({ path: [...issue.path, key], message: "Is not a field of this request." }));
}

const KINDS: Readonly<Record<string, string>> = {
  string: "a string",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "an array",
  object: "an object",
  record: "an object",
};

/** Words for what a schema itself has no words for. */
function plainWords(issue: core.$ZodRawIssue): string | undefined {
  if (issue.input === undefined && issue.code !== "unrecognized_keys") return "Is missing.";
  switch (issue.code) {
    case "invalid_type":
      return `Must be ${KINDS[issue.expected] ?? issue.expected}.`;
    case "invalid_value":
      return `Must be ${issue.values.map((value) => JSON.stringify(value)).join(" or ")}.`;
    case "too_small":
      return `Must be at least ${issue.minimum}.`;
    case "too_big":
      return `Must be at most ${issue.maximum}.`;
    default:
      return undefined;
  }
}
