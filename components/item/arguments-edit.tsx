"use client";
// The arguments as a form made from their schema: each value has the input of its type, objects are groups, arrays are lists, and the whole can be JSON.
import { t } from "@core/words/t";
import { revealText } from "@core/words/untrusted-text";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { type FieldControl, Input, Field as Labelled, Textarea } from "@/components/ui/field";
import { rich } from "@/components/ui/rich";
import { Segment } from "@/components/ui/segment";
import {
  type Field,
  type FieldErrors,
  fieldsOf,
  type Leaf,
  type List,
  readTyped,
  same,
  shownText,
  type Typed,
  typedFor,
  withRows,
} from "./argument-form";
import { printJson } from "./arguments-read";
import { changesBetween } from "./changes";
import { useDesk } from "./desk";
import { EditPreview, useEditAnswer } from "./edit-preview";

interface Form {
  readonly typed: Typed;
  readonly errors: FieldErrors;
  readonly onTyped: (typed: Typed) => void;
}

export function ArgumentsEdit() {
  const { item, work, change, open } = useDesk();
  const root = useRef<HTMLFieldSetElement>(null);
  const { argumentsSchema: schema, editable } = item;
  const typed = work.typed ?? typedFor(schema, editable, editable);
  const fields = fieldsOf(schema, editable, typed);
  const read = readTyped(schema, editable, typed);
  const changed = read.ok ? changesBetween(editable, read.arguments) : [];
  const answer = useEditAnswer(item.id, read.ok && changed.length > 0 ? read.arguments : null);
  const errors = read.ok ? errorsByField(answer.errors, read.keys) : read.errors;
  const form: Form = { typed, errors, onTyped: (next) => change({ typed: next }) };

  useEffect(() => {
    root.current?.querySelector<HTMLElement>("input, textarea, select, button")?.focus();
  }, []);

  const toJson = () => form.onTyped({ ...typed, raw: JSON.stringify(read.ok ? read.arguments : read.rough, null, 2) });
  const toFields = () => read.ok && form.onTyped({ ...typedFor(schema, editable, read.arguments) });
  const asFields = read.ok ? typedFor(schema, editable, read.arguments).raw === null : false;

  return (
    <fieldset ref={root} className="mt-2.5 rounded-2 border border-ink-line p-3">
      <legend className="px-1 text-small font-medium text-ink-text">
        {rich("item.editAction", { action: revealText(item.action), code: (inner) => <span className="mono">{inner}</span> })}
      </legend>
      {typed.raw === null ? (
        <Fields fields={fields} form={form} />
      ) : (
        <Labelled label={t("item.argumentsAsJson")} error={form.errors[""]}>
          {(control) => (
            <Textarea
              {...control}
              rows={Math.min(18, Math.max(6, (typed.raw ?? "").split("\n").length + 1))}
              spellCheck={false}
              value={typed.raw ?? ""}
              onChange={(event) => form.onTyped({ ...typed, raw: event.target.value })}
              className="mono"
            />
          )}
        </Labelled>
      )}
      {fields.length === 0 && typed.raw === null && <p className="text-fg-2">{t("item.nothingToEdit")}</p>}
      <div className="mt-3 min-h-5">
        <EditPreview {...answer} placed={Object.keys(errors).length > 0} />
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
        {typed.raw === null ? (
          <Button size="small" look="quiet" icon="braces" onClick={toJson}>
            {t("item.asJson")}
          </Button>
        ) : (
          <Button
            size="small"
            look="quiet"
            icon="rows"
            onClick={toFields}
            disabled={!asFields}
            hint={asFields ? undefined : t(read.ok ? "item.notAsFields" : "item.notJson")}
          >
            {t("item.asFields")}
          </Button>
        )}
        <Button size="small" look="quiet" shortcut="Esc" onClick={() => open(null)}>
          {t("frame.close")}
        </Button>
      </div>
    </fieldset>
  );
}

/** The server's words at the field that each is about; where a place has no field, at the nearest one around it. */
function errorsByField(errors: Readonly<Record<string, string>>, keys: Readonly<Record<string, string>>): FieldErrors {
  const placed = Object.entries(errors).flatMap(([pointer, words]) => {
    let place = pointer;
    while (place !== "" && !Object.hasOwn(keys, place)) place = place.slice(0, place.lastIndexOf("/"));
    return [[place === "" ? "" : (keys[place] ?? ""), words] as const];
  });
  return Object.fromEntries(placed);
}

function Fields({ fields, form }: { readonly fields: readonly Field[]; readonly form: Form }) {
  return (
    <div className="grid grid-cols-[repeat(auto-fill,minmax(180px,1fr))] items-start gap-3">
      {fields.map((field) => (
        <FieldView key={field.key} field={field} form={form} />
      ))}
    </div>
  );
}

const nameOf = (field: Field) => revealText(field.title ?? field.name);

function FieldView({ field, form }: { readonly field: Field; readonly form: Form }) {
  switch (field.kind) {
    case "group":
      return (
        <Box field={field} form={form}>
          <Fields fields={field.parts} form={form} />
        </Box>
      );
    case "list":
      return <ListView list={field} form={form} />;
    default:
      return <LeafView leaf={field} form={form} label={<span className="mono">{nameOf(field)}</span>} />;
  }
}

