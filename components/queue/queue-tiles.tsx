"use client";
// One tile a queue: how much is open, and the one thing about it that matters now.
import { durationWords } from "@core/words/labels";
import { t } from "@core/words/t";
import { MINUTE } from "@core/words/time";
import Link from "next/link";
import { useNow } from "@/components/marks/clock";
import { formatCount } from "@/components/marks/format";
import { StatusMark } from "@/components/marks/status-mark";
import { cn } from "@/components/ui/cn";
import type { QueueSummary } from "@/server/views/shapes-queue";

type Numbers = Pick<QueueSummary, "open" | "overdue" | "dueSoon" | "oldestAt"> & Partial<Pick<QueueSummary, "onDuty" | "clearsInMs">>;

export function sumOf(queues: readonly QueueSummary[]): Numbers {
  const add = (pick: (queue: QueueSummary) => number) => queues.reduce((sum, queue) => sum + pick(queue), 0);
  const oldest = queues.flatMap((queue) => (queue.oldestAt === null ? [] : [queue.oldestAt]));
  return {
    open: add((queue) => queue.open),
    overdue: add((queue) => queue.overdue),
    dueSoon: add((queue) => queue.dueSoon),
    oldestAt: oldest.length === 0 ? null : Math.min(...oldest),
  };
}

/** Less than a minute is not told of what is only expected. */
const atLeastMinute = (ms: number) => Math.max(MINUTE, ms);

function State({ numbers }: { readonly numbers: Numbers }) {
  const now = useNow("minute");
  if (numbers.overdue > 0) return <StatusMark status="overdue">{t("queue.overdueCount", { count: numbers.overdue })}</StatusMark>;
  if (numbers.dueSoon > 0) return <StatusMark status="soon">{t("queue.soonCount", { count: numbers.dueSoon })}</StatusMark>;
  if (numbers.open > 0 && numbers.onDuty === 0) return <StatusMark status="attention">{t("load.nobodyOnDuty")}</StatusMark>;
  if (numbers.clearsInMs != null)
    return (
      <span className="whitespace-nowrap text-small text-fg-2">
        {t("load.clearsIn", { time: durationWords(atLeastMinute(numbers.clearsInMs)) })}
      </span>
    );
  const words = numbers.oldestAt === null ? t("queue.nothingWaits") : t("queue.oldest", { time: durationWords(now - numbers.oldestAt) });
  return <span className="whitespace-nowrap text-small text-fg-2">{words}</span>;
}

interface TileProps {
  readonly href: string;
  readonly name: string;
  readonly numbers: Numbers;
  readonly current: boolean;
  readonly hint?: string;
}

function Tile({ href, name, numbers, current, hint }: TileProps) {
  return (
    <Link
      href={href}
      title={hint}
      aria-current={current ? "page" : undefined}
      className={cn(
        "min-w-[148px] shrink-0 border-r border-line px-4 py-2.5 first:pl-gutter hover:bg-sunken focus-visible:rounded-none focus-visible:shadow-[inset_0_0_0_2px_var(--ink)]",
        current && "shadow-[inset_0_-2px_0_var(--ink)]",
      )}
    >
      <span className="block truncate text-small text-fg-2">{name}</span>
      <span className="flex items-baseline gap-2">
        <b className="text-[20px]/[26px] tracking-[-0.02em] tabular-nums">{formatCount(numbers.open)}</b>
        <span className="sr-only">{t("queue.openThen")}</span>
        <State numbers={numbers} />
      </span>
    </Link>
  );
}

interface QueueTilesProps {
  readonly queues: readonly QueueSummary[];
  /** Null on the page of all queues. */
  readonly current: string | null;
  /** Carried along in the addresses: which view of a queue is shown. */
  readonly query: string;
}

export function QueueTiles({ queues, current, query }: QueueTilesProps) {
  return (
    <nav
      aria-label={t("frame.queues")}
      className="quiet-scroll relative flex shrink-0 overflow-x-auto overflow-y-hidden border-b border-line"
    >
      <Tile href={`/queues${query}`} name={t("queue.allVisible")} numbers={sumOf(queues)} current={current === null} />
      {queues.map((queue) => (
        <Tile
          key={queue.id}
          href={`/queues/${encodeURIComponent(queue.id)}${query}`}
          name={queue.name}
          numbers={queue}
          current={current === queue.id}
          hint={
            queue.owner.you
              ? t("queue.youAnswer", { count: queue.inWork })
              : t("queue.answers", { name: queue.owner.name, count: queue.inWork })
          }
        />
      ))}
    </nav>
  );
}
