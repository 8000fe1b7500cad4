"use client";
// The last decision and how to take it back: Undo while it is not final or not run, a reversal after it ran, and why not when neither helps.
import { revealLine } from "@core/words/untrusted-text";
import { DONE_WORDS, type Order } from "@/components/data/orders";
import type { Problem } from "@/components/data/problem";
import { useNow } from "@/components/marks/clock";
import { SealBars } from "@/components/marks/seal";
import { Button, ButtonLink } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import type { DecisionView, ItemRow } from "@/server/views/shapes";

export interface ReceiptProps {
  readonly itemId: string;
  readonly title: string;
  readonly order: Order;
  readonly revisionHash: string;
  readonly state: "sending" | "done" | "failed" | "undoing" | "undone";
  readonly decision: DecisionView | null;
  readonly problem: Problem | null;
  /** The item's row as it is now. */
  readonly row: ItemRow | null;
  readonly undoable: boolean;
  readonly onUndo: () => void;
  readonly className?: string;
}

export function Receipt(props: ReceiptProps) {
  const { itemId, title, order, revisionHash, state, row, undoable, onUndo, className } = props;
  const counting = state === "done" && props.decision !== null;
  const now = useNow(counting ? "second" : "minute");
  const left = props.decision === null ? 0 : Math.max(0, Math.ceil((props.decision.finalAt - now) / 1_000));
  const hasRun = row?.execution === "succeeded" && row.reversibility !== "irreversible";
  return (
    <section
      aria-label="Last decision"
      className={cn("rounded-2 bg-inverse px-[11px] py-[9px] text-small text-on-inverse forced-colors:border", className)}
    >
      <p className="truncate font-medium" role="status">
        {headline(props)}: {revealLine(title)}
      </p>
      <div className="mt-1 flex min-h-[26px] items-center gap-2">
        <SealBars hash={revisionHash} height={12} className="max-mid:hidden" />
        <span className="min-w-0 flex-1 truncate text-on-inverse-2">{whereabouts(props)}</span>
        {undoable ? (
          <Button look="inverse" size="small" keyFirst shortcut="Z" onClick={onUndo} className="h-[26px] max-mid:h-10">
            Undo <span className="inline-block min-w-6 text-right tabular-nums text-on-inverse-2">{left > 0 ? `${left} s` : ""}</span>
          </Button>
        ) : hasRun && state === "done" ? (
          <ButtonLink look="inverse" size="small" href={`/items/${itemId}`} prefetch={false} className="h-[26px] max-mid:h-10">
            Take it back
          </ButtonLink>
        ) : state === "done" && (order.type === "ask" || order.type === "escalate") ? (
          <ButtonLink look="inverse" size="small" href={`/items/${itemId}`} prefetch={false} className="h-[26px] max-mid:h-10">
            Open
          </ButtonLink>
        ) : null}
      </div>
    </section>
  );
}

function headline({ order, state }: ReceiptProps): string {
  if (state === "failed") return "Not recorded";
  if (state === "undone") return "Undone";
  return DONE_WORDS[order.type];
}

/** Where the item is now, in a few words. */
function whereabouts({ state, row, problem, order }: ReceiptProps): string {
  if (state === "sending") return "sending";
  if (state === "undoing") return "undoing";
  if (state === "undone") return "yours again, on top";
  if (state === "failed") return problem?.kind === "refused" ? problem.text : "back on top, with the reason";
  if (problem?.kind === "refused") return problem.text;
  if (order.type === "ask") return "waits for the answer";
  if (order.type === "escalate" || order.type === "move" || order.type === "delegate") return row?.holder?.name ?? "handed on";
  if (order.type === "suspend") return "comes back by itself";
  if (row === null) return "recorded";
  if (row.purpose === "decide" && row.quorum > 1) return `${row.votes} of ${row.quorum} signed`;
  return WHEREABOUTS[row.execution];
}

const WHEREABOUTS: Record<ItemRow["execution"], string> = {
  held: "recorded",
  cleared: "not run yet",
  executing: "running now",
  succeeded: "has run",
  failed: "did not run: it failed",
  cancelled: "will not run",
  reversing: "being taken back",
  reversed: "taken back",
  reconciling: "nobody knows if it ran",
};
