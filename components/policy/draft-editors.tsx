"use client";
import type { PolicyVersion, Rule, WrittenLevel } from "@core/policy/policy";
import type { RegistryVersion } from "@core/policy/registry";
import { t } from "@core/words/t";
// The parts of a draft that can be changed: thresholds, the boundary of each action, and rules. What is in force stands beside each.
import { PRINTED_LEVELS } from "@core/words/vocabulary";
import dynamic from "next/dynamic";
import { type ComponentProps, useId, useMemo, useState } from "react";
import { useQueues } from "@/components/data/questions";
import { LevelMark, levelLabel } from "@/components/marks/level-mark";
import { freshRuleId, withBoundary, withoutRule, withRule, withThreshold } from "@/components/policy/documents";
import { Part } from "@/components/policy/part";
import { reasonIn, thresholdWords } from "@/components/policy/policy-words";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Field, Input } from "@/components/ui/field";
import type { LintFinding } from "@/server/views/shapes";

/** Brings a parser along: fetched where somebody writes. */
const ConditionEditor = dynamic(() => import("@/components/policy/condition-editor").then((module) => module.ConditionEditor), {
  loading: () => <div className="h-24 rounded-2 bg-sunken" />,
});

interface EditorProps {
  readonly policy: PolicyVersion;
  readonly registry: RegistryVersion;
  readonly inForce: PolicyVersion;
  readonly mayWrite: boolean;
  readonly onChange: (policy: PolicyVersion) => void;
}

function Select({ className, ...rest }: ComponentProps<"select">) {
  return (
    <select
      {...rest}
      className={cn(
        "h-control w-full min-w-0 rounded-2 border border-line-control bg-surface px-1.5 text-fg disabled:bg-sunken disabled:text-fg-3",
        className,
      )}
    />
  );
}

/** Keeps what is typed until it is a number; the draft has the last one that was. */
function NumberInput({
  value,
  onNumber,
  ...rest
}: Omit<ComponentProps<typeof Input>, "value" | "onChange"> & { readonly value: number; readonly onNumber: (value: number) => void }) {
  const [typed, setTyped] = useState<string | null>(null);
  const isNumber = (text: string) => text.trim() !== "" && Number.isFinite(Number(text));
  return (
    <Input
      {...rest}
      inputMode="decimal"
      value={typed ?? String(value)}
      aria-invalid={typed !== null && !isNumber(typed) ? true : undefined}
      onChange={({ target }) => {
        setTyped(target.value);
        if (isNumber(target.value)) onNumber(Number(target.value));
      }}
      onBlur={() => setTyped(null)}
      className={cn("text-right tabular-nums", rest.className)}
    />
  );
}

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

function LevelSelect({
  label,
  value,
  onChange,
  empty,
}: {
  readonly label: string;
  readonly value: WrittenLevel | "";
  readonly onChange: (level: WrittenLevel | "") => void;
  readonly empty?: string;
}) {
  return (
    <Select aria-label={label} value={value} onChange={({ target }) => onChange(target.value as WrittenLevel | "")}>
      {empty !== undefined && <option value="">{empty}</option>}
      {PRINTED_LEVELS.map((level) => (
        <option key={level} value={level}>
          {levelLabel(level)}
        </option>
      ))}
    </Select>
  );
}

