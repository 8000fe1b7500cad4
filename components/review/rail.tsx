"use client";
// What is next: my queues with their counts, the items in the order they are best worked, the last decision with its Undo, and the day so far.
import { durationWords } from "@core/words/labels";
import { t } from "@core/words/t";
import { revealLine } from "@core/words/untrusted-text";
import { memo, useCallback, useEffect, useRef, useState } from "react";
import { useMe } from "@/components/data/questions";
import { RowsSkeleton } from "@/components/item/item-skeleton";
import { rowWords } from "@/components/item/item-words";
import { DueClock } from "@/components/marks/due-clock";
import { formatCount } from "@/components/marks/format";
import { LevelMark, levelLabel } from "@/components/marks/level-mark";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { cn } from "@/components/ui/cn";
import { Icon } from "@/components/ui/icon";
import type { ItemRow } from "@/server/views/shapes-item";
import type { QueueSummary } from "@/server/views/shapes-queue";
import { AskedOpinions } from "./asked-opinions";
import { LastReceipt } from "./last-receipt";
import { useRestDue } from "./rest";
import type { Review } from "./use-review";

export function Rail({ review, className }: { readonly review: Review; readonly className?: string }) {
  return (
    <aside aria-label={t("review.queue")} className={cn("flex min-h-0 flex-col border-line-2 bg-bg mid:border-r", className)}>
      <RailHead review={review} />
      <QueueList review={review} />
      <KindChip review={review} />
      <AskedOpinions />
      <NextList review={review} />
      <LastReceipt review={review} className="m-2" />
      <Tally />
    </aside>
  );
}

/** What there is to work in a queue: what nobody holds, and what I hold. */
export const freeIn = (queue: QueueSummary): number => queue.open - queue.inWork + queue.mine;

/** How many wait in my queues and in nobody's hands. */
export function waitingCount(review: Review): number {
  const mine = (review.queues ?? []).filter(
    (queue) => queue.member && (review.sitting.queue === null || queue.id === review.sitting.queue),
  );
  const free = mine.reduce((sum, queue) => sum + freeIn(queue), 0);
  // Nobody counts the kinds: what is listed of one is what is known.
  return review.sitting.kind === null ? Math.max(free, review.session.order.length) : review.session.order.length;
}

function RailHead({ review }: { readonly review: Review }) {
  return (
    <div className="flex h-11 shrink-0 items-center gap-2 border-b border-line px-3">
      <h2 className="text-small font-strong">{t("review.upNext")}</h2>
      <span className="text-fg-3 tabular-nums">{formatCount(waitingCount(review))}</span>
      <span className="flex-1" />
      {review.session.fresh.length > 0 ? (
        <FreshButton review={review} />
      ) : (
        <span className="inline-flex items-center gap-1.5 text-small text-fg-2" title={t("review.order")}>
          <Icon name="sort" size={14} /> {t("review.bestNext")}
        </span>
      )}
    </div>
  );
}

/** New rows wait behind this, in the head of the list, where it moves nothing. */
function FreshButton({ review }: { readonly review: Review }) {
  return (
    <Button size="small" icon="refresh" onClick={review.showFresh} className="border-ink-line bg-ink-tint text-ink-text">
      {t("review.fresh", { count: review.session.fresh.length })}
    </Button>
  );
}

export function QueueList({ review }: { readonly review: Review }) {
  const mine = useWorked(
    (review.queues ?? []).filter((queue) => queue.member),
    review.sitting.queue,
  );
  if (mine.length === 0) return null;
  return (
    <ul aria-label={t("review.yourQueues")} className="grid grid-cols-[minmax(26px,auto)_minmax(0,1fr)_auto] border-b border-line p-1.5">
      {mine.map((queue) => (
        <li key={queue.id} className="col-span-full grid grid-cols-subgrid">
          <QueueButton
            queue={queue}
            chosen={review.sitting.queue === queue.id}
            onChoose={() => review.choose({ queue: review.sitting.queue === queue.id ? null : queue.id })}
          />
        </li>
      ))}
    </ul>
  );
}

