"use client";
// Narrows the list: one chip at a time, and words to look for. Both stand in the address.
import { OPEN_LEVELS, SORTS, type Sort } from "@core/words/filter-only";
import { QUEUE_COLUMNS, type QueueColumn } from "@core/words/settings";
import { type PlainKey, t } from "@core/words/t";
import { type RefObject, useEffect, useEffectEvent, useState } from "react";
import { useMe } from "@/components/data/questions";
import { useChangeSettings, useSettings } from "@/components/data/settings";
import { formatCount } from "@/components/marks/format";
import { levelLabel } from "@/components/marks/level-mark";
import type { Filter, Only } from "@/components/queue/queue-filters";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { cn } from "@/components/ui/cn";
import { Icon } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import { Menu, MenuChoices, MenuLabel, MenuLine, MenuToggle } from "@/components/ui/menu";

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
      <Narrowed filter={filter} onChange={onChange} />
      <span className="min-w-2 flex-1" />
      <ListMenu filter={filter} onChange={onChange} />
      <SearchField q={filter.q} onChange={(q) => onChange({ q })} field={search} />
    </div>
  );
}

type ChangeFilter = Pick<QueueFilterBarProps, "filter" | "onChange">;

/** What else the list is narrowed to: each is taken away by a press. */
function Narrowed({ filter, onChange }: ChangeFilter) {
  const { level, workflow } = filter;
  return (
    <>
      {level !== null && (
        <Chip on onClick={() => onChange({ level: null })} title={t("queue.takeAway")}>
          {levelLabel(level)} ×
        </Chip>
      )}
      {workflow !== null && (
        <Chip on onClick={() => onChange({ workflow: null })} title={t("queue.takeAway")}>
          {workflow} ×
        </Chip>
      )}
    </>
  );
}

/** In which order, of which level and workflow, with which columns. */
function ListMenu({ filter, onChange }: ChangeFilter) {
  const { data: me } = useMe();
  const { hiddenColumns } = useSettings();
  const change = useChangeSettings();
  const every = "" as const;
  const toggle = (column: QueueColumn) =>
    change({ hiddenColumns: hiddenColumns.includes(column) ? hiddenColumns.filter((one) => one !== column) : [...hiddenColumns, column] });
  return (
    <Menu
      trigger={(props) => (
        <Button {...props} look="quiet" size="small" icon="sort">
          {t(SORT_WORDS[filter.sort])}
        </Button>
      )}
    >
      <MenuChoices
        label={t("queue.order")}
        value={filter.sort}
        choices={SORTS.map((value) => ({ value, label: t(SORT_WORDS[value]) }))}
        onChange={(sort) => onChange({ sort })}
      />
      <MenuLabel className="max-w-64 whitespace-normal">{t("queue.orderWhat")}</MenuLabel>
      <MenuLine />
      <MenuChoices
        label={t("queue.level")}
        value={filter.level ?? every}
        choices={[{ value: every, label: t("queue.all") }, ...OPEN_LEVELS.map((value) => ({ value, label: levelLabel(value) }))]}
        onChange={(level) => onChange({ level: level === every ? null : level })}
      />
      <MenuLine />
      <MenuChoices
        label={t("queue.workflow")}
        value={filter.workflow ?? every}
        choices={[{ value: every, label: t("queue.all") }, ...(me?.workflows ?? []).map((value) => ({ value, label: value }))]}
        onChange={(workflow) => onChange({ workflow: workflow === every ? null : workflow })}
      />
      <MenuLine />
      <MenuLabel>{t("queue.columns")}</MenuLabel>
      {QUEUE_COLUMNS.map((column) => (
        <MenuToggle key={column} on={!hiddenColumns.includes(column)} onToggle={() => toggle(column)}>
          {t(COLUMN_WORDS[column])}
        </MenuToggle>
      ))}
    </Menu>
  );
}

const SORT_WORDS = {
  work: "queue.sortWork",
  due: "queue.sortDue",
  "-due": "queue.sortDueLast",
  age: "queue.sortAge",
  "-age": "queue.sortNewest",
  level: "queue.sortLeast",
  "-level": "queue.sortStrictest",
  "-risk": "queue.sortLargest",
  risk: "queue.sortSmallest",
} as const satisfies Record<Sort, PlainKey>;

const COLUMN_WORDS = {
  level: "queue.level",
  why: "item.whyHere",
  risk: "queue.atRisk",
  holder: "queue.holder",
  waited: "queue.waited",
} as const satisfies Record<QueueColumn, PlainKey>;

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
