"use client";
// Draws the parts of the arguments while they are edited: a frame around each group, and lists whose entries come, go and move.
import { t } from "@core/words/t";
import { type KeyboardEvent, type ReactNode, useId } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Icon } from "@/components/ui/icon";
import { FieldView } from "./argument-field";
import { addEntry, asJsonText, begin, moveEntry, put, removeEntry } from "./argument-form";
import { groupWords } from "./argument-hints";
import { type GroupPart, isField, type ListPart, type Part } from "./argument-parts";
import { useFields } from "./fields-context";
import { below } from "./json-path";
import { Alternatives, Name, nameWords } from "./part-head";

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
