"use client";
// Errors let through at each candidate of a threshold, as the last look under the rules in force had them, with the draft's place among them.
import type { PolicyVersion } from "@core/policy/policy";
import { t } from "@core/words/t";
import { useCalibrations } from "@/components/data/policies";
import { CalibrationChart } from "@/components/policy/calibration-chart";
import { own } from "@/components/policy/documents";
import { thresholdWords } from "@/components/policy/policy-words";

export function ErrorsPanel({ policy }: { readonly policy: PolicyVersion }) {
  const { data: known } = useCalibrations(policy.workflow);
  const latest = new Map(
    (known?.certificates ?? [])
      .filter(({ current }) => current)
      .toReversed()
      .map((look) => [look.threshold, look]),
  );
  return [...latest.values()].map(({ threshold: name, certificate }) => {
    const threshold = own(policy.thresholds, name);
    if (threshold === null) return null;
    const title = t("calibration.errorsBy", { name });
    return (
      <section key={name} aria-label={title}>
        <h2 className="flex flex-wrap items-baseline gap-x-2 border-b border-line pb-1.5 font-strong">
          {title}
          <span className="text-small font-regular text-fg-2">{t("calibration.errorsWhat", { look: certificate.look })}</span>
        </h2>
        <div className="pt-3">
          <CalibrationChart certificate={certificate} draft={threshold.value} words={(value) => thresholdWords({ ...threshold, value })} />
        </div>
      </section>
    );
  });
}
