"use client";
// The rungs of a ladder to be changed: how long each waits, what it does, in what order; all of it by keyboard or pointer.
import { MOST_RUNGS } from "@core/words/ladders";
import { t } from "@core/words/t";
import { useRef, useState } from "react";
import { readDelay, writeDelay } from "@/components/ladders/delay-text";
import type { RungDraft } from "@/components/ladders/queue-draft";
import { PersonSelect } from "@/components/policy/field-inputs";
import { Button } from "@/components/ui/button";
import { Field, type FieldControl, Input } from "@/components/ui/field";
import { OrderButtons } from "@/components/ui/order-buttons";
import { Select } from "@/components/ui/select";
import type { LaddersPage } from "@/server/views/shapes-ladders";

interface RungEditorProps {
  readonly rungs: readonly RungDraft[];
  readonly queues: LaddersPage["queues"];
  /** What stands against a field, as `/ladder/0/to`. */
  readonly errorAt: (field: string) => string | undefined;
  readonly onChange: (rungs: readonly RungDraft[]) => void;
}

export function RungEditor({ rungs, queues, errorAt, onChange }: RungEditorProps) {
  const list = useRef<HTMLOListElement>(null);
  const change = (index: number, next: Partial<RungDraft>) =>
    onChange(rungs.map((rung, at) => (at === index ? { ...rung, ...next } : rung)));
  const swap = (index: number, other: number) => {
    const next = [...rungs];
    const [one, two] = [next[index], next[other]];
    if (one === undefined || two === undefined) return;
    next[index] = two;
    next[other] = one;
    onChange(next);
  };
  const add = () => {
    const key = Math.max(-1, ...rungs.map((rung) => rung.key)) + 1;
    onChange([...rungs, { key, afterS: 3_600, does: "owner", target: "" }]);
    // Whoever adds one goes on with it.
    requestAnimationFrame(() => list.current?.querySelector<HTMLInputElement>("li:last-child input")?.focus());
  };
  const remove = (index: number) => {
    onChange(rungs.filter((_, at) => at !== index));
    // Whoever removes one stands at the one that took its place, or where another is added.
    requestAnimationFrame(() => {
      const next = list.current?.children[Math.min(index, rungs.length - 2)];
      (next?.querySelector<HTMLElement>("input") ?? list.current?.parentElement?.querySelector<HTMLElement>(":scope > button"))?.focus();
    });
  };
  return (
    <section aria-label={t("ladders.rungs")}>
      <h3 className="border-b border-line pb-1.5 font-strong">{t("ladders.rungs")}</h3>
      {rungs.length === 0 && <p className="py-2 text-fg-2">{t("ladders.noRungs")}</p>}
      <ol ref={list}>
        {rungs.map((rung, index) => (
          <li key={rung.key} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 gap-y-2 border-b border-line py-3">
            <div className="grid min-w-0 gap-2 mid:grid-cols-[112px_minmax(0,200px)_minmax(0,1fr)]">
              <Field
                className="content-start"
                label={t("ladders.rungAfter", { number: index + 1 })}
                error={errorAt(`/ladder/${index}/afterS`) ?? (rung.afterS === null ? t("ladders.delayBad") : undefined)}
              >
                {(control) => <DelayInput control={control} seconds={rung.afterS} onChange={(afterS) => change(index, { afterS })} />}
              </Field>
              <Field className="content-start" label={t("ladders.rungDoes", { number: index + 1 })} error={errorAt(`/ladder/${index}`)}>
                {(control) => (
                  <Select
                    {...control}
                    value={rung.does}
                    onChange={({ target }) => change(index, { does: target.value as RungDraft["does"], target: "" })}
                  >
                    <option value="owner">{t("ladders.notifyOwner")}</option>
                    <option value="members">{t("ladders.notifyMembers")}</option>
                    <option value="person">{t("ladders.notifyPerson")}</option>
                    <option value="move">{t("ladders.moveTo")}</option>
                  </Select>
                )}
              </Field>
              <Target rung={rung} number={index + 1} queues={queues} errorAt={errorAt} onTarget={(target) => change(index, { target })} />
            </div>
            <div className="flex items-start gap-0.5 pt-[21px]">
              <OrderButtons
                place={index}
                all={rungs.length}
                up={t("ladders.rungUp", { number: index + 1 })}
                down={t("ladders.rungDown", { number: index + 1 })}
                remove={t("ladders.removeRung", { number: index + 1 })}
                onMove={(to) => swap(index, to)}
                onRemove={() => remove(index)}
              />
            </div>
          </li>
        ))}
      </ol>
      <Button
        look="quiet"
        icon="plus"
        className="mt-2"
        disabled={rungs.length >= MOST_RUNGS}
        hint={rungs.length >= MOST_RUNGS ? t("ladders.tooManyRungs", { count: MOST_RUNGS }) : undefined}
        onClick={add}
      >
        {t("ladders.addRung")}
      </Button>
    </section>
  );
}

interface TargetProps {
  readonly rung: RungDraft;
  readonly number: number;
  readonly queues: LaddersPage["queues"];
  readonly errorAt: (field: string) => string | undefined;
  readonly onTarget: (target: string) => void;
}

function Target({ rung, number, queues, errorAt, onTarget }: TargetProps) {
  if (rung.does === "move")
    return (
      <Field className="content-start" label={t("ladders.rungTo", { number })} error={errorAt(`/ladder/${number - 1}/to`)}>
        {(control) => (
          <Select {...control} value={rung.target} onChange={({ target }) => onTarget(target.value)}>
            <option value="">{t("ladders.chooseQueue")}</option>
            {queues.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
    );
  const error = errorAt(`/ladder/${number - 1}/who`);
  if (rung.does === "person")
    return (
      <Field className="content-start" label={t("ladders.rungWho", { number })} error={error}>
        {(control) => (
          <PersonSelect
            control={control}
            label={t("ladders.rungWho", { number })}
            value={rung.target === "" ? null : rung.target}
            empty={t("ladders.noOwner")}
            onChange={(person) => onTarget(person ?? "")}
          />
        )}
      </Field>
    );
  return error === undefined ? null : <p className="self-end pb-1.5 text-small text-danger">{error}</p>;
}

interface DelayInputProps {
  readonly control: FieldControl;
  readonly seconds: number | null;
  readonly onChange: (seconds: number | null) => void;
}

/** What is typed stays as it is typed; it reads as `2 h` again once the field is left. */
function DelayInput({ control, seconds, onChange }: DelayInputProps) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Input
      {...control}
      value={typed ?? (seconds === null ? "" : writeDelay(seconds))}
      placeholder={t("ladders.delayHint")}
      onChange={({ target }) => {
        setTyped(target.value);
        onChange(readDelay(target.value));
      }}
      onBlur={() => seconds !== null && setTyped(null)}
      className="tabular-nums"
    />
  );
}
