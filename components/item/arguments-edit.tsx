"use client";
// The arguments as a form made from their schema: each field has the input of its type, what does not fit one is edited as JSON.
import { t } from "@core/words/t";
import { revealText } from "@core/words/untrusted-text";
import type { Json } from "@core/words/vocabulary";
import { useEffect, useMemo, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Field, type FieldControl, Input, Textarea } from "@/components/ui/field";
import { rich } from "@/components/ui/rich";
import { Segment } from "@/components/ui/segment";
import { type ArgumentField, fieldsOf, readTyped, typedFrom } from "./argument-form";
import { printJson } from "./arguments-read";
import { changesBetween } from "./changes";
import { useDesk } from "./desk";
import { EditPreview } from "./edit-preview";

export function ArgumentsEdit() {
  const { item, work, change, open } = useDesk();
  const root = useRef<HTMLFieldSetElement>(null);
  const fields = useMemo(() => fieldsOf(item.argumentsSchema, item.editable), [item.argumentsSchema, item.editable]);
  const typed = work.typed ?? typedFrom(fields, item.editable);
  const read = readTyped(fields, typed, item.editable);
  const errors = read.ok ? {} : read.errors;
  const changed = read.ok ? changesBetween(item.editable, read.arguments) : [];
  const set = (name: string, text: string) => change({ typed: { ...typed, [name]: text } });

  useEffect(() => {
    root.current?.querySelector<HTMLElement>("input, textarea, select, button")?.focus();
  }, []);

  return (
    <fieldset ref={root} className="mt-2.5 rounded-2 border border-ink-line p-3">
      <legend className="px-1 text-small font-medium text-ink-text">
        {rich("item.editAction", { action: revealText(item.action), code: (inner) => <span className="mono">{inner}</span> })}
      </legend>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(180px,1fr))] items-start gap-3">
        {fields.map((field) => (
          <Field
            key={field.name}
            label={<span className="mono">{revealText(field.name)}</span>}
            hint={hintOf(
              field,
              item.editable[field.name],
              changed.some((one) => one.path === field.name || one.path.startsWith(`${field.name}.`)),
            )}
            error={errors[field.name]}
            className={field.kind === "long" || field.kind === "json" ? "col-span-full" : ""}
          >
            {(control) => (
              <Control field={field} control={control} text={typed[field.name] ?? ""} onText={(text) => set(field.name, text)} />
            )}
          </Field>
        ))}
      </div>
      {fields.length === 0 && <p className="text-fg-2">{t("item.nothingToEdit")}</p>}
      <div className="mt-3 min-h-5">
        <EditPreview edited={read.ok && changed.length > 0 ? read.arguments : null} />
      </div>
      <div className="mt-1.5 flex flex-wrap items-center gap-2">
        <p className="flex-1 text-small text-fg-2" aria-live="polite">
          {read.ok
            ? changed.length === 0
              ? t("item.nothingChanged")
              : t("item.youChange", { names: changed.map((one) => revealText(one.path)).join(", "), number: item.revision.number + 1 })
            : t("item.mend")}
        </p>
        <Button size="small" look="quiet" onClick={() => change({ typed: null })}>
          {t("item.putBack")}
        </Button>
        <Button size="small" look="quiet" shortcut="Esc" onClick={() => open(null)}>
          {t("frame.close")}
        </Button>
      </div>
    </fieldset>
  );
}

function hintOf(field: ArgumentField, current: Json | undefined, changed: boolean): string | undefined {
  const parts = [
    field.hint === null ? null : revealText(field.hint),
    changed ? t("item.wasThis", { value: current === undefined ? t("item.notThere") : printJson(current) }) : null,
    !field.required && current === undefined ? t("item.mayBeLeftOut") : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? undefined : parts.join("; ");
}

interface ControlProps {
  readonly field: ArgumentField;
  readonly control: FieldControl;
  readonly text: string;
  readonly onText: (text: string) => void;
}

function Control({ field, control, text, onText }: ControlProps) {
  switch (field.kind) {
    case "choice":
      return (
        <select
          {...control}
          value={text}
          onChange={(event) => onText(event.target.value)}
          className="h-control w-full rounded-2 border border-line-control bg-surface px-2 aria-invalid:border-danger"
        >
          {!field.required && <option value="">{t("item.leftOut")}</option>}
          {field.choices.map((choice) => (
            <option key={JSON.stringify(choice)} value={JSON.stringify(choice)}>
              {typeof choice === "string" ? revealText(choice) : JSON.stringify(choice)}
            </option>
          ))}
        </select>
      );
    case "boolean":
      return (
        <Segment
          label={field.name}
          value={text === "true" || text === "false" ? text : undefined}
          choices={[
            { value: "true", label: t("item.yesChoice") },
            { value: "false", label: t("item.noChoice") },
          ]}
          onChange={onText}
        />
      );
    case "long":
    case "json":
      return (
        <Textarea
          {...control}
          rows={field.kind === "json" ? 5 : 4}
          spellCheck={field.kind === "long"}
          value={text}
          onChange={(event) => onText(event.target.value)}
          className="mono"
        />
      );
    default:
      return (
        <Input
          {...control}
          inputMode={field.kind === "number" ? "decimal" : field.kind === "integer" ? "numeric" : "text"}
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => onText(event.target.value)}
          className="mono"
        />
      );
  }
}
