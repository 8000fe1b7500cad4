"use client";
// A number that is typed.
import { type ComponentProps, useState } from "react";
import { cn } from "@/components/ui/cn";
import { Input } from "@/components/ui/field";

const isNumber = (text: string) => text.trim() !== "" && Number.isFinite(Number(text));

interface NumberInputProps extends Omit<ComponentProps<typeof Input>, "value" | "onChange"> {
  /** What stands where a number should may be a text; it is marked until a number is typed. */
  readonly value: number | string | boolean;
  readonly onNumber: (value: number) => void;
}

/** Keeps what is typed until it is a number; whoever listens has the last one that was. */
export function NumberInput({ value, onNumber, className, ...rest }: NumberInputProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? String(value);
  return (
    <Input
      {...rest}
      inputMode="decimal"
      value={text}
      aria-invalid={isNumber(text) ? undefined : true}
      onChange={({ target }) => {
        setTyped(target.value);
        if (isNumber(target.value)) onNumber(Number(target.value));
      }}
      onBlur={() => setTyped(null)}
      className={cn("text-right tabular-nums", className)}
    />
  );
}
