"use client";
// Narrows the list: one chip at a time, and words to look for. Both stand in the address.
import { t } from "@core/words/t";
import { type RefObject, useEffect, useEffectEvent, useState } from "react";
import { formatCount } from "@/components/marks/format";
import type { Filter, Only } from "@/components/queue/queue-filters";
import { Chip } from "@/components/ui/chip";
import { cn } from "@/components/ui/cn";
import { Icon } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";

const CHIPS = [null, "near", "overdue", "free", "mine", "asked"] as const satisfies readonly (Only | null)[];

/** A pause in typing after which the list is asked for. */
const TYPING_MS = 220;

const countOf = (counts: Partial<Record<Only, number>>, only: Only | null): string | undefined => {
  const count = only === null ? undefined : counts[only];
  return count === undefined ? undefined : formatCount(count);
};

interface QueueFilterBarProps {
  readonly filter: Filter;
  readonly counts: Partial<Record<Only, number>>;
  readonly onChange: (part: Partial<Filter>) => void;
  readonly search: RefObject<HTMLInputElement | null>;
}

export function QueueFilterBar({ filter, counts, onChange, search }: QueueFilterBarProps) {
  return (
    <div className="quiet-scroll relative flex shrink-0 items-center gap-1.5 overflow-x-auto overflow-y-hidden border-b border-line px-gutter py-2">
      <fieldset className="contents">
        <legend className="sr-only">{t("queue.show")}</legend>
        {CHIPS.map((only) => (
          <Chip key={only} on={filter.only === only} count={countOf(counts, only)} onClick={() => onChange({ only })}>
            {t(`queue.${only ?? "all"}`)}
          </Chip>
        ))}
      </fieldset>
      <span className="min-w-2 flex-1" />
      <SearchField q={filter.q} onChange={(q) => onChange({ q })} field={search} />
    </div>
  );
}

interface SearchFieldProps {
  readonly q: string;
  readonly onChange: (q: string) => void;
  readonly field: RefObject<HTMLInputElement | null>;
}

function SearchField({ q, onChange, field }: SearchFieldProps) {
  const [text, setText] = useState(q);
  const [sent, setSent] = useState(q);
  // The address changed by itself (Back, or the filter was cleared): the field follows.
  if (q !== sent) {
    setSent(q);
    setText(q);
  }
  const send = useEffectEvent(() => {
    setSent(text);
    onChange(text);
  });
  useEffect(() => {
    if (text === sent) return;
    const timer = setTimeout(send, TYPING_MS);
    return () => clearTimeout(timer);
  }, [text, sent]);
  return (
    <label
      className={cn(
        "flex h-control w-[220px] min-w-36 items-center gap-1.5 rounded-2 border border-line-control bg-surface px-2 text-small",
        "focus-within:shadow-(--focus)",
      )}
    >
      <Icon name="filter" size={14} className="text-fg-3" />
      <span className="sr-only">{t("queue.filterBy")}</span>
      <input
        ref={field}
        type="search"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") {
            event.preventDefault();
            setText("");
            event.currentTarget.blur();
          }
        }}
        placeholder={t("queue.filterBy")}
        className="min-w-0 flex-1 bg-transparent outline-none focus-visible:shadow-none [&::-webkit-search-cancel-button]:hidden"
      />
      <Kbd>/</Kbd>
    </label>
  );
}
