// A policy to read: thresholds, boundaries and rules as tables, and the registry that says what is known of each action.
import type { Require } from "@core/policy/policy";
import type { RegistryVersion } from "@core/policy/registry";
import { durationWords } from "@core/words/labels";
import { t } from "@core/words/t";
import { SECOND } from "@core/words/time";
import { revealLine } from "@core/words/untrusted-text";
import { LevelMark } from "@/components/marks/level-mark";
import { ArgumentsTable } from "@/components/policy/arguments-table";
import type { PolicyDocuments } from "@/components/policy/documents";
import { Part } from "@/components/policy/part";
import { reasonIn, thresholdWords } from "@/components/policy/policy-words";

/** What a rule asks for beside its level. */
export function requireWords(require: Require): string {
  return [
    ...(require.queue === undefined ? [] : [require.queue]),
    ...(require.quorum === undefined ? [] : [`${t("policy.approvals")} ${require.quorum}`]),
    ...(require.due_in_s === undefined ? [] : [`${t("policy.dueIn")} ${durationWords(require.due_in_s * SECOND)}`]),
    ...(require.sampling === undefined ? [] : [`${t("policy.sampling")} ${require.sampling}`]),
    ...(require.skills === undefined ? [] : [require.skills.join(", ")]),
  ].join(" · ");
}

export function PolicyRead({ policy, registry }: PolicyDocuments) {
  const thresholds = Object.entries(policy.thresholds);
  const boundaries = Object.entries(policy.boundaries);
  return (
    <>
      <Part title={t("policy.boundaries")} count={boundaries.length}>
        {boundaries.map(([action, boundary]) => (
          <div key={action} className="flex flex-wrap items-center gap-x-6 gap-y-1 border-b border-line py-2">
            <span className="min-w-48 flex-1">
              {registry.actions[action]?.label ?? action} <span className="mono text-fg-2">{action}</span>
            </span>
            <span className="w-32">
              <LevelMark level={boundary.level} />
            </span>
            <span className="w-40 text-fg-2">{boundary.queue ?? policy.queue}</span>
            <span className="w-28 text-right text-fg-2 tabular-nums">
              {boundary.due_in_s === null ? "" : durationWords(boundary.due_in_s * SECOND)}
            </span>
          </div>
        ))}
      </Part>
      <Part title={t("policy.thresholds")} count={thresholds.length}>
        {thresholds.map(([name, threshold]) => (
          <div key={name} className="flex flex-wrap items-center gap-x-6 border-b border-line py-2">
            <span className="w-48 mono">{name}</span>
            <span className="min-w-40 flex-1 text-fg-2">{threshold.label}</span>
            <span className="tabular-nums">{thresholdWords(threshold)}</span>
          </div>
        ))}
      </Part>
      <Part title={t("policy.rules")} count={policy.rules.length}>
        {policy.rules.map((rule) => (
          <div key={rule.id} className="flex flex-wrap items-baseline gap-x-6 gap-y-1 border-b border-line py-2">
            <div className="min-w-56 flex-1">
              <p>{reasonIn(rule.reason, policy)}</p>
              <p className="mono text-fg-2 [overflow-wrap:anywhere]">{rule.when}</p>
            </div>
            <span className="w-32">{rule.require.level !== undefined && <LevelMark level={rule.require.level} />}</span>
            <span className="w-40 text-small text-fg-2">{requireWords(rule.require)}</span>
          </div>
        ))}
      </Part>
    </>
  );
}

export function RegistryRead({ registry }: { readonly registry: RegistryVersion }) {
  return Object.entries(registry.actions).map(([name, action]) => (
    <Part key={name} title={revealLine(action.label ?? name)} count={Object.keys(action.facts).length}>
      <p className="py-1.5 text-fg-2 [overflow-wrap:anywhere]">
        <span className="mono">{revealLine(name)}</span> · {t(`marks.${action.reversibility}`)}
        {action.reversal_window_s > 0 && ` · ${durationWords(action.reversal_window_s * SECOND)}`}
        {action.reversal !== null && ` · ${action.reversal}`}
      </p>
      {Object.entries(action.facts).map(([fact, { type, from, required, label }]) => (
        <div key={fact} className="flex flex-wrap items-center gap-x-6 border-b border-line py-1.5">
          <span className="w-48 mono">{fact}</span>
          <span className="min-w-32 flex-1 text-fg-2">{label}</span>
          <span className="w-20 text-fg-2">{type}</span>
          <span className="w-48 mono text-fg-2">{from}</span>
          <span className="w-20 text-small text-fg-2">{t(required ? "policy.required" : "policy.optional")}</span>
        </div>
      ))}
      {action.at_risk !== null && (
        <p className="border-b border-line py-1.5">
          <span className="text-fg-2">{t("registry.atRisk")}</span>{" "}
          <span className="mono [overflow-wrap:anywhere]">
            {action.at_risk.amount} {action.at_risk.currency}
          </span>
        </p>
      )}
      {action.arguments_schema !== null && (
        <details className="border-b border-line py-1.5">
          <summary className="text-fg-2">{t("registry.arguments")}</summary>
          <ArgumentsTable schema={action.arguments_schema} />
        </details>
      )}
    </Part>
  ));
}
