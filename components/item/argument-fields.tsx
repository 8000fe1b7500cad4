"use client";
// Draws the parts of the arguments while they are edited: a field for each value, a frame around each group, and lists whose entries come, go and move.
import { t } from "@core/words/t";
import { revealText } from "@core/words/untrusted-text";
import { createContext, type KeyboardEvent, type ReactNode, useContext, useId } from "react";
import { useZone } from "@/components/marks/clock";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Field, type FieldControl, Input, Textarea } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { Segment } from "@/components/ui/segment";
import { Select } from "@/components/ui/select";
import {
  addEntry,
  asFields,
  asJsonText,
  begin,
  type FieldErrors,
  type Form,
  moveEntry,
  put,
  removeEntry,
  textOf,
  typeInto,
} from "./argument-form";
import { groupWords, hintOf } from "./argument-hints";
import { type FieldPart, type GroupPart, isField, type ListPart, type Part } from "./argument-parts";
import { below, type Pointer } from "./json-path";

interface Fields {
  readonly form: Form;
  /** The whole schema, which its parts may refer to. */
  readonly root: Part["schema"];
  readonly errors: FieldErrors;
  readonly set: (form: Form) => void;
  /** Where the hands go on once it is drawn: the first control of that part, or one of its buttons. */
  readonly focus: (at: Pointer, does?: string) => void;
}

const FieldsContext = createContext<Fields | null>(null);
export const FieldsProvider = FieldsContext.Provider;

function useFields(): Fields {
  const fields = useContext(FieldsContext);
  if (fields === null) throw new Error("a part of the arguments stands outside of their form");
  return fields;
}

const nameWords = (name: string) => (name === "" ? t("edit.noName") : revealText(name));

/** The mark of what cannot be left out; the control says it for the ear. */
function Name({ part }: { readonly part: Part }) {
  return (
    <span className="mono [overflow-wrap:anywhere]">
      {part.stands === "whole" ? t("edit.asJson") : nameWords(part.name)}
      {part.stands === "member" && part.required && (
        <span aria-hidden="true" title={t("edit.needed")} className="text-danger">
          {"\u00a0*"}
        </span>
      )}
    </span>
  );
}

export function PartView({ part }: { readonly part: Part }) {
  if (isField(part)) return <FieldView part={part} />;
  switch (part.kind) {
    case "group":
      return <GroupView part={part} />;
    case "list":
      return <ListView part={part} />;
    case "absent":
      return <AbsentView part={part} />;
  }
}

const isWide = (part: Part) => !isField(part) || part.kind === "long" || part.kind === "json";

/** A currency stands beside its amount, in one cell of the grid. */
export function Members({ parts }: { readonly parts: readonly Part[] }) {
  const cells = parts.flatMap((part, place): (readonly Part[])[] => {
    const before = parts[place - 1];
    if (before !== undefined && isField(before) && before.leadsCurrency) return [];
    const next = parts[place + 1];
    return [isField(part) && part.leadsCurrency && next !== undefined ? [part, next] : [part]];
  });
  return (
    <div className="grid grid-cols-[repeat(auto-fill,minmax(min(180px,100%),1fr))] items-start gap-3">
      {cells.map(([first, second]) =>
        first === undefined ? null : second === undefined ? (
          <div key={first.at} className={cn("min-w-0", isWide(first) && "col-span-full")}>
            <PartView part={first} />
          </div>
        ) : (
          <div key={first.at} className="grid min-w-0 grid-cols-[minmax(0,1fr)_88px] items-start gap-1.5 mid:col-span-2">
            <PartView part={first} />
            <PartView part={second} />
          </div>
        ),
      )}
    </div>
  );
}

/** Groups and lists: a frame with its name, what can be done with it as a whole, and what is wrong with it as a whole. */
function Frame({ part, children }: { readonly part: Part; readonly children: ReactNode }) {
  const { form, errors, set, focus } = useFields();
  const id = useId();
  const words = groupWords(part);
  const error = errors[part.at];
  const canGo = part.stands === "member" && !part.required && part.value !== undefined;
  const name = nameWords(part.name);
  const described = [words === null ? null : `${id}-hint`, error === undefined ? null : `${id}-error`].filter((one) => one !== null);
  return (
    <fieldset
      data-at={part.at}
      aria-describedby={described.length === 0 ? undefined : described.join(" ")}
      className="min-w-0 border-l-2 border-line-2 pl-3"
    >
      <legend className="sr-only">{name}</legend>
      <div className="mb-1.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-small">
        <span aria-hidden="true" className="font-medium">
          <Name part={part} />
        </span>
        <Alternatives part={part} />
        <span className="flex-1" />
        {part.kind !== "absent" && (
          <Button
            size="small"
            look="quiet"
            icon="braces"
            iconOnly
            hint={t("edit.editAsJson")}
            onClick={() => {
              set(asJsonText(form, part.at));
              focus(part.at);
            }}
          >
            {t("edit.editNamedAsJson", { name })}
          </Button>
        )}
        {part.nullable && part.value !== null && (
          <Button
            size="small"
            look="quiet"
            aria-label={t("edit.makeNamedNull", { name })}
            onClick={() => {
              set(put(form, part.at, null));
              focus(part.at, "begin");
            }}
          >
            {t("edit.makeNull")}
          </Button>
        )}
        {canGo && (
          <Button
            size="small"
            look="quiet"
            aria-label={t("edit.leaveNamedOut", { name })}
            onClick={() => {
              set(put(form, part.at, undefined));
              focus(part.at, "begin");
            }}
          >
            {t("edit.leaveOut")}
          </Button>
        )}
      </div>
      {words !== null && (
        <p id={`${id}-hint`} className="mb-1.5 text-small text-fg-3">
          {words}
        </p>
      )}
      {children}
      {error !== undefined && (
        <p id={`${id}-error`} className="mt-1 flex items-start gap-1.5 text-small text-danger">
          <Icon name="octagon" size={14} className="mt-0.5" />
          {error}
        </p>
      )}
    </fieldset>
  );
}

