"use client";
// Under a threshold: how far the evidence supports it, whether the draft goes beyond, and the way to a look at it.
import type { PolicyVersion } from "@core/policy/policy";
import { t } from "@core/words/t";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useCalibrations } from "@/components/data/policies";
import { formatPercent } from "@/components/marks/format";
import { StatusMark } from "@/components/marks/status-mark";
import { thresholdWords } from "@/components/policy/policy-words";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";

/** Brings its form and chart along: fetched where somebody calibrates. */
const CalibrationDialog = dynamic(() => import("@/components/policy/calibration-dialog").then((module) => module.CalibrationDialog));

interface CalibrationLineProps {
  readonly policy: PolicyVersion;
  readonly name: string;
  readonly mayWrite: boolean;
  readonly onValue: (value: number) => void;
  readonly onCandidates: (candidates: readonly number[] | undefined) => void;
}

export function CalibrationLine({ policy, name, mayWrite, onValue, onCandidates }: CalibrationLineProps) {
  const { workflow } = policy;
  const threshold = policy.thresholds[name];
  const [open, setOpen] = useState(false);
  const { data: known } = useCalibrations(workflow);
  if (threshold === undefined) return null;
  const words = (value: number) => thresholdWords({ ...threshold, value });
  const last = known?.certificates.find((one) => one.threshold === name);
  const calibrated = threshold.candidates !== undefined || known?.thresholds.some((one) => one.name === name && one.not === null) === true;
  if (!calibrated && last === undefined && !mayWrite) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-small text-fg-2">
      {last !== undefined && (
        <span>
          {last.certificate.supported === null
            ? t("calibration.lineNone")
            : t("calibration.line", {
                threshold: words(last.certificate.supported),
                tolerated: formatPercent(last.certificate.tolerated),
                confidence: formatPercent(last.certificate.confidence),
              })}
        </span>
      )}
      {last !== undefined && !last.current && <StatusMark status="stale">{t("calibration.otherRules")}</StatusMark>}
      {last?.current === true && isBeyond(threshold.value, last.certificate) && (
        <StatusMark status="attention">{t("calibration.beyond")}</StatusMark>
      )}
      {calibrated ? (
        <Button size="small" onClick={() => setOpen(true)}>
          {t("calibration.calibrate")}
          <span className="sr-only"> {name}</span>
        </Button>
      ) : null}
      {mayWrite && <Candidates name={name} candidates={threshold.candidates} onChange={onCandidates} />}
      {open && (
        <CalibrationDialog
          workflow={workflow}
          name={name}
          draft={threshold.value}
          words={words}
          mayWrite={mayWrite}
          onTake={onValue}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
}

const isBeyond = (value: number, { supported, direction }: { readonly supported: number | null; readonly direction: string }): boolean =>
  supported === null || (direction === "raising-tightens" ? value < supported : value > supported);

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
  readonly candidates: readonly number[] | undefined;
  readonly onChange: (candidates: readonly number[] | undefined) => void;
}

/** Keeps what is typed until it is a list; the draft has the last one that was. */
function Candidates({ name, candidates, onChange }: CandidatesProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? (candidates ?? []).join(" ");
  return (
    <details className="w-full">
      <summary className="cursor-pointer">{t("calibration.candidates")}</summary>
      <Field
        className="py-1.5"
        labelHidden
        label={t("calibration.candidatesOf", { name })}
        hint={t("calibration.candidatesHint")}
        error={candidatesIn(text) === null ? t("calibration.candidatesBad") : undefined}
      >
        {(control) => (
          <Input
            {...control}
            className="tabular-nums"
            value={text}
            onChange={({ target }) => {
              setTyped(target.value);
              const list = candidatesIn(target.value);
              if (list !== null) onChange(list);
            }}
            onBlur={() => candidatesIn(text) !== null && setTyped(null)}
          />
        )}
      </Field>
    </details>
  );
}
