"use client";
// A key as it is written on the keyboard, where this person has put it. Hidden where there is no keyboard to speak of.
import { cn } from "@/components/ui/cn";
import { useShortcut } from "@/components/ui/keys";

interface KbdProps {
  readonly children: string;
  /** `ink`: on a primary button. `inverse`: on a dark strip. */
  readonly on?: "plain" | "ink" | "inverse";
  readonly className?: string;
}

const GROUNDS = {
  plain: "border-line-2 bg-surface text-fg-2",
  ink: "border-current bg-transparent text-on-ink-2",
  inverse: "border-on-inverse/40 bg-transparent text-on-inverse-2",
} as const;

export function Kbd({ children, on = "plain", className }: KbdProps) {
  const shortcut = useShortcut()(children);
  if (shortcut === null) return null;
  return (
    <kbd
      className={cn(
        "inline-grid h-[18px] min-w-[18px] place-items-center rounded-1 border border-b-2 px-1 font-sans text-micro font-medium max-mid:hidden coarse:hidden",
        GROUNDS[on],
        className,
      )}
    >
      {shortcut.shown}
    </kbd>
  );
}
