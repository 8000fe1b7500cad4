"use client";
// The trail: search every decision and event, and see the proof of each beside the list.
import { USUAL_SEARCH } from "@core/words/search-trail";
import { t } from "@core/words/t";
import dynamic from "next/dynamic";
import { useQueryStates } from "nuqs";
import { useCallback, useMemo, useRef, useState } from "react";
import { problemOf } from "@/components/data/problem";
import { useArrived, useTrailEvent, useTrailPages, useTrailState } from "@/components/data/trail";
import { useZone } from "@/components/marks/clock";
import { formatCount, formatWhen } from "@/components/marks/format";
import { ProofPanel } from "@/components/trail/proof-panel";
import { OrderMenu, SearchBar } from "@/components/trail/search-bar";
import { SearchBox } from "@/components/trail/search-box";
import type { Proved } from "@/components/trail/trail-marks";
import { trailParsers } from "@/components/trail/trail-search";
import { TrailFaultBanner, TrailStateLine } from "@/components/trail/trail-state";
import { TrailTable } from "@/components/trail/trail-table";
import { useVerifiedHere, useWasVerified } from "@/components/trail/use-verified-here";
import { Banner } from "@/components/ui/banner";
import { Blank } from "@/components/ui/blank";
import { Button, ButtonLink } from "@/components/ui/button";
import { DialogBody } from "@/components/ui/dialog";
import { useKeys } from "@/components/ui/keys";
import { Sheet } from "@/components/ui/sheet";
import { Skeleton } from "@/components/ui/skeleton";
import { useLate } from "@/components/ui/use-late";
import { useMedia } from "@/components/ui/use-media";
import type { TrailPage, TrailRow } from "@/server/views/shapes-trail";

/** Fetched when somebody asks for it. */
const SavedSearches = dynamic(() => import("@/components/trail/saved-searches").then((module) => module.SavedSearches));

/** No grey rows for an answer that comes at once. */
const SKELETON_AFTER_MS = 400;
/** Where there is no room for the panel beside the list, it comes as a sheet. */
const NARROW = "(width < 1180px)";

export function TrailScreen() {
  const zone = useZone();
  const [{ q, event: current }, setAddress] = useQueryStates(trailParsers, { history: "replace", shallow: true });
  const [page, setPage] = useState<HTMLElement | null>(null);
  const [saved, setSaved] = useState(false);
  const [sheet, setSheet] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  const narrow = useMedia(NARROW);
  const pages = useTrailPages(q, zone);
  const first = pages.data?.pages[0];
  const rows = useMemo(() => pages.data?.pages.flatMap((one) => one.rows) ?? [], [pages.data]);

  const setQuery = useCallback((changed: string) => void setAddress({ q: changed }), [setAddress]);
  const point = useCallback((event: number) => void setAddress({ event }), [setAddress]);
  const step = (by: number) => {
    const at = rows.findIndex(({ logIndex }) => logIndex === current);
    const next = rows[at === -1 ? 0 : Math.max(0, Math.min(rows.length - 1, at + by))];
    if (next !== undefined) point(next.logIndex);
  };
  useKeys({
    "/": () => search.current?.focus(),
    j: () => step(1),
    k: () => step(-1),
    t: narrow ? () => setSheet(true) : undefined,
  });

  // The panel is never empty beside a list: the first row is proved until another is chosen.
  const proved = current ?? (narrow ? null : (rows[0]?.logIndex ?? null));
  const provedAs = useProvedAs(proved);
  const problems = first?.problems ?? [];
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div ref={setPage} className="quiet-scroll flex min-h-0 flex-1 flex-col max-mid:block max-mid:overflow-auto">
        <header className="flex min-h-[57px] shrink-0 flex-wrap items-center wide:flex-nowrap gap-x-3 gap-y-2 border-b border-line px-gutter py-3">
          <h1 className="text-title font-strong">{t("frame.trail")}</h1>
          <TrailStateLine />
          <span className="flex-1 max-mid:hidden" />
          <Button icon="filter" onClick={() => setSaved(true)}>
            {t("trail.saved")}
          </Button>
          <ButtonLink icon="shield" href="/trail/verify">
            {t("trail.verifyFile")}
          </ButtonLink>
          <ButtonLink icon="download" href={`/trail/export?${new URLSearchParams({ q })}`}>
            {t("trail.export")}
          </ButtonLink>
        </header>
        <TrailFaultBanner />
        <div className="flex shrink-0 flex-wrap items-start gap-x-3 gap-y-1 px-gutter pt-2.5">
          <SearchBox q={q} onChange={setQuery} problems={problems} field={search} />
          <span className="flex-1 max-mid:hidden" />
          <Counted page={first} />
          <OrderMenu q={q} onChange={setQuery} />
        </div>
        <SearchBar q={q} onChange={setQuery} counts={first?.counts} />
        <div className="flex min-h-0 flex-1 max-mid:block">
          <div className="flex min-w-0 flex-1 flex-col">
            <Found
              q={q}
              pages={pages}
              rows={rows}
              current={proved}
              chosen={current}
              onPoint={(event) => {
                point(event);
                if (narrow && event === current) setSheet(true);
              }}
              provedAs={provedAs}
              page={page}
              onClear={() => setQuery(USUAL_SEARCH)}
              zone={zone}
            />
          </div>
          {!narrow && (
            <aside
              aria-label={t("trail.panel")}
              className="quiet-scroll w-[348px] shrink-0 overflow-y-auto border-l border-line-2 px-4 py-5"
            >
              <ProofPanel logIndex={proved} />
            </aside>
          )}
        </div>
        {narrow && current !== null && (
          <div className="sticky bottom-0 border-t border-line bg-surface px-gutter py-2">
            <Button icon="shield" shortcut="T" onClick={() => setSheet(true)}>
              {t("trail.panel")}
            </Button>
          </div>
        )}
      </div>
      {narrow && sheet && (
        <Sheet open onClose={() => setSheet(false)} title={t("trail.panel")}>
          <DialogBody>
            <ProofPanel logIndex={current} />
          </DialogBody>
        </Sheet>
      )}
      {saved && <SavedSearches q={q} onClose={() => setSaved(false)} />}
    </div>
  );
}