/** A group or a list, under its name. */
function Box({ field, form, children }: { readonly field: Field; readonly form: Form; readonly children: React.ReactNode }) {
  const error = form.errors[field.key];
  return (
    <fieldset
      className="col-span-full min-w-0 rounded-2 border border-line-2 p-2.5 pt-1.5"
      aria-invalid={error === undefined ? undefined : true}
    >
      <legend className="mono px-1 text-small font-medium">
        {nameOf(field)}
        {!field.required && field.current === undefined && <span className="font-sans text-fg-3"> {t("item.mayBeLeftOut")}</span>}
      </legend>
      {field.hint !== null && <p className="mb-1.5 text-small text-fg-3">{revealText(field.hint)}</p>}
      {children}
      {error !== undefined && (
        <p role="alert" className="mt-1.5 text-small text-danger">
          {error}
        </p>
      )}
    </fieldset>
  );
}

function ListView({ list, form }: { readonly list: List; readonly form: Form }) {
  const root = useRef<HTMLOListElement>(null);
  const { typed, onTyped } = form;
  const put = (rows: readonly string[]) => onTyped({ ...typed, rows: { ...typed.rows, [list.key]: rows } });
  const add = () => {
    put(withRows(list, { add: true }));
    // The new row stands with the next drawing, and the hands go into it.
    requestAnimationFrame(() => root.current?.lastElementChild?.querySelector<HTMLElement>("input, textarea, select, button")?.focus());
  };
  return (
    <Box field={list} form={form}>
      <ol ref={root} className="grid gap-2">
        {list.rows.map(({ id, field }, at) => (
          <li key={id} className="flex items-start gap-1.5">
            <div className="min-w-0 flex-1">
              {field.kind === "group" || field.kind === "list" ? (
                <FieldView field={{ ...field, name: String(at + 1), title: null }} form={form} />
              ) : (
                <LeafView leaf={field} form={form} label={t("item.rowOf", { name: nameOf(list), number: at + 1 })} labelHidden />
              )}
            </div>
            <Button
              size="small"
              look="quiet"
              iconOnly
              icon="up"
              onClick={() => put(withRows(list, { move: id, by: -1 }))}
              disabled={at === 0}
            >
              {t("item.rowUp", { number: at + 1 })}
            </Button>
            <Button
              size="small"
              look="quiet"
              iconOnly
              icon="down"
              onClick={() => put(withRows(list, { move: id, by: 1 }))}
              disabled={at === list.rows.length - 1}
            >
              {t("item.rowDown", { number: at + 1 })}
            </Button>
            <Button size="small" look="quiet" iconOnly icon="x" onClick={() => put(withRows(list, { remove: id }))}>
              {t("item.rowRemove", { number: at + 1 })}
            </Button>
          </li>
        ))}
      </ol>
      <Button size="small" icon="plus" onClick={add} className={list.rows.length === 0 ? "" : "mt-2"}>
        {t("item.rowAdd", { name: nameOf(list) })}
      </Button>
    </Box>
  );
}

interface LeafProps {
  readonly leaf: Leaf;
  readonly form: Form;
  readonly label: React.ReactNode;
  readonly labelHidden?: boolean;
}

function LeafView({ leaf, form, label, labelHidden = false }: LeafProps) {
  const { typed, errors, onTyped } = form;
  const text = shownText(leaf, typed);
  const wide = leaf.kind === "long" || leaf.kind === "json";
  return (
    <Labelled
      label={label}
      labelHidden={labelHidden}
      hint={hintOf(leaf, typed)}
      error={errors[leaf.key]}
      className={wide ? "col-span-full" : ""}
    >
      {(control) => (
        <Control
          leaf={leaf}
          control={{ ...control, "aria-required": leaf.required || undefined }}
          text={text}
          onText={(next) => onTyped({ ...typed, texts: { ...typed.texts, [leaf.key]: next } })}
        />
      )}
    </Labelled>
  );
}

function hintOf(leaf: Leaf, typed: Typed): string | undefined {
  const touched = typed.texts[leaf.key];
  const changed = touched !== undefined && !same(touched, shownText(leaf, { ...typed, texts: {} }));
  const parts = [
    leaf.hint === null ? null : revealText(leaf.hint),
    changed ? t("item.wasThis", { value: leaf.current === undefined ? t("item.notThere") : printJson(leaf.current) }) : null,
    !leaf.required && leaf.current === undefined ? t("item.mayBeLeftOut") : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? undefined : parts.join("; ");
}

interface ControlProps {
  readonly leaf: Leaf;
  readonly control: FieldControl & { readonly "aria-required": true | undefined };
  readonly text: string;
  readonly onText: (text: string) => void;
}

function Control({ leaf, control, text, onText }: ControlProps) {
  switch (leaf.kind) {
    case "choice":
      return (
        <select
          {...control}
          value={text}
          onChange={(event) => onText(event.target.value)}
          className="h-control w-full rounded-2 border border-line-control bg-surface px-2 aria-invalid:border-danger"
        >
          {(!leaf.required || text === "") && <option value="">{t("item.leftOut")}</option>}
          {leaf.choices.map((choice) => (
            <option key={JSON.stringify(choice)} value={JSON.stringify(choice)}>
              {typeof choice === "string" ? revealText(choice) : JSON.stringify(choice)}
            </option>
          ))}
        </select>
      );
    case "boolean":
      return (
        <Segment
          label={leaf.name}
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
          rows={leaf.kind === "json" ? 5 : 4}
          spellCheck={leaf.kind === "long"}
          value={text}
          onChange={(event) => onText(event.target.value)}
          className="mono"
        />
      );
    default:
      return (
        <Input
          {...control}
          type={leaf.kind === "date" && (text === "" || /^\d{4}-\d{2}-\d{2}$/.test(text)) ? "date" : "text"}
          inputMode={
            leaf.kind === "number" ? "decimal" : leaf.kind === "integer" ? "numeric" : leaf.schema.format === "email" ? "email" : "text"
          }
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => onText(event.target.value)}
          className="mono"
        />
      );
  }
}
