"use client";
// The items of a queue page: read page by page, walked by keys, chosen one by one or in ranges.
import type { Sort } from "@core/words/filter-only";
import { t } from "@core/words/t";
import { useCallback, useMemo, useState } from "react";
import { createPortal } from "react-dom";
import { useQueuePages } from "@/components/data/queue-pages";
import { useSettings } from "@/components/data/settings";
import { useNow } from "@/components/marks/clock";
import { type DueGroup, rowsOf, underHeadings, withoutHeadings } from "@/components/queue/due-groups";
import { QueueDock } from "@/components/queue/queue-dock";
import { isNarrowed, type QueueQuestion } from "@/components/queue/queue-filters";
import { QueueSkeleton } from "@/components/queue/queue-skeleton";
import { QueueTable } from "@/components/queue/queue-table";
import { choose, clearChosen, extendBy, extendTo, moveCursor, pointAt, toggle } from "@/components/queue/selection";
import { useArrivals } from "@/components/queue/use-arrivals";
import { useChosen } from "@/components/queue/use-chosen";
import { Banner } from "@/components/ui/banner";
import { Blank } from "@/components/ui/blank";
import { Button } from "@/components/ui/button";
import { useKeys } from "@/components/ui/keys";
import { useLate } from "@/components/ui/use-late";
import type { ItemRow } from "@/server/views/shapes-item";
import type { QueueSummary } from "@/server/views/shapes-queue";

/** No grey rows for an answer that comes at once. */
const SKELETON_AFTER_MS = 400;
/** So many are chosen at once at most: each is signed singly, and somebody answers for each. */
const MOST_CHOSEN = 1_000;

interface QueueListProps {
  readonly name: string;
  readonly question: QueueQuestion;
  readonly numbers: Pick<QueueSummary, "open" | "overdue" | "dueSoon">;
  /** Whether this person may decide or move anything here; the server says so of each item again. */
  readonly mayAct: boolean;
  /** What scrolls in one column. */
  readonly page: HTMLElement | null;
  /** Where the bar of the selection is drawn. */
  readonly dock: HTMLElement | null;
  readonly onClearFilter: () => void;
  readonly onSort: (sort: Sort) => void;
}

/** True sizes of the headings, known while the list is not narrowed. */
function headingCounts(question: QueueQuestion, numbers: QueueListProps["numbers"]): Partial<Record<DueGroup, number>> {
  if (isNarrowed(question)) return {};
  return { overdue: numbers.overdue, hour: numbers.dueSoon, later: Math.max(0, numbers.open - numbers.overdue - numbers.dueSoon) };
}

