"use client";
// The windowed rows of a long table: only those in view are drawn, in a page that scrolls as a whole on phones and in a box of its own elsewhere.
import { useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from "react";
import { useLook } from "@/components/frame/look-provider";
import { COARSE, ONE_COLUMN, useMedia } from "@/components/ui/use-media";

interface RowHeights {
  readonly phone: number;
  readonly coarse: number;
  readonly compact: number;
  readonly regular: number;
}

export function useRowHeight(heights: RowHeights): number {
  const { look } = useLook();
  const phone = useMedia(ONE_COLUMN);
  const coarse = useMedia(COARSE);
  return heights[phone ? "phone" : coarse ? "coarse" : look.density];
}

interface RowWindowProps<Entry> {
  readonly entries: readonly Entry[];
  /** Both are the same functions at every drawing: with another one all ten thousand places are measured anew, in each frame. */
  readonly keyOf: (entry: Entry) => string | number;
  readonly heightOf: (entry: Entry, rowPx: number) => number;
  readonly rowPx: number;
  /** The head, which stays in view. */
  readonly headPx: number;
  /** What scrolls in one column. */
  readonly page: HTMLElement | null;
  readonly more: boolean;
  readonly onMore: () => void;
}

/** `own` goes on the box around the table, `padding` on what holds the rows. */
export function useRowWindow<Entry>({ entries, keyOf, heightOf, rowPx, headPx, page, more, onMore }: RowWindowProps<Entry>) {
  const oneColumn = useMedia(ONE_COLUMN);
  const own = useRef<HTMLDivElement>(null);
  const [margin, setMargin] = useState(0);

  // Where the rows begin inside whatever scrolls.
  useLayoutEffect(() => setMargin(oneColumn ? (own.current?.offsetTop ?? 0) : headPx), [oneColumn, headPx]);

  const getItemKey = useCallback(
    (place: number) => {
      const entry = entries[place];
      return entry === undefined ? place : keyOf(entry);
    },
    [entries, keyOf],
  );
  const virtualizer = useVirtualizer({
    count: entries.length,
    getScrollElement: () => (oneColumn ? page : own.current),
    estimateSize: (place) => {
      const entry = entries[place];
      return entry === undefined ? rowPx : heightOf(entry, rowPx);
    },
    getItemKey,
    overscan: 12,
    // A frame that comes a little later is better than one that waits.
    useFlushSync: false,
    scrollMargin: margin,
    // The server draws the first screen.
    initialRect: { width: 1180, height: 900 },
    scrollPaddingStart: headPx * 2,
    scrollPaddingEnd: headPx * 2,
  });
  // Heights are estimates by kind: another kind of pointer or density makes them all anew.
  const drawnAt = useRef(rowPx);
  useEffect(() => {
    if (drawnAt.current === rowPx) return;
    drawnAt.current = rowPx;
    virtualizer.measure();
  }, [rowPx, virtualizer]);

  const shown = virtualizer.getVirtualItems();
  const [first, last] = [shown[0], shown.at(-1)];

  // The next page is asked for before its rows come into view: once for these entries, so that one that fails is not asked for without end.
  const all = entries.length;
  const nearEnd = last !== undefined && last.index >= all - 30;
  const ask = useEffectEvent(onMore);
  useEffect(() => {
    if (more && nearEnd && all > 0) ask();
  }, [more, nearEnd, all]);

  const padding = {
    paddingTop: first === undefined ? 0 : first.start - virtualizer.options.scrollMargin,
    paddingBottom: last === undefined ? 0 : virtualizer.getTotalSize() - (last.end - virtualizer.options.scrollMargin),
  };
  return { own, virtualizer, shown, padding };
}

/** The row that keys went to comes into view and takes the focus, so that the ear follows them. `before`: where it was when this was drawn first, so that it is not followed there. */
export function useFollowedRow(
  virtualizer: { readonly scrollToIndex: (index: number, options: { readonly align: "auto" }) => void },
  { at, id, before }: { readonly at: number; readonly id: string | null; readonly before: string | null },
) {
  const followed = useRef(before);
  useEffect(() => {
    if (id === null || at === -1 || followed.current === id) return;
    followed.current = id;
    virtualizer.scrollToIndex(at, { align: "auto" });
    const frame = requestAnimationFrame(() => document.getElementById(id)?.focus({ preventScroll: true }));
    return () => cancelAnimationFrame(frame);
  }, [id, at, virtualizer]);
}
