"use client";
// The receipt of the last order of this sitting. Its room is kept, so that nothing shifts when it comes.
import { useSettings } from "@/components/data/settings";
import { Receipt } from "@/components/item/receipt";
import { useNow } from "@/components/marks/clock";
import { cn } from "@/components/ui/cn";
import { isUndoable } from "./undoable";
import type { Review } from "./use-review";

/** On phones the receipt floats over the item, so it leaves when there is nothing left to do with it. */
const SHOWN_ON_PHONE_MS = 12_000;

interface LastReceiptProps {
  readonly review: Review;
  readonly floating?: boolean;
  readonly className?: string;
}

export function LastReceipt({ review, floating = false, className }: LastReceiptProps) {
  const { session } = review;
  const { undo } = useSettings();
  const last = session.sent[0];
  const row = last === undefined ? undefined : session.rows[last.itemId];
  const now = useNow(last === undefined ? "minute" : "second");
  if (last === undefined) return floating ? null : <div className={cn("h-[66px] shrink-0", className)} />;
  if (floating && now - last.at > SHOWN_ON_PHONE_MS && last.state !== "failed") return null;
  return (
    <Receipt
      {...last}
      row={row ?? null}
      undoable={isUndoable(last, row, now, undo)}
      onUndo={() => void review.undo()}
      className={cn("shrink-0", floating && "shadow-float", className)}
    />
  );
}