/** What was verified in this browser stays so on its row. */
function useProvedAs(current: number | null): (row: TrailRow) => Proved {
  const { data: event, isPlaceholderData } = useTrailEvent(current);
  const shown = isPlaceholderData ? undefined : event;
  const { data: verified } = useVerifiedHere(shown?.row.logIndex ?? -1, shown?.proof?.lines ?? null);
  const { data: state } = useTrailState();
  const size = state?.checkpoint?.size ?? 0;
  const wasVerified = useWasVerified();
  return useCallback(
    ({ logIndex, covered }) => {
      const found = logIndex === shown?.row.logIndex ? verified : wasVerified(logIndex);
      if (found !== undefined) return found.ok ? "verified" : "broken";
      // A checkpoint may have come since the row was read.
      return covered || logIndex < size ? "covered" : "next";
    },
    [shown, verified, wasVerified, size],
  );
}

/** `312 events, 40 ms`, and what is not searchable yet. */
function Counted({ page }: { readonly page: TrailPage | undefined }) {
  if (page === undefined || page.counts === null) return null;
  const { events, exact } = page.counts;
  const count = exact ? t("trail.events", { count: events }) : t("trail.eventsMore", { count: formatCount(events) });
  return (
    <p role="status" className="grid pt-1 text-right text-small text-fg-2 tabular-nums max-mid:text-left">
      {t("trail.took", { events: count, ms: Math.max(1, Math.round(page.tookMs)) })}
      {page.behind > 0 && <span className="text-warn">{t("trail.behind", { count: page.behind })}</span>}
    </p>
  );
}

interface FoundProps {
  readonly q: string;
  readonly zone: string;
  readonly pages: ReturnType<typeof useTrailPages>;
  readonly rows: readonly TrailRow[];
  readonly current: number | null;
  readonly chosen: number | null;
  readonly onPoint: (logIndex: number) => void;
  readonly provedAs: (row: TrailRow) => Proved;
  readonly page: HTMLElement | null;
  readonly onClear: () => void;
}

