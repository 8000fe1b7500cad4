"use client";
// A box that is on, off or partly on; its target is larger than its mark.
import { cn } from "@/components/ui/cn";
import { Icon } from "@/components/ui/icon";

interface CheckboxProps {
  readonly checked: boolean | "indeterminate";
  readonly label: string;
  /** `ranged`: pressed with Shift. */
  readonly onChange: (checked: boolean, ranged: boolean) => void;
  readonly className?: string;
}

export function Checkbox({ checked, label, onChange, className }: CheckboxProps) {
  return (
    <label
      className={cn(
        "target grid size-4 shrink-0 place-items-center rounded-1 border-[1.5px] text-on-ink max-mid:size-6 coarse:size-6",
        checked === false ? "border-line-control bg-surface" : "border-ink bg-ink",
        className,
      )}
    >
      <input
        ref={(box) => {
          // Markup has no word for it.
          if (box !== null) box.indeterminate = checked === "indeterminate";
        }}
        type="checkbox"
        aria-label={label}
        checked={checked === true}
        onChange={(event) => onChange(event.target.checked, event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)}
        className="absolute -inset-[1.5px] z-1 cursor-pointer appearance-none rounded-1"
      />
      {checked !== false && (
        <Icon name={checked === "indeterminate" ? "minus" : "check"} size={12} className="stroke-[2.2] max-mid:size-4" />
      )}
    </label>
  );
}
