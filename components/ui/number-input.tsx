"use client";
// A number that is typed.
import { language } from "@core/words/t";
import { type ComponentProps, useState } from "react";
import { cn } from "@/components/ui/cn";
import { Input } from "@/components/ui/field";

/** `0.95` and `0,95`; NaN where it is no number. */
export const readNumber = (text: string): number => (text.trim() === "" ? Number.NaN : Number(text.trim().replace(",", ".")));

/** As `readNumber` reads it, with the decimal sign of the reader's language and nothing between thousands. */
export const writeNumber = (number: number): string => String(number).replace(".", (0.5).toLocaleString(language()).charAt(1));

interface NumberInputProps extends Omit<ComponentProps<typeof Input>, "value" | "onChange"> {
  /** What stands where a number should may be a text; it is marked until a number is typed. */
  readonly value: number | string | boolean;
  readonly onNumber: (value: number) => void;
  readonly least?: number;
  readonly most?: number;
  /** Without a fraction. */
  readonly whole?: boolean;
}

/** Keeps what is typed until it is a number that may stand there; whoever listens has the last one that was. */
export function NumberInput({ value, onNumber, least, most, whole = false, className, ...rest }: NumberInputProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? (typeof value === "number" ? writeNumber(value) : String(value));
  const isNumber = (text: string) => {
    const number = readNumber(text);
    if (text.trim() === "" || !Number.isFinite(number) || (whole && !Number.isInteger(number))) return false;
    return number >= (least ?? number) && number <= (most ?? number);
  };
  return (
    <Input
      {...rest}
      inputMode="decimal"
      value={text}
      aria-invalid={isNumber(text) ? undefined : true}
      onChange={({ target }) => {
        setTyped(target.value);
        if (isNumber(target.value)) onNumber(readNumber(target.value));
      }}
      onBlur={() => isNumber(text) && setTyped(null)}
      className={cn("text-right tabular-nums", className)}
    />
  );
}
