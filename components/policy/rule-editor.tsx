"use client";
// The rules of a draft: what each waits for, what it then requires, and the reason that reviewers read.
import type { PolicyVersion, Require, Rule } from "@core/policy/policy";
import type { RegistryVersion } from "@core/policy/registry";
import { t } from "@core/words/t";
import dynamic from "next/dynamic";
import { useId, useMemo, useState } from "react";
import { LevelMark } from "@/components/marks/level-mark";
import type { BenchGround } from "@/components/policy/bench-parts";
import { freshRuleId, withoutRule, withRule, withRuleBack } from "@/components/policy/documents";
import { type EditorProps, LevelSelect, QueueSelect } from "@/components/policy/editor-parts";
import { usePersonName } from "@/components/policy/field-inputs";
import { requireWords } from "@/components/policy/field-words";
import { Part } from "@/components/policy/part";
import { reasonIn } from "@/components/policy/policy-words";
import { RemovedLine } from "@/components/policy/removed-line";
import { actionWords, RuleActions } from "@/components/policy/rule-actions";
import { RuleTry } from "@/components/policy/rule-try";
import { useHalfWritten } from "@/components/policy/use-half-written";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import type { LintFinding } from "@/server/views/shapes-policy";

/** Brings a parser along: fetched where somebody writes. */
const ConditionEditor = dynamic(() => import("@/components/policy/condition-editor").then((module) => module.ConditionEditor), {
  loading: () => <div className="h-24 rounded-2 bg-sunken" />,
});

export function RuleEditor({
  policy,
  registry,
  mayWrite,
  onChange,
  findings,
  draft,
}: EditorProps & Pick<BenchGround, "draft"> & { readonly findings: readonly LintFinding[] }) {
  const [removed, setRemoved] = useState<{ readonly rule: Rule; readonly at: number; readonly times: number } | null>(null);
  const add = () => {
    const rule: Rule = {
      id: freshRuleId(policy),
      when: "true",
      require: { level: "review" },
      reason: t("policy.newReason"),
      actions: null,
      show: null,
    };
    onChange({ ...policy, rules: [...policy.rules, rule] });
  };
  return (
    <Part title={t("policy.rules")} count={policy.rules.length}>
      {policy.rules.map((rule, at) =>
        mayWrite ? (
          <RuleFields
            key={rule.id}
            rule={rule}
            policy={policy}
            registry={registry}
            draft={draft}
            problem={findings.find(({ where, severity }) => severity === "error" && where === `rules/${rule.id}/when`)?.title}
            onChange={(part) => onChange(withRule(policy, rule.id, part))}
            onRemove={() => {
              onChange(withoutRule(policy, rule.id));
              setRemoved((before) => ({ rule, at, times: (before?.times ?? 0) + 1 }));
            }}
          />
        ) : (
          <div key={rule.id} className="flex flex-wrap items-baseline gap-x-6 gap-y-1 border-b border-line py-2">
            <div className="min-w-56 flex-1">
              <p>{reasonIn(rule.reason, policy)}</p>
              <p className="mono text-fg-2 break-words">{rule.when}</p>
              {rule.actions !== null && (
                <p className="text-small text-fg-2 [overflow-wrap:anywhere]">{actionWords(rule.actions, registry)}</p>
              )}
              <AlsoRequires require={rule.require} />
            </div>
            {rule.require.level !== undefined && <LevelMark level={rule.require.level} />}
            <RuleTry rule={rule} registry={registry} draft={draft} />
          </div>
        ),
      )}
      {mayWrite && removed !== null && (
        <RemovedLine
          key={removed.times}
          name={removed.rule.id}
          onPutBack={() => onChange(withRuleBack(policy, removed.rule, removed.at))}
        />
      )}
      {mayWrite && (
        <Button icon="plus" look="quiet" onClick={add} className="mt-2">
          {t("policy.addRule")}
        </Button>
      )}
    </Part>
  );
}

/** What has no field here is read, so that nobody takes the level for all that a rule asks for. */
function AlsoRequires({ require }: { readonly require: Require }) {
  const words = requireWords(require, usePersonName());
  return words === "" ? null : <p className="text-small text-fg-2 [overflow-wrap:anywhere]">{t("policy.alsoRequires", { what: words })}</p>;
}

