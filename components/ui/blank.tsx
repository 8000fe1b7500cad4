// A screen or panel with nothing in it: says so, says what could come, and offers the next step.
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { Icon, type IconName } from "@/components/ui/icon";

interface BlankProps {
  readonly icon?: IconName;
  readonly title: ReactNode;
  /** The heading's rank: 1 when it is the title of the screen. */
  readonly rank?: 1 | 2;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  readonly className?: string;
}

export function Blank({ icon = "check-circle", title, rank = 2, children, actions, className }: BlankProps) {
  const Heading = rank === 1 ? "h1" : "h2";
  return (
    <div className={cn("grid h-full place-content-center justify-items-center gap-1.5 px-6 py-10 text-center text-fg-2", className)}>
      <Icon name={icon} />
      <Heading className="text-title font-strong text-fg">{title}</Heading>
      {children !== undefined && <div className="grid max-w-[46ch] gap-1.5 text-balance">{children}</div>}
      {actions !== undefined && <div className="mt-4 flex flex-wrap items-center justify-center gap-2">{actions}</div>}
    </div>
  );
}
