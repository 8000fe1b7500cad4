// A chip: one choice among filters, pressed or not.
import type { ButtonHTMLAttributes, ReactNode } from "react";
import { cn } from "@/components/ui/cn";

const LOOK =
  "inline-flex h-6 shrink-0 items-center gap-1.5 whitespace-nowrap rounded-1 border px-2 text-small transition-colors duration-(--m-fast) max-mid:h-9 coarse:h-9";

interface ChipProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly on: boolean;
  /** A number after the words. */
  readonly count?: string | undefined;
  readonly children: ReactNode;
}

export function Chip({ on, count, className, children, ...rest }: ChipProps) {
  return (
    <button
      {...rest}
      type="button"
      aria-pressed={on}
      className={cn(
        LOOK,
        className,
        on ? "border-ink-line bg-selected text-fg" : "border-line-2 bg-surface text-fg-2 hover:bg-hover hover:text-fg",
      )}
    >
      {children}
      {count !== undefined && <span className="text-fg-3 tabular-nums">{count}</span>}
    </button>
  );
}
