"use client";
// A box with the words that it stands for beside it; both can be pressed.
import { type ReactNode, useId } from "react";
import { cn } from "@/components/ui/cn";
import { Icon } from "@/components/ui/icon";

interface CheckFieldProps {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  /** What it means, under the words. */
  readonly hint?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

export function CheckField({ checked, onChange, hint, className, children }: CheckFieldProps) {
  const hintId = useId();
  return (
    <div className={cn("grid min-w-0 content-start gap-0.5", className)}>
      <label className="flex min-h-6 cursor-pointer items-start gap-2 py-0.5 coarse:min-h-control">
        <span
          className={cn(
            "relative mt-0.5 grid size-4 shrink-0 place-items-center rounded-1 border-[1.5px] text-on-ink",
            checked ? "border-ink bg-ink" : "border-line-control bg-surface",
          )}
        >
          <input
            type="checkbox"
            checked={checked}
            aria-describedby={hint === undefined ? undefined : hintId}
            onChange={({ target }) => onChange(target.checked)}
            className="absolute -inset-[1.5px] z-1 cursor-pointer appearance-none rounded-1"
          />
          {checked && <Icon name="check" size={12} className="stroke-[2.2]" />}
        </span>
        <span className="min-w-0 [overflow-wrap:anywhere]">{children}</span>
      </label>
      {hint !== undefined && (
        <p id={hintId} className="pl-6 text-small text-fg-3">
          {hint}
        </p>
      )}
    </div>
  );
}
