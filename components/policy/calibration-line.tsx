"use client";
// Under a threshold: how far the evidence supports it, whether the draft goes beyond, and the way to a look at it.
import type { PolicyVersion } from "@core/policy/policy";
import { t } from "@core/words/t";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useCalibrations } from "@/components/data/policies";
import { formatPercent } from "@/components/marks/format";
import { StatusMark } from "@/components/marks/status-mark";
import { own } from "@/components/policy/documents";
import { thresholdWords } from "@/components/policy/policy-words";
import { Button } from "@/components/ui/button";

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
  const threshold = own(policy.thresholds, name);
  const [open, setOpen] = useState<"terms" | "certificate" | null>(null);
  const { data: known } = useCalibrations(workflow);
  if (threshold === null) return null;
  const words = (value: number) => thresholdWords({ ...threshold, value });
  const last = known?.certificates.find((one) => one.threshold === name);
  const calibrated = threshold.candidates !== undefined || known?.thresholds.some((one) => one.name === name && one.not === null) === true;
  if (!calibrated && last === undefined && !mayWrite) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-small text-fg-2">
      {last !== undefined && (
        <button
          type="button"
          className="text-left underline decoration-line-2 hover:decoration-current"
          onClick={() => setOpen("certificate")}
        >
          {last.certificate.supported === null
            ? t("calibration.lineNone")
            : t("calibration.line", {
                threshold: words(last.certificate.supported),
                tolerated: formatPercent(last.certificate.tolerated),
                confidence: formatPercent(last.certificate.confidence),
              })}
        </button>
      )}
      {last !== undefined && !last.current && <StatusMark status="stale">{t("calibration.otherRules")}</StatusMark>}
      {last?.current === true && isBeyond(threshold.value, last.certificate) && (
        <StatusMark status="attention">{t("calibration.beyond")}</StatusMark>
      )}
      {mayWrite && (
        <Button size="small" look={calibrated ? "plain" : "quiet"} onClick={() => setOpen("terms")}>
          {t("calibration.calibrate")}
          <span className="sr-only"> {name}</span>
        </Button>
      )}
      {open !== null && (
        <CalibrationDialog
          workflow={workflow}
          name={name}
          first={open === "certificate" ? (last?.id ?? null) : null}
          draft={threshold.value}
          words={words}
          mayWrite={mayWrite}
          candidates={threshold.candidates}
          onTake={onValue}
          onCandidates={onCandidates}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}

const isBeyond = (value: number, { supported, direction }: { readonly supported: number | null; readonly direction: string }): boolean =>
  supported === null || (direction === "raising-tightens" ? value < supported : value > supported);
