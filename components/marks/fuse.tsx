"use client";
// The fuse: the time between opening and the deadline as one line, what is left of it in ink, each rung a tick.
import { useNow } from "@/components/marks/clock";
import { cn } from "@/components/ui/cn";

interface FuseProps {
  readonly openedAt: number;
  readonly dueAt: number;
  /** Instants at which rungs fire. */
  readonly rungs: readonly number[];
  readonly className?: string;
}

export function Fuse({ openedAt, dueAt, rungs, className }: FuseProps) {
  const now = useNow("minute");
  const whole = Math.max(1, dueAt - openedAt);
  const place = (at: number) => Math.min(100, Math.max(0, ((at - openedAt) / whole) * 100));
  const overdue = now >= dueAt;
  return (
    <div aria-hidden="true" className={cn("relative h-px", overdue ? "bg-danger" : "bg-line-2", className)}>
      {!overdue && (
        <i
          className="absolute right-0 bottom-0 block h-0.5 w-full origin-right bg-ink"
          style={{ transform: `scaleX(${1 - place(now) / 100})` }}
        />
      )}
      {rungs
        .filter((at) => at > openedAt && at < dueAt)
        .map((at) => (
          <s
            key={at}
            className={cn("absolute -bottom-[3px] block h-2 w-[1.5px]", at <= now ? "bg-line-control" : "bg-fg-3")}
            style={{ left: `${place(at)}%` }}
          />
        ))}
    </div>
  );
}
