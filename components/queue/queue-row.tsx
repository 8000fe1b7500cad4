"use client";
// One item of a queue: a line in a table, two lines on phones.
import type { QueueColumn } from "@core/words/settings";
import { t } from "@core/words/t";
import Link from "next/link";
import { type MouseEvent, memo } from "react";
import { DueClock } from "@/components/marks/due-clock";
import { HolderMark } from "@/components/marks/holder-mark";
import { LevelMark } from "@/components/marks/level-mark";
import { Avatar } from "@/components/marks/person-mark";
import { RiskMark } from "@/components/marks/risk-mark";
import { ReviewMark, StatusMark } from "@/components/marks/status-mark";
import { TimeMark } from "@/components/marks/time-mark";
import { Thumbnail } from "@/components/marks/veil";
import { COLUMNS } from "@/components/queue/queue-columns";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/cn";
import type { PersonRef } from "@/server/views/shapes";
import type { ItemRow } from "@/server/views/shapes-item";

export interface RowActions {
  readonly onPoint: (id: string) => void;
  readonly onChoose: (id: string, range: boolean) => void;
}

interface QueueRowProps extends RowActions {
  readonly row: ItemRow;
  /** One-based place in the table, the head counted. */
  readonly place: number;
  readonly chosen: boolean;
  readonly current: boolean;
  /** Another revision came since the person chose it. */
  readonly changed: boolean;
  readonly selectable: boolean;
  /** Columns that this person left out; on phones all that have room are shown. */
  readonly hidden: readonly QueueColumn[];
  /** Who else has it before them now. */
  readonly lookers: readonly PersonRef[];
}

export const rowLinkId = (id: string): string => `row-${id}`;

/** The strictest reason, and how far a quorum has come. */
function Why({ row, changed }: { readonly row: ItemRow; readonly changed: boolean }) {
  if (changed) return <StatusMark status="stale">{t("queue.changedChosen")}</StatusMark>;
  const signed = row.quorum > 1 && row.votes > 0 ? ` · ${t("item.votesOf", { votes: row.votes, quorum: row.quorum })}` : "";
  const words = `${row.why}${signed}`;
  return (
    <span className="block truncate text-fg-2" title={words}>
      {words}
    </span>
  );
}

const isOpen = (row: ItemRow): boolean => row.review !== "closed" && row.review !== "none";

export const QueueRow = memo(function QueueRow({
  row,
  place,
  chosen,
  current,
  changed,
  selectable,
  hidden,
  lookers,
  onPoint,
  onChoose,
}: QueueRowProps) {
  const open = isOpen(row);
  const gone = (column: QueueColumn) => hidden.includes(column) && "mid:hidden";
  const press = (event: MouseEvent) => {
    if (event.target instanceof Element && event.target.closest("a, label") !== null) return;
    if (event.shiftKey && selectable) onChoose(row.id, true);
    else onPoint(row.id);
  };
  return (
    <tr
      aria-rowindex={place}
      onClick={press}
      className={cn(
        COLUMNS,
        "h-row items-center border-b border-line [contain:layout_style] max-mid:h-[62px] max-mid:content-center",
        chosen ? "bg-ink-tint" : "hover:bg-hover",
        current && "forced-colors:outline shadow-[inset_2px_0_0_var(--ink),inset_0_1px_0_var(--ink),inset_0_-1px_0_var(--ink)]",
        !open && "text-fg-3",
      )}
    >
      <td className="flex max-mid:row-span-2 max-mid:self-start max-mid:pt-2.5">
        {selectable && (
          <Checkbox
            checked={chosen}
            label={t("queue.selectOne", { title: row.title })}
            onChange={(_checked, ranged) => onChoose(row.id, ranged)}
          />
        )}
      </td>
      <td className="flex min-w-0 items-center gap-[9px]">
        {row.thumbnail !== null && <Thumbnail src={row.thumbnail} size={20} className="size-5 rounded-[2px]" />}
        <Link
          id={rowLinkId(row.id)}
          href={`/items/${row.id}`}
          prefetch={false}
          onFocus={() => onPoint(row.id)}
          title={row.title}
          className="truncate font-medium outline-none focus-visible:shadow-none"
        >
          {row.title}
        </Link>
        {lookers.length > 0 && (
          <span
            className="flex shrink-0 -space-x-1"
            title={t("item.looking", { count: lookers.length, names: lookers.map(({ name }) => name).join(", ") })}
          >
            {lookers.slice(0, 3).map((person) => (
              <Avatar key={person.id} person={person} />
            ))}
            <span className="sr-only">
              {t("item.looking", { count: lookers.length, names: lookers.map(({ name }) => name).join(", ") })}
            </span>
          </span>
        )}
      </td>
      <td className={cn("flex max-mid:order-5 max-mid:justify-self-end", gone("level"))}>
        <LevelMark level={row.level} />
      </td>
      <td className={cn("min-w-0 max-mid:order-4", gone("why"))}>
        <Why row={row} changed={changed} />
      </td>
      <td className={cn("flex min-w-0 max-mid:hidden", gone("risk"))}>
        <RiskMark atRisk={row.atRisk} reversibility={row.reversibility} className="max-wide:[&>[aria-hidden]]:hidden" />
      </td>
      <td className={cn("flex min-w-0 max-mid:hidden", gone("holder"))}>
        <HolderMark holder={row.holder} className="max-wide:[&>.truncate]:sr-only" />
      </td>
      <td className={cn("text-right text-fg-2 tabular-nums max-wide:hidden", gone("waited"))}>
        <TimeMark at={row.heldSince} as="since" />
      </td>
      <td className="flex justify-end">{open ? <DueClock dueAt={row.dueAt} /> : <ReviewMark label={row.reviewLabel} />}</td>
    </tr>
  );
});
