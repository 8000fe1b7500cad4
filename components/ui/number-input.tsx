"use client";
// A number that is typed.
import { type ComponentProps, useState } from "react";
import { cn } from "@/components/ui/cn";
import { Input } from "@/components/ui/field";

/** Keeps what is typed until it is a number; the draft has the last one that was. */
export function NumberInput({
  value,
  onNumber,
  ...rest
}: Omit<ComponentProps<typeof Input>, "value" | "onChange"> & { readonly value: number; readonly onNumber: (value: number) => void }) {
  const [typed, setTyped] = useState<string | null>(null);
  const isNumber = (text: string) => text.trim() !== "" && Number.isFinite(Number(text));
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
