"use client";
// A condition, or another expression, as text: what can stand at the caret is offered while one types, and the first mistake is shown at its place.
// Loaded when somebody opens it: the checker brings the engine of its patterns along.
import { type Completion, type Completions, completions } from "@core/policy/condition-completions";
import type { ConditionNames } from "@core/policy/condition-form";
import { conditionVocabulary, type Gives, problemAt } from "@core/policy/condition-problem";
import { type PlainKey, t } from "@core/words/t";
import { type KeyboardEvent, type RefObject, useId, useLayoutEffect, useMemo, useRef, useState } from "react";
import { MarkedPlace } from "@/components/policy/marked-place";
import { cn } from "@/components/ui/cn";
import { Textarea } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { useLate } from "@/components/ui/use-late";

interface ConditionTextProps {
  readonly value: string;
  readonly names: ConditionNames;
  readonly functions?: readonly string[] | undefined;
  readonly onChange: (text: string) => void;
  /** What the server found; the editor's own finding, which knows its place, goes before it. */
  readonly problem: string | null;
  readonly labelId: string;
  /** What it has to give; a condition by default. */
  readonly gives?: Gives;
}

/** Half-typed words are no mistakes yet. */
const SETTLED_MS = 500;

export function ConditionText({ value, names, functions, onChange, problem, labelId, gives }: ConditionTextProps) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const vocabulary = useMemo(() => conditionVocabulary(names), [names]);
  const found = useMemo(() => problemAt(value, vocabulary, gives), [value, vocabulary, gives]);
  const settled = useLate(found !== null, SETTLED_MS);
  const own = settled ? found : null;
  const message = own?.message ?? (found === null ? problem : null);
  const list = useSuggestions({ value, names, functions, onChange, field });
  const listId = `${id}-list`;
  const optionId = (at: number) => `${id}-option-${at}`;
  return (
    <div className="grid min-w-0 gap-1">
      <div className="relative min-w-0">
        <Textarea
          ref={field}
          rows={Math.min(10, Math.max(2, value.split("\n").length))}
          value={value}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          autoCorrect="off"
          aria-labelledby={labelId}
          aria-describedby={message === null ? `${id}-how` : `${id}-how ${id}-problem`}
          aria-invalid={message === null ? undefined : true}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-controls={list.shown === null ? undefined : listId}
          aria-activedescendant={list.shown === null ? undefined : optionId(list.active)}
          onChange={({ target }) => list.typed(target.value, target.selectionStart)}
          onKeyDown={list.press}
          onBlur={list.close}
          onClick={list.close}
          className="mono block"
        />
        {list.shown !== null && (
          <div
            id={listId}
            role="listbox"
            aria-label={t("policyEditor.suggestions")}
            className="quiet-scroll absolute inset-x-0 top-full z-10 mt-1 max-h-56 overflow-y-auto rounded-3 bg-raised p-1 shadow-float forced-colors:border"
          >
            {list.shown.options.map((option, at) => (
              <Option key={option.text} id={optionId(at)} option={option} active={at === list.active} onChoose={() => list.take(option)} />
            ))}
          </div>
        )}
      </div>
      <p id={`${id}-how`} className="text-small text-fg-3">
        {t("policyEditor.how")}
      </p>
      {message !== null && (
        <div id={`${id}-problem`} className="grid gap-1 text-small text-danger">
          <p className="flex items-start gap-1.5">
            <Icon name="octagon" size={14} className="mt-0.5" />
            <span className="min-w-0 break-words">{message}</span>
          </p>
          {own !== null && value.trim() !== "" && (
            <MarkedPlace
              text={value}
              from={own.from}
              to={own.to}
              onGo={() => {
                field.current?.focus();
                field.current?.setSelectionRange(own.from, own.to);
              }}
            />
          )}
        </div>
      )}
    </div>
  );
}

const KIND_WORDS: Record<Completion["kind"], PlainKey> = {
  fact: "policyEditor.kind_fact",
  threshold: "policyEditor.kind_threshold",
  function: "policyEditor.kind_function",
};

interface OptionProps {
  readonly id: string;
  readonly option: Completion;
  readonly active: boolean;
  readonly onChoose: () => void;
}

/** The text keeps the focus: an option is only pointed at. */
function Option({ id, option, active, onChoose }: OptionProps) {
  const row = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (active) row.current?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: named by aria-activedescendant of the text, which keeps the focus
    // biome-ignore lint/a11y/useKeyWithClickEvents: the text takes the keys
    <div
      ref={row}
      id={id}
      role="option"
      aria-selected={active}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
      className={cn(
        "flex min-h-7 cursor-pointer flex-wrap items-baseline gap-x-2 rounded-2 px-2 py-1 coarse:min-h-control",
        active ? "bg-selected forced-colors:outline" : "hover:bg-hover",
      )}
    >
      <span className="mono break-all">{option.text}</span>
      <span className="min-w-0 flex-1 truncate text-small text-fg-2">{option.note}</span>
      <span className="text-micro text-fg-3">{t(KIND_WORDS[option.kind])}</span>
    </div>
  );
}

interface SuggestionsProps extends Pick<ConditionTextProps, "value" | "names" | "functions" | "onChange"> {
  readonly field: RefObject<HTMLTextAreaElement | null>;
}

function useSuggestions({ value, names, functions, onChange, field }: SuggestionsProps) {
  const [open, setOpen] = useState<{ readonly of: string; readonly list: Completions; readonly active: number } | null>(null);
  const caret = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (caret.current === null) return;
    field.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  });
  // A list belongs to the text that it was made for.
  const shown = open !== null && open.of === value && open.list.options.length > 0 ? open.list : null;
  const active = open?.active ?? 0;

  const show = (text: string, at: number) => setOpen({ of: text, list: completions(text, at, names, functions), active: 0 });
  const close = () => setOpen(null);
  const typed = (text: string, at: number) => {
    onChange(text);
    // Offered where a word or its point has been typed; elsewhere only when asked.
    if (/[\w.]/.test(text.slice(at - 1, at)) && text.length > value.length) show(text, at);
    else if (shown !== null && /\w$/.test(text.slice(0, at))) show(text, at);
    else close();
  };
  const take = (option: Completion) => {
    if (shown === null) return;
    const text = value.slice(0, shown.from) + option.text + value.slice(shown.to);
    const at = shown.from + option.text.length;
    caret.current = at;
    onChange(text);
    // After "has(facts." a name still has to come.
    if (option.text.endsWith(".")) show(text, at);
    else close();
  };
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const { key, ctrlKey, altKey, metaKey, currentTarget } = event;
    // Two ways: a Mac keeps the first for itself.
    if ((key === " " && ctrlKey) || (key === "ArrowDown" && altKey)) {
      event.preventDefault();
      show(value, currentTarget.selectionStart);
      return;
    }
    if (shown === null || open === null || ctrlKey || altKey || metaKey) return;
    const count = shown.options.length;
    const chosen = shown.options[active];
    if (key === "ArrowDown") setOpen({ ...open, active: (active + 1) % count });
    else if (key === "ArrowUp") setOpen({ ...open, active: (active + count - 1) % count });
    else if (key === "Enter" && chosen !== undefined) take(chosen);
    else if (key === "Escape") close();
    else {
      if (key === "ArrowLeft" || key === "ArrowRight" || key === "Home" || key === "End") close();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return { shown, active, typed, take, press, close };
}
