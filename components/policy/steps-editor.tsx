"use client";
// The steps that runs of a workflow have, as its draft declares them: in their order, each to be left out or repeated where that is said.
import type { RegistryVersion } from "@core/policy/registry";
import { t } from "@core/words/t";
import { revealLine } from "@core/words/untrusted-text";
import { AddName } from "@/components/policy/add-name";
import { FindingsHere } from "@/components/policy/findings-here";
import { Part } from "@/components/policy/part";
import { useAnnounce } from "@/components/ui/announcer";
import { CheckField } from "@/components/ui/check-field";
import { OrderButtons } from "@/components/ui/order-buttons";
import type { LintFinding } from "@/server/views/shapes-policy";

type Steps = NonNullable<RegistryVersion["steps"]>;
type Step = Steps[number];

const MOST = 100;

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
              <OrderButtons
                place={place}
                all={steps.length}
                up={t("declaredSteps.earlier", { step: step.name })}
                down={t("declaredSteps.later", { step: step.name })}
                remove={t("declaredSteps.remove", { step: step.name })}
                onMove={(to) => move(place, to)}
                onRemove={() => set(steps.toSpliced(place, 1))}
              />
            </span>
          </li>
        ))}
      </ol>
      <FindingsHere findings={findings.filter(({ where }) => where === "registry/steps")} className="py-2" />
      <AddName
        label={t("declaredSteps.name")}
        verb={t("declaredSteps.add")}
        problemOf={(name) => problemOf(steps, name)}
        onAdd={(name) => set([...steps, { name }])}
        className="pt-2"
      />
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

function problemOf(steps: Steps, name: string): string | undefined {
  if (steps.some((step) => step.name === name)) return t("declaredSteps.taken");
  return steps.length >= MOST ? t("declaredSteps.tooMany", { most: MOST }) : undefined;
}
