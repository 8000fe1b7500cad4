"use client";
// What is selected, and what can be done with all of it at once. Each item is still its own signature.
import { plural } from "@core/words/labels";
import { Button } from "@/components/ui/button";

export type BulkVerb = "approve" | "reject" | "claim" | "delegate";

interface BulkBarProps {
  readonly count: number;
  readonly changed: number;
  /** How many kinds (workflow and action) are among them. */
  readonly kinds: number;
  readonly sending: BulkVerb | null;
  readonly onVerb: (verb: BulkVerb) => void;
  readonly onClear: () => void;
}

export function BulkBar({ count, changed, kinds, sending, onVerb, onClear }: BulkBarProps) {
  const busy = sending !== null;
  return (
    <section
      aria-label="Selected items"
      className="z-20 flex shrink-0 flex-wrap items-center gap-2 border-t border-line-2 bg-surface px-gutter py-[9px] shadow-dock max-mid:px-3 max-mid:py-2"
    >
      <b className="tabular-nums">
        {count}
        <span className="max-mid:sr-only"> selected</span>
      </b>
      <span className="min-w-0 flex-1 truncate text-small text-fg-2 max-wide:sr-only">
        {count === 1 ? "You sign one revision, by its own hash." : `You sign ${plural(count, "revision")}, each with its own hash.`}{" "}
        {changed === 0 && "One that has changed is not signed."}
        {changed === 1 && "One has changed since you chose it: it will not be signed."}
        {changed > 1 && `${changed} have changed since you chose them: they will not be signed.`}
        {kinds > 1 && ` They are of ${kinds} kinds.`}
      </span>
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
        Approve {count}
      </Button>
      <Button shortcut="R" keyFirst pending={sending === "reject"} disabled={busy} onClick={() => onVerb("reject")}>
        Reject {count}
      </Button>
      <Button
        shortcut="C"
        keyFirst
        pending={sending === "claim"}
        disabled={busy}
        onClick={() => onVerb("claim")}
        className="max-mid:hidden"
      >
        Claim
      </Button>
      <Button
        shortcut="D"
        keyFirst
        pending={sending === "delegate"}
        disabled={busy}
        onClick={() => onVerb("delegate")}
        className="max-mid:hidden"
      >
        Delegate
      </Button>
      <Button look="quiet" shortcut="Esc" keyFirst onClick={onClear}>
        Clear
      </Button>
    </section>
  );
}
