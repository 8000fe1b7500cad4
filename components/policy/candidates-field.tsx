"use client";
// The candidates of a threshold in a draft, typed as a list. A calibration chooses among those in force.
import { t } from "@core/words/t";
import { useState } from "react";
import { Field, Input } from "@/components/ui/field";

/** Null where the text is no list of candidates. */
function candidatesIn(text: string): readonly number[] | undefined | null {
  const parts = text.split(/[\s;]+/).filter((part) => part !== "");
  const numbers = parts.map(Number);
  if (numbers.length === 0) return undefined;
  const steps = numbers.slice(1).map((number, at) => Math.sign(number - (numbers[at] ?? number)));
  const isMonotone = steps.every((step) => step !== 0 && step === steps[0]);
  return numbers.length <= 50 && numbers.every(Number.isFinite) && isMonotone ? numbers : null;
}

interface CandidatesProps {
  readonly name: string;
  readonly mayWrite: boolean;
  readonly candidates: readonly number[] | undefined;
  readonly onCandidates: (candidates: readonly number[] | undefined) => void;
}

/** Keeps what is typed until it is a list; the draft has the last one that was. */
export function CandidatesField({ name, mayWrite, candidates, onCandidates }: CandidatesProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? (candidates ?? []).join(" ");
  return (
    <Field
      label={t("calibration.candidatesOf", { name })}
      hint={t("calibration.candidatesHint")}
      error={candidatesIn(text) === null ? t("calibration.candidatesBad") : undefined}
    >
      {(control) => (
        <Input
          {...control}
          className="tabular-nums"
          readOnly={!mayWrite}
          value={text}
          onChange={({ target }) => {
            setTyped(target.value);
            const list = candidatesIn(target.value);
            if (list !== null) onCandidates(list);
          }}
          onBlur={() => candidatesIn(text) !== null && setTyped(null)}
        />
      )}
    </Field>
  );
}
