"use client";
// A threshold that a draft does not have yet: its name, as rules will write it, its value, and what it is for.
import { FACT_NAME, isReservedName } from "@core/policy/names";
import type { PolicyVersion } from "@core/policy/policy";
import { t } from "@core/words/t";
import { type FormEvent, useRef, useState } from "react";
import { withNewThreshold } from "@/components/policy/documents";
import { useAnnounce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import { readNumber } from "@/components/ui/number-input";

const EMPTY = { name: "", value: "", unit: "", label: "" };

interface ThresholdAddProps {
  readonly policy: PolicyVersion;
  readonly onChange: (policy: PolicyVersion) => void;
}

export function ThresholdAdd({ policy, onChange }: ThresholdAddProps) {
  const [typed, setTyped] = useState<typeof EMPTY | null>(null);
  const announce = useAnnounce();
  const opener = useRef<HTMLDivElement>(null);
  /** The hands go on where they came from. */
  const close = () => {
    setTyped(null);
    requestAnimationFrame(() => opener.current?.querySelector("button")?.focus());
  };
  return (
    <div ref={opener} className="mt-2">
      {typed === null ? (
        <Button icon="plus" look="quiet" onClick={() => setTyped(EMPTY)}>
          {t("trials.add")}
        </Button>
      ) : (
        <AddForm
          typed={typed}
          policy={policy}
          onType={setTyped}
          onCancel={close}
          onAdd={(name, value) => {
            const { unit, label } = typed;
            onChange(withNewThreshold(policy, name, { value, unit: unit.trim() || null, decimals: null, label: label.trim() || null }));
            announce(t("trials.added", { name }));
            close();
          }}
        />
      )}
    </div>
  );
}

interface AddFormProps {
  readonly typed: typeof EMPTY;
  readonly policy: PolicyVersion;
  readonly onType: (typed: typeof EMPTY) => void;
  readonly onCancel: () => void;
  readonly onAdd: (name: string, value: number) => void;
}

function AddForm({ typed, policy, onType, onCancel, onAdd }: AddFormProps) {
  const [sent, setSent] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const name = typed.name.trim();
  const value = readNumber(typed.value);
  const problems = { name: nameProblem(policy, name), value: Number.isFinite(value) ? undefined : t("trials.valueNeeded") };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (problems.name === undefined && problems.value === undefined) onAdd(name, value);
    else form.current?.querySelector<HTMLElement>(`[name="${problems.name === undefined ? "value" : "name"}"]`)?.focus();
  };
  const field = (of: keyof typeof EMPTY) => ({
    name: of,
    value: typed[of],
    autoComplete: "off",
    onChange: ({ target }: { readonly target: { readonly value: string } }) => onType({ ...typed, [of]: target.value }),
  });
  return (
    <form
      ref={form}
      aria-label={t("trials.add")}
      onSubmit={submit}
      onKeyDown={({ key }) => key === "Escape" && onCancel()}
      noValidate
      className="grid items-start gap-3 rounded-2 border border-line-2 p-3 mid:grid-cols-[minmax(0,1.4fr)_110px_110px_minmax(0,1.6fr)]"
    >
      <Field
        label={t("trials.name")}
        hint={t("trials.nameHint", { name: name === "" ? "…" : name })}
        error={sent ? problems.name : undefined}
      >
        {(control) => <Input {...control} {...field("name")} autoFocus spellCheck={false} className="mono" />}
      </Field>
      <Field label={t("trials.value")} error={sent ? problems.value : undefined}>
        {(control) => <Input {...control} {...field("value")} inputMode="decimal" className="text-right tabular-nums" />}
      </Field>
      <Field label={t("trials.unit")} hint={t("trials.unitHint")}>
        {(control) => <Input {...control} {...field("unit")} maxLength={20} />}
      </Field>
      <Field label={t("trials.label")}>{(control) => <Input {...control} {...field("label")} maxLength={500} />}</Field>
      <div className="flex gap-2 mid:col-span-4">
        <Button type="submit">{t("trials.addIt")}</Button>
        <Button look="quiet" onClick={onCancel}>
          {t("trials.cancel")}
        </Button>
      </div>
    </form>
  );
}

function nameProblem(policy: PolicyVersion, name: string): string | undefined {
  if (!FACT_NAME.test(name)) return t("trials.nameShape");
  if (isReservedName(name)) return t("trials.nameReserved");
  return Object.hasOwn(policy.thresholds, name) ? t("trials.nameTaken") : undefined;
}
