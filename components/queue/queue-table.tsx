"use client";
// The items of a queue: a table of windowed rows under headings by when they are due.
import type { Sort } from "@core/words/filter-only";
import { type MessageKey, t } from "@core/words/t";
import { useMemo } from "react";
import { useLookers } from "@/components/data/presence";
import { useSettings } from "@/components/data/settings";
import { useFollowedRow, useRowHeight, useRowWindow } from "@/components/frame/row-window";
import { formatCount } from "@/components/marks/format";
import type { DueGroup, QueueEntry } from "@/components/queue/due-groups";
import { columnsStyle } from "@/components/queue/queue-columns";
import { QueueHead } from "@/components/queue/queue-head";
import { QueueRow, type RowActions, rowLinkId } from "@/components/queue/queue-row";
import type { Chosen } from "@/components/queue/use-chosen";
import { cn } from "@/components/ui/cn";

const HEADINGS = { overdue: "queue.overdue", hour: "queue.withinHour", later: "item.later" } as const satisfies Record<
  DueGroup,
  MessageKey
>;

const HEADING_PX = 30;
const ROW_PX = { phone: 62, coarse: 44, compact: 28, regular: 32 } as const;

const keyOf = (entry: QueueEntry) => (entry.kind === "heading" ? entry.group : entry.row.id);
const heightOf = (entry: QueueEntry, rowPx: number) => (entry.kind === "heading" ? HEADING_PX : rowPx);

interface QueueTableProps extends RowActions {
  readonly label: string;
  readonly entries: readonly QueueEntry[];
  readonly chosen: Chosen;
  readonly selectable: boolean;
  /** True sizes of the headings where they are known; else what is loaded is counted. */
  readonly counts: Partial<Record<DueGroup, number>>;
  readonly total: number;
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
  readonly more: boolean;
  readonly onMore: () => void;
  readonly onAll: (all: boolean) => void;
  /** The page, which scrolls in one column. */
  readonly page: HTMLElement | null;
  /** The answer to an earlier question is still shown. */
  readonly stale: boolean;
}

const shownIds = (entries: readonly QueueEntry[]) => entries.flatMap((entry) => (entry.kind === "row" ? [entry.row.id] : []));

export function QueueTable(props: QueueTableProps) {
  const { label, entries, chosen, selectable, counts, total, sort, onSort, more, onMore, onAll, page, stale, onPoint, onChoose } = props;
  const rowPx = useRowHeight(ROW_PX);
  const { hiddenColumns: hidden } = useSettings();
  const lookersOf = useLookers(useMemo(() => shownIds(entries), [entries]));
  const { own, virtualizer, shown, padding } = useRowWindow({ entries, keyOf, heightOf, rowPx, headPx: HEADING_PX, page, more, onMore });

  const { cursor } = chosen.selection;
  const at = cursor === null ? -1 : entries.findIndex((entry) => entry.kind === "row" && entry.row.id === cursor);
  useFollowedRow(virtualizer, { at, id: cursor === null ? null : rowLinkId(cursor), before: null });

  const rows = entries.length;
  const allChosen = rows > 0 && chosen.rows.length > 0;
  // Not asked of ten thousand rows in each frame of scrolling while nothing is chosen.
  const every = allChosen && entries.every((entry) => entry.kind === "heading" || chosen.selection.chosen.has(entry.row.id));

  return (
    <div
      ref={own}
      aria-busy={stale}
      style={columnsStyle(hidden)}
      className={cn("quiet-scroll min-h-0 flex-1 mid:overflow-auto", stale && "opacity-60")}
    >
      <table aria-label={label} aria-rowcount={total + 1} className="block">
        <thead className="contents">
          <QueueHead
            hidden={hidden}
            sort={sort}
            onSort={onSort}
            selectable={selectable}
            state={allChosen ? (every ? true : "indeterminate") : false}
            onAll={onAll}
          />
        </thead>
        <tbody className="block" style={padding}>
          {shown.map(({ index }) => {
            const entry = entries[index];
            if (entry === undefined) return null;
            if (entry.kind === "heading") {
              return (
                <tr
                  key={entry.group}
                  className="flex h-[30px] items-center gap-1.5 border-b border-line-2 bg-sunken px-gutter text-small text-fg-2"
                >
                  <th scope="rowgroup" colSpan={8 - hidden.length} className="font-regular">
                    <b className="font-medium text-fg">{t(HEADINGS[entry.group])}</b>{" "}
                    <span className="text-fg-3 tabular-nums">{formatCount(counts[entry.group] ?? entry.rows)}</span>
                  </th>
                </tr>
              );
            }
            return (
              <QueueRow
                key={entry.row.id}
                row={entry.row}
                hidden={hidden}
                lookers={lookersOf(entry.row.id)}
                place={entry.place + 2}
                chosen={chosen.selection.chosen.has(entry.row.id)}
                current={cursor === entry.row.id}
                changed={chosen.changed.has(entry.row.id)}
                selectable={selectable}
                onPoint={onPoint}
                onChoose={onChoose}
              />
            );
          })}
        </tbody>
      </table>
      {more && <p className="px-gutter py-2 text-small text-fg-3">{t("queue.inAll", { count: total })}</p>}
    </div>
  );
}
