"use client";
// Time left until an item is due: calm, soon (under an hour), overdue, paused, or no deadline.
import { t } from "@core/words/t";
import { HOUR } from "@core/words/time";
import { useNow, useZone } from "@/components/marks/clock";
import { formatAbsolute, formatLeft, SECONDS_SHOWN_UNDER, speakLeft } from "@/components/marks/format";
import { cn } from "@/components/ui/cn";
import { Icon } from "@/components/ui/icon";

type DueState = "calm" | "soon" | "overdue";

const stateOf = (leftMs: number): DueState => (leftMs < 0 ? "overdue" : leftMs < HOUR ? "soon" : "calm");

/** True while seconds are shown, so that only those rows follow the second hand. */
function useLeft(dueAt: number): number {
  const minute = useNow("minute");
  const near = dueAt - minute < SECONDS_SHOWN_UNDER + HOUR / 60 && dueAt - minute > -HOUR / 60;
  const fine = useNow(near ? "second" : "minute");
  return dueAt - fine;
}

interface DueClockProps {
  readonly dueAt: number | null;
  /** Why the clock does not run, such as "waits for the agent". */
  readonly paused?: string | undefined;
  /** Says that it is what is left. */
  readonly left?: boolean;
  /** Without its sign, where the words around it say the state. */
  readonly plain?: boolean;
  readonly className?: string;
}

const COLOUR = { calm: "text-fg", soon: "text-warn", overdue: "text-danger" } as const;

export function DueClock({ dueAt, paused, left = false, plain = false, className }: DueClockProps) {
  const zone = useZone();
  const base = cn("inline-flex items-center gap-1.5 whitespace-nowrap tabular-nums", className);
  if (paused !== undefined) {
    return (
      <span className={cn(base, "text-fg-2")} title={t("marks.clockPaused", { why: paused })}>
        <Icon name="pause" size={14} label={t("marks.pausedWhy", { why: paused })} />
        {t("marks.paused")}
      </span>
    );
  }
  if (dueAt === null) return <span className={cn(base, "text-fg-3")}>{t("marks.noDeadline")}</span>;
  return <Running dueAt={dueAt} zone={zone} left={left} plain={plain} className={base} />;
}

interface RunningProps {
  readonly dueAt: number;
  readonly zone: string;
  readonly left: boolean;
  readonly plain: boolean;
  readonly className: string;
}

function Running({ dueAt, zone, left: sayLeft, plain, className }: RunningProps) {
  const left = useLeft(dueAt);
  const state = stateOf(left);
  return (
    <time
      dateTime={new Date(dueAt).toISOString()}
      title={t("marks.due", { when: formatAbsolute(dueAt, zone) })}
      className={cn(className, !plain && COLOUR[state])}
    >
      {!plain && state === "overdue" && <Icon name="octagon" size={14} />}
      {!plain && state === "soon" && <Icon name="clock" size={14} />}
      <span aria-hidden="true">{sayLeft && left >= 0 ? t("marks.left", { time: formatLeft(left) }) : formatLeft(left)}</span>
      <span className="sr-only">{speakLeft(left)}</span>
    </time>
  );
}
