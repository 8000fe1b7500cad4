"use client";
// The thresholds of a draft: what is in force stands beside each, and each is moved over the past values that it is compared with.
import type { Threshold } from "@core/policy/policy";
import { t } from "@core/words/t";
import { type ReactNode, useState } from "react";
import { useDraftThresholds } from "@/components/data/policies";
import { OverHistory } from "@/components/policy/bench-parts";
import { own, withoutThreshold, withThreshold } from "@/components/policy/documents";
import type { EditorProps } from "@/components/policy/editor-parts";
import { Part } from "@/components/policy/part";
import { RemovedLine } from "@/components/policy/removed-line";
import { ThresholdAdd } from "@/components/policy/threshold-add";
import { ThresholdRow } from "@/components/policy/threshold-row";

interface ThresholdEditorProps extends EditorProps {
  /** As it is kept: past items are ruled by what the server has. */
  readonly draft: { readonly id: string; readonly version: number };
  /** What else can be done with a threshold. */
  readonly extra?: (name: string) => ReactNode;
}

export function ThresholdEditor({ policy, inForce, mayWrite, onChange, draft, extra }: ThresholdEditorProps) {
  const { data: found, isError } = useDraftThresholds(draft.id, draft.version);
  const [removed, setRemoved] = useState<{ readonly name: string; readonly threshold: Threshold; readonly times: number } | null>(null);
  const thresholds = Object.entries(policy.thresholds);
  return (
    <Part title={t("policy.thresholds")} count={thresholds.length}>
      <p className="flex min-h-7 flex-wrap items-center gap-x-1.5 text-small text-fg-2">
        {isError && t("policy.notRead")}
        {found !== undefined && found.items > 0 && <OverHistory history={found} />}
        {found?.items === 0 && t("policy.noHistory")}
      </p>
      <div
        aria-hidden="true"
        className="grid gap-x-4 border-b border-line pb-1 text-micro text-fg-3 mid:grid-cols-[minmax(0,1fr)_72px_96px_minmax(0,1.3fr)] max-mid:hidden"
      >
        <span>{t("policy.threshold")}</span>
        <span className="text-right">{t("policy.now")}</span>
        <span className="text-right">{t("policy.draft")}</span>
        <span className="pl-2">{t("trials.where")}</span>
      </div>
      <ul>
        {thresholds.map(([name, threshold]) => (
          <ThresholdRow
            key={name}
            name={name}
            threshold={threshold}
            standing={own(inForce.thresholds, name) ?? undefined}
            values={found?.thresholds.find((values) => values.name === name)}
            mayWrite={mayWrite}
            extra={extra?.(name)}
            onValue={(value) => onChange(withThreshold(policy, name, value))}
            onRemove={() => {
              onChange(withoutThreshold(policy, name));
              setRemoved((before) => ({ name, threshold, times: (before?.times ?? 0) + 1 }));
            }}
          />
        ))}
      </ul>
      {mayWrite && removed !== null && (
        <RemovedLine
          key={removed.times}
          name={removed.name}
          onPutBack={() => onChange({ ...policy, thresholds: { ...policy.thresholds, [removed.name]: removed.threshold } })}
        />
      )}
      {mayWrite && <ThresholdAdd policy={policy} onChange={onChange} />}
    </Part>
  );
}
