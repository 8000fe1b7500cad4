"use client";
// Where a search is typed: it is asked for once the hands rest, completes what can be completed, and names what it does not understand.
import { t } from "@core/words/t";
import { type KeyboardEvent, type RefObject, useEffect, useEffectEvent, useId, useState } from "react";
import { useSearchTerms } from "@/components/data/trail";
import { suggestionsFor, typedTerm } from "@/components/trail/search-suggestions";
import { cn } from "@/components/ui/cn";
import { Icon } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import type { TrailPage } from "@/server/views/shapes-trail";

/** A pause in typing after which the list is asked for. */
const TYPING_MS = 260;

interface SearchBoxProps {
  readonly q: string;
  readonly onChange: (q: string) => void;
  readonly problems: TrailPage["problems"];
  readonly field: RefObject<HTMLInputElement | null>;
}

export function SearchBox({ q, onChange, problems, field }: SearchBoxProps) {
  const [text, setText] = useState(q);
  const [sent, setSent] = useState(q);
  // The address changed by itself (Back, a chip, a saved search): the field follows.
  if (q !== sent) {
    setSent(q);
    setText(q);
  }
  const ask = (now: string) => {
    setSent(now);
    onChange(now);
  };
  const send = useEffectEvent(ask);
  useEffect(() => {
    if (text === sent) return;
    const timer = setTimeout(() => send(text), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text, sent]);

  const { data: words } = useSearchTerms();
  const [caret, setCaret] = useState<number | null>(null);
  const [chosen, setChosen] = useState(0);
  const typed = caret === null ? null : typedTerm(text, caret);
  const suggestions = typed === null ? [] : suggestionsFor(typed.text, words);
  const listId = useId();
  const errorId = `${listId}-problems`;
  const open = suggestions.length > 0;
  const at = Math.min(chosen, suggestions.length - 1);

  const take = (place: number) => {
    const suggestion = suggestions[place];
    if (suggestion === undefined || typed === null || caret === null) return;
    const changed = `${text.slice(0, typed.from)}${suggestion.text}${text.slice(caret).trimStart()}`;
    const behind = typed.from + suggestion.text.length;
    setText(changed);
    setCaret(behind);
    setChosen(0);
    requestAnimationFrame(() => field.current?.setSelectionRange(behind, behind));
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (open && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      setChosen((at + (event.key === "ArrowDown" ? 1 : suggestions.length - 1)) % suggestions.length);
    } else if (open && event.key === "Tab" && !event.shiftKey) {
      event.preventDefault();
      take(at);
    } else if (event.key === "Escape") {
      event.preventDefault();
      if (open) setCaret(null);
      else event.currentTarget.blur();
    } else if (event.key === "Enter") {
      event.preventDefault();
      ask(text);
      setCaret(null);
    }
  };
  return (
    <div className="relative min-w-0 flex-1 max-mid:basis-full mid:max-w-[560px]">
      <label
        className={cn(
          "flex h-control w-full items-center gap-1.5 rounded-2 border border-line-control bg-surface px-2 focus-within:shadow-(--focus)",
          problems.length > 0 && "border-danger",
        )}
      >
        <Icon name="search" size={14} className="text-fg-3" />
        <span className="sr-only">{t("trail.does")}</span>
        <input
          ref={field}
          role="combobox"
          aria-expanded={open}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={open ? `${listId}-${at}` : undefined}
          aria-invalid={problems.length > 0 || undefined}
          aria-describedby={problems.length > 0 ? errorId : undefined}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          value={text}
          maxLength={1_000}
          onChange={({ target }) => {
            setText(target.value);
            setCaret(target.selectionStart);
            setChosen(0);
          }}
          onKeyDown={press}
          onBlur={() => setCaret(null)}
          placeholder={t("trail.prompt")}
          className="mono min-w-0 flex-1 bg-transparent text-small outline-none focus-visible:shadow-none"
        />
        {text === "" ? (
          <Kbd>/</Kbd>
        ) : (
          <button
            type="button"
            className="target rounded-1 text-fg-3 hover:text-fg"
            onClick={() => {
              setText("");
              // The button goes with the words.
              field.current?.focus();
            }}
            title={t("trail.clear")}
          >
            <Icon name="x" size={14} />
            <span className="sr-only">{t("trail.clear")}</span>
          </button>
        )}
      </label>
      <div
        id={listId}
        role="listbox"
        aria-label={t("trail.suggestions")}
        className={cn(
          "absolute top-full right-0 left-0 z-20 mt-1 max-h-80 overflow-y-auto rounded-3 bg-raised p-1 shadow-float",
          !open && "hidden",
        )}
      >
        {suggestions.map(({ text: offered, hint }, place) => (
          <button
            type="button"
            key={offered}
            id={`${listId}-${place}`}
            role="option"
            tabIndex={-1}
            aria-selected={place === at}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => take(place)}
            onPointerMove={() => setChosen(place)}
            className={cn(
              "flex w-full text-left min-h-[30px] cursor-pointer items-center gap-3 rounded-2 px-2 coarse:min-h-11",
              place === at && "bg-fg/8",
            )}
          >
            <span className="mono text-small">{offered.trim()}</span>
            {hint !== null && <span className="min-w-0 flex-1 truncate text-right text-small text-fg-2">{hint}</span>}
          </button>
        ))}
      </div>
      {problems.length > 0 && (
        <div id={errorId} role="alert" className="mt-1 grid gap-0.5 text-small text-danger">
          {problems.map(({ from, words: said }) => (
            <p key={`${from} ${said}`} className="break-words">
              {said}
            </p>
          ))}
        </div>
      )}
    </div>
  );
}
