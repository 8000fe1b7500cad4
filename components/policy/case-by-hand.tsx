"use client";
// A case that never was: an action and its facts, typed or chosen as the registry types them, ruled by the draft while one types.
import type { Fact, RegistryAction } from "@core/policy/registry";
import { t } from "@core/words/t";
import { revealLine } from "@core/words/untrusted-text";
import { useMemo, useState } from "react";
import { useCaseTrial } from "@/components/data/policies";
import { type BenchGround, LevelChange, SETTLED_MS } from "@/components/policy/bench-parts";
import { CaseView } from "@/components/policy/case-detail";
import { labelOf } from "@/components/policy/documents";
import { isChosen, readHandFacts, type TypedFacts } from "@/components/policy/hand-facts";
import { Field, type FieldControl, Input, Textarea } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { useSettled } from "@/components/ui/use-settled";

export function CaseByHand({ rule, registry, draft }: BenchGround) {
  const spoken = Object.keys(registry.actions).filter((name) => rule.actions === null || rule.actions.includes(name));
  const [chosen, setChosen] = useState<string | null>(null);
  const [typed, setTyped] = useState<TypedFacts>({});
  const action = chosen !== null && spoken.includes(chosen) ? chosen : spoken[0];
  const entry = action === undefined ? undefined : registry.actions[action];
  const settled = useSettled(typed, SETTLED_MS);
  const read = useMemo(() => readHandFacts(entry?.facts ?? {}, settled), [entry, settled]);
  if (action === undefined || entry === undefined) return <p className="text-fg-2">{t("trials.noRegistered")}</p>;
  return (
    <div className="grid gap-3">
      <div className="grid items-start gap-3 mid:grid-cols-3">
        <Field label={t("trials.action")}>
          {(control) => (
            <Select {...control} value={action} onChange={({ target }) => setChosen(target.value)}>
              {spoken.map((name) => (
                <option key={name} value={name}>
                  {labelOf(registry, name)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        {Object.entries(entry.facts).map(([name, fact]) => (
          <Field key={name} label={factLabel(name, fact)} error={read.problems[name]}>
            {(control) => (
              <FactInput
                fact={fact}
                control={control}
                text={typed[name] ?? ""}
                onText={(text) => setTyped((before) => ({ ...before, [name]: text }))}
              />
            )}
          </Field>
        ))}
      </div>
      <Answer rule={rule} registry={registry} draft={draft} action={action} facts={read.facts} />
    </div>
  );
}

function factLabel(fact: string, { label, unit, required }: RegistryAction["facts"][string]): string {
  const name = revealLine(label ?? fact);
  const plain = unit !== null && !unit.startsWith("{") ? `${name} (${revealLine(unit)})` : name;
  return required ? plain : t("trials.factOptional", { fact: plain });
}

interface FactInputProps {
  readonly fact: Fact;
  readonly control: FieldControl;
  readonly text: string;
  readonly onText: (text: string) => void;
}

function FactInput({ fact, control, text, onText }: FactInputProps) {
  if (isChosen(fact)) {
    const choices = fact.enum ?? [true, false];
    const words = (choice: unknown) =>
      typeof choice === "boolean"
        ? t(choice ? "trials.yes" : "trials.no")
        : typeof choice === "string"
          ? revealLine(choice)
          : JSON.stringify(choice);
    return (
      <Select {...control} value={text} onChange={({ target }) => onText(target.value)}>
        <option value="">{t("trials.leftOut")}</option>
        {choices.map((choice) => (
          <option key={JSON.stringify(choice)} value={JSON.stringify(choice)}>
            {words(choice)}
          </option>
        ))}
      </Select>
    );
  }
  const shared = { ...control, value: text, autoComplete: "off", placeholder: t("trials.leftOut") };
  if (fact.type === "array" || fact.type === "object")
    return (
      <Textarea
        {...shared}
        rows={2}
        spellCheck={false}
        maxLength={1_000}
        onChange={({ target }) => onText(target.value)}
        className="mono"
      />
    );
  const number = fact.type === "number" || fact.type === "integer";
  return <Input {...shared} inputMode={number ? "decimal" : "text"} maxLength={300} onChange={({ target }) => onText(target.value)} />;
}

type AnswerProps = BenchGround & { readonly action: string; readonly facts: ReturnType<typeof readHandFacts>["facts"] };

function Answer({ rule, draft, action, facts }: AnswerProps) {
  const { data: found, error } = useCaseTrial(draft.id, draft.version, rule, { kind: "facts", action, facts });
  if (error !== null) return <p className="text-danger">{t("trials.notRead", { why: error.message })}</p>;
  if (found === undefined) return <div aria-hidden="true" className="h-24 rounded-1 bg-surface" />;
  return (
    <div className="grid gap-2 rounded-2 border border-line bg-surface p-3">
      <p aria-live="polite">
        <LevelChange without={found.without} with={found.with} />
      </p>
      <CaseView found={found} withFacts={false} />
    </div>
  );
}
