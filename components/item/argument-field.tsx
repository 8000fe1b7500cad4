"use client";
// Draws one value of the arguments while they are edited: the control that fits its kind, and what else can be done with it.
import { t } from "@core/words/t";
import { revealText } from "@core/words/untrusted-text";
import { useZone } from "@/components/marks/clock";
import { Button } from "@/components/ui/button";
import { Field, type FieldControl, Input, Textarea } from "@/components/ui/field";
import { Segment } from "@/components/ui/segment";
import { Select } from "@/components/ui/select";
import { asFields, put, textOf, typeInto } from "./argument-form";
import { hintOf } from "./argument-hints";
import type { FieldPart } from "./argument-parts";
import { useFields } from "./fields-context";
import { Alternatives, Name, nameWords } from "./part-head";

export function FieldView({ part }: { readonly part: FieldPart }) {
  const { form, errors } = useFields();
  const zone = useZone();
  const isNull = part.nullable && part.value === null && !Object.hasOwn(form.typed, part.at);
  return (
    <div data-at={part.at} className="min-w-0">
      <Field label={<Name part={part} />} hint={hintOf(part, zone)} error={errors[part.at]}>
        {(control) => (
          <>
            {isNull ? <Null part={part} control={control} /> : <Control part={part} control={control} />}
            <Ways part={part} isNull={isNull} />
          </>
        )}
      </Field>
    </div>
  );
}

function Null({ part, control }: { readonly part: FieldPart; readonly control: FieldControl }) {
  const { form, set, focus } = useFields();
  return (
    <p className="flex h-control items-center gap-2 text-fg-2">
      null
      <Button
        {...control}
        size="small"
        aria-label={t("edit.writeNamedValue", { name: nameWords(part.name) })}
        onClick={() => {
          set(typeInto(form, part, ""));
          focus(part.at);
        }}
      >
        {t("edit.writeValue")}
      </Button>
    </p>
  );
}

/** What else can be done with one field: null, another alternative, back from JSON to fields. */
function Ways({ part, isNull }: { readonly part: FieldPart; readonly isNull: boolean }) {
  const { form, errors, set, focus } = useFields();
  const name = nameWords(part.name);
  const toNull = part.nullable && !isNull && part.kind !== "choice" && part.kind !== "json";
  if (!toNull && !part.drawable && part.alternatives.length < 2) return null;
  const unread = errors[part.at] !== undefined;
  return (
    <span className="flex flex-wrap items-center gap-1.5">
      <Alternatives part={part} />
      {toNull && (
        <Button
          size="small"
          look="quiet"
          aria-label={t("edit.makeNamedNull", { name })}
          onClick={() => {
            set(put(form, part.at, null));
            focus(part.at);
          }}
        >
          {t("edit.makeNull")}
        </Button>
      )}
      {part.drawable && (
        <Button
          size="small"
          look="quiet"
          icon="rows"
          disabled={unread}
          hint={unread ? t("edit.mendJson") : undefined}
          onClick={() => {
            set(asFields(form, part.at));
            focus(part.at);
          }}
        >
          {t("edit.backToFields")}
        </Button>
      )}
    </span>
  );
}

const INPUT_MODES = { email: "email", uri: "url" } as const;
const inputModeOf = ({ kind, schema }: FieldPart) => {
  if (kind === "number") return "decimal";
  if (kind === "integer") return "numeric";
  return schema.format === "email" || schema.format === "uri" ? INPUT_MODES[schema.format] : "text";
};

function Control({ part, control }: { readonly part: FieldPart; readonly control: FieldControl }) {
  const { form, set } = useFields();
  const text = textOf(form, part);
  const onText = (typed: string) => set(typeInto(form, part, typed));
  const fixed = part.schema.readOnly === true;
  const stated = { ...control, "aria-required": part.required && part.stands === "member" ? (true as const) : undefined };
  switch (part.kind) {
    case "choice":
      return <Choice part={part} control={stated} text={text} onText={onText} />;
    case "boolean":
      return (
        <Segment
          label={nameWords(part.name)}
          control={control}
          value={text === "true" || text === "false" || (text === "" && !part.required) ? text : undefined}
          choices={[
            { value: "true", label: t("edit.yesChoice") },
            { value: "false", label: t("edit.noChoice") },
            ...(part.stands === "member" && !part.required ? [{ value: "", label: t("edit.leftOut") }] : []),
          ]}
          onChange={onText}
        />
      );
    case "long":
    case "json":
      return (
        <Textarea
          {...stated}
          rows={part.kind === "long" ? 4 : Math.min(16, Math.max(4, text.split("\n").length))}
          spellCheck={part.kind === "long"}
          readOnly={fixed}
          value={text}
          onChange={(event) => onText(event.target.value)}
          className="mono"
        />
      );
    default:
      return (
        <Input
          {...stated}
          inputMode={inputModeOf(part)}
          autoComplete="off"
          spellCheck={false}
          readOnly={fixed}
          value={text}
          onChange={(event) => onText(event.target.value)}
          className="mono"
        />
      );
  }
}

interface ChoiceProps {
  readonly part: FieldPart;
  readonly control: FieldControl;
  readonly text: string;
  readonly onText: (text: string) => void;
}

/** What stands there and is none of the values is offered too: nothing changes that nobody chose to change. */
function Choice({ part, control, text, onText }: ChoiceProps) {
  const optional = part.stands === "member" && !part.required;
  const offered = part.choices.map(({ value, label }) => ({ text: JSON.stringify(value), value, label }));
  const stray = text !== "" && !offered.some((choice) => choice.text === text);
  return (
    <Select {...control} value={text} onChange={(event) => onText(event.target.value)}>
      {(optional || text === "") && <option value="">{t(optional ? "edit.leftOutChoice" : "edit.chooseOne")}</option>}
      {stray && <option value={text}>{t("edit.notOneOfThese", { value: revealText(text) })}</option>}
      {offered.map((choice) => (
        <option key={choice.text} value={choice.text}>
          {choice.label === null ? (typeof choice.value === "string" ? revealText(choice.value) : choice.text) : revealText(choice.label)}
        </option>
      ))}
    </Select>
  );
}
