"use client";
// What can be done with the items that are chosen, and how many these are; all that the filter lets through can be chosen too.
import { t } from "@core/words/t";
import { Button } from "@/components/ui/button";

export type BulkVerb = "approve" | "reject" | "claim" | "delegate" | "move";

/** Everything that the list's filter lets through, beyond what has been read of it. */
export interface Matching {
  readonly count: number;
  /** There are more than may be chosen at once. */
  readonly first: boolean;
  readonly pending: boolean;
  readonly choose: () => void;
}

interface BulkBarProps {
  readonly matching: Matching | null;
  readonly count: number;
  readonly changed: number;
  /** How many kinds (workflow and action) are among them. */
  readonly kinds: number;
  readonly sending: BulkVerb | null;
  readonly onVerb: (verb: BulkVerb) => void;
  readonly onClear: () => void;
}

export function BulkBar({ matching, count, changed, kinds, sending, onVerb, onClear }: BulkBarProps) {
  const busy = sending !== null;
  return (
    <section
      aria-label={t("queue.selectedItems")}
      className="z-20 flex shrink-0 flex-wrap items-center gap-2 border-t border-line-2 bg-surface px-gutter py-[9px] shadow-dock max-mid:px-3 max-mid:py-2"
    >
      <b className="tabular-nums">
        {count}
        <span className="max-mid:sr-only">{t("queue.selected")}</span>
      </b>
      <span className="min-w-0 flex-1 truncate text-small text-fg-2 max-wide:sr-only">
        {t("queue.signMany", { count })} {t("queue.changedSince", { count: changed })}
        {kinds > 1 && t("queue.kinds", { count: kinds })}
      </span>
      {matching !== null && (
        <Button look="quiet" pending={matching.pending} onClick={matching.choose}>
          {t(matching.first ? "queue.selectFirst" : "queue.selectMatching", { count: matching.count })}
        </Button>
      )}
      <span className="flex-1 wide:hidden max-mid:hidden" />
      <Button
        look="primary"
        shortcut="A"
        keyFirst
        pending={sending === "approve"}
        disabled={busy}
        onClick={() => onVerb("approve")}
        className="max-mid:flex-1"
      >
        {t("queue.approve", { count })}
      </Button>
      <Button shortcut="R" keyFirst pending={sending === "reject"} disabled={busy} onClick={() => onVerb("reject")}>
        {t("queue.reject", { count })}
      </Button>
      <Button
        shortcut="C"
        keyFirst
        pending={sending === "claim"}
        disabled={busy}
        onClick={() => onVerb("claim")}
        className="max-mid:hidden"
      >
        {t("item.claim")}
      </Button>
      <Button
        shortcut="D"
        keyFirst
        pending={sending === "delegate"}
        disabled={busy}
        onClick={() => onVerb("delegate")}
        className="max-mid:hidden"
      >
        {t("item.delegate")}
      </Button>
      <Button shortcut="F" keyFirst pending={sending === "move"} disabled={busy} onClick={() => onVerb("move")} className="max-mid:hidden">
        {t("item.move")}
      </Button>
      <Button look="quiet" shortcut="Esc" keyFirst onClick={onClear}>
        {t("queue.clear")}
      </Button>
    </section>
  );
}
