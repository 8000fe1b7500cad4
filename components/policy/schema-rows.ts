// A JSON Schema of arguments as rows to read: what each argument is, and whether it has to be there.
import { t } from "@core/words/t";
import { revealLine } from "@core/words/untrusted-text";
import type { Json, JsonObject } from "@core/words/vocabulary";
import { mapOf, resolved } from "@/components/item/argument-schema";
import { isList } from "@/components/item/json-path";

export interface SchemaRow {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  /** Its title and what bounds it. */
  readonly note: string;
}

const BOUNDS = ["minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "minLength", "maxLength", "pattern", "format"] as const;

export function schemaRows(schema: JsonObject): readonly SchemaRow[] {
  const whole = resolved(schema, schema);
  const required = isList(whole.required) ? whole.required : [];
  return Object.entries(mapOf(whole.properties)).map(([name, given]) => {
    const part = resolved(schema, given);
    return {
      name: revealLine(name),
      type: typeWords(part),
      required: required.includes(name),
      note: [part.title, part.description, ...BOUNDS.map((bound) => boundWords(bound, part[bound]))]
        .filter((words) => typeof words === "string")
        .map(revealLine)
        .join(" · "),
    };
  });
}

/** Whether arguments that the schema does not name are refused. */
export const isClosed = (schema: JsonObject): boolean => resolved(schema, schema).additionalProperties === false;

function typeWords(part: JsonObject): string {
  if (isList(part.enum)) return part.enum.map((value) => revealLine(typeof value === "string" ? value : JSON.stringify(value))).join(", ");
  const types = typeof part.type === "string" ? [part.type] : isList(part.type) ? part.type : [];
  return types.length === 0 ? t("registry.anything") : types.map((type) => revealLine(String(type))).join(", ");
}

const SIGNS = { minimum: "≥", exclusiveMinimum: ">", maximum: "≤", exclusiveMaximum: "<" } as const;

function boundWords(bound: (typeof BOUNDS)[number], value: Json | undefined): string | null {
  if (value === undefined || value === null) return null;
  const said = typeof value === "string" ? value : JSON.stringify(value);
  switch (bound) {
    case "minLength":
      return t("registry.shortest", { count: Number(value) });
    case "maxLength":
      return t("registry.longestText", { count: Number(value) });
    case "pattern":
    case "format":
      return said;
    default:
      return `${SIGNS[bound]} ${said}`;
  }
}
