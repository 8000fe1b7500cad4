"use client";
// A small panel beside what it explains or asks.
import { Popover as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { useLayer } from "@/components/ui/dialog";

interface PopoverProps {
  readonly trigger: ReactNode;
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  readonly align?: "start" | "center" | "end";
  readonly side?: "top" | "bottom";
  readonly label: string;
  readonly className?: string;
  readonly children: ReactNode;
}

export function Popover({ trigger, open, onOpenChange, align = "start", side = "bottom", label, className, children }: PopoverProps) {
  const layer = useLayer();
  return (
    <Radix.Root {...(open !== undefined && { open })} {...(onOpenChange !== undefined && { onOpenChange })}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal {...(layer !== undefined && { container: layer })}>
        <Radix.Content
          aria-label={label}
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className={cn(
            "arrive z-30 w-80 max-w-[calc(100vw-16px)] rounded-3 bg-raised p-3 text-fg shadow-float outline-none forced-colors:border",
            className,
          )}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
