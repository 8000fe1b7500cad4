"use client";
// The events that a search found: a table of windowed rows, two lines each on phones. J and K walk; the one under the cursor is what the panel proves.
import { t } from "@core/words/t";
import Link from "next/link";
import { memo } from "react";
import { useFollowedRow, useRowHeight, useRowWindow } from "@/components/frame/row-window";
import { ExactTime } from "@/components/marks/exact-time";
import { hexOf } from "@/components/marks/format";
import { SealBars } from "@/components/marks/seal";
import { ActorMark, ProofMark, type Proved, WhatMark } from "@/components/trail/trail-marks";
import { cn } from "@/components/ui/cn";
import type { TrailRow } from "@/server/views/shapes-trail";

const HEAD_PX = 30;
const ROW_PX = { phone: 66, coarse: 44, compact: 28, regular: 32 } as const;

/** Time · what · item · by · revision · proof; fewer in narrow windows, two lines on phones. */
const COLUMNS = [
  "grid gap-x-3.5 px-gutter grid-cols-[108px_minmax(120px,0.9fr)_minmax(0,1.7fr)_minmax(0,1fr)_148px_138px]",
  "max-wide:grid-cols-[108px_minmax(110px,0.9fr)_minmax(0,1.7fr)_minmax(0,1fr)_138px]",
  "max-mid:grid-cols-[minmax(0,1fr)_auto] max-mid:gap-y-0.5",
].join(" ");

const rowId = (logIndex: number): string => `event-${logIndex}`;
const keyOf = (row: TrailRow) => row.logIndex;
const heightOf = (_row: TrailRow, rowPx: number) => rowPx;

interface TrailTableProps {
  readonly rows: readonly TrailRow[];
  readonly total: number;
  readonly current: number | null;
  /** The row that somebody went to; null while the first one is shown unasked. */
  readonly chosen: number | null;
  readonly onPoint: (logIndex: number) => void;
  readonly provedAs: (row: TrailRow) => Proved;
  readonly more: boolean;
  readonly onMore: () => void;
  /** The page, which scrolls in one column. */
  readonly page: HTMLElement | null;
  readonly stale: boolean;
}

export function TrailTable({ rows, total, current, chosen, onPoint, provedAs, more, onMore, page, stale }: TrailTableProps) {
  const rowPx = useRowHeight(ROW_PX);
  const { own, virtualizer, shown, padding } = useRowWindow({ entries: rows, keyOf, heightOf, rowPx, headPx: HEAD_PX, page, more, onMore });

  // A row that is only proved since it is the first leaves the focus with whoever writes a search.
  const at = rows.findIndex(({ logIndex }) => logIndex === chosen);
  const chosenId = chosen === null ? null : rowId(chosen);
  useFollowedRow(virtualizer, { at, id: chosenId, before: chosenId });

  return (
    <div ref={own} aria-busy={stale} className={cn("quiet-scroll min-h-0 flex-1 mid:overflow-auto", stale && "opacity-60")}>
      <table aria-label={t("frame.trail")} aria-rowcount={total + 1} className="block">
        <thead className="block max-mid:sr-only">
          <tr className={cn(COLUMNS, "sticky top-0 z-10 h-[30px] items-center border-b border-line-2 bg-sunken text-small text-fg-2")}>
            <Head>{t("trail.time")}</Head>
            <Head>{t("trail.what")}</Head>
            <Head>{t("trail.item")}</Head>
            <Head>{t("trail.by")}</Head>
            <Head className="max-wide:hidden">{t("trail.revision")}</Head>
            <Head>{t("trail.proof")}</Head>
          </tr>
        </thead>
        <tbody className="block" style={padding}>
          {shown.map(({ index }) => {
            const row = rows[index];
            return row === undefined ? null : (
              <Row
                key={row.logIndex}
                row={row}
                place={index + 2}
                current={row.logIndex === current}
                proved={provedAs(row)}
                onPoint={onPoint}
              />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Head({ className, children }: { readonly className?: string; readonly children: string }) {
  return (
    <th scope="col" className={cn("truncate text-left font-regular", className)}>
      {children}
    </th>
  );
}

interface RowProps {
  readonly row: TrailRow;
  readonly place: number;
  readonly current: boolean;
  readonly proved: Proved;
  readonly onPoint: (logIndex: number) => void;
}

const Row = memo(function Row({ row, place, current, proved, onPoint }: RowProps) {
  const point = () => onPoint(row.logIndex);
  const name = {
    id: rowId(row.logIndex),
    onFocus: point,
    title: row.title,
    className: "truncate font-medium outline-none focus-visible:shadow-none",
  };
  return (
    <tr
      aria-rowindex={place}
      aria-current={current || undefined}
      onClick={point}
      className={cn(
        COLUMNS,
        "h-row cursor-pointer items-center border-b border-line hover:bg-hover [contain:layout_style] max-mid:h-[66px] max-mid:content-center",
        current && "forced-colors:outline shadow-[inset_2px_0_0_var(--ink),inset_0_1px_0_var(--ink),inset_0_-1px_0_var(--ink)]",
      )}
    >
      <td className="text-fg-2 tabular-nums max-mid:order-2 max-mid:text-right max-mid:text-small">
        <ExactTime at={row.at} />
      </td>
      <td className="flex min-w-0 max-mid:order-3">
        <WhatMark row={row} />
      </td>
      <td className="flex min-w-0 max-mid:order-1">
        {row.item === null ? (
          <button type="button" {...name}>
            {row.title}
          </button>
        ) : (
          <Link {...name} href={`/items/${row.item}?at=${row.at}`} prefetch={false}>
            {row.title}
          </Link>
        )}
      </td>
      <td className="flex min-w-0 max-mid:order-4 max-mid:justify-self-end max-mid:text-small">
        <ActorMark by={row.by} />
      </td>
      <td className="flex items-center gap-2 max-wide:hidden">
        {row.revisionHash !== null && (
          <>
            <SealBars hash={row.revisionHash} height={12} className="text-fg-2" />
            <span className="hash text-fg-2">{shortHash(row.revisionHash)}</span>
          </>
        )}
      </td>
      <td className="flex min-w-0 max-mid:hidden">
        <ProofMark proved={proved} />
      </td>
    </tr>
  );
});

/** `cf6f…b8d4`: the first and the last digits. */
const shortHash = (hash: string): string => `${hexOf(hash).slice(0, 4)}…${hash.slice(-4)}`;
