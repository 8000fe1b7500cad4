"use client";
// The thresholds of a draft; what is in force stands beside each.
import { t } from "@core/words/t";
import { CalibrationLine } from "@/components/policy/calibration-line";
import { withCandidates, withThreshold } from "@/components/policy/documents";
import type { EditorProps } from "@/components/policy/editor-parts";
import { Part } from "@/components/policy/part";
import { thresholdWords } from "@/components/policy/policy-words";
import { cn } from "@/components/ui/cn";
import { NumberInput } from "@/components/ui/number-input";

export function ThresholdEditor({ policy, inForce, mayWrite, onChange }: EditorProps) {
  const thresholds = Object.entries(policy.thresholds);
  return (
    <Part title={t("policy.thresholds")} count={thresholds.length}>
      <table className="w-full">
        <thead>
          <tr className="text-left text-micro text-fg-3 [&>th]:py-1 [&>th]:font-regular">
            <th scope="col">{t("policy.threshold")}</th>
            <th scope="col" className="w-24 text-right">
              {t("policy.now")}
            </th>
            <th scope="col" className="w-28 pl-4 text-right">
              {t("policy.draft")}
            </th>
          </tr>
        </thead>
        <tbody>
          {thresholds.map(([name, threshold]) => {
            const standing = inForce.thresholds[name];
            const changed = standing?.value !== threshold.value;
            return (
              <tr key={name} className="border-t border-line">
                <th scope="row" className="py-1.5 text-left font-regular">
                  <span className="mono">{name}</span>
                  <span className="block text-small text-fg-2">{threshold.label}</span>
                  <CalibrationLine
                    policy={policy}
                    name={name}
                    mayWrite={mayWrite}
                    onValue={(value) => onChange(withThreshold(policy, name, value))}
                    onCandidates={(candidates) => onChange(withCandidates(policy, name, candidates))}
                  />
                </th>
                <td className="text-right text-fg-2 tabular-nums">{standing === undefined ? "" : thresholdWords(standing)}</td>
                <td className="pl-4 text-right tabular-nums">
                  {mayWrite ? (
                    <NumberInput
                      aria-label={t("policy.thresholdIs", { name })}
                      value={threshold.value}
                      onNumber={(value) => onChange(withThreshold(policy, name, value))}
                      className={cn(changed && "border-ink font-medium")}
                    />
                  ) : (
                    <span className={cn(changed && "rounded-1 bg-ink-tint px-1 text-ink-text")}>{thresholdWords(threshold)}</span>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Part>
  );
}
