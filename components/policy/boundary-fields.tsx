"use client";
// Everything that a boundary says beside level, share and queue, each with what it means.
import type { Boundary } from "@core/policy/policy";
import type { RegistryAction } from "@core/policy/registry";
import { t } from "@core/words/t";
import { type ReactNode, useState } from "react";
import { Names, PersonSelect, SpanInput, usePersonName } from "@/components/policy/field-inputs";
import { useHalfWritten } from "@/components/policy/use-half-written";
import { Button } from "@/components/ui/button";
import { CheckField } from "@/components/ui/check-field";
import { Field, Input } from "@/components/ui/field";
import { NumberInput } from "@/components/ui/number-input";
import { Segment } from "@/components/ui/segment";

const DAY_S = 86_400;
const LONGEST_S = 365 * DAY_S;

interface BoundaryFieldsProps {
  readonly boundary: Boundary;
  /** What is known of the action. */
  readonly entry: RegistryAction | null;
  readonly onChange: (part: Partial<Boundary>) => void;
}

export function BoundaryFields({ boundary, entry, onChange }: BoundaryFieldsProps) {
  return (
    <div className="grid gap-4 rounded-2 bg-sunken p-3">
      <Group title={t("registry.who")}>
        <Field label={t("policy.owner")} hint={t("registry.ownerWhat")}>
          {(control) => (
            <PersonSelect
              control={control}
              label={t("policy.owner")}
              value={boundary.owner}
              empty={t("policy.noOwner")}
              onChange={(owner) => onChange({ owner })}
            />
          )}
        </Field>
        <Field label={t("policy.approvals")} hint={t("registry.quorumWhat")}>
          {(control) => (
            <NumberInput {...control} value={boundary.quorum} whole least={1} most={5} onNumber={(quorum) => onChange({ quorum })} />
          )}
        </Field>
        <Skills skills={boundary.skills} onChange={(skills) => onChange({ skills })} />
        <Excluded people={boundary.exclude} onChange={(exclude) => onChange({ exclude })} />
        <CheckField checked={boundary.blind} hint={t("registry.blindWhat")} onChange={(blind) => onChange({ blind })}>
          {t("registry.blind")}
        </CheckField>
        <CheckField
          checked={boundary.owner_may_review}
          hint={t("registry.ownerMayWhat")}
          onChange={(may) => onChange({ owner_may_review: may })}
        >
          {t("registry.ownerMay")}
        </CheckField>
      </Group>
      <Times boundary={boundary} onChange={onChange} />
      <AcceptedRisk boundary={boundary} entry={entry} onChange={onChange} />
      <Group title={t("registry.budget")} what={t("registry.budgetWhat")} columns="grid-cols-3">
        {(
          [
            ["errors", "registry.budgetErrors", 1_000_000],
            ["severe", "registry.budgetSevere", 1_000_000],
            ["window_days", "registry.budgetDays", 365],
          ] as const
        ).map(([field, label, most]) => (
          <Field key={field} label={t(label)}>
            {(control) => (
              <NumberInput
                {...control}
                value={boundary.budget[field]}
                whole
                least={1}
                most={most}
                onNumber={(value) => onChange({ budget: { ...boundary.budget, [field]: value } })}
              />
            )}
          </Field>
        ))}
      </Group>
    </div>
  );
}

interface GroupProps {
  readonly title: string;
  readonly what?: string;
  readonly columns?: string;
  readonly children: ReactNode;
}

function Group({ title, what, columns = "mid:grid-cols-2", children }: GroupProps) {
  return (
    <fieldset className="grid gap-2">
      <legend className="pb-1 font-medium">{title}</legend>
      {what !== undefined && <p className="text-small text-fg-2">{what}</p>}
      <div className={`grid items-start gap-x-4 gap-y-3 ${columns}`}>{children}</div>
    </fieldset>
  );
}

function Times({ boundary, onChange }: Pick<BoundaryFieldsProps, "boundary" | "onChange">) {
  const spans = [
    ["due_in_s", t("registry.due"), t("registry.dueWhat"), 1, LONGEST_S],
    ["max_s", t("registry.longest"), t("registry.longestWhat"), 60, LONGEST_S],
    ["recall_s", t("registry.undo"), t("registry.undoWhat"), 0, 60],
    ["grant_s", t("registry.grant"), t("registry.grantWhat"), 10, DAY_S],
  ] as const;
  return (
    <Group title={t("registry.when")}>
      {spans.map(([field, label, hint, least, most]) => (
        <Field key={field} label={label} hint={hint}>
          {(control) => (
            <SpanInput
              control={control}
              label={label}
              seconds={boundary[field]}
              least={least}
              most={most}
              optional={field === "due_in_s"}
              onChange={(seconds) => {
                if (field === "due_in_s") onChange({ due_in_s: seconds });
                else if (seconds !== null) onChange({ [field]: seconds });
              }}
            />
          )}
        </Field>
      ))}
      <Field label={t("policy.ifSilent")} hint={t(boundary.on_silence === "reject" ? "registry.rejectWhat" : "registry.proceedWhat")}>
        {(control) => (
          <Segment
            control={control}
            label={t("policy.ifSilent")}
            value={boundary.on_silence}
            choices={[
              { value: "reject", label: t("policy.rejected") },
              { value: "proceed", label: t("policy.proceeds") },
            ]}
            onChange={(silence) => onChange({ on_silence: silence })}
          />
        )}
      </Field>
    </Group>
  );
}

