// Compiles a JSON Schema of arguments, whoever wrote it: bounded in size, in depth and in work, with no remote references and no pattern that can backtrack.
import type { Json, JsonObject } from "@core/words/vocabulary";
import { Ajv, type ErrorObject, type Options } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { compilePattern } from "./expression";
import { schemaProblem } from "./schema-bounds";

export type CompiledSchema =
  | { readonly ok: true; readonly validate: (value: Json) => readonly ErrorObject[]; readonly asksUnique: boolean }
  /** `at`: a JSON Pointer to the part that is wrong; empty where it is the whole. */
  | { readonly ok: false; readonly problem: string; readonly at: string };

/** ajv's place for another engine: it calls this for every `pattern`, tells two apart by `toString`, and writes `code` where it prints source. */
const linearRegExp = Object.assign(
  (pattern: string) => {
    const compiled = compilePattern(pattern);
    return { test: (text: string) => compiled.matcher(text).find(), toString: () => pattern };
  },
  { code: "linearRegExp" },
);

const OPTIONS: Options = {
  strict: false,
  allErrors: true,
  logger: false,
  inlineRefs: false,
  // Otherwise `constructor` and the like are found on every object.
  ownProperties: true,
  code: { regExp: linearRegExp },
};

/** These only judge schemas, by the dialect's own schema. */
const judges = { "2020-12": new Ajv2020(OPTIONS), "draft-07": new Ajv(OPTIONS) } as const;

/** An engine keeps whatever it compiled, patterns too, so each schema gets one of its own and takes it along when it goes. */
function engineFor(dialect: keyof typeof judges): Ajv | Ajv2020 {
  const options: Options = { ...OPTIONS, meta: false, validateSchema: false };
  const engine = dialect === "2020-12" ? new Ajv2020(options) : new Ajv(options);
  addFormats.default(engine);
  return engine;
}

function dialectOf(schema: JsonObject): keyof typeof judges | null {
  const named = schema.$schema;
  if (named === undefined) return "2020-12";
  if (typeof named !== "string") return null;
  if (/^https?:\/\/json-schema\.org\/draft\/2020-12\/schema#?$/.test(named)) return "2020-12";
  return /^https?:\/\/json-schema\.org\/draft-07\/schema#?$/.test(named) ? "draft-07" : null;
}

export function compileSchema(schema: JsonObject): CompiledSchema {
  const dialect = dialectOf(schema);
  if (dialect === null) return { ok: false, problem: "$schema must be JSON Schema 2020-12 or draft-07.", at: "/$schema" };
  const bounds = schemaProblem(schema);
  if (!bounds.ok) return { ...bounds, at: "" };
  const { $schema: _dialect, ...body } = schema;
  try {
    const judge = judges[dialect];
    if (judge.validateSchema(body) !== true)
      return {
        ok: false,
        problem: `Is not a valid JSON Schema: ${judge.errorsText(judge.errors, { dataVar: "schema" })}`,
        at: deepest(judge.errors ?? []),
      };
    const check = engineFor(dialect).compile(body);
    return { ok: true, validate: (value) => (check(value) ? [] : (check.errors ?? [])), asksUnique: bounds.asksUnique };
  } catch (error) {
    return { ok: false, problem: `Is not a valid JSON Schema: ${error instanceof Error ? error.message : error}`, at: "" };
  }
}

/** Of all that an error leads to, the part that it began with. */
const deepest = (errors: readonly ErrorObject[]): string =>
  errors.map(({ instancePath }) => instancePath).reduce((longest, path) => (path.length > longest.length ? path : longest), "");
