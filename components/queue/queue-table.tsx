"use client";
import type { Sort } from "@core/words/filter-only";
import { type MessageKey, t } from "@core/words/t";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useLookers } from "@/components/data/presence";
import { useSettings } from "@/components/data/settings";
import { useLook } from "@/components/frame/look-provider";
import { formatCount } from "@/components/marks/format";
import type { DueGroup, QueueEntry } from "@/components/queue/due-groups";
import { columnsStyle } from "@/components/queue/queue-columns";
import { QueueHead } from "@/components/queue/queue-head";
import { QueueRow, type RowActions, rowLinkId } from "@/components/queue/queue-row";
import type { Chosen } from "@/components/queue/use-chosen";
import { cn } from "@/components/ui/cn";
import { COARSE, ONE_COLUMN, useMedia } from "@/components/ui/use-media";

const HEADINGS = { overdue: "queue.overdue", hour: "queue.withinHour", later: "item.later" } as const satisfies Record<
  DueGroup,
  MessageKey
>;

const HEADING_PX = 30;
const ROW_PX = { phone: 62, coarse: 44, compact: 28, regular: 32 } as const;

function useRowHeight(): number {
  const { look } = useLook();
  const phone = useMedia(ONE_COLUMN);
  const coarse = useMedia(COARSE);
  return ROW_PX[phone ? "phone" : coarse ? "coarse" : look.density];
}

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
  const oneColumn = useMedia(ONE_COLUMN);
  const rowPx = useRowHeight();
  const { hiddenColumns: hidden } = useSettings();
  const lookersOf = useLookers(useMemo(() => shownIds(entries), [entries]));
  const own = useRef<HTMLDivElement>(null);
  const [margin, setMargin] = useState(0);

  // Where the rows begin inside whatever scrolls.
  useLayoutEffect(() => setMargin(oneColumn ? (own.current?.offsetTop ?? 0) : HEADING_PX), [oneColumn]);

  // The same function while the entries are the same: with another one all ten thousand places are measured anew, in each frame.
  const getItemKey = useCallback(
    (place: number) => {
      const entry = entries[place];
      return entry === undefined ? place : entry.kind === "heading" ? entry.group : entry.row.id;
    },
    [entries],
  );
  const virtualizer = useVirtualizer({
    count: entries.length,
    getScrollElement: () => (oneColumn ? page : own.current),
    estimateSize: (place) => (entries[place]?.kind === "heading" ? HEADING_PX : rowPx),
    getItemKey,
    overscan: 12,
    // A frame that comes a little later is better than one that waits.
    useFlushSync: false,
    scrollMargin: margin,
    // The server draws the first screen.
    initialRect: { width: 1180, height: 900 },
    scrollPaddingStart: HEADING_PX * 2,
    scrollPaddingEnd: HEADING_PX * 2,
  });
  // Heights are estimates by kind: another kind of pointer or density makes them all anew.
  const drawnAt = useRef(rowPx);
  useEffect(() => {
    if (drawnAt.current === rowPx) return;
    drawnAt.current = rowPx;
    virtualizer.measure();
  }, [rowPx, virtualizer]);

  const shown = virtualizer.getVirtualItems();
  const first = shown[0];
  const last = shown.at(-1);

  // The next page is asked for before its rows come into view.
  const nearEnd = last !== undefined && last.index >= entries.length - 30;
  useEffect(() => {
    if (more && nearEnd) onMore();
  }, [more, nearEnd, onMore]);

  // The cursor's row comes into view and takes the focus, so that the ear follows the keys.
  const { cursor } = chosen.selection;
  const at = cursor === null ? -1 : entries.findIndex((entry) => entry.kind === "row" && entry.row.id === cursor);
  const followed = useRef<string | null>(null);
  useEffect(() => {
    if (cursor === null || at === -1 || followed.current === cursor) return;
    followed.current = cursor;
    virtualizer.scrollToIndex(at, { align: "auto" });
    const frame = requestAnimationFrame(() => document.getElementById(rowLinkId(cursor))?.focus({ preventScroll: true }));
    return () => cancelAnimationFrame(frame);
  }, [cursor, at, virtualizer]);

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
        <tbody
          className="block"
          style={{
            paddingTop: first === undefined ? 0 : first.start - virtualizer.options.scrollMargin,
            paddingBottom: last === undefined ? 0 : virtualizer.getTotalSize() - (last.end - virtualizer.options.scrollMargin),
          }}
        >
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
