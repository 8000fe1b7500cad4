"use client";
// One action of a draft's registry, open to be written: what it is called, whether it can be taken back, what its agents hand over and what rules may ask.
import type { RegistryAction } from "@core/policy/registry";
import { t } from "@core/words/t";
import { REVERSIBILITIES } from "@core/words/vocabulary";
import type { ReactNode } from "react";
import { ArgumentsEditor } from "@/components/policy/arguments-editor";
import { AtRiskEditor } from "@/components/policy/at-risk-editor";
import { FactEditor } from "@/components/policy/fact-editor";
import { MaybeText, SpanInput } from "@/components/policy/field-inputs";
import { FindingsHere, findingsAt } from "@/components/policy/findings-here";
import { CheckField } from "@/components/ui/check-field";
import { Field } from "@/components/ui/field";
import { Segment } from "@/components/ui/segment";
import type { LintFinding } from "@/server/views/shapes-policy";

const YEAR_S = 365 * 86_400;

interface RegistryEntryProps {
  readonly action: string;
  readonly entry: RegistryAction;
  readonly findings: readonly LintFinding[];
  readonly onChange: (part: Partial<RegistryAction>) => void;
}

function Block({ title, what, children }: { readonly title: string; readonly what?: string; readonly children: ReactNode }) {
  return (
    <fieldset className="grid min-w-0 gap-2">
      <legend className="pb-1 font-medium">{title}</legend>
      {what !== undefined && <p className="text-small text-fg-2">{what}</p>}
      {children}
    </fieldset>
  );
}

export function RegistryEntry({ action, entry, findings, onChange }: RegistryEntryProps) {
  const at = (field: string) => findingsAt(findings, "registry", action, field);
  const sentences = [
    ["effect", t("registry.effect"), t("registry.effectWhat")],
    ["question", t("registry.question"), t("registry.questionWhat")],
    ["reversal", t("registry.reversal"), t("registry.reversalWhat")],
  ] as const;
  return (
    <div className="grid gap-5 py-2">
      <Block title={t("registry.whatItDoes")}>
        <Field label={t("registry.label")}>
          {(control) => <MaybeText control={control} value={entry.label} most={200} onChange={(label) => onChange({ label })} />}
        </Field>
        {sentences.map(([field, label, hint]) => (
          <Field key={field} label={label} hint={hint}>
            {(control) => (
              <>
                <MaybeText control={control} value={entry[field]} most={1_000} long onChange={(said) => onChange({ [field]: said })} />
                <FindingsHere findings={at(field)} />
              </>
            )}
          </Field>
        ))}
      </Block>
      <Block title={t("registry.takenBack")} what={t("registry.takenBackWhat")}>
        <div className="grid items-start gap-x-4 gap-y-3 mid:grid-cols-2">
          <Field label={t("registry.reversibility")}>
            {(control) => (
              <Segment
                control={control}
                label={t("registry.reversibility")}
                value={entry.reversibility}
                choices={REVERSIBILITIES.map((value) => ({ value, label: t(`marks.${value}`) }))}
                onChange={(reversibility) => onChange({ reversibility })}
                className="justify-self-start"
              />
            )}
          </Field>
          {entry.reversibility !== "irreversible" && (
            <Field label={t("registry.window")} hint={t("registry.windowWhat")}>
              {(control) => (
                <SpanInput
                  control={control}
                  label={t("registry.window")}
                  seconds={entry.reversal_window_s}
                  least={0}
                  most={YEAR_S}
                  onChange={(seconds) => seconds !== null && onChange({ reversal_window_s: seconds })}
                />
              )}
            </Field>
          )}
        </div>
      </Block>
      <Block title={t("registry.arguments")} what={t("registry.argumentsWhat")}>
        <ArgumentsEditor
          action={action}
          schema={entry.arguments_schema}
          findings={at("arguments_schema")}
          onChange={(schema) => onChange({ arguments_schema: schema })}
        />
      </Block>
      <Block title={t("policy.facts")} what={t("registry.factsWhat")}>
        <FactEditor action={action} entry={entry} findings={findings} onChange={(facts) => onChange({ facts })} />
        <CheckField
          checked={entry.facts_survive_edit}
          hint={t("registry.surviveWhat")}
          onChange={(survive) => onChange({ facts_survive_edit: survive })}
        >
          {t("registry.survive")}
        </CheckField>
      </Block>
      <Block title={t("registry.atRisk")}>
        <AtRiskEditor action={action} entry={entry} findings={findings} onChange={(risk) => onChange({ at_risk: risk })} />
      </Block>
    </div>
  );
}
