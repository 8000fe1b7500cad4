// The columns' names; it stays in view while the rows scroll. Four of them sort: a press more turns the order round, a third goes back to the order of work.
import type { Sort } from "@core/words/filter-only";
import type { QueueColumn } from "@core/words/settings";
import { t } from "@core/words/t";
import type { ReactNode } from "react";
import { COLUMNS } from "@/components/queue/queue-columns";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/cn";
import { Icon } from "@/components/ui/icon";

interface QueueHeadProps {
  readonly selectable: boolean;
  readonly state: boolean | "indeterminate";
  readonly hidden: readonly QueueColumn[];
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
  /** Chooses every row that is loaded, or none. */
  readonly onAll: (all: boolean) => void;
}

/** What most ask for first: what is due soonest, what has waited longest, the strictest level, the largest amount. */
const FIRST = { due: "due", age: "age", level: "-level", risk: "-risk" } as const satisfies Record<string, Sort>;
const turned = (sort: Sort): Sort => (sort.startsWith("-") ? (sort.slice(1) as Sort) : (`-${sort}` as Sort));

export function QueueHead({ selectable, state, hidden, sort, onSort, onAll }: QueueHeadProps) {
  const name = (column: QueueColumn, children: ReactNode, className = "") =>
    hidden.includes(column) ? null : (
      <th scope="col" className={cn("text-left font-regular", className)}>
        {children}
      </th>
    );
  const sorting = { sort, onSort };
  return (
    <tr
      aria-rowindex={1}
      className={cn(
        COLUMNS,
        "sticky top-0 z-10 h-[30px] items-center border-b border-line-2 bg-surface text-small text-fg-3 max-mid:sr-only",
      )}
    >
      <th scope="col" className="font-regular flex">
        <span className="sr-only">{t("queue.select")}</span>
        {selectable && <Checkbox checked={state} label={t("queue.selectAll")} onChange={onAll} className="max-mid:hidden" />}
      </th>
      <th scope="col" className="text-left font-regular">
        {t("item.item")}
      </th>
      {!hidden.includes("level") && (
        <Sorted by="level" {...sorting}>
          {t("queue.level")}
        </Sorted>
      )}
      {name("why", t("item.whyHere"))}
      {!hidden.includes("risk") && (
        <Sorted by="risk" {...sorting}>
          {t("queue.atRisk")}
        </Sorted>
      )}
      {name("holder", <span className="max-wide:sr-only">{t("queue.holder")}</span>)}
      {!hidden.includes("waited") && (
        <Sorted by="age" {...sorting} className="justify-self-end max-wide:hidden">
          {t("queue.waited")}
        </Sorted>
      )}
      <Sorted by="due" {...sorting} className="justify-self-end">
        {t("queue.dueIn")}
      </Sorted>
    </tr>
  );
}

interface SortedProps extends Pick<QueueHeadProps, "sort" | "onSort"> {
  readonly by: keyof typeof FIRST;
  readonly className?: string;
  readonly children: string;
}

function Sorted({ by, sort, onSort, className, children }: SortedProps) {
  const mine = sort === by || sort === `-${by}`;
  const next = !mine ? FIRST[by] : sort === FIRST[by] ? turned(sort) : "work";
  return (
    <th
      scope="col"
      aria-sort={!mine ? undefined : sort.startsWith("-") ? "descending" : "ascending"}
      className={cn("text-left font-regular", className)}
    >
      <button
        type="button"
        onClick={() => onSort(next)}
        className={cn("target inline-flex items-center gap-1 rounded-1 hover:text-fg", mine && "font-medium text-fg")}
      >
        {children}
        {mine && <Icon name={sort.startsWith("-") ? "down" : "up"} size={12} />}
      </button>
    </th>
  );
}
