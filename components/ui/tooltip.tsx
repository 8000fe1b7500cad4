"use client";
// A hint on hover and focus, for icons and short marks. Nothing that a person needs stands only here.
import { Tooltip as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { useLayer } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";

export function TooltipProvider({ children }: { readonly children: ReactNode }) {
  return (
    <Radix.Provider delayDuration={400} skipDelayDuration={200}>
      {children}
    </Radix.Provider>
  );
}

interface TooltipProps {
  readonly words: ReactNode;
  readonly shortcut?: string;
  readonly side?: "top" | "bottom" | "right" | "left";
  /** One element that takes a ref. */
  readonly children: ReactNode;
}

export function Tooltip({ words, shortcut, side = "bottom", children }: TooltipProps) {
  const layer = useLayer();
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal {...(layer !== undefined && { container: layer })}>
        <Radix.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="z-40 flex max-w-72 items-center gap-2 rounded-2 bg-inverse px-2 py-1 text-small text-on-inverse forced-colors:border"
        >
          {words}
          {shortcut !== undefined && <Kbd on="inverse">{shortcut}</Kbd>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