function QueueSelect({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (queue: string | null) => void;
}) {
  const { data: queues = [] } = useQueues();
  const known = value === null || queues.some(({ id }) => id === value);
  return (
    <Select aria-label={label} value={value ?? ""} onChange={({ target }) => onChange(target.value === "" ? null : target.value)}>
      <option value="">{t("policy.usualQueue")}</option>
      {!known && <option value={value}>{value}</option>}
      {queues.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Select>
  );
}

export function BoundaryEditor({ policy, registry, inForce, mayWrite, onChange }: EditorProps) {
  const boundaries = Object.entries(policy.boundaries);
  return (
    <Part title={t("policy.boundaries")} count={boundaries.length}>
      {boundaries.map(([action, boundary]) => {
        const name = registry.actions[action]?.label ?? action;
        const standing = inForce.boundaries[action];
        return (
          <fieldset
            key={action}
            className="grid items-end gap-x-3 gap-y-1.5 border-b border-line py-2.5 mid:grid-cols-[minmax(0,1fr)_150px_110px_minmax(0,170px)]"
          >
            <legend className="contents">
              <span className="self-center">
                {name} <span className="block mono text-fg-2">{action}</span>
                {standing !== undefined && standing.level !== boundary.level && (
                  <span className="flex items-center gap-1.5 text-small text-fg-2">
                    {t("policy.inForce")} <LevelMark level={standing.level} />
                  </span>
                )}
              </span>
            </legend>
            {mayWrite ? (
              <>
                <Field label={t("policy.level")}>
                  {(control) => (
                    <Select
                      {...control}
                      value={boundary.level}
                      onChange={({ target }) => onChange(withBoundary(policy, action, { level: target.value as WrittenLevel }))}
                    >
                      {PRINTED_LEVELS.map((level) => (
                        <option key={level} value={level}>
                          {levelLabel(level)}
                        </option>
                      ))}
                    </Select>
                  )}
                </Field>
                <Field label={t("policy.sampling")}>
                  {(control) => (
                    <NumberInput
                      {...control}
                      value={boundary.sampling}
                      onNumber={(sampling) => onChange(withBoundary(policy, action, { sampling }))}
                    />
                  )}
                </Field>
                <Field label={t("policy.queue")}>
                  {() => (
                    <QueueSelect
                      label={t("policy.queueOf", { action: name })}
                      value={boundary.queue}
                      onChange={(queue) => onChange(withBoundary(policy, action, { queue }))}
                    />
                  )}
                </Field>
              </>
            ) : (
              <>
                <LevelMark level={boundary.level} />
                <span className="tabular-nums">{boundary.sampling}</span>
                <span className="text-fg-2">{boundary.queue ?? policy.queue}</span>
              </>
            )}
          </fieldset>
        );
      })}
    </Part>
  );
}

export function RuleEditor({
  policy,
  registry,
  mayWrite,
  onChange,
  findings,
}: EditorProps & { readonly findings: readonly LintFinding[] }) {
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
      {policy.rules.map((rule) =>
        mayWrite ? (
          <RuleFields
            key={rule.id}
            rule={rule}
            policy={policy}
            registry={registry}
            problem={findings.find(({ where, severity }) => severity === "error" && where === `rules/${rule.id}/when`)?.title}
            onChange={(part) => onChange(withRule(policy, rule.id, part))}
            onRemove={() => onChange(withoutRule(policy, rule.id))}
          />
        ) : (
          <div key={rule.id} className="flex flex-wrap items-baseline gap-x-6 gap-y-1 border-b border-line py-2">
            <div className="min-w-56 flex-1">
              <p>{reasonIn(rule.reason, policy)}</p>
              <p className="mono text-fg-2 break-words">{rule.when}</p>
            </div>
            {rule.require.level !== undefined && <LevelMark level={rule.require.level} />}
          </div>
        ),
      )}
      {mayWrite && (
        <Button icon="plus" look="quiet" onClick={add} className="mt-2">
          {t("policy.addRule")}
        </Button>
      )}
    </Part>
  );
}

interface RuleFieldsProps {
  readonly rule: Rule;
  readonly policy: PolicyVersion;
  readonly registry: RegistryVersion;
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

/** An empty condition or reason is no document: until something stands there again, the draft keeps what it had. */
function RuleFields({ rule, policy, registry, problem, onChange, onRemove }: RuleFieldsProps) {
  const { thresholds } = policy;
  const [when, setWhen] = useState(rule.when);
  const [reason, setReason] = useState(rule.reason);
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
            setWhen(text);
            if (text.trim() !== "") onChange({ when: text });
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
                setReason(target.value);
                if (target.value.trim() !== "") onChange({ reason: target.value });
              }}
            />
          )}
        </Field>
      </div>
    </fieldset>
  );
}