interface Half {
  readonly asked: boolean;
  readonly reason: string;
  readonly owner: string | null;
}

const NOTHING: Half = { asked: false, reason: "", owner: null };

/** A reason and a name belong together: until both are there, the draft says that no risk is accepted. */
function AcceptedRisk({ boundary, entry, onChange }: BoundaryFieldsProps) {
  const standing = boundary.accepted_risk;
  const [half, write] = useHalfWritten<Half>(standing, standing === null ? NOTHING : { asked: true, ...standing });
  const { asked, reason, owner } = half;
  const take = (next: Half) => {
    const whole = next.asked && next.reason.trim() !== "" && next.owner !== null ? { reason: next.reason, owner: next.owner } : null;
    write(next, whole);
    if (whole !== null || standing !== null) onChange({ accepted_risk: whole });
  };
  return (
    <Group title={t("policy.acceptedRisk")} what={t("registry.riskWhat")} columns="">
      <CheckField
        checked={asked}
        {...(entry !== null && entry.reversibility !== "irreversible" && { hint: t("registry.riskNeedless") })}
        onChange={(accepts) => take({ ...half, asked: accepts })}
      >
        {t("registry.acceptRisk")}
      </CheckField>
      {asked && (
        <div className="grid items-start gap-x-4 gap-y-3 mid:grid-cols-[minmax(0,1.6fr)_minmax(0,1fr)]">
          <Field label={t("policy.reason")} {...(reason.trim() === "" && { error: t("registry.riskReason") })}>
            {(control) => (
              <Input {...control} value={reason} maxLength={500} onChange={({ target }) => take({ ...half, reason: target.value })} />
            )}
          </Field>
          <Field label={t("registry.riskOwner")} {...(owner === null && { error: t("registry.riskNobody") })}>
            {(control) => (
              <PersonSelect
                control={control}
                label={t("registry.riskOwner")}
                value={owner}
                empty={t("policy.noOwner")}
                onChange={(next) => take({ ...half, owner: next })}
              />
            )}
          </Field>
        </div>
      )}
    </Group>
  );
}

interface ListProps {
  readonly onChange: (names: string[]) => void;
}

const SKILL = /^[a-z0-9][a-z0-9-]{0,63}$/;

function Skills({ skills, onChange }: ListProps & { readonly skills: readonly string[] }) {
  const [typed, setTyped] = useState("");
  const wrong = typed !== "" && !SKILL.test(typed);
  const add = () => {
    if (typed === "" || wrong) return;
    if (!skills.includes(typed)) onChange([...skills, typed]);
    setTyped("");
  };
  return (
    <Field label={t("registry.skills")} hint={t("registry.skillsWhat")} {...(wrong && { error: t("registry.skillForm") })}>
      {(control) => (
        <>
          <Names names={skills} onRemove={(name) => onChange(skills.filter((skill) => skill !== name))} />
          <div className="flex gap-1">
            <Input
              {...control}
              value={typed}
              onChange={({ target }) => setTyped(target.value)}
              onKeyDown={(event) => {
                if (event.key !== "Enter") return;
                event.preventDefault();
                add();
              }}
            />
            <Button icon="plus" iconOnly disabled={typed === "" || wrong} onClick={add}>
              {t("registry.addSkill")}
            </Button>
          </div>
        </>
      )}
    </Field>
  );
}

function Excluded({ people, onChange }: ListProps & { readonly people: readonly string[] }) {
  const nameOf = usePersonName();
  return (
    <Field label={t("registry.excluded")} hint={t("registry.excludedWhat")}>
      {(control) => (
        <>
          <Names names={people} words={nameOf} onRemove={(name) => onChange(people.filter((person) => person !== name))} />
          <PersonSelect
            control={control}
            label={t("registry.excluded")}
            value={null}
            empty={t("registry.nobodyMore")}
            without={people}
            onChange={(person) => person !== null && onChange([...people, person])}
          />
        </>
      )}
    </Field>
  );
}