function Found({ q, zone, pages, rows, current, chosen, onPoint, provedAs, page, onClear }: FoundProps) {
  const {
    data,
    isPending,
    isError,
    error,
    isPlaceholderData,
    isFetchNextPageError,
    hasNextPage,
    isFetchingNextPage,
    fetchNextPage,
    refetch,
  } = pages;
  const first = data?.pages[0];
  const last = data?.pages.at(-1);
  const newestFirst = !/\bsort:(?!newest)/.test(q);
  const readUpTo = first !== undefined && first.problems.length === 0 && newestFirst && !isPlaceholderData ? first.upTo : null;
  const { data: arrived } = useArrived(readUpTo === null ? null : { q, zone, after: readUpTo });
  const onMore = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, isFetchingNextPage]);
  const late = useLate(isPending, SKELETON_AFTER_MS);

  if (isPending) return late ? <Grey /> : null;
  if (isError && rows.length === 0) {
    const ended = problemOf(error).kind === "session-ended";
    const again = <Button onClick={() => void refetch()}>{t("frame.tryAgain")}</Button>;
    const signIn = (
      <ButtonLink href="/sign-in" target="_blank">
        {t("door.signIn")}
      </ButtonLink>
    );
    return (
      <div className="p-gutter">
        <Banner
          tone="failed"
          title={t(ended ? "item.sessionEnded" : "trail.notRead")}
          actions={
            <>
              {ended && signIn}
              {again}
            </>
          }
        >
          {t("trail.notReadWhy")}
        </Banner>
      </div>
    );
  }
  const count = arrived?.count ?? 0;
  const looksOn = last !== undefined && last.next !== null && last.rows.length === 0;
  return (
    <>
      {count > 0 && (
        <button
          type="button"
          onClick={() => void refetch()}
          className="flex h-8 shrink-0 items-center justify-center border-b border-ink-line bg-ink-tint px-gutter text-small font-medium text-ink-text hover:underline max-mid:w-full coarse:h-11"
        >
          {t("trail.fresh", { count })}
        </button>
      )}
      {rows.length === 0 && !looksOn ? (
        first !== undefined && first.problems.length > 0 ? null : (
          <Blank
            icon="search"
            title={t("trail.noMatch")}
            actions={<Button onClick={onClear}>{t("trail.clear")}</Button>}
            className="h-auto flex-1"
          >
            <p>{t("trail.noMatchWhy")}</p>
          </Blank>
        )
      ) : (
        <TrailTable
          rows={rows}
          total={first?.counts?.events ?? rows.length}
          current={current}
          chosen={chosen}
          onPoint={onPoint}
          provedAs={provedAs}
          more={hasNextPage && !looksOn}
          onMore={onMore}
          page={page}
          stale={isPlaceholderData}
        />
      )}
      {isFetchNextPageError && (
        <p role="alert" className="flex flex-wrap items-center gap-3 border-t border-line px-gutter py-2 text-small text-danger">
          {t("trail.notRead")}
          <Button size="small" pending={isFetchingNextPage} onClick={onMore}>
            {t("frame.tryAgain")}
          </Button>
        </p>
      )}
      {last?.reachedAt != null && <Further at={last.reachedAt} zone={zone} pending={isFetchingNextPage} onMore={onMore} />}
    </>
  );
}

function Further({
  at,
  zone,
  pending,
  onMore,
}: {
  readonly at: number;
  readonly zone: string;
  readonly pending: boolean;
  readonly onMore: () => void;
}) {
  return (
    <p className="flex flex-wrap items-center gap-3 border-t border-line px-gutter py-2 text-small text-fg-2">
      {t("trail.lookFurther", { time: formatWhen(at, 0, zone) })}
      <Button size="small" pending={pending} onClick={onMore}>
        {t("trail.further")}
      </Button>
    </p>
  );
}

const WIDTHS = [62, 74, 55, 68, 80, 58, 71, 64, 77, 60, 69, 73] as const;

function Grey() {
  return (
    <div role="status" aria-label={t("trail.loading")}>
      {WIDTHS.map((width) => (
        <div key={width} className="flex h-row items-center gap-3.5 border-b border-line px-gutter max-mid:h-[66px]">
          <Skeleton width={64} />
          <Skeleton width={90} className="max-mid:hidden" />
          <Skeleton width={`${width / 2}%`} />
        </div>
      ))}
    </div>
  );
}
