"use client";
// The fields of a queue beside its ladder: name, owner, members, what stands above it, its hours and what it promises.
import type { QueueTerms } from "@core/words/queue-terms";
import { t } from "@core/words/t";
import { useState } from "react";
import { idFrom, type QueueDraft } from "@/components/ladders/queue-draft";
import { MaybeNumber, Names, PersonSelect, SpanInput, usePersonName } from "@/components/policy/field-inputs";
import { Button } from "@/components/ui/button";
import { CheckField } from "@/components/ui/check-field";
import { Field, Input } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { LaddersPage } from "@/server/views/shapes-ladders";

const LONGEST_S = 365 * 86_400;

interface QueueFieldsProps {
  readonly draft: QueueDraft;
  readonly isNew: boolean;
  readonly page: LaddersPage;
  readonly errorAt: (field: string) => string | undefined;
  readonly onChange: (change: Partial<QueueDraft>) => void;
}

export function QueueFields({ draft, isNew, page, errorAt, onChange }: QueueFieldsProps) {
  const nameOf = usePersonName();
  const terms = (change: Partial<QueueTerms>) => onChange({ terms: { ...draft.terms, ...change } });
  return (
    <div className="grid gap-x-4 gap-y-3 mid:grid-cols-2">
      <Field className="content-start" label={t("ladders.name")} error={errorAt("/name")}>
        {(control) => (
          <Input
            {...control}
            value={draft.name}
            maxLength={100}
            onChange={({ target }) =>
              onChange({
                name: target.value,
                ...(isNew && (draft.id === "" || draft.id === idFrom(draft.name)) ? { id: idFrom(target.value) } : {}),
              })
            }
          />
        )}
      </Field>
      <Field className="content-start" label={t("ladders.id")} hint={t("ladders.idHint")} error={errorAt("/id")}>
        {(control) => (
          <Input
            {...control}
            value={draft.id}
            readOnly={!isNew}
            aria-disabled={!isNew || undefined}
            maxLength={64}
            onChange={({ target }) => onChange({ id: target.value })}
            className="mono"
          />
        )}
      </Field>
      <Field className="content-start" label={t("ladders.owner")} hint={t("ladders.ownerHint")} error={errorAt("/owner")}>
        {(control) => (
          <PersonSelect
            control={control}
            label={t("ladders.owner")}
            value={draft.owner === "" ? null : draft.owner}
            empty={t("ladders.noOwner")}
            onChange={(owner) => onChange({ owner: owner ?? "" })}
          />
        )}
      </Field>
      <Field className="content-start" label={t("ladders.members")} error={errorAt("/members")}>
        {(control) => (
          <div className="grid gap-1.5">
            <PersonSelect
              control={control}
              label={t("ladders.members")}
              value={null}
              empty={t("ladders.addMember")}
              without={draft.members}
              onChange={(person) => person !== null && onChange({ members: [...draft.members, person] })}
            />
            <Names
              names={draft.members}
              words={nameOf}
              onRemove={(gone) => onChange({ members: draft.members.filter((id) => id !== gone) })}
            />
          </div>
        )}
      </Field>
      <Field className="content-start" label={t("ladders.over")} hint={t("ladders.overHint")} error={errorAt("/over")}>
        {(control) => (
          <Select
            {...control}
            value={draft.over ?? ""}
            onChange={({ target }) => onChange({ over: target.value === "" ? null : target.value })}
          >
            <option value="">{t("ladders.overNone")}</option>
            {page.queues
              .filter(({ id }) => id !== draft.id)
              .map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
          </Select>
        )}
      </Field>
      <Field className="content-start" label={t("ladders.rank")} hint={t("ladders.rankHint")} error={errorAt("/rank")}>
        {(control) => (
          <MaybeNumber
            control={control}
            value={draft.rank}
            whole
            least={-1_000_000}
            most={1_000_000}
            onChange={(rank) => rank !== null && onChange({ rank })}
          />
        )}
      </Field>
      <Field className="content-start" label={t("ladders.calendar")} error={errorAt("/calendar")}>
        {(control) => (
          <Select
            {...control}
            value={draft.calendar ?? ""}
            onChange={({ target }) => onChange({ calendar: target.value === "" ? null : target.value })}
          >
            <option value="">{t("ladders.dayAndNight")}</option>
            {page.calendars.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Skills skills={draft.terms.skills} error={errorAt("/terms/skills")} onChange={(skills) => terms({ skills })} />
      <Field className="content-start" label={t("ladders.response")} hint={t("ladders.promiseHint")} error={errorAt("/terms/responseS")}>
        {(control) => (
          <SpanInput
            control={control}
            label={t("ladders.response")}
            seconds={draft.terms.responseS}
            least={60}
            most={LONGEST_S}
            optional
            onChange={(responseS) => terms({ responseS })}
          />
        )}
      </Field>
      <Field
        className="content-start"
        label={t("ladders.resolution")}
        hint={t("ladders.promiseHint")}
        error={errorAt("/terms/resolutionS")}
      >
        {(control) => (
          <SpanInput
            control={control}
            label={t("ladders.resolution")}
            seconds={draft.terms.resolutionS}
            least={60}
            most={LONGEST_S}
            optional
            onChange={(resolutionS) => terms({ resolutionS })}
          />
        )}
      </Field>
      <Field className="content-start" label={t("ladders.assign")}>
        {(control) => (
          <Select
            {...control}
            value={draft.terms.assign}
            onChange={({ target }) => terms({ assign: target.value as QueueTerms["assign"] })}
          >
            <option value="pull">{t("ladders.assign_pull")}</option>
            <option value="least_loaded">{t("ladders.assign_least_loaded")}</option>
            <option value="round_robin">{t("ladders.assign_round_robin")}</option>
          </Select>
        )}
      </Field>
      <CheckField checked={draft.terms.keepRuns} onChange={(keepRuns) => terms({ keepRuns })} className="self-end">
        {t("ladders.keepRuns")}
      </CheckField>
    </div>
  );
}

interface SkillsProps {
  readonly skills: readonly string[];
  readonly error: string | undefined;
  readonly onChange: (skills: readonly string[]) => void;
}

function Skills({ skills, error, onChange }: SkillsProps) {
  const [typed, setTyped] = useState("");
  const skill = idFrom(typed);
  const add = () => {
    if (skill === "") return;
    onChange([...new Set([...skills, skill])]);
    setTyped("");
  };
  return (
    <Field className="content-start" label={t("ladders.skills")} error={error}>
      {(control) => (
        <div className="grid gap-1.5">
          <div className="flex gap-1">
            <Input
              {...control}
              value={typed}
              maxLength={64}
              onChange={({ target }) => setTyped(target.value)}
              onKeyDown={(event) => {
                if (event.key !== "Enter") return;
                event.preventDefault();
                add();
              }}
            />
            <Button icon="plus" iconOnly onClick={add}>
              {t("ladders.addSkill")}
            </Button>
          </div>
          <Names names={skills} onRemove={(gone) => onChange(skills.filter((one) => one !== gone))} />
        </div>
      )}
    </Field>
  );
}
