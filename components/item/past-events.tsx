"use client";
// The events of an item as rows, only as many drawn as are in sight: time, who it went to, words, what came of it.
import { durationWords } from "@core/words/labels";
import { t } from "@core/words/t";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useCallback, useLayoutEffect, useRef, useState } from "react";
import { useZone } from "@/components/marks/clock";
import { ExactTime } from "@/components/marks/exact-time";
import { formatAbsolute, formatWhen } from "@/components/marks/format";
import { HolderMark } from "@/components/marks/holder-mark";
import { SealBars } from "@/components/marks/seal";
import { cn } from "@/components/ui/cn";
import { Icon } from "@/components/ui/icon";
import type { TimelineEntry } from "@/server/views/shapes-item";
import type { ItemPast, PastEntry } from "@/server/views/shapes-past";
import { iconOf } from "./timeline";

/** Two lines; rows are measured once they are drawn. */
const ROW_PX = 52;

export const keyOf = ({ stream, seq }: Pick<PastEntry, "stream" | "seq">): string => `${stream ?? ""} ${seq}`;

interface PastEventsProps {
  readonly past: ItemPast;
  /** The key of the chosen one. */
  readonly chosen: string | null;
  readonly onChoose: (entry: PastEntry) => void;
  readonly head: ReactNode;
}

export function PastEvents({ past, chosen, onChoose, head }: PastEventsProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const [margin, setMargin] = useState(0);
  const { entries } = past;
  useLayoutEffect(() => setMargin(list.current?.offsetTop ?? 0), []);
  const virtualizer = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    getItemKey: useCallback((place: number) => keyOf(entries[place] ?? { seq: place }), [entries]),
    overscan: 12,
    scrollMargin: margin,
    initialRect: { width: 1180, height: 900 },
    useFlushSync: false,
  });
  const place = entries.findIndex((entry) => keyOf(entry) === chosen);
  const shownRef = useRef(-1);
  useLayoutEffect(() => {
    if (place >= 0 && shownRef.current !== place) virtualizer.scrollToIndex(place, { align: "auto" });
    shownRef.current = place;
  }, [place, virtualizer]);
  return (
    <div ref={scroller} className="quiet-scroll relative min-h-0 overflow-x-hidden overflow-y-auto px-gutter py-4">
      {head}
      <h2 className="border-t border-line pt-3 pb-1.5 text-small font-strong">{t("past.events")}</h2>
      <ol ref={list} style={{ height: virtualizer.getTotalSize() }} className="relative">
        {virtualizer.getVirtualItems().map(({ index, key, start }) => {
          const entry = entries[index];
          if (entry === undefined) return null;
          return (
            <li
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              aria-setsize={entries.length}
              aria-posinset={index + 1}
              style={{ transform: `translateY(${start - margin}px)` }}
              className="absolute inset-x-0 top-0"
            >
              <Row entry={entry} chosen={keyOf(entry) === chosen} onChoose={() => onChoose(entry)} />
            </li>
          );
        })}
      </ol>
      {past.next.length > 0 && <Next entries={past.next} now={past.now} />}
    </div>
  );
}

interface RowProps {
  readonly entry: PastEntry;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

function Row({ entry, chosen, onChoose }: RowProps) {
  const { before } = entry;
  return (
    <button
      type="button"
      aria-pressed={chosen}
      onClick={onChoose}
      className={cn(
        "grid w-full grid-cols-[108px_18px_minmax(0,1fr)] items-start gap-x-2.5 rounded-1 px-1.5 py-1.5 text-left hover:bg-hover max-mid:grid-cols-[64px_18px_minmax(0,1fr)]",
        chosen && "bg-sunken shadow-[inset_2px_0_0_0_var(--fg)]",
      )}
    >
      <ExactTime at={entry.at} className="text-small leading-5 text-fg-3 tabular-nums" />
      <Icon name={iconOf(entry)} size={14} className={cn("mt-[3px]", entry.actor.kind === "person" ? "text-ink-text" : "text-machine")} />
      <span className="min-w-0 [overflow-wrap:anywhere]">
        {entry.text}
        {entry.erased.length > 0 && <span className="ml-2 text-small text-warn">{t("past.erasedShort")}</span>}
        <span className="flex flex-wrap items-center gap-x-2.5 gap-y-0.5 text-small text-fg-2">
          {entry.detail}
          {entry.revisionHash !== null && <SealBars hash={entry.revisionHash} height={12} />}
          {entry.transfer && before !== null && (
            <span className="inline-flex flex-wrap items-center gap-x-1.5">
              <Icon name="swap" size={12} />
              <span className="sr-only">{t("past.transfer")}</span>
              <HolderMark holder={before.holder} />
              <span className="text-fg-3">{durationWords(before.ms)}</span>
              <Icon name="right" size={12} />
              <HolderMark holder={entry.holder} />
            </span>
          )}
        </span>
        {entry.quote !== null && <span className="block text-small text-fg-2">{t("quote.of", { words: entry.quote })}</span>}
      </span>
    </button>
  );
}

/** What will fire if nobody acts. */
function Next({ entries, now }: { readonly entries: readonly TimelineEntry[]; readonly now: number }) {
  const zone = useZone();
  return (
    <section aria-label={t("item.ifNobody")}>
      <h2 className="mt-3 border-t border-line pt-3 pb-1.5 text-small font-strong">{t("item.ifNobody")}</h2>
      <ol className="grid gap-1">
        {entries.map((entry) => (
          <li
            key={`${entry.type} ${entry.at}`}
            className="grid grid-cols-[108px_18px_minmax(0,1fr)] gap-x-2.5 border-l-2 border-dotted border-line-control px-1.5 text-fg-2 max-mid:grid-cols-[64px_18px_minmax(0,1fr)]"
          >
            <time
              dateTime={new Date(entry.at).toISOString()}
              title={formatAbsolute(entry.at, zone)}
              className="text-small leading-5 text-fg-3 tabular-nums"
            >
              {formatWhen(entry.at, now, zone)}
            </time>
            <Icon name={iconOf(entry)} size={14} className="mt-[3px] text-fg-3" />
            <span className="min-w-0 [overflow-wrap:anywhere]">
              {entry.text}
              {entry.detail !== null && <span className="block text-small text-fg-3">{entry.detail}</span>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