function Alternatives({ part }: { readonly part: Part }) {
  const { form, root, set, focus } = useFields();
  if (part.alternatives.length < 2 || part.kind === "absent") return null;
  return (
    <Select
      aria-label={t("edit.kindOf", { name: nameWords(part.name) })}
      data-does="kind"
      value={part.chosen ?? ""}
      onChange={(event) => {
        const chosen = part.alternatives[Number(event.target.value)];
        if (chosen === undefined || event.target.value === "") return;
        set(begin(form, root, part, chosen.schema));
        focus(part.at, "kind");
      }}
      className="h-6 w-auto max-w-full px-1 text-small coarse:h-control"
    >
      {part.chosen === null && <option value="">{t("edit.noneOfThese")}</option>}
      {part.alternatives.map(({ name }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two alternatives may be called the same, and they never move
        <option key={place} value={place}>
          {revealText(name)}
        </option>
      ))}
    </Select>
  );
}

function GroupView({ part }: { readonly part: GroupPart }) {
  return (
    <Frame part={part}>
      <Members parts={part.members} />
    </Frame>
  );
}

function AbsentView({ part }: { readonly part: Part }) {
  const { form, root, set, focus } = useFields();
  return (
    <Frame part={part}>
      <p className="flex flex-wrap items-center gap-2 text-small text-fg-2">
        {t(part.value === null ? "edit.isNull" : "edit.isLeftOut")}
        <Button
          size="small"
          icon="plus"
          data-does="begin"
          onClick={() => {
            set(begin(form, root, part, part.alternatives[0]?.schema ?? part.schema));
            focus(part.at);
          }}
        >
          {t("edit.add", { name: nameWords(part.name) })}
        </Button>
      </p>
    </Frame>
  );
}

function ListView({ part }: { readonly part: ListPart }) {
  const { form, root, set, focus } = useFields();
  const full = part.entries.length >= part.most;
  return (
    <Frame part={part}>
      {part.entries.length > 0 && (
        <ol className="mb-2 grid gap-2">
          {part.entries.map((entry, place) => (
            <Entry key={entry.at} list={part} entry={entry} place={place} />
          ))}
        </ol>
      )}
      {part.entry !== null && (
        <Button
          size="small"
          icon="plus"
          data-does="add"
          disabled={full}
          hint={full ? t("edit.most", { count: part.most }) : undefined}
          onClick={() => {
            set(addEntry(form, root, part));
            focus(below(part.at, part.entries.length));
          }}
        >
          {t("edit.addTo", { name: nameWords(part.name) })}
        </Button>
      )}
    </Frame>
  );
}

function Entry({ list, entry, place }: { readonly list: ListPart; readonly entry: Part; readonly place: number }) {
  const { form, set, focus } = useFields();
  const name = nameWords(entry.name);
  const last = list.entries.length - 1;
  const move = (by: -1 | 1) => {
    const to = place + by;
    if (to < 0 || to > last) return;
    set(moveEntry(form, list.at, place, by));
    focus(below(list.at, to), by < 0 ? "up" : "down");
  };
  const remove = () => {
    set(removeEntry(form, list.at, place));
    if (last === 0) focus(list.at, "add");
    else focus(below(list.at, Math.min(place, last - 1)), "remove");
  };
  const press = (event: KeyboardEvent) => {
    if (!event.altKey || list.entry === null || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    event.stopPropagation();
    move(event.key === "ArrowUp" ? -1 : 1);
  };
  const tooFew = list.entries.length <= list.least;
  return (
    <li data-at={entry.at} onKeyDown={press} className="flex items-start gap-1.5">
      <div className="min-w-0 flex-1">
        <PartView part={entry} />
      </div>
      {list.entry !== null && (
        <span className={cn("flex", isField(entry) && entry.kind !== "json" && entry.kind !== "long" && "mt-6")}>
          <Button
            size="small"
            look="quiet"
            icon="down"
            iconOnly
            data-does="up"
            disabled={place === 0}
            className="[&>svg]:rotate-180"
            onClick={() => move(-1)}
          >
            {t("edit.moveUp", { name })}
          </Button>
          <Button size="small" look="quiet" icon="down" iconOnly data-does="down" disabled={place === last} onClick={() => move(1)}>
            {t("edit.moveDown", { name })}
          </Button>
          <Button
            size="small"
            look="quiet"
            icon="x"
            iconOnly
            data-does="remove"
            disabled={tooFew}
            hint={tooFew ? t("edit.fewest", { count: list.least }) : undefined}
            onClick={remove}
          >
            {t("edit.remove", { name })}
          </Button>
        </span>
      )}
    </li>
  );
}

function FieldView({ part }: { readonly part: FieldPart }) {
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
            { value: "true", label: t("item.yesChoice") },
            { value: "false", label: t("item.noChoice") },
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
      {(optional || text === "") && <option value="">{t(optional ? "item.leftOut" : "edit.chooseOne")}</option>}
      {stray && <option value={text}>{t("edit.notOneOfThese", { value: revealText(text) })}</option>}
      {offered.map((choice) => (
        <option key={choice.text} value={choice.text}>
          {choice.label === null ? (typeof choice.value === "string" ? revealText(choice.value) : choice.text) : revealText(choice.label)}
        </option>
      ))}
    </Select>
  );
}
