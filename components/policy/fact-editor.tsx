"use client";
// The facts of an action: what its rules may ask of, where each is read from, and what it has to be.
import { FACT_TYPES, type Fact, isFactName, isFactSource, NEW_FACT, provenanceOf, type RegistryAction } from "@core/policy/registry";
import { t } from "@core/words/t";
import { useId, useState } from "react";
import { mapOf } from "@/components/item/argument-schema";
import { MaybeNumber, MaybeText } from "@/components/policy/field-inputs";
import { FindingsHere, findingsAt } from "@/components/policy/findings-here";
import { Button } from "@/components/ui/button";
import { CheckField } from "@/components/ui/check-field";
import { cn } from "@/components/ui/cn";
import { Field, Input } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { LintFinding } from "@/server/views/shapes-policy";

type Facts = RegistryAction["facts"];

/** Of the head and of each row; on a phone a row stands in two columns. */
const COLUMNS = "gap-x-2 mid:grid mid:grid-cols-[minmax(0,1fr)_minmax(0,1.3fr)_96px_152px]";

interface FactEditorProps {
  readonly action: string;
  readonly entry: RegistryAction;
  readonly findings: readonly LintFinding[];
  readonly onChange: (facts: Facts) => void;
}

export function FactEditor({ action, entry, findings, onChange }: FactEditorProps) {
  const sourcesId = useId();
  const facts = Object.entries(entry.facts);
  /** In the same order. */
  const change = (at: number, next: readonly [string, Fact] | null) =>
    onChange(Object.fromEntries(facts.flatMap((known, place) => (place === at ? (next === null ? [] : [next]) : [known]))));
  const add = () => {
    let number = facts.length + 1;
    while (Object.hasOwn(entry.facts, `fact_${number}`)) number += 1;
    onChange({ ...entry.facts, [`fact_${number}`]: NEW_FACT });
  };
  return (
    <div className="grid">
      <datalist id={sourcesId}>
        {sourcesOf(entry).map((source) => (
          <option key={source} value={source} />
        ))}
      </datalist>
      {facts.length > 0 && (
        <div aria-hidden="true" className={cn("text-micro text-fg-3 max-mid:hidden", COLUMNS)}>
          <span>{t("policy.fact")}</span>
          <span>{t("policy.from")}</span>
          <span>{t("policy.type")}</span>
        </div>
      )}
      {facts.length === 0 && <p className="text-fg-2">{t("registry.noFacts")}</p>}
      {facts.map(([name, fact], at) => (
        <FactRow
          // biome-ignore lint/suspicious/noArrayIndexKey: a name is what is being typed here, and the row must stay the same
          key={at}
          name={name}
          fact={fact}
          sourcesId={sourcesId}
          isTaken={(other) => other !== name && Object.hasOwn(entry.facts, other)}
          findings={findingsAt(findings, "registry", action, `facts/${name}`)}
          onChange={(next) => change(at, next)}
        />
      ))}
      <Button icon="plus" look="quiet" size="small" onClick={add} className="mt-1 justify-self-start">
        {t("registry.addFact")}
      </Button>
    </div>
  );
}

/** Where a fact could be read from, as far as the registry knows. */
const sourcesOf = (entry: RegistryAction): readonly string[] => [
  ...Object.keys(mapOf(mapOf(entry.arguments_schema ?? {}).properties))
    .map((name) => `arguments.${name}`)
    .filter(isFactSource),
  "confidence",
  "at_risk.amount",
  "at_risk.currency",
];

interface FactRowProps {
  readonly name: string;
  readonly fact: Fact;
  readonly sourcesId: string;
  readonly isTaken: (name: string) => boolean;
  readonly findings: readonly LintFinding[];
  readonly onChange: (next: readonly [string, Fact] | null) => void;
}

