"use client";
// A number that is typed.
import { type ComponentProps, useState } from "react";
import { cn } from "@/components/ui/cn";
import { Input } from "@/components/ui/field";

interface NumberInputProps extends Omit<ComponentProps<typeof Input>, "value" | "onChange"> {
  readonly value: number;
  readonly onNumber: (value: number) => void;
  readonly least?: number;
  readonly most?: number;
  /** Without a fraction. */
  readonly whole?: boolean;
}

/** Keeps what is typed until it is a number that may stand there; the draft has the last one that was. */
export function NumberInput({ value, onNumber, least, most, whole = false, ...rest }: NumberInputProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const isNumber = (text: string) => {
    const number = Number(text);
    if (text.trim() === "" || !Number.isFinite(number) || (whole && !Number.isInteger(number))) return false;
    return number >= (least ?? number) && number <= (most ?? number);
  };
  return (
    <Input
      {...rest}
      inputMode="decimal"
      value={typed ?? String(value)}
      aria-invalid={typed !== null && !isNumber(typed) ? true : undefined}
      onChange={({ target }) => {
        setTyped(target.value);
        if (isNumber(target.value)) onNumber(Number(target.value));
      }}
      onBlur={() => setTyped(null)}
      className={cn("text-right tabular-nums", rest.className)}
    />
  );
}
