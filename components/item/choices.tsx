"use client";
// A few exclusive choices in words, each on a digit. Arrows and Tab work as for any radio group.
import { type KeyboardEvent, useEffect, useId, useRef } from "react";
import { cn } from "@/components/ui/cn";
import { Kbd } from "@/components/ui/kbd";

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
  readonly disabled?: boolean;
}

interface ChoicesProps {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly value: string | undefined;
  readonly onChoose: (value: string) => void;
  /** After a choice by its digit: where the hands go next. */
  readonly onDigit?: (value: string) => void;
  /** Takes the focus once it is there: its choices were still being read when the form opened. */
  readonly late?: boolean;
}

export function Choices({ label, choices, value, onChoose, onDigit, late = false }: ChoicesProps) {
  const name = useId();
  const root = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    if (late) root.current?.querySelector<HTMLElement>("[data-first]")?.focus();
  }, [late]);
  const press = (event: KeyboardEvent<HTMLFieldSetElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !/^[1-9]$/.test(event.key)) return;
    const choice = choices[Number(event.key) - 1];
    if (choice === undefined || choice.disabled === true) return;
    event.preventDefault();
    event.stopPropagation();
    onChoose(choice.value);
    onDigit?.(choice.value);
  };
  const first = choices.find((choice) => choice.value === value) ?? choices.find((choice) => choice.disabled !== true);
  return (
    <fieldset ref={root} onKeyDown={press} className="min-w-0">
      <legend className="sr-only">{label}</legend>
      <div className="flex max-h-[196px] flex-wrap gap-1.5 overflow-y-auto p-1 -m-1">
        {choices.map((choice, place) => (
          <label
            key={choice.value}
            className={cn(
              "flex min-h-control cursor-pointer items-center gap-2 rounded-2 border px-2 py-1 has-focus-visible:shadow-(--focus) forced-colors:has-checked:outline-2",
              value === choice.value ? "border-ink bg-ink-tint" : "border-line-2 hover:bg-hover",
              choice.disabled === true && "cursor-default text-fg-3 hover:bg-transparent",
            )}
          >
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={value === choice.value}
              disabled={choice.disabled}
              {...(choice === first ? { "data-first": true } : {})}
              onChange={() => onChoose(choice.value)}
              className="accent-ink outline-none focus-visible:shadow-none"
            />
            {place < 9 && choice.disabled !== true && <Kbd>{String(place + 1)}</Kbd>}
            <span>
              {choice.label}
              {choice.hint !== undefined && <span className="ml-1.5 text-small text-fg-3">{choice.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
