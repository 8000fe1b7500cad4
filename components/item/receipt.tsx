"use client";
// The last decision and how to take it back: Undo while it is not final or not run, a reversal after it ran, and why not when neither helps.
import { type MessageKey, t } from "@core/words/t";
import { revealLine } from "@core/words/untrusted-text";
import { doneWords, type Order } from "@/components/data/orders";
import type { Problem } from "@/components/data/problem";
import { useNow } from "@/components/marks/clock";
import { SealBars } from "@/components/marks/seal";
import { Button, ButtonLink } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import type { DecisionView, ItemRow } from "@/server/views/shapes-item";

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
      aria-label={t("item.lastDecision")}
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
            {t("item.undo")}{" "}
            <span className="inline-block min-w-6 text-right tabular-nums text-on-inverse-2">{left > 0 ? `${left} s` : ""}</span>
          </Button>
        ) : hasRun && state === "done" ? (
          <ButtonLink look="inverse" size="small" href={`/items/${itemId}`} prefetch={false} className="h-[26px] max-mid:h-10">
            {t("item.takeBack")}
          </ButtonLink>
        ) : state === "done" && (order.type === "ask" || order.type === "escalate") ? (
          <ButtonLink look="inverse" size="small" href={`/items/${itemId}`} prefetch={false} className="h-[26px] max-mid:h-10">
            {t("item.open")}
          </ButtonLink>
        ) : null}
      </div>
    </section>
  );
}

function headline({ order, state }: ReceiptProps): string {
  if (state === "failed") return t("item.failedHead");
  if (state === "undone") return doneWords("recall");
  return doneWords(order.type);
}

/** Where the item is now, in a few words. */
function whereabouts({ state, row, problem, order }: ReceiptProps): string {
  if (state === "sending") return t("item.sending");
  if (state === "undoing") return t("item.undoing");
  if (state === "undone") return t("item.yoursAgain");
  if (state === "failed") return problem?.kind === "refused" ? problem.text : t("item.backOnTop");
  if (problem?.kind === "refused") return problem.text;
  if (order.type === "ask") return t("item.waitsAnswer");
  if (order.type === "escalate" || order.type === "move" || order.type === "delegate") return row?.holder?.name ?? t("item.handedOn");
  if (order.type === "suspend") return t("item.comesBackItself");
  if (row === null) return t("item.recorded");
  if (row.purpose === "decide" && row.quorum > 1) return t("item.votesOf", { votes: row.votes, quorum: row.quorum });
  return t(WHEREABOUTS[row.execution]);
}

const WHEREABOUTS = {
  held: "item.recorded",
  cleared: "item.notRunYet",
  executing: "item.runningNow",
  succeeded: "item.hasRunShort",
  failed: "item.failedShort",
  cancelled: "item.willNotRun",
  reversing: "item.beingTakenBack",
  reversed: "item.takenBack",
  reconciling: "item.unknownRan",
} as const satisfies Record<ItemRow["execution"], MessageKey>;
