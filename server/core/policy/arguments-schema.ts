// Compiles a JSON Schema of arguments, whoever wrote it: bounded in size, in depth and in work, with no remote references and no pattern that can backtrack.
import type { Json, JsonObject } from "@core/words/vocabulary";
import { Ajv, type ErrorObject, type Options } from "ajv";
import { Ajv2020 } from "ajv/dist/2020";
import addFormats from "ajv-formats";
import { compilePattern } from "./expression";
import { schemaProblem } from "./schema-bounds";

export type CompiledSchema =
  | { readonly ok: true; readonly validate: (value: Json) => readonly ErrorObject[]; readonly asksUnique: boolean }
  | { readonly ok: false; readonly problem: string };

/** ajv's place for another engine: it calls this for every `pattern` and writes `code` where it prints source. */
const linearRegExp = Object.assign(
  (pattern: string) => {
    const compiled = compilePattern(pattern);
    return { test: (text: string) => compiled.matcher(text).find() };
  },
  { code: "linearRegExp" },
);

const OPTIONS: Options = {
  strict: false,
  allErrors: true,
  logger: false,
  inlineRefs: false,
  validateSchema: true,
  addUsedSchema: false,
  code: { regExp: linearRegExp },
};

const withFormats = <Engine extends Ajv | Ajv2020>(engine: Engine): Engine => {
  addFormats.default(engine);
  return engine;
};
const engines = { "2020-12": withFormats(new Ajv2020(OPTIONS)), "draft-07": withFormats(new Ajv(OPTIONS)) } as const;

function dialectOf(schema: JsonObject): keyof typeof engines | null {
  const named = schema.$schema;
  if (named === undefined) return "2020-12";
  if (typeof named !== "string") return null;
  if (/^https?:\/\/json-schema\.org\/draft\/2020-12\/schema#?$/.test(named)) return "2020-12";
  return /^https?:\/\/json-schema\.org\/draft-07\/schema#?$/.test(named) ? "draft-07" : null;
}

export function compileSchema(schema: JsonObject): CompiledSchema {
  const dialect = dialectOf(schema);
  if (dialect === null) return { ok: false, problem: "$schema must be JSON Schema 2020-12 or draft-07." };
  const bounds = schemaProblem(schema);
  if (!bounds.ok) return bounds;
  const engine = engines[dialect];
  const { $schema: _dialect, ...body } = schema;
  try {
    const check = engine.compile(body);
    return { ok: true, validate: (value) => (check(value) ? [] : (check.errors ?? [])), asksUnique: bounds.asksUnique };
  } catch (error) {
    return { ok: false, problem: `Is not a valid JSON Schema: ${error instanceof Error ? error.message : error}` };
  } finally {
    // The engine keeps what it compiled for ever; the function works without that.
    engine.removeSchema(body);
  }
}