export function QueueList({ name, question, numbers, mayAct, page, dock, onClearFilter, onSort }: QueueListProps) {
  const pages = useQueuePages(question);
  const now = useNow("minute");
  // Rows keep their heading until the list is read again.
  const [groupedAt, setGroupedAt] = useState(now);
  const rows = useMemo(() => pages.data?.pages.flatMap((one) => one.rows) ?? [], [pages.data]);
  const entries = useMemo(
    () => (question.sort === "work" ? underHeadings(rows, groupedAt) : withoutHeadings(rows)),
    [rows, groupedAt, question.sort],
  );
  const list = useMemo(() => rowsOf(entries), [entries]);
  const ids = useMemo(() => list.map((row) => row.id), [list]);
  const chosen = useChosen(list);
  const { apply } = chosen;
  const narrowed = isNarrowed(question);
  const { count: arrived, shownAll } = useArrivals(ids, question.queueId, narrowed);

  const { refetch, fetchNextPage, isFetchingNextPage } = pages;
  const readAgain = useCallback(() => {
    void refetch().then(() => setGroupedAt(Date.now()));
    shownAll();
  }, [refetch, shownAll]);
  const onMore = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, isFetchingNextPage]);

  const gathering = useGathering({
    pages,
    onWhole: (all) => apply((selection, every) => choose(selection, every.slice(0, MOST_CHOSEN)), all),
  });

  const onPoint = useCallback((id: string) => apply((selection) => pointAt(selection, id)), [apply]);
  const onChoose = useCallback(
    (id: string, range: boolean) => apply((selection, all) => (range ? extendTo(selection, all, id) : toggle(selection, id))),
    [apply],
  );
  const onAll = useCallback(
    (every: boolean) => apply((selection, all) => (every ? choose(selection, all) : clearChosen(selection))),
    [apply],
  );

  const { cursor, chosen: picked } = chosen.selection;
  useKeys({
    j: () => apply((selection, all) => moveCursor(selection, all, 1)),
    k: () => apply((selection, all) => moveCursor(selection, all, -1)),
    ...(mayAct && {
      "shift j": () => apply((selection, all) => extendBy(selection, all, 1)),
      "shift k": () => apply((selection, all) => extendBy(selection, all, -1)),
      v: cursor === null ? undefined : () => onChoose(cursor, false),
      "shift v": cursor === null ? undefined : () => onChoose(cursor, true),
      Escape: picked.size === 0 ? undefined : () => apply(clearChosen),
    }),
  });

  const total = narrowed ? (pages.data?.pages[0]?.total ?? rows.length) : numbers.open;
  const allShown = picked.size > 0 && picked.size === ids.length;
  const matching = allShown && pages.hasNextPage && ids.length < MOST_CHOSEN ? Math.min(total, MOST_CHOSEN) : null;

  const { hiddenColumns } = useSettings();
  const late = useLate(pages.isPending, SKELETON_AFTER_MS);
  if (pages.isPending) return <div className="min-h-0 flex-1">{late && <QueueSkeleton hidden={hiddenColumns} />}</div>;
  if (pages.isError && rows.length === 0) {
    return (
      <div className="p-gutter">
        <Banner tone="failed" title={t("queue.notRead")} actions={<Button onClick={readAgain}>{t("frame.tryAgain")}</Button>}>
          {t("queue.notReadWhy")}
        </Banner>
      </div>
    );
  }

  return (
    <>
      {arrived > 0 && (
        <button
          type="button"
          onClick={readAgain}
          className="flex h-8 shrink-0 items-center justify-center border-b border-ink-line bg-ink-tint px-gutter text-small font-medium text-ink-text hover:underline max-mid:w-full coarse:h-11"
        >
          {t("review.fresh", { count: arrived })}
        </button>
      )}
      {rows.length === 0 ? (
        narrowed ? (
          <Blank
            icon="filter"
            title={t("queue.noMatch")}
            actions={<Button onClick={onClearFilter}>{t("queue.clearFilter")}</Button>}
            className="h-auto flex-1"
          >
            <p>{numbers.open === 0 ? t("queue.noneOpen") : t("queue.filteredOut", { count: numbers.open })}</p>
          </Blank>
        ) : (
          <Blank title={t("queue.nothing")} className="h-auto flex-1">
            <p>{t("queue.nothingWhy")}</p>
          </Blank>
        )
      ) : (
        <QueueTable
          label={name}
          entries={entries}
          chosen={chosen}
          selectable={mayAct}
          sort={question.sort}
          onSort={onSort}
          counts={headingCounts(question, numbers)}
          total={total}
          more={pages.hasNextPage}
          onMore={onMore}
          onAll={onAll}
          page={page}
          stale={pages.isPlaceholderData}
          onPoint={onPoint}
          onChoose={onChoose}
        />
      )}
      {pages.isFetchNextPageError && (
        <p role="alert" className="flex flex-wrap items-center gap-3 border-t border-line px-gutter py-2 text-small text-danger">
          {t("queue.notRead")}
          <Button size="small" pending={isFetchingNextPage} onClick={onMore}>
            {t("frame.tryAgain")}
          </Button>
        </p>
      )}
      {dock !== null &&
        mayAct &&
        createPortal(
          <QueueDock
            list={list}
            chosen={chosen}
            matching={
              matching === null
                ? null
                : { count: matching, first: total > MOST_CHOSEN, pending: gathering.running, choose: gathering.start }
            }
          />,
          dock,
        )}
    </>
  );
}

interface Gathering {
  readonly pages: ReturnType<typeof useQueuePages>;
  readonly onWhole: (rows: readonly ItemRow[]) => void;
}

/** Reads on until everything that matches is here, or as much as may be chosen at once. An answer that fails ends it with what has come. */
function useGathering({ pages, onWhole }: Gathering): { readonly running: boolean; readonly start: () => void } {
  const [running, setRunning] = useState(false);
  const gather = async () => {
    setRunning(true);
    let rows: readonly ItemRow[] = [];
    let more = true;
    while (more && rows.length < MOST_CHOSEN) {
      const { data, hasNextPage, isFetchNextPageError } = await pages.fetchNextPage();
      rows = data?.pages.flatMap((page) => page.rows) ?? [];
      more = hasNextPage && !isFetchNextPageError;
    }
    setRunning(false);
    onWhole(rows);
  };
  return { running, start: () => void gather() };
}