function FactRow({ name, fact, sourcesId, isTaken, findings, onChange }: FactRowProps) {
  const [open, setOpen] = useState(false);
  const [typedName, setTypedName] = useState<string | null>(null);
  const [typedFrom, setTypedFrom] = useState<string | null>(null);
  const set = (part: Partial<Fact>) => onChange([name, { ...fact, ...part }]);
  const nameError =
    typedName === null ? null : !isFactName(typedName) ? t("registry.factName") : isTaken(typedName) ? t("registry.factTaken") : null;
  const fromError = typedFrom !== null && !isFactSource(typedFrom) ? t("registry.factFrom") : null;
  return (
    <fieldset className="grid gap-1.5 border-b border-line py-1.5">
      <legend className="sr-only">{name}</legend>
      <div className={cn("items-start gap-y-1.5 max-mid:grid max-mid:grid-cols-2", COLUMNS)}>
        <Field label={t("policy.fact")} labelHidden="wide" {...(nameError !== null && { error: nameError })}>
          {(control) => (
            <Input
              {...control}
              value={typedName ?? name}
              spellCheck={false}
              autoCapitalize="off"
              onChange={({ target }) => {
                setTypedName(target.value);
                if (isFactName(target.value) && !isTaken(target.value)) onChange([target.value, fact]);
              }}
              onBlur={() => setTypedName(null)}
              className="mono"
            />
          )}
        </Field>
        <Field
          label={t("policy.from")}
          labelHidden="wide"
          {...(fact.provenance !== "agent" && { hint: t(`registry.provenance_${fact.provenance}`) })}
          {...(fromError !== null && { error: fromError })}
        >
          {(control) => (
            <Input
              {...control}
              value={typedFrom ?? fact.from}
              list={sourcesId}
              spellCheck={false}
              autoCapitalize="off"
              onChange={({ target }) => {
                setTypedFrom(target.value);
                if (isFactSource(target.value)) set({ from: target.value, provenance: provenanceOf(target.value) });
              }}
              onBlur={() => setTypedFrom(null)}
              className="mono"
            />
          )}
        </Field>
        <Field label={t("policy.type")} labelHidden="wide">
          {(control) => (
            <Select {...control} value={fact.type} onChange={({ target }) => set({ type: target.value as Fact["type"] })}>
              {FACT_TYPES.map((type) => (
                <option key={type} value={type}>
                  {type}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <div className="flex min-h-control items-center gap-1 max-mid:self-end">
          <CheckField checked={fact.required} onChange={(required) => set({ required })}>
            {t("policy.required")}
          </CheckField>
          <span className="flex-1" />
          <Button look="quiet" size="small" icon={open ? "down" : "right"} iconOnly aria-expanded={open} onClick={() => setOpen(!open)}>
            {t("registry.moreOf", { name })}
          </Button>
          <Button look="quiet" size="small" icon="x" iconOnly onClick={() => onChange(null)}>
            {t("registry.removeFact", { name })}
          </Button>
        </div>
      </div>
      {open && (
        <div className="grid items-start gap-x-2 gap-y-1.5 max-mid:grid-cols-2 mid:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)_repeat(3,80px)]">
          <Field label={t("registry.label")} className="max-mid:col-span-2">
            {(control) => <MaybeText control={control} value={fact.label} most={100} onChange={(label) => set({ label })} />}
          </Field>
          <Field label={t("registry.unit")}>
            {(control) => <MaybeText control={control} value={fact.unit} most={40} onChange={(unit) => set({ unit })} />}
          </Field>
          <Field label={t("registry.decimals")}>
            {(control) => (
              <MaybeNumber control={control} value={fact.decimals} whole least={0} most={6} onChange={(decimals) => set({ decimals })} />
            )}
          </Field>
          <Field label={t("registry.least")}>
            {(control) => <MaybeNumber control={control} value={fact.minimum} onChange={(minimum) => set({ minimum })} />}
          </Field>
          <Field label={t("registry.most")}>
            {(control) => <MaybeNumber control={control} value={fact.maximum} onChange={(maximum) => set({ maximum })} />}
          </Field>
          {fact.enum !== null && (
            <p className="text-small text-fg-2 max-mid:col-span-2 mid:col-span-5">
              {t("registry.oneOf", { values: fact.enum.map((value) => JSON.stringify(value)).join(", ") })}
            </p>
          )}
        </div>
      )}
      <FindingsHere findings={findings} />
    </fieldset>
  );
}
