"use client";
// What is at stake in an action: an amount and a currency, as expressions over its facts.
import type { RegistryAction } from "@core/policy/registry";
import { t } from "@core/words/t";
import dynamic from "next/dynamic";
import { useId, useMemo } from "react";
import { FindingsHere, findingsAt } from "@/components/policy/findings-here";
import { useHalfWritten } from "@/components/policy/use-half-written";
import { CheckField } from "@/components/ui/check-field";
import type { LintFinding } from "@/server/views/shapes-policy";

/** Brings a parser along: fetched where somebody writes. */
const ConditionText = dynamic(() => import("@/components/policy/condition-text").then((module) => module.ConditionText), {
  loading: () => <div className="h-14 rounded-2 bg-sunken" />,
});

type AtRisk = RegistryAction["at_risk"];

interface Half {
  readonly asked: boolean;
  readonly amount: string;
  readonly currency: string;
}

const NOTHING: Half = { asked: false, amount: "", currency: "" };

interface AtRiskEditorProps {
  readonly action: string;
  readonly entry: RegistryAction;
  readonly findings: readonly LintFinding[];
  readonly onChange: (atRisk: AtRisk) => void;
}

/** An amount without a currency is none: until both are there, the draft says that nothing is known to be at risk. */
export function AtRiskEditor({ action, entry, findings, onChange }: AtRiskEditorProps) {
  const id = useId();
  const { facts, at_risk: atRisk } = entry;
  const [half, write] = useHalfWritten<Half>(atRisk, atRisk === null ? NOTHING : { asked: true, ...atRisk });
  const names = useMemo(() => ({ facts: Object.entries(facts).map(([name, fact]) => ({ name, ...fact })), thresholds: [] }), [facts]);
  const take = (next: Half) => {
    const { asked, amount, currency } = next;
    const whole = asked && amount.trim() !== "" && currency.trim() !== "" ? { amount, currency } : null;
    write(next, whole);
    if (whole !== null || atRisk !== null) onChange(whole);
  };
  return (
    <div className="grid gap-2">
      <CheckField checked={half.asked} hint={t("registry.atRiskWhat")} onChange={(asked) => take({ ...half, asked })}>
        {t("registry.atRiskKnown")}
      </CheckField>
      {half.asked && (
        <div className="grid items-start gap-x-4 gap-y-2 mid:grid-cols-2">
          {(["amount", "currency"] as const).map((field) => {
            const here = findingsAt(findings, "registry", action, `at_risk/${field}`);
            return (
              <div key={field} className="grid min-w-0 gap-1">
                <span id={`${id}-${field}`} className="text-small font-medium">
                  {t(`registry.${field}`)}
                </span>
                <ConditionText
                  value={half[field]}
                  names={names}
                  functions={NO_FUNCTIONS}
                  gives={field}
                  problem={here[0]?.title ?? null}
                  labelId={`${id}-${field}`}
                  onChange={(text) => take({ ...half, [field]: text })}
                />
                <FindingsHere findings={here.slice(1)} />
              </div>
            );
          })}
        </div>
      )}
    </div>
  );
}

/** An amount is read or reckoned, nothing is called for it. */
const NO_FUNCTIONS: readonly string[] = [];
