// A status: always a shape, a word and a colour together.
import { t } from "@core/words/t";
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

const REVIEW: Record<ReviewLabel, { readonly status: Status; readonly icon: IconName }> = {
  none: { status: "plain", icon: "circle" },
  queued: { status: "plain", icon: "layers" },
  claimed: { status: "plain", icon: "user" },
  awaiting_input: { status: "plain", icon: "ask" },
  suspended: { status: "plain", icon: "pause" },
  approved: { status: "ok", icon: "check" },
  rejected: { status: "failed", icon: "x" },
  responded: { status: "plain", icon: "send" },
  expired: { status: "attention", icon: "clock" },
  withdrawn: { status: "plain", icon: "undo" },
};

/** What people did with an item. */
export function ReviewMark({ label, className }: { readonly label: ReviewLabel; readonly className?: string }) {
  const sign = REVIEW[label];
  return (
    <StatusMark status={sign.status} icon={sign.icon} className={className}>
      {t(`marks.${label}`)}
    </StatusMark>
  );
}

const EXECUTION: Record<ExecutionState, { readonly status: Status; readonly icon: IconName }> = {
  held: { status: "plain", icon: "lock" },
  cleared: { status: "plain", icon: "shield" },
  executing: { status: "plain", icon: "play" },
  succeeded: { status: "ok", icon: "check-circle" },
  failed: { status: "failed", icon: "octagon" },
  cancelled: { status: "plain", icon: "x-circle" },
  reversing: { status: "soon", icon: "undo" },
  reversed: { status: "plain", icon: "undo" },
  reconciling: { status: "attention", icon: "triangle" },
};

/** What the agent did with the action. */
export function ExecutionMark({ state, className }: { readonly state: ExecutionState; readonly className?: string }) {
  const sign = EXECUTION[state];
  return (
    <StatusMark status={sign.status} icon={sign.icon} className={className}>
      {t(`marks.${state}`)}
    </StatusMark>
  );
}
