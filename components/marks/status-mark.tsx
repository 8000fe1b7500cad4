// A status: always a shape, a word and a colour together.
import type { ExecutionState, ReviewLabel } from "@core/words/vocabulary";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { Icon, type IconName } from "@/components/ui/icon";

export type Status = "ok" | "soon" | "attention" | "failed" | "overdue" | "stale" | "plain";

const SIGNS: Record<Status, { readonly icon: IconName | null; readonly colour: string }> = {
  ok: { icon: "check-circle", colour: "text-ok" },
  soon: { icon: "clock", colour: "text-warn" },
  attention: { icon: "triangle", colour: "text-warn" },
  failed: { icon: "octagon", colour: "text-danger" },
  overdue: { icon: "octagon", colour: "text-danger" },
  stale: { icon: "refresh", colour: "text-warn" },
  plain: { icon: null, colour: "text-fg-2" },
};

interface StatusMarkProps {
  readonly status: Status;
  /** Another sign than the status's own. */
  readonly icon?: IconName;
  readonly children: ReactNode;
  readonly className?: string | undefined;
}

export function StatusMark({ status, icon, children, className }: StatusMarkProps) {
  const sign = SIGNS[status];
  const shown = icon ?? sign.icon;
  return (
    <span className={cn("inline-flex items-center gap-1 align-middle whitespace-nowrap text-small font-medium", sign.colour, className)}>
      {shown !== null && <Icon name={shown} size={14} />}
      {children}
    </span>
  );
}

const REVIEW: Record<ReviewLabel, { readonly status: Status; readonly icon: IconName; readonly word: string }> = {
  none: { status: "plain", icon: "circle", word: "Not asked" },
  queued: { status: "plain", icon: "layers", word: "Waiting" },
  claimed: { status: "plain", icon: "user", word: "Claimed" },
  awaiting_input: { status: "plain", icon: "ask", word: "Asked the agent" },
  suspended: { status: "plain", icon: "pause", word: "Later" },
  approved: { status: "ok", icon: "check", word: "Approved" },
  rejected: { status: "failed", icon: "x", word: "Rejected" },
  responded: { status: "plain", icon: "send", word: "Responded" },
  expired: { status: "attention", icon: "clock", word: "Expired" },
  withdrawn: { status: "plain", icon: "undo", word: "Withdrawn" },
};

/** What people did with an item. */
export function ReviewMark({ label, className }: { readonly label: ReviewLabel; readonly className?: string }) {
  const sign = REVIEW[label];
  return (
    <StatusMark status={sign.status} icon={sign.icon} className={className}>
      {sign.word}
    </StatusMark>
  );
}

const EXECUTION: Record<ExecutionState, { readonly status: Status; readonly icon: IconName; readonly word: string }> = {
  held: { status: "plain", icon: "lock", word: "Held" },
  cleared: { status: "plain", icon: "shield", word: "Cleared, not run yet" },
  executing: { status: "plain", icon: "play", word: "Running" },
  succeeded: { status: "ok", icon: "check-circle", word: "Has run" },
  failed: { status: "failed", icon: "octagon", word: "Failed" },
  cancelled: { status: "plain", icon: "x-circle", word: "Did not run" },
  reversing: { status: "soon", icon: "undo", word: "Being taken back" },
  reversed: { status: "plain", icon: "undo", word: "Taken back" },
  reconciling: { status: "attention", icon: "triangle", word: "Nobody knows if it ran" },
};

/** What the agent did with the action. */
export function ExecutionMark({ state, className }: { readonly state: ExecutionState; readonly className?: string }) {
  const sign = EXECUTION[state];
  return (
    <StatusMark status={sign.status} icon={sign.icon} className={className}>
      {sign.word}
    </StatusMark>
  );
}
