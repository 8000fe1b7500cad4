"use client";
// The part of a text that is wrong, with what stands around it, and the way there.
import { t } from "@core/words/t";
import { Button } from "@/components/ui/button";

/** How much of the text stands around the marked place. */
const AROUND = 60;

interface MarkedPlaceProps {
  readonly text: string;
  readonly from: number;
  /** The same as `from` where something is missing. */
  readonly to: number;
  readonly onGo: () => void;
}

export function MarkedPlace({ text, from, to, onGo }: MarkedPlaceProps) {
  const before = text.slice(Math.max(0, from - AROUND), from);
  const after = text.slice(to, to + AROUND);
  return (
    <div className="flex min-w-0 flex-wrap items-baseline gap-2">
      <p className="mono min-w-0 rounded-1 bg-sunken px-1.5 py-0.5 whitespace-pre-wrap text-fg-2 [overflow-wrap:anywhere]">
        {from > AROUND && "…"}
        {before}
        <mark className="rounded-1 bg-danger-tint text-danger underline decoration-wavy underline-offset-2">
          {from === to ? "\u00a0\u00a0" : text.slice(from, to)}
        </mark>
        {after}
        {to + AROUND < text.length && "…"}
      </p>
      <Button look="quiet" size="small" onClick={onGo}>
        {t("policyEditor.goThere")}
      </Button>
    </div>
  );
}
