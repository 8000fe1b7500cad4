"use client";
// The steps that runs of a workflow have, as its draft declares them: in their order, each to be left out or repeated where that is said.
import type { RegistryVersion } from "@core/policy/registry";
import { t } from "@core/words/t";
import { revealLine } from "@core/words/untrusted-text";
import { useState } from "react";
import { FindingsHere } from "@/components/policy/findings-here";
import { Part } from "@/components/policy/part";
import { useAnnounce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { CheckField } from "@/components/ui/check-field";
import { Field, Input } from "@/components/ui/field";
import type { LintFinding } from "@/server/views/shapes-policy";

type Steps = NonNullable<RegistryVersion["steps"]>;
type Step = Steps[number];

const MOST = 100;
const LONGEST = 200;

interface StepsEditorProps {
  readonly registry: RegistryVersion;
  readonly findings: readonly LintFinding[];
  readonly onChange: (registry: RegistryVersion) => void;
}

export function StepsEditor({ registry, findings, onChange }: StepsEditorProps) {
  const steps = registry.steps ?? [];
  const announce = useAnnounce();
  /** Without any it declares none, as one that never did. */
  const set = (next: Steps) => {
    const { steps: _, ...rest } = registry;
    onChange(next.length === 0 ? rest : { ...rest, steps: next });
  };
  const move = (from: number, to: number) => {
    const [moved] = steps.slice(from, from + 1);
    if (moved === undefined) return;
    set(steps.toSpliced(from, 1).toSpliced(to, 0, moved));
    announce(t("declaredSteps.moved", { step: moved.name, place: to + 1, all: steps.length }));
  };
  return (
    <Part title={t("declaredSteps.title")} count={steps.length}>
      <p className="py-2 text-small text-fg-2">{t("declaredSteps.what")}</p>
      <ol>
        {steps.map((step, place) => (
          <li key={step.name} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-1.5">
            <span className="w-6 text-right text-fg-3 tabular-nums">{place + 1}</span>
            <span className="mono min-w-40 flex-1 [overflow-wrap:anywhere]">{revealLine(step.name)}</span>
            <Flag step={step} name="optional" onChange={(changed) => set(steps.with(place, changed))} />
            <Flag step={step} name="repeats" onChange={(changed) => set(steps.with(place, changed))} />
            <span className="inline-flex">
              <Button look="quiet" size="small" icon="up" iconOnly disabled={place === 0} onClick={() => move(place, place - 1)}>
                {t("declaredSteps.earlier", { step: step.name })}
              </Button>
              <Button
                look="quiet"
                size="small"
                icon="down"
                iconOnly
                disabled={place === steps.length - 1}
                onClick={() => move(place, place + 1)}
              >
                {t("declaredSteps.later", { step: step.name })}
              </Button>
              <Button look="quiet" size="small" icon="x" iconOnly onClick={() => set(steps.toSpliced(place, 1))}>
                {t("declaredSteps.remove", { step: step.name })}
              </Button>
            </span>
          </li>
        ))}
      </ol>
      <FindingsHere findings={findings.filter(({ where }) => where === "registry/steps")} className="py-2" />
      <AddStep steps={steps} onAdd={(name) => set([...steps, { name }])} />
    </Part>
  );
}

interface FlagProps {
  readonly step: Step;
  readonly name: "optional" | "repeats";
  readonly onChange: (step: Step) => void;
}

/** What is not so is left out, as where nobody ever said it. */
function Flag({ step, name, onChange }: FlagProps) {
  const change = (checked: boolean) => {
    const { [name]: _, ...rest } = step;
    onChange(checked ? { ...rest, [name]: true } : rest);
  };
  return (
    <CheckField checked={step[name] === true} onChange={change}>
      {t(`declaredSteps.${name}`)} <span className="sr-only">{revealLine(step.name)}</span>
    </CheckField>
  );
}

function AddStep({ steps, onAdd }: { readonly steps: Steps; readonly onAdd: (name: string) => void }) {
  const [typed, setTyped] = useState("");
  const name = typed.trim();
  const taken = steps.some((step) => step.name === name);
  const problem = taken ? t("declaredSteps.taken") : steps.length >= MOST ? t("declaredSteps.tooMany", { most: MOST }) : undefined;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (name === "" || problem !== undefined) return;
        onAdd(name);
        setTyped("");
      }}
      className="flex flex-wrap items-end gap-2 pt-2"
    >
      <Field label={t("declaredSteps.name")} {...(problem !== undefined && { error: problem })} className="min-w-48 max-w-80 flex-1">
        {(control) => (
          <Input
            {...control}
            value={typed}
            maxLength={LONGEST}
            spellCheck={false}
            autoCapitalize="off"
            onChange={({ target }) => setTyped(target.value)}
            className="mono"
          />
        )}
      </Field>
      <Button type="submit" look="quiet" icon="plus" disabled={name === "" || problem !== undefined}>
        {t("declaredSteps.add")}
      </Button>
    </form>
  );
}
