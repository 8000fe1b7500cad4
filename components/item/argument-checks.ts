// Reads what was typed into a field, and says what was expected where it cannot be that. For speed and words alone: the server checks the whole schema and has the last say.
import { type MessageKey, type PlainKey, t } from "@core/words/t";
import type { Json, JsonObject } from "@core/words/vocabulary";
import type { FieldKind, FieldPart } from "./argument-parts";
import { asNumber, asText } from "./argument-schema";
import { isObject, sameJson } from "./json-path";

/** Undefined leaves the argument out. */
export type Reading = { readonly ok: true; readonly value: Json | undefined } | { readonly ok: false; readonly error: string };

const read = (value: Json | undefined): Reading => ({ ok: true, value });
const wrong = (error: string): Reading => ({ ok: false, error });

const MALFORMED = {
  text: "edit.writeText",
  long: "edit.writeText",
  number: "edit.writeNumber",
  integer: "edit.writeWhole",
  boolean: "edit.chooseYesNo",
  choice: "edit.chooseValue",
  json: "edit.notJson",
} as const satisfies Record<FieldKind, MessageKey>;

const NUMBER = /^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i;

/** What was typed, as a value. An emptied argument that may be left out is left out. */
export function readText(part: FieldPart, text: string): Reading {
  if (text.trim() === "" && text !== part.was) {
    if (part.kind === "text" || part.kind === "long") {
      if (part.stands === "entry") return read(text);
      return part.required ? wrong(t("edit.required")) : read(undefined);
    }
    return part.required || part.stands !== "member" ? wrong(t("edit.required")) : read(undefined);
  }
  if (part.kind === "text" || part.kind === "long") return read(text);
  if (part.kind === "number" || part.kind === "integer") return readNumber(part.kind, text);
  return readJson(part, text);
}

function readNumber(kind: "number" | "integer", text: string): Reading {
  const value = NUMBER.test(text) ? Number(text) : Number.NaN;
  if (!Number.isFinite(value)) return wrong(t(MALFORMED[kind]));
  return isExact(text) ? read(Object.is(value, -0) ? 0 : value) : wrong(t("edit.inexact"));
}

function readJson(part: FieldPart, text: string): Reading {
  try {
    const value = JSON.parse(text) as Json;
    if (part.stands === "whole" && !isObject(value)) return wrong(t("edit.oneObject"));
    return numbersIn(text).every(isExact) ? read(value) : wrong(t("edit.inexact"));
  } catch (error) {
    if (error instanceof SyntaxError) return wrong(t(MALFORMED[part.kind]));
    throw error;
  }
}

/** The numbers of a JSON text, as they are spelled. */
const numbersIn = (text: string): readonly string[] =>
  [...text.matchAll(/"(?:\\.|[^"\\])*"|-?\d[\d.eE+-]*/g)].map(([found]) => found).filter((found) => !found.startsWith('"'));

/** Whether a number keeps every digit that was written: 0.10 does, 9007199254740993 does not. */
export function isExact(text: string): boolean {
  const value = Number(text);
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) return false;
  return digitsOf(text) === digitsOf(String(value));
}

/** Its digits without the zeros around them, and where the point stands. */
function digitsOf(text: string): string {
  const [, whole = "", fraction = "", power = "0"] = /^\s*[-+]?(\d*)\.?(\d*)(?:e([-+]?\d+))?\s*$/i.exec(text) ?? [];
  const digits = `${whole}${fraction}`.replace(/^0+/, "");
  const kept = digits.replace(/0+$/, "");
  return kept === "" ? "0" : `${kept} ${Number(power) - fraction.length + digits.length - kept.length}`;
}

/** What a value lacks that stands in a field, in words; null where nothing is known against it. */
export function valueError(part: FieldPart, value: Json): string | null {
  const { kind, schema } = part;
  if (value === null && part.nullable) return null;
  if ((kind === "text" || kind === "long") && typeof value !== "string") return t(MALFORMED[kind]);
  if (kind === "number" && typeof value !== "number") return t(MALFORMED[kind]);
  if (kind === "integer" && !Number.isInteger(value)) return t(MALFORMED[kind]);
  if (kind === "boolean" && typeof value !== "boolean") return t(MALFORMED[kind]);
  if (kind === "choice" && !part.choices.some((choice) => sameJson(choice.value, value))) return t(MALFORMED[kind]);
  if (typeof value === "number") return boundsError(schema, value);
  return typeof value === "string" ? (lengthError(schema, value) ?? formatError(schema, value)) : null;
}

function boundsError(schema: JsonObject, value: number): string | null {
  const [low, high] = [asNumber(schema.minimum), asNumber(schema.maximum)];
  const [above, under] = [asNumber(schema.exclusiveMinimum), asNumber(schema.exclusiveMaximum)];
  if (low !== null && value < low) return t("edit.atLeast", { limit: low });
  if (high !== null && value > high) return t("edit.atMost", { limit: high });
  if (above !== null && value <= above) return t("edit.moreThan", { limit: above });
  return under !== null && value >= under ? t("edit.lessThan", { limit: under }) : null;
}

function lengthError(schema: JsonObject, value: string): string | null {
  const [short, long] = [asNumber(schema.minLength), asNumber(schema.maxLength)];
  const length = [...value].length;
  if (short !== null && length < short) return t("edit.atLeastLong", { count: short });
  return long !== null && length > long ? t("edit.atMostLong", { count: long }) : null;
}

const DATE = /^(\d{4})-(\d\d)-(\d\d)$/;

/** A day of the calendar: the 30th of February is none. */
export function isDate(text: string): boolean {
  const [, year, month, day] = DATE.exec(text) ?? [];
  if (day === undefined) return false;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?(z|[-+]([01]\d|2[0-3]):[0-5]\d)$/i;

/** RFC 3339. */
export function isDateTime(text: string): boolean {
  const [date = "", time = "", ...more] = text.split(/[t\s]/i);
  return more.length === 0 && isDate(date) && TIME.test(time);
}

const FORMATS: Readonly<Record<string, { readonly holds: (text: string) => boolean; readonly words: PlainKey }>> = {
  date: { holds: isDate, words: "edit.date" },
  "date-time": { holds: isDateTime, words: "edit.dateTime" },
  time: { holds: (text) => TIME.test(text), words: "edit.time" },
  email: { holds: (text) => /^[^\s@]+@[^\s@]+$/.test(text), words: "edit.email" },
  uri: {
    holds: (text) => /^[a-z][a-z0-9+.-]*:/i.test(text) && URL.canParse(text),
    words: "edit.uri",
  },
  uuid: {
    holds: (text) => /^(urn:uuid:)?[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text),
    words: "edit.uuid",
  },
};

/** What a format asks for, in words; null for one that only the server knows. */
export function formatWords(schema: JsonObject): string | null {
  const format = formatOf(schema);
  return format === undefined ? null : t(format.words);
}

const formatOf = (schema: JsonObject) => {
  const name = asText(schema.format);
  return name !== null && Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined;
};

function formatError(schema: JsonObject, value: string): string | null {
  const format = formatOf(schema);
  return format === undefined || format.holds(value) ? null : t("edit.write", { example: t(format.words) });
}