/** That only one kind is worked, and the way back to all of them. */
export function KindChip({ review }: { readonly review: Review }) {
  const { kind } = review.sitting;
  if (kind === null) return null;
  const words = t("review.onlyKind", { action: revealLine(kind.action), workflow: revealLine(kind.workflow) });
  return (
    <p className="flex border-b border-line p-1.5">
      <Chip on onClick={() => review.choose({ kind: null })} title={t("review.allKinds")} className="min-w-0 shrink">
        <span className="truncate">{words}</span> ×
      </Chip>
    </p>
  );
}

/** Queues that had work in this sitting: one that runs empty keeps its line, so that nothing moves. All of them while none has any. */
function useWorked(queues: readonly QueueSummary[], chosen: string | null): readonly QueueSummary[] {
  const [worked, setWorked] = useState<ReadonlySet<string>>(new Set());
  const added = queues.filter((queue) => (queue.open > 0 || queue.id === chosen) && !worked.has(queue.id));
  if (added.length > 0) setWorked(new Set([...worked, ...added.map((queue) => queue.id)]));
  return worked.size === 0 ? queues : queues.filter((queue) => worked.has(queue.id));
}

interface QueueButtonProps {
  readonly queue: QueueSummary;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

function QueueButton({ queue, chosen, onChoose }: QueueButtonProps) {
  const free = freeIn(queue);
  const dueWords =
    queue.freeOverdue > 0
      ? t("review.ofThemOverdue", { count: queue.freeOverdue })
      : queue.freeDueSoon > 0
        ? t("review.ofThemSoon", { count: queue.freeDueSoon })
        : null;
  return (
    <button
      type="button"
      aria-pressed={chosen}
      title={
        chosen
          ? t("review.showAll")
          : dueWords === null
            ? t("review.only", { queue: queue.name })
            : t("review.onlyWith", { queue: queue.name, free, due: dueWords })
      }
      onClick={onChoose}
      className={cn(
        "col-span-full grid h-[26px] grid-cols-subgrid items-center gap-2 rounded-2 px-1.5 text-left text-small coarse:h-11",
        chosen ? "bg-hover font-medium text-fg" : "text-fg-2 hover:bg-hover",
      )}
    >
      <span className="text-right font-medium text-fg tabular-nums">{formatCount(free)}</span>
      <span className="min-w-0 truncate">{queue.name}</span>
      {queue.freeOverdue > 0 ? (
        <span className="flex items-center gap-1 text-danger">
          <Icon name="octagon" size={14} />
          {formatCount(queue.freeOverdue)} <span className="max-wide:sr-only">{t("review.overdue")}</span>
        </span>
      ) : queue.freeDueSoon > 0 ? (
        <span className="flex items-center gap-1 text-warn">
          <Icon name="clock" size={14} />
          {formatCount(queue.freeDueSoon)} <span className="max-wide:sr-only">{t("review.dueSoon")}</span>
        </span>
      ) : null}
    </button>
  );
}

export function NextList({ review, onOpened }: { readonly review: Review; readonly onOpened?: () => void }) {
  const { session, dispatch } = review;
  const list = useRef<HTMLOListElement>(null);
  const { current } = session;
  const open = useCallback(
    (itemId: string) => {
      dispatch({ type: "opened", itemId });
      onOpened?.();
    },
    [dispatch, onOpened],
  );
  // With the frame that is drawn anyway: at once, the whole page would be laid out twice.
  useEffect(() => {
    if (current === null) return;
    const frame = requestAnimationFrame(() => list.current?.querySelector("[aria-current=true]")?.scrollIntoView({ block: "nearest" }));
    return () => cancelAnimationFrame(frame);
  }, [current]);
  return (
    <div className="quiet-scroll relative min-h-0 flex-1 overflow-y-auto">
      {onOpened !== undefined && session.fresh.length > 0 && (
        <p className="border-b border-line p-2">
          <FreshButton review={review} />
        </p>
      )}
      {review.isLoading && session.order.length === 0 && <RowsSkeleton rows={8} />}
      <ol ref={list}>
        {session.order.map((itemId) => {
          const row = session.rows[itemId];
          if (row === undefined) return null;
          return (
            <li key={itemId} className="border-b border-line">
              <NextRow
                row={row}
                shown={itemId === current}
                gone={session.gone[itemId] ?? null}
                refused={Object.hasOwn(session.problems, itemId)}
                onOpen={open}
              />
            </li>
          );
        })}
      </ol>
    </div>
  );
}

interface NextRowProps {
  readonly row: ItemRow;
  readonly shown: boolean;
  /** Why it is no longer to be had. */
  readonly gone: string | null;
  readonly refused: boolean;
  readonly onOpen: (itemId: string) => void;
}

/** Rows that stay as they are are not drawn again when a decision moves the list. */
const NextRow = memo(function NextRow({ row, shown, gone, refused, onOpen }: NextRowProps) {
  return (
    <button
      type="button"
      aria-current={shown}
      onClick={() => onOpen(row.id)}
      className={cn(
        "grid w-full grid-cols-[14px_minmax(0,1fr)_auto] gap-x-[9px] gap-y-px py-2 pr-3 pl-[11px] text-left",
        shown ? "bg-surface shadow-[inset_2px_0_0_var(--ink),1px_0_0_var(--surface)]" : "hover:bg-hover",
      )}
    >
      <LevelMark level={row.level} look="glyph" className="mt-[3px] self-start" />
      <span className={cn("truncate", gone === null ? "font-medium" : "text-fg-2")}>{revealLine(row.title)}</span>
      <DueClock dueAt={row.dueAt ?? row.maxAt} plain className="text-small leading-5 text-fg-2" />
      <span className="col-span-2 col-start-2 flex gap-1.5 truncate text-small text-fg-3">
        {refused ? (
          <span className="flex items-center gap-1 font-medium text-danger">
            <Icon name="octagon" size={12} /> {t("review.notRecorded")}
          </span>
        ) : (
          <LevelWord row={row} />
        )}
        <span className="truncate">{gone ?? rowWords(row)}</span>
      </span>
    </button>
  );
});

function LevelWord({ row }: { readonly row: ItemRow }) {
  if (row.purpose === "reconcile") return <span className="shrink-0 font-medium text-warn">{t("review.establish")}</span>;
  if ((row.review === "claimed" || row.review === "suspended") && row.holder?.accountable?.you === true) {
    return (
      <span className="shrink-0 font-medium text-ink-text">{row.review === "claimed" ? t("review.yours") : t("review.yoursLater")}</span>
    );
  }
  return <span className="shrink-0 font-medium">{levelLabel(row.level)}</span>;
}

/** The day so far, or that a rest would do; its room is kept while it is read. */
function Tally() {
  const { data: me } = useMe();
  const withoutRest = useRestDue();
  if (withoutRest !== null) {
    return (
      <p role="status" className="flex min-h-[28px] items-center gap-1.5 px-3 pb-2.5 text-small text-fg-2">
        <Icon name="clock" size={14} /> {t("review.restDue", { minutes: withoutRest })}
      </p>
    );
  }
  return (
    <p className="flex min-h-[28px] justify-between gap-2 px-3 pt-0.5 pb-2.5 text-micro text-fg-3 tabular-nums">
      {me !== undefined && (
        <>
          <span>{t("review.todayDecided", { count: me.today.decided })}</span>
          {me.today.medianMs !== null && (
            <span className="max-wide:hidden">{t("review.todayMedian", { time: durationWords(me.today.medianMs) })}</span>
          )}
          <span>{t("review.todayUndone", { count: me.today.undone })}</span>
        </>
      )}
    </p>
  );
}
