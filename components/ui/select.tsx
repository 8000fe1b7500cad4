// A choice among few, by the browser's own list.
import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";

export function Select({ className, ...rest }: ComponentProps<"select">) {
  return (
    <select
      {...rest}
      className={cn(
        "h-control w-full min-w-0 rounded-2 border border-line-control bg-surface px-1.5 text-fg aria-invalid:border-danger disabled:bg-sunken disabled:text-fg-3",
        className,
      )}
    />
  );
}
