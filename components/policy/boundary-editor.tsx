"use client";
// The boundary of each action in a draft: its level, share and queue in a row, everything else under it; the level in force stands beside each.
import type { Boundary, PolicyVersion, WrittenLevel } from "@core/policy/policy";
import { t } from "@core/words/t";
import { revealLine } from "@core/words/untrusted-text";
import { PRINTED_LEVELS } from "@core/words/vocabulary";
import { useState } from "react";
import { useQueues } from "@/components/data/questions";
import { LevelMark, levelLabel } from "@/components/marks/level-mark";
import { BoundaryFields } from "@/components/policy/boundary-fields";
import { boundaryWords } from "@/components/policy/boundary-words";
import { labelOf, own, withBoundary, withNewBoundary, withoutBoundary } from "@/components/policy/documents";
import { type EditorProps, QueueSelect } from "@/components/policy/editor-parts";
import { usePersonName } from "@/components/policy/field-inputs";
import { FindingsHere, findingsOf } from "@/components/policy/findings-here";
import { Part } from "@/components/policy/part";
import { RemovedLine } from "@/components/policy/removed-line";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { NumberInput } from "@/components/ui/number-input";
import { Select } from "@/components/ui/select";
import type { LintFinding } from "@/server/views/shapes-policy";

interface BoundaryEditorProps extends EditorProps {
  readonly findings: readonly LintFinding[];
}

export function BoundaryEditor({ findings, ...editor }: BoundaryEditorProps) {
  const { policy, registry, mayWrite, onChange } = editor;
  const [removed, setRemoved] = useState<{ readonly action: string; readonly boundary: Boundary; readonly times: number } | null>(null);
  const actions = Object.keys(policy.boundaries);
  const without = Object.keys(registry.actions).filter((action) => !actions.includes(action));
  return (
    <Part title={t("policy.boundaries")} count={actions.length}>
      {mayWrite && <WholeFields policy={policy} findings={findings} onChange={onChange} />}
      {actions.map((action) => (
        <BoundaryRow
          key={action}
          {...editor}
          action={action}
          findings={findingsOf(findings, "boundaries", action)}
          onRemove={(boundary) => {
            onChange(withoutBoundary(policy, action));
            setRemoved((before) => ({ action, boundary, times: (before?.times ?? 0) + 1 }));
          }}
        />
      ))}
      {mayWrite && removed !== null && (
        <RemovedLine
          key={removed.times}
          name={labelOf(registry, removed.action)}
          onPutBack={() => onChange({ ...policy, boundaries: { ...policy.boundaries, [removed.action]: removed.boundary } })}
        />
      )}
      {mayWrite && without.length > 0 && (
        <AddBoundary
          actions={without}
          nameOf={(action) => labelOf(registry, action)}
          onAdd={(action) => onChange(withNewBoundary(policy, action))}
        />
      )}
    </Part>
  );
}

interface WholeFieldsProps {
  readonly policy: PolicyVersion;
  readonly findings: readonly LintFinding[];
  readonly onChange: (policy: PolicyVersion) => void;
}

/** What holds for every action that says nothing else. */
function WholeFields({ policy, findings, onChange }: WholeFieldsProps) {
  const { data: queues = [] } = useQueues();
  return (
    <div className="grid items-start gap-x-4 gap-y-2 border-b border-line py-2.5 mid:grid-cols-2">
      <Field label={t("registry.usualQueue")} hint={t("registry.usualQueueWhat")}>
        {(control) => (
          <>
            <Select {...control} value={policy.queue} onChange={({ target }) => onChange({ ...policy, queue: target.value })}>
              {!queues.some(({ id }) => id === policy.queue) && <option value={policy.queue}>{policy.queue}</option>}
              {queues.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
            <FindingsHere findings={findings.filter(({ where }) => where === "queue")} />
          </>
        )}
      </Field>
      <Field label={t("registry.floor")} hint={t("registry.floorWhat")}>
        {(control) => (
          <NumberInput
            {...control}
            value={policy.sampling_floor}
            least={0}
            most={1}
            onNumber={(floor) => onChange({ ...policy, sampling_floor: floor })}
          />
        )}
      </Field>
    </div>
  );
}

interface BoundaryRowProps extends BoundaryEditorProps {
  readonly action: string;
  readonly onRemove: (boundary: Boundary) => void;
}

function BoundaryRow({ action, policy, registry, inForce, mayWrite, findings, onChange, onRemove }: BoundaryRowProps) {
  const [open, setOpen] = useState(false);
  const nameOf = usePersonName();
  const boundary = own(policy.boundaries, action);
  if (boundary === null) return null;
  const name = labelOf(registry, action);
  const standing = own(inForce.boundaries, action);
  return (
    <fieldset className="grid gap-1.5 border-b border-line py-2.5">
      <legend className="sr-only">{name}</legend>
      <div className="grid items-end gap-x-3 gap-y-1.5 max-mid:grid-cols-2 mid:grid-cols-[minmax(0,1fr)_150px_110px_minmax(0,170px)]">
        <span className="self-center [overflow-wrap:anywhere] max-mid:col-span-full">
          {name} <span className="block mono text-fg-2">{revealLine(action)}</span>
          {standing !== null && standing.level !== boundary.level && (
            <span className="flex items-center gap-1.5 text-small text-fg-2">
              {t("policy.inForce")} <LevelMark level={standing.level} />
            </span>
          )}
        </span>
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
                  least={0}
                  most={1}
                  onNumber={(sampling) => onChange(withBoundary(policy, action, { sampling }))}
                />
              )}
            </Field>
            <Field label={t("policy.queue")} className="max-mid:col-span-full">
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
      </div>
      <FindingsHere findings={findings} />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <p className="min-w-0 flex-1 text-small text-fg-2 [overflow-wrap:anywhere]">{boundaryWords(boundary, nameOf).join(" · ")}</p>
        {mayWrite && (
          <>
            <Button
              look="quiet"
              size="small"
              icon={open ? "down" : "right"}
              aria-expanded={open}
              aria-label={t("registry.moreOf", { name })}
              onClick={() => setOpen(!open)}
            >
              {t("registry.more")}
            </Button>
            <Button look="quiet" size="small" icon="x" iconOnly onClick={() => onRemove(boundary)}>
              {t("registry.removeBoundary", { name })}
            </Button>
          </>
        )}
      </div>
      {open && mayWrite && (
        <BoundaryFields
          boundary={boundary}
          entry={own(registry.actions, action)}
          onChange={(part) => onChange(withBoundary(policy, action, part))}
        />
      )}
    </fieldset>
  );
}

interface AddBoundaryProps {
  readonly actions: readonly string[];
  readonly nameOf: (action: string) => string;
  readonly onAdd: (action: string) => void;
}

function AddBoundary({ actions, nameOf, onAdd }: AddBoundaryProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  const action = chosen !== null && actions.includes(chosen) ? chosen : actions[0];
  if (action === undefined) return null;
  return (
    <div className="flex flex-wrap items-center gap-2 pt-2">
      <Select aria-label={t("registry.boundaryFor")} value={action} onChange={({ target }) => setChosen(target.value)} className="max-w-64">
        {actions.map((one) => (
          <option key={one} value={one}>
            {nameOf(one)}
          </option>
        ))}
      </Select>
      <Button icon="plus" look="quiet" onClick={() => onAdd(action)}>
        {t("registry.addBoundary")}
      </Button>
      <p className="text-small text-fg-3">{t("registry.withoutBoundary")}</p>
    </div>
  );
}
