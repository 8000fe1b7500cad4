"use client";
// What came of an order over many items: how many were done, which were refused and why, and the Undo of those that can be recalled.
import { t } from "@core/words/t";
import Link from "next/link";
import type { BulkResult } from "@/components/data/bulk";
import { useNow } from "@/components/marks/clock";
import { StatusMark } from "@/components/marks/status-mark";
import { Button } from "@/components/ui/button";

export interface Outcome {
  /** `approved`, `rejected`, `claimed`, `delegated to Max Berg`, `undone`. */
  readonly done: string;
  readonly results: readonly BulkResult[];
  /** Not sent any more, since the person stopped it. */
  readonly unsent: number;
}

/** Rows that can still be recalled, and until when all of them can. */
export function undoable(outcome: Outcome, now: number): { readonly results: readonly BulkResult[]; readonly until: number } {
  const until = (result: BulkResult) => (result.ok ? (result.receipt?.decision?.finalAt ?? 0) : 0);
  const results = outcome.results.filter((result) => until(result) > now);
  return { results, until: results.length === 0 ? now : Math.min(...results.map(until)) };
}

interface BulkOutcomeProps {
  readonly outcome: Outcome;
  readonly undoing: boolean;
  readonly onUndo: (results: readonly BulkResult[]) => void;
  readonly onClose: () => void;
}

export function BulkOutcome({ outcome, undoing, onUndo, onClose }: BulkOutcomeProps) {
  const now = useNow("second");
  const done = outcome.results.filter((result) => result.ok).length;
  const refused = outcome.results.flatMap((result) => (result.ok ? [] : [result]));
  const { results: open, until } = undoable(outcome, now);
  return (
    <section
      aria-label={t("queue.whatCame")}
      role={refused.length > 0 ? "alert" : "status"}
      className="z-20 shrink-0 border-t border-line-2 bg-surface px-gutter py-[9px] shadow-dock max-mid:px-4"
    >
      <div className="flex min-h-control items-center gap-3">
        <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-4 gap-y-1">
          {done > 0 && (
            <StatusMark status="ok" className="text-body">
              {t("queue.itemsDone", { count: done, done: outcome.done })}
            </StatusMark>
          )}
          {refused.length > 0 && (
            <StatusMark status="failed" className="text-body">
              {t("queue.itemsNotDone", { count: refused.length, done: outcome.done })}
            </StatusMark>
          )}
          {outcome.unsent > 0 && <span className="text-fg-2">{t("queue.notSent", { count: outcome.unsent })}</span>}
        </span>
        {open.length > 0 && (
          <Button shortcut="Z" keyFirst pending={undoing} onClick={() => onUndo(open)}>
            {t("queue.undo", { count: open.length })}{" "}
            <span className="min-w-7 text-right text-fg-3 tabular-nums">{Math.max(0, Math.ceil((until - now) / 1_000))}&nbsp;s</span>
          </Button>
        )}
        <Button look="quiet" iconOnly icon="x" shortcut="Escape" onClick={onClose}>
          {t("frame.close")}
        </Button>
      </div>
      {refused.length > 0 && (
        <ul className="quiet-scroll mt-1 max-h-40 overflow-auto">
          {refused.map(({ row, text }) => (
            <li
              key={row.id}
              className="grid grid-cols-[minmax(0,18rem)_minmax(0,1fr)] gap-x-4 border-t border-line py-1 max-mid:grid-cols-1"
            >
              <Link href={`/items/${row.id}`} className="link truncate font-medium">
                {row.title}
              </Link>
              <span className="text-fg-2">{text}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
