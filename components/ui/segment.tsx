"use client";
// A few exclusive choices side by side.
import { ToggleGroup } from "radix-ui";
import { cn } from "@/components/ui/cn";
import { Icon, type IconName } from "@/components/ui/icon";

export interface SegmentChoice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly icon?: IconName;
}

interface SegmentProps<Value extends string> {
  readonly label: string;
  readonly value: Value | undefined;
  readonly choices: readonly SegmentChoice<Value>[];
  readonly onChange: (value: Value) => void;
  readonly className?: string;
}

export function Segment<Value extends string>({ label, value, choices, onChange, className }: SegmentProps<Value>) {
  const choose = (text: string) => {
    const found = choices.find((choice) => choice.value === text);
    if (found !== undefined) onChange(found.value);
  };
  return (
    <ToggleGroup.Root
      type="single"
      aria-label={label}
      value={value ?? ""}
      onValueChange={choose}
      className={cn("inline-flex gap-0.5 rounded-2 border border-line-2 bg-sunken p-0.5", className)}
    >
      {choices.map((choice) => (
        <ToggleGroup.Item
          key={choice.value}
          value={choice.value}
          className="inline-flex h-6 flex-1 items-center justify-center gap-1.5 rounded-1 px-2 text-small font-medium text-fg-2 hover:text-fg data-[state=on]:bg-surface data-[state=on]:text-fg data-[state=on]:shadow-[0_0_0_1px_var(--line-2)] coarse:h-9"
        >
          {choice.icon !== undefined && <Icon name={choice.icon} size={14} />}
          {choice.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
