// What stands under a field of the arguments: what it is for, what it may hold, how it reads, and what it was.
import { LOCALES } from "@core/words/language";
import { dateFormat, language, numberFormat, t } from "@core/words/t";
import { revealText } from "@core/words/untrusted-text";
import type { Json, JsonObject } from "@core/words/vocabulary";
import { formatAbsolute, formatMoney } from "@/components/marks/format";
import { formatWords, isDate, isDateTime } from "./argument-checks";
import { type FieldPart, type Part, titleOf } from "./argument-parts";
import { asNumber, asText } from "./argument-schema";
import { printJson } from "./arguments-read";
import { printName } from "./effect-rows";
import { sameJson } from "./json-path";

/** As a reader writes it: 100,000. */
const grouped = (value: number) => numberFormat(LOCALES[language()], { maximumFractionDigits: 20 }).format(value).replace("-", "−");

/** A title that only repeats the name says nothing. */
const saidTitle = (name: string, title: string | null) =>
  title !== null && title.toLowerCase() !== printName(name).toLowerCase() ? title : null;

/** The description and, for a number, its bounds; for a text whose form is fixed, an example of it. */
function schemaWords({ name, schema }: FieldPart): readonly string[] {
  const said = [saidTitle(name, asText(schema.title)), asText(schema.description)].filter((words) => words !== null).map(revealText);
  const bounds = boundsWords(schema);
  const format = said.length === 0 ? formatWords(schema) : null;
  return [...said, ...(bounds === null ? [] : [bounds]), ...(format === null ? [] : [format])];
}

function boundsWords(schema: JsonObject): string | null {
  const [low, high] = [asNumber(schema.minimum), asNumber(schema.maximum)];
  const above = asNumber(schema.exclusiveMinimum);
  if (low !== null && high !== null) return t("edit.fromTo", { low: grouped(low), high: grouped(high) });
  if (above !== null && high !== null) return t("edit.aboveTo", { low: grouped(above), high: grouped(high) });
  if (low !== null) return t("edit.hintAtLeast", { limit: grouped(low) });
  if (high !== null) return t("edit.hintAtMost", { limit: grouped(high) });
  return above === null ? null : t("edit.above", { limit: grouped(above) });
}

/** How a value reads that is easily read wrong: an amount in cents, a day as figures, characters that cannot be seen. */
function readAs(part: FieldPart, zone: string): string | null {
  const { value, money, schema } = part;
  if (typeof value === "number" && money?.minor === true && Number.isInteger(value))
    return t("edit.readsAs", { value: inMajorUnits(value, money.currency) });
  if (typeof value === "number" && money?.minor === false) return tooFine(value, money.currency);
  if (typeof value !== "string") return null;
  if (schema.format === "date" && isDate(value)) return formatDate(value);
  if (schema.format === "date-time" && isDateTime(value)) return formatAbsolute(Date.parse(value.replace(/\s/, "T")), zone);
  const shown = revealText(value);
  return shown === value.replace(/\r\n/g, "\n") ? null : t("edit.unseen", { text: shown });
}

function digitsOf(currency: string): number {
  if (!/^[A-Z]{3}$/.test(currency)) return 2;
  return numberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

const inMajorUnits = (value: number, currency: string) =>
  formatMoney({ amount: value / 10 ** digitsOf(currency), currency: revealText(currency) });

/** An amount below the smallest coin. */
function tooFine(value: number, currency: string): string | null {
  const digits = digitsOf(currency);
  const fraction = String(value).split(".")[1] ?? "";
  return fraction.length > digits ? t("edit.tooFine", { currency: revealText(currency), digits }) : null;
}

const formatDate = (text: string) =>
  dateFormat(LOCALES[language()], { timeZone: "UTC", weekday: "long", day: "numeric", month: "long", year: "numeric" }).format(
    Date.parse(`${text}T00:00:00Z`),
  );

const printed = (value: Json | undefined) => (value === undefined ? t("item.notThere") : printJson(value));

export function hintOf(part: FieldPart, zone: string): string | undefined {
  const changed = !sameJson(part.value, part.was);
  const absent = part.stands === "member" && !part.required && part.value === undefined;
  const parts = [
    ...schemaWords(part),
    readAs(part, zone),
    changed && part.stands !== "entry" && part.kind !== "json" ? t("item.wasThis", { value: printed(part.was) }) : null,
    absent ? mayBeLeftOut(part) : null,
  ].filter((one) => one !== null);
  return parts.length === 0 ? undefined : parts.join("; ");
}

function mayBeLeftOut({ kind, schema }: FieldPart): string | null {
  if (schema.default !== undefined) return t("edit.byDefault", { value: printJson(schema.default) });
  // These offer it among their values.
  return kind === "boolean" || kind === "choice" ? null : t("edit.mayBeLeftOut");
}

/** What is said under the name of a group or a list. */
export const groupWords = (part: Part): string | null => {
  const description = asText(part.schema.description);
  // A chosen alternative has said its title already.
  const words = [part.chosen === null ? saidTitle(part.name, titleOf(part)) : null, description].filter((one) => one !== null);
  return words.length === 0 ? null : words.map(revealText).join("; ");
};
