// A few exclusive choices side by side: radio buttons, drawn as one control.
import { useId } from "react";
import { cn } from "@/components/ui/cn";
import { Icon, type IconName } from "@/components/ui/icon";

export interface SegmentChoice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly icon?: IconName;
  /** It is there and cannot be taken now; `describedBy` of the control says why. */
  readonly disabled?: boolean;
}

interface SegmentProps<Value extends string> {
  readonly label: string;
  readonly value: Value | undefined;
  readonly choices: readonly SegmentChoice<Value>[];
  readonly onChange: (value: Value) => void;
  readonly className?: string;
  /** The element that says more, such as why a choice is disabled. */
  readonly describedBy?: string | undefined;
  /** What ties it to the label, hint and error of a field. */
  readonly control?: { readonly id: string; readonly "aria-describedby": string | undefined; readonly "aria-invalid": true | undefined };
}

export function Segment<Value extends string>({ label, value, choices, onChange, className, describedBy, control }: SegmentProps<Value>) {
  const name = useId();
  return (
    <div
      aria-describedby={describedBy}
      {...control}
      role="radiogroup"
      aria-label={label}
      className={cn("inline-flex gap-0.5 rounded-2 border border-line-2 bg-sunken p-0.5", className)}
    >
      {choices.map((choice) => (
        <label
          key={choice.value}
          className="relative inline-flex h-6 flex-1 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-1 px-2 text-small font-medium text-fg-2 hover:text-fg has-checked:bg-surface has-checked:text-fg has-disabled:text-fg-3 has-checked:shadow-[0_0_0_1px_var(--line-2)] has-focus-visible:shadow-(--focus) coarse:h-9 forced-colors:has-checked:outline"
        >
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            disabled={choice.disabled}
            onChange={() => onChange(choice.value)}
            className="absolute inset-0 cursor-pointer appearance-none outline-none focus-visible:shadow-none disabled:cursor-default"
          />
          {choice.icon !== undefined && <Icon name={choice.icon} size={14} />}
          {choice.label}
        </label>
      ))}
    </div>
  );
}
