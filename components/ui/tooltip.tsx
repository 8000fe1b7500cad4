"use client";
// A hint on hover and focus, for icons and short marks. Nothing that a person needs stands only here, so it is for the eye alone.
import { type ReactNode, useEffect, useRef } from "react";
import { Kbd } from "@/components/ui/kbd";

const AFTER_MS = 400;
const GAP = 6;

interface TooltipProps {
  readonly words: ReactNode;
  readonly shortcut?: string;
  /** One element; the hint stands to its right. */
  readonly children: ReactNode;
}

export function Tooltip({ words, shortcut, children }: TooltipProps) {
  const hint = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const shown = hint.current;
    const about = shown?.previousElementSibling;
    if (shown === null || !about) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const showAfter = (ms: number) => () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const at = about.getBoundingClientRect();
        Object.assign(shown.style, { left: `${at.right + GAP}px`, top: `${at.top + at.height / 2}px` });
        shown.showPopover();
      }, ms);
    };
    const until = new AbortController();
    const on = (event: string, act: () => void) => about.addEventListener(event, act, { signal: until.signal });
    const hide = () => {
      clearTimeout(timer);
      shown.hidePopover();
    };
    on("pointerenter", showAfter(AFTER_MS));
    on("focus", showAfter(0));
    for (const event of ["pointerleave", "pointerdown", "blur"]) on(event, hide);
    return () => {
      clearTimeout(timer);
      until.abort();
    };
  }, []);
  return (
    <>
      {children}
      <span
        ref={hint}
        popover="manual"
        aria-hidden="true"
        className="pointer-events-none fixed inset-auto m-0 max-w-72 -translate-y-1/2 items-center gap-2 rounded-2 border-0 bg-inverse px-2 py-1 text-small text-on-inverse open:flex forced-colors:border"
      >
        {words}
        {shortcut !== undefined && <Kbd on="inverse">{shortcut}</Kbd>}
      </span>
    </>
  );
}
