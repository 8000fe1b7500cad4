"use client";
// From when until when: two inputs of day and time in the reader's zone, which is said beside them.
import { t } from "@core/words/t";
import { DAY, HOUR } from "@core/words/time";
import { useState } from "react";
import { instantOf } from "@/components/coverage/when";
import { localInputValue } from "@/components/item/later";
import { useReadNow } from "@/components/marks/clock";
import { Field, Input } from "@/components/ui/field";

/** What stands in the inputs, and what it means; null while something is missing. */
export interface TypedSpan {
  readonly from: string;
  readonly until: string;
  readonly set: (next: { readonly from?: string; readonly until?: string }) => void;
  readonly span: { readonly fromMs: number; readonly untilMs: number } | null;
}

/** Begins at the next full hour, for a day. */
export function useTypedSpan(): TypedSpan {
  const readNow = useReadNow();
  const [typed, setTyped] = useState(() => {
    const from = Math.ceil(readNow() / HOUR) * HOUR;
    return { from: localInputValue(from), until: localInputValue(from + DAY) };
  });
  const [fromMs, untilMs] = [instantOf(typed.from), instantOf(typed.until)];
  return {
    ...typed,
    set: (next) => setTyped({ ...typed, ...next }),
    span: fromMs === null || untilMs === null ? null : { fromMs, untilMs },
  };
}

interface SpanFieldsProps {
  readonly typed: TypedSpan;
  readonly zone: string;
  /** What is wrong with the end. */
  readonly problem: string | undefined;
}

export function SpanFields({ typed, zone, problem }: SpanFieldsProps) {
  return (
    <div className="grid gap-2.5 mid:grid-cols-2">
      <Field
        label={t("coverage.from")}
        hint={t("coverage.inZone", { zone })}
        error={instantOf(typed.from) === null ? t("coverage.noTime") : undefined}
      >
        {(control) => (
          <Input {...control} type="datetime-local" value={typed.from} onChange={({ target }) => typed.set({ from: target.value })} />
        )}
      </Field>
      <Field label={t("coverage.to")} error={instantOf(typed.until) === null ? t("coverage.noTime") : problem}>
        {(control) => (
          <Input {...control} type="datetime-local" value={typed.until} onChange={({ target }) => typed.set({ until: target.value })} />
        )}
      </Field>
    </div>
  );
}
