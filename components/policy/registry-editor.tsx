"use client";
// The registry of a draft: every action that is known, to be opened and written; others to be added, by hand or from what past items say.
import type { PolicyVersion } from "@core/policy/policy";
import { NEW_ACTION, type RegistryAction, type RegistryVersion } from "@core/policy/registry";
import { t } from "@core/words/t";
import { revealLine } from "@core/words/untrusted-text";
import { useState } from "react";
import { AddName } from "@/components/policy/add-name";
import { labelOf, withAction, withoutAction } from "@/components/policy/documents";
import { FindingsHere, findingsOf } from "@/components/policy/findings-here";
import { LearntPanel } from "@/components/policy/learnt-panel";
import { Part } from "@/components/policy/part";
import { RegistryRead } from "@/components/policy/policy-read";
import { RegistryEntry } from "@/components/policy/registry-entry";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { LintFinding } from "@/server/views/shapes-policy";

interface RegistryEditorProps {
  readonly draftId: string;
  readonly registry: RegistryVersion;
  readonly policy: PolicyVersion;
  readonly mayWrite: boolean;
  readonly findings: readonly LintFinding[];
  readonly onChange: (registry: RegistryVersion) => void;
}

export function RegistryEditor({ draftId, registry, policy, mayWrite, findings, onChange }: RegistryEditorProps) {
  const actions = Object.entries(registry.actions);
  const unknown = findings.filter(
    ({ where, action }) => where === "registry" && action !== null && !Object.hasOwn(registry.actions, action),
  );
  if (!mayWrite)
    return (
      <Part title={t("policy.tabRegistry")} count={actions.length}>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4 py-2">
          <RegistryRead registry={registry} />
        </div>
      </Part>
    );
  return (
    <Part title={t("policy.tabRegistry")} count={actions.length}>
      {actions.map(([action, entry]) => (
        <ActionRow
          key={action}
          action={action}
          entry={entry}
          name={labelOf(registry, action)}
          namedBy={namedBy(policy, action)}
          findings={findingsOf(findings, "registry", action)}
          onChange={(part) => onChange(withAction(registry, action, part))}
          onRemove={() => onChange(withoutAction(registry, action))}
        />
      ))}
      <FindingsHere findings={unknown} className="py-2" />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-3 pt-2">
        <LearntPanel draftId={draftId} registry={registry} onTake={onChange} />
        <AddName
          label={t("registry.actionName")}
          verb={t("registry.addAction")}
          problemOf={(action) => problemOf(registry, action)}
          onAdd={(action) => onChange(withNew(registry, action))}
        />
      </div>
    </Part>
  );
}

const withNew = (registry: RegistryVersion, action: string): RegistryVersion => ({
  ...registry,
  actions: { ...registry.actions, [action]: NEW_ACTION },
});

/** What stands in the policy because of it. */
const namedBy = (policy: PolicyVersion, action: string): readonly string[] => [
  ...(Object.hasOwn(policy.boundaries, action) ? [t("registry.itsBoundary")] : []),
  ...policy.rules.filter(({ actions }) => actions?.includes(action) === true).map(({ id }) => t("registry.ruleNamed", { rule: id })),
];

interface ActionRowProps {
  readonly action: string;
  readonly entry: RegistryAction;
  readonly name: string;
  readonly namedBy: readonly string[];
  readonly findings: readonly LintFinding[];
  readonly onChange: (part: Partial<RegistryAction>) => void;
  readonly onRemove: () => void;
}

function ActionRow({ action, entry, name, namedBy: named, findings, onChange, onRemove }: ActionRowProps) {
  const [open, setOpen] = useState(false);
  const [removing, setRemoving] = useState(false);
  const errors = findings.filter(({ severity }) => severity === "error");
  return (
    <div className="border-b border-line py-1.5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          className="flex min-h-8 min-w-56 flex-1 items-center gap-2 rounded-1 text-left hover:bg-hover coarse:min-h-control"
        >
          <Icon name={open ? "down" : "right"} size={14} className="shrink-0 text-fg-3" />
          <span className="min-w-0 [overflow-wrap:anywhere]">
            {name} <span className="mono text-fg-2">{revealLine(action)}</span>
          </span>
        </button>
        <span className="text-small text-fg-2 max-mid:order-last max-mid:w-full max-mid:pl-6">
          {t(`marks.${entry.reversibility}`)} · {t("registry.factCount", { count: Object.keys(entry.facts).length })} ·{" "}
          {t(entry.arguments_schema === null ? "registry.withoutSchema" : "registry.withSchema")}
        </span>
        <Button look="quiet" size="small" icon="x" iconOnly onClick={() => setRemoving(true)}>
          {t("registry.removeAction", { name })}
        </Button>
      </div>
      {removing && (
        <div role="alert" className="my-1 flex flex-wrap items-center gap-2 rounded-2 border border-warn-line bg-warn-tint px-3 py-2">
          <p className="min-w-48 flex-1 text-small [overflow-wrap:anywhere]">
            {named.length === 0 ? t("registry.removeFree") : t("registry.removeBreaks", { names: named.join(", ") })}
          </p>
          <Button onClick={() => setRemoving(false)}>{t("registry.keepAction")}</Button>
          <Button look="danger" onClick={onRemove}>
            {t("registry.removeNow")}
          </Button>
        </div>
      )}
      {!open && <FindingsHere findings={errors} className="pb-1 pl-6" />}
      {open && <RegistryEntry action={action} entry={entry} findings={findings} onChange={onChange} />}
    </div>
  );
}

function problemOf(registry: RegistryVersion, action: string): string | undefined {
  if (Object.hasOwn(registry.actions, action)) return t("registry.actionTaken");
  return action === "__proto__" ? t("registry.jsonProto") : undefined;
}
