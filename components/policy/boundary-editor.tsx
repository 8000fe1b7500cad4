"use client";
// The boundary of each action in a draft; the level in force stands beside each.
import type { WrittenLevel } from "@core/policy/policy";
import { t } from "@core/words/t";
import { PRINTED_LEVELS } from "@core/words/vocabulary";
import { LevelMark, levelLabel } from "@/components/marks/level-mark";
import { withBoundary } from "@/components/policy/documents";
import { type EditorProps, QueueSelect } from "@/components/policy/editor-parts";
import { Part } from "@/components/policy/part";
import { Field } from "@/components/ui/field";
import { NumberInput } from "@/components/ui/number-input";
import { Select } from "@/components/ui/select";

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
