"use client";
// A box that is on, off or partly on; its target is larger than its mark.
import { Checkbox as Radix } from "radix-ui";
import type { MouseEvent } from "react";
import { cn } from "@/components/ui/cn";
import { Icon } from "@/components/ui/icon";

interface CheckboxProps {
  readonly checked: boolean | "indeterminate";
  readonly label: string;
  readonly onChange: (checked: boolean) => void;
  readonly onClick?: (event: MouseEvent) => void;
  /** Out of the tab order where the row itself answers to keys. */
  readonly tabIndex?: number;
  readonly className?: string;
}

export function Checkbox({ checked, label, onChange, onClick, tabIndex, className }: CheckboxProps) {
  return (
    <Radix.Root
      checked={checked}
      aria-label={label}
      onCheckedChange={(value) => onChange(value === true)}
      {...(onClick !== undefined && { onClick })}
      {...(tabIndex !== undefined && { tabIndex })}
      className={cn(
        "target grid size-4 shrink-0 place-items-center rounded-1 border-[1.5px] border-line-control bg-surface text-on-ink data-[state=checked]:border-ink data-[state=checked]:bg-ink data-[state=indeterminate]:border-ink data-[state=indeterminate]:bg-ink max-mid:size-6 coarse:size-6",
        className,
      )}
    >
      <Radix.Indicator>
        <Icon name={checked === "indeterminate" ? "minus" : "check"} size={12} className="stroke-[2.2] max-mid:size-4" />
      </Radix.Indicator>
    </Radix.Root>
  );
}