interface RuleFieldsProps extends BenchGround {
  readonly policy: PolicyVersion;
  readonly problem: string | undefined;
  readonly onChange: (part: Partial<Rule>) => void;
  readonly onRemove: () => void;
}

/** The facts of every action that the rule speaks of, and the thresholds. */
function namesFor(actions: Rule["actions"], registry: RegistryVersion, thresholds: PolicyVersion["thresholds"]) {
  const facts = new Map(
    Object.entries(registry.actions)
      .filter(([action]) => actions === null || actions.includes(action))
      .flatMap(([, entry]) => Object.entries(entry.facts).map(([name, fact]) => [name, { name, ...fact }] as const)),
  );
  return {
    facts: [...facts.values()],
    thresholds: Object.entries(thresholds).map(([name, { label, value }]) => ({ name, label, value })),
  };
}

/**
 * An empty condition or reason is no document: until something stands there again, the draft keeps what it had. Whatever else comes into
 * the draft meanwhile stands here at once.
 */
function RuleFields({ rule, policy, registry, draft, problem, onChange, onRemove }: RuleFieldsProps) {
  const { thresholds } = policy;
  const [when, writeWhen] = useHalfWritten(rule.when, rule.when);
  const [reason, writeReason] = useHalfWritten(rule.reason, rule.reason);
  const { queue: _queueHasAField, ...others } = rule.require;
  const whenId = useId();
  const names = useMemo(() => namesFor(rule.actions, registry, thresholds), [rule.actions, registry, thresholds]);
  return (
    <fieldset className="grid gap-2 border-b border-line py-3">
      <legend className="sr-only">{rule.id}</legend>
      <div className="flex items-center gap-2">
        <span className="min-w-0 flex-1 truncate mono text-fg-2">{rule.id}</span>
        <Button look="quiet" size="small" icon="x" iconOnly onClick={onRemove}>
          {t("policy.removeRule", { rule: rule.id })}
        </Button>
      </div>
      <div className="grid gap-1">
        <span id={whenId} className="text-small font-medium">
          {t("policy.whenTrue")}
        </span>
        <ConditionEditor
          value={when}
          facts={names.facts}
          thresholds={names.thresholds}
          problem={problem ?? null}
          labelId={whenId}
          onChange={(text) => {
            const isWhole = text.trim() !== "";
            writeWhen(text, isWhole ? text : rule.when);
            if (isWhole) onChange({ when: text });
          }}
        />
      </div>
      <div className="grid items-start gap-2 mid:grid-cols-[150px_minmax(0,1fr)_minmax(0,1.6fr)]">
        <Field label={t("policy.requires")}>
          {() => (
            <LevelSelect
              label={t("policy.levelOf", { rule: rule.id })}
              value={rule.require.level ?? ""}
              {...(rule.require.level === undefined && { empty: "—" })}
              onChange={(level) => level !== "" && onChange({ require: { ...rule.require, level } })}
            />
          )}
        </Field>
        <Field label={t("policy.queue")}>
          {() => (
            <QueueSelect
              label={t("policy.queueOf", { action: rule.id })}
              value={rule.require.queue ?? null}
              onChange={(queue) => {
                const { queue: _queue, ...rest } = rule.require;
                onChange({ require: queue === null ? rest : { ...rest, queue } });
              }}
            />
          )}
        </Field>
        <Field label={t("policy.reason")} hint={reasonIn(reason, policy)}>
          {(control) => (
            <Input
              {...control}
              value={reason}
              onChange={({ target }) => {
                const isWhole = target.value.trim() !== "";
                writeReason(target.value, isWhole ? target.value : rule.reason);
                if (isWhole) onChange({ reason: target.value });
              }}
            />
          )}
        </Field>
      </div>
      <AlsoRequires require={others} />
      <RuleActions rule={rule} registry={registry} onChange={(actions) => onChange({ actions })} />
      <RuleTry rule={rule} registry={registry} draft={draft} />
    </fieldset>
  );
}
