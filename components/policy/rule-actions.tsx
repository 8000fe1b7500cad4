"use client";
// Which actions a rule speaks of: all of the workflow, or those that are chosen.
import type { Rule } from "@core/policy/policy";
import type { RegistryVersion } from "@core/policy/registry";
import { t } from "@core/words/t";
import { revealLine } from "@core/words/untrusted-text";
import { labelOf, own } from "@/components/policy/documents";
import { fieldName } from "@/components/policy/field-words";
import { CheckField } from "@/components/ui/check-field";

interface RuleActionsProps {
  readonly rule: Rule;
  readonly registry: RegistryVersion;
  readonly onChange: (actions: Rule["actions"]) => void;
}

/** Every action, ticked one by one, is all of the workflow, and so is none: a rule always speaks of something. */
export function RuleActions({ rule: { id, actions }, registry, onChange }: RuleActionsProps) {
  const registered = Object.keys(registry.actions);
  // What the rule names and nobody registered stays to be seen, and to be taken away.
  const offered = [...registered, ...(actions ?? []).filter((action) => own(registry.actions, action) === null)];
  const choose = (action: string, chosen: boolean) => {
    const next = offered.filter((known) => (known === action ? chosen : actions?.includes(known) === true));
    const isAll = registered.every((known) => next.includes(known));
    onChange(isAll || next.length === 0 ? null : next);
  };
  return (
    <details className="text-small">
      <summary>
        <span className="font-medium">{fieldName("actions")}</span>{" "}
        <span className="text-fg-2 [overflow-wrap:anywhere]">{actionWords(actions, registry)}</span>
      </summary>
      <fieldset className="grid gap-x-6 pt-1.5 pl-4 mid:grid-cols-2">
        <legend className="sr-only">{t("policy.actionsOf", { rule: id })}</legend>
        <CheckField checked={actions === null} onChange={() => onChange(null)} className="mid:col-span-full">
          {t("policy.allActions")}
        </CheckField>
        {offered.map((action) => (
          <CheckField key={action} checked={actions?.includes(action) === true} onChange={(chosen) => choose(action, chosen)}>
            <ActionName action={action} registry={registry} />
          </CheckField>
        ))}
      </fieldset>
    </details>
  );
}

function ActionName({ action, registry }: { readonly action: string; readonly registry: RegistryVersion }) {
  const entry = own(registry.actions, action);
  if (entry === null) return t("policyEditor.notOffered", { value: revealLine(action) });
  if (entry.label === null) return <span className="mono">{revealLine(action)}</span>;
  return (
    <>
      {labelOf(registry, action)} <span className="mono text-fg-2">{revealLine(action)}</span>
    </>
  );
}

/** The actions of a rule by what they are called. */
export const actionWords = (actions: Rule["actions"], registry: RegistryVersion): string =>
  actions === null ? t("policy.allActions") : actions.map((action) => labelOf(registry, action)).join(", ");
