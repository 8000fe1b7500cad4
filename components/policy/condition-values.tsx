"use client";
// What a fact is compared with: a threshold by its name, or a value written or chosen as the fact's type asks.
import type { Condition, ConditionNames, ConditionValue, FactName, ThresholdName } from "@core/policy/condition-form";
import { numberWords } from "@core/policy/number-words";
import { t } from "@core/words/t";
import { choicesOf, freshValue, isNumeric } from "@/components/policy/condition-tree";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Input } from "@/components/ui/field";
import { NumberInput } from "@/components/ui/number-input";
import { Select } from "@/components/ui/select";

export const factLabel = (fact: FactName | undefined, name: string): string => fact?.label ?? name;

interface LimitProps {
  readonly against: Extract<Condition, { kind: "compare" }>["against"];
  readonly fact: FactName | undefined;
  readonly factName: string;
  readonly names: ConditionNames;
  readonly onChange: (against: LimitProps["against"]) => void;
}

/** Prefixed, so that no threshold can be mistaken for the choice of a value. */
const thresholdKey = (name: string) => `t.${name}`;

export function LimitInput({ against, fact, factName, names, onChange }: LimitProps) {
  const label = factLabel(fact, factName);
  const named = "threshold" in against ? against.threshold : null;
  const value =
    "value" in against ? (
      <ValueInput
        value={against.value}
        fact={fact}
        label={t("policyEditor.valueOf", { fact: label })}
        onChange={(next) => onChange({ value: next })}
      />
    ) : null;
  if (named === null && (!isNumeric(fact) || names.thresholds.length === 0)) return value;
  const known = named === null || names.thresholds.some(({ name }) => name === named);
  return (
    <div className={cn("grid min-w-0 gap-1.5", value !== null && "grid-cols-2")}>
      <Select
        aria-label={t("policyEditor.limitOf", { fact: label })}
        value={named === null ? "" : thresholdKey(named)}
        onChange={({ target }) => {
          const chosen = names.thresholds.find(({ name }) => thresholdKey(name) === target.value);
          if (chosen !== undefined) onChange({ threshold: chosen.name });
          // Goes on from the threshold's own value, so that nothing jumps.
          else if (target.value === "") onChange({ value: names.thresholds.find(({ name }) => name === named)?.value ?? freshValue(fact) });
        }}
      >
        <option value="">{t("policyEditor.ownValue")}</option>
        {!known && <option value={thresholdKey(named)}>{t("policyEditor.notOffered", { value: named })}</option>}
        {names.thresholds.map((threshold) => (
          <option key={threshold.name} value={thresholdKey(threshold.name)}>
            {thresholdOption(threshold)}
          </option>
        ))}
      </Select>
      {value}
    </div>
  );
}

const thresholdOption = ({ name, label, value }: ThresholdName) =>
  t("policyEditor.thresholdWith", { label: label ?? name, value: numberWords(value) });

interface ListProps {
  readonly values: readonly ConditionValue[];
  readonly fact: FactName | undefined;
  readonly factName: string;
  readonly onChange: (values: readonly ConditionValue[]) => void;
}

export function ListInput({ values, fact, factName, onChange }: ListProps) {
  const label = factLabel(fact, factName);
  return (
    <div className="grid min-w-0 gap-1.5">
      {values.map((value, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: values may be the same, and they never move
        <div key={at} className="flex min-w-0 gap-1">
          <ValueInput
            value={value}
            fact={fact}
            label={t("policyEditor.nthValueOf", { number: at + 1, fact: label })}
            onChange={(next) => onChange(values.map((one, place) => (place === at ? next : one)))}
          />
          <Button
            look="quiet"
            icon="minus"
            iconOnly
            disabled={values.length === 1}
            hint={values.length === 1 ? t("policyEditor.oneValue") : undefined}
            onClick={() => onChange(values.filter((_value, place) => place !== at))}
          >
            {t("policyEditor.removeValue", { number: at + 1, fact: label })}
          </Button>
        </div>
      ))}
      <Button
        look="quiet"
        size="small"
        icon="plus"
        className="justify-self-start"
        onClick={() => onChange([...values, unused(values, fact)])}
      >
        {t("policyEditor.addValue")}
      </Button>
    </div>
  );
}

/** The first choice that the list does not have yet. */
const unused = (values: readonly ConditionValue[], fact: FactName | undefined): ConditionValue =>
  choicesOf(fact)?.find((choice) => !values.includes(choice)) ?? freshValue(fact);

interface ValueProps {
  readonly value: ConditionValue;
  readonly fact: FactName | undefined;
  readonly label: string;
  readonly onChange: (value: ConditionValue) => void;
}

function ValueInput({ value, fact, label, onChange }: ValueProps) {
  const choices = typeof value === "boolean" ? [true, false] : choicesOf(fact);
  if (choices !== null) return <ChoiceInput choices={choices} value={value} label={label} onChange={onChange} />;
  if (isNumeric(fact)) return <NumberField value={value} unit={plainUnit(fact)} label={label} onChange={onChange} />;
  return (
    <Input
      aria-label={label}
      autoComplete="off"
      spellCheck={false}
      value={String(value)}
      onChange={({ target }) => onChange(target.value)}
      className="flex-1"
    />
  );
}

/** A unit that quotes another fact, as `{currency}`, says nothing here. */
const plainUnit = (fact: FactName | undefined): string | null => (fact?.unit?.startsWith("{") === false ? fact.unit : null);

interface ChoiceProps extends Omit<ValueProps, "fact"> {
  readonly choices: readonly ConditionValue[];
}

/** What stands there and is not offered is offered too: nothing changes that nobody chose to change. */
function ChoiceInput({ choices, value, label, onChange }: ChoiceProps) {
  const words = (choice: ConditionValue) =>
    typeof choice === "boolean" ? t(choice ? "policyEditor.yes" : "policyEditor.no") : String(choice);
  return (
    <Select
      aria-label={label}
      value={JSON.stringify(value)}
      onChange={({ target }) => {
        const chosen = choices.find((choice) => JSON.stringify(choice) === target.value);
        if (chosen !== undefined) onChange(chosen);
      }}
      className="flex-1"
    >
      {!choices.includes(value) && <option value={JSON.stringify(value)}>{t("policyEditor.notOffered", { value: words(value) })}</option>}
      {choices.map((choice) => (
        <option key={JSON.stringify(choice)} value={JSON.stringify(choice)}>
          {words(choice)}
        </option>
      ))}
    </Select>
  );
}

interface NumberProps extends Omit<ValueProps, "fact"> {
  readonly unit: string | null;
}

/** A text that stands where a number should stays until a number is typed. */
function NumberField({ value, unit, label, onChange }: NumberProps) {
  return (
    <span className="flex min-w-0 flex-1 items-center gap-1.5">
      <NumberInput aria-label={label} autoComplete="off" value={value} onNumber={onChange} />
      {unit !== null && <span className="shrink-0 text-small text-fg-2">{unit}</span>}
    </span>
  );
}
