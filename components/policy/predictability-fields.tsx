// Where a past ruling differs, field by field: what is stored beside what comes out now.
import type { FieldDifference } from "@core/words/predictability";
import { type MessageKey, t } from "@core/words/t";
import { type Json, PRINTED_LEVELS, type PrintedLevel } from "@core/words/vocabulary";
import type { ReactNode } from "react";
import { LevelMark } from "@/components/marks/level-mark";
import { Seal } from "@/components/marks/seal";

const NAMED = [
  "level",
  "quorum",
  "queue",
  "skills",
  "dueInS",
  "recallS",
  "grantS",
  "maxS",
  "exclude",
  "blind",
  "onSilence",
  "ownerMayReview",
  "reversibility",
  "reversalWindowS",
  "policyVersion",
  "registryVersion",
  "matched",
  "errored",
  "samplingP",
  "event",
  "revision",
  "row",
  "text",
] as const;
type Named = (typeof NAMED)[number];
const isNamed = (field: string): field is Named => (NAMED as readonly string[]).includes(field);

/** `facts.amount`, `reasons.amount-over-limit`, `policy.v3`: what kind of thing it is, and which. */
const KINDS: Readonly<Record<string, (name: string) => string>> = {
  facts: (name) => t("predictability.fieldFact", { name }),
  reasons: (name) => t("predictability.fieldReason", { name }),
  sealed: (name) => t("predictability.fieldSealed", { name }),
  policy: (name) => t("predictability.fieldPolicy", { version: name.slice(1) }),
  registry: (name) => t("predictability.fieldRegistry", { version: name.slice(1) }),
};

function fieldWords(field: string): string {
  if (isNamed(field)) return t(`predictability.field_${field}` satisfies MessageKey);
  const [kind = "", ...name] = field.split(".");
  return KINDS[kind]?.(name.join(".")) ?? field;
}

const isLevel = (value: Json): value is PrintedLevel => typeof value === "string" && (PRINTED_LEVELS as readonly string[]).includes(value);
const isObject = (value: Json): value is { readonly [name: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A reason is told by its sentence, a list by its members, everything else as it stands in the record. */
function valueLines(value: Json): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(valueLines);
  if (isObject(value) && typeof value.text === "string") return [value.text];
  return [typeof value === "string" ? value : JSON.stringify(value)];
}

function Value({ value, field }: { readonly value: Json; readonly field: string }): ReactNode {
  if (field === "level" && isLevel(value)) return <LevelMark level={value} />;
  if (typeof value === "string" && value.startsWith("sha256:")) return <Seal hash={value} />;
  const lines = value === null ? [] : valueLines(value);
  if (lines.length === 0) return <span className="text-fg-3">{t("predictability.nothing")}</span>;
  return lines.map((line) => (
    <span key={line} className="mono block break-words">
      {line}
    </span>
  ));
}

/** Where neither side has a value, it is gone: erased since, or taken away. */
function goneWords({ field, stored, recomputed }: FieldDifference): string | null {
  if (stored !== null || recomputed !== null) return null;
  return t(/^(policy|registry)\./.test(field) ? "predictability.gone" : "predictability.notShown");
}

/** On a phone each field is a block of its own, with the two sides named within it. */
export function PredictabilityFields({ fields }: { readonly fields: readonly FieldDifference[] }) {
  return (
    <table className="w-full table-fixed text-left max-mid:block">
      <thead className="max-mid:sr-only">
        <tr className="text-micro text-fg-3 [&>th]:py-1 [&>th]:pr-4 [&>th]:font-regular">
          <th scope="col" className="w-[30%]">
            {t("predictability.field")}
          </th>
          <th scope="col">{t("predictability.stored")}</th>
          <th scope="col">{t("predictability.recomputed")}</th>
        </tr>
      </thead>
      <tbody className="max-mid:block">
        {fields.map((one) => (
          <FieldRow key={one.field} one={one} />
        ))}
      </tbody>
    </table>
  );
}

function FieldRow({ one }: { readonly one: FieldDifference }) {
  const gone = goneWords(one);
  return (
    <tr className="border-t border-line align-top max-mid:grid max-mid:py-1.5 mid:[&>*]:py-1.5 mid:[&>*]:pr-4">
      <th scope="row" className="font-regular break-words max-mid:font-medium">
        {fieldWords(one.field)}
      </th>
      {gone === null ? (
        (["stored", "recomputed"] as const).map((side) => (
          <td key={side} className="max-mid:grid max-mid:grid-cols-[96px_minmax(0,1fr)]">
            <span aria-hidden="true" className="text-small text-fg-2 mid:hidden">
              {t(`predictability.${side}`)}
            </span>
            <span className="min-w-0">
              <Value value={one[side]} field={one.field} />
            </span>
          </td>
        ))
      ) : (
        <td colSpan={2} className="text-fg-2">
          {gone}
        </td>
      )}
    </tr>
  );
}
