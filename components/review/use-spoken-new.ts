// New items for the ear: how many wait, at most once in 30 seconds.
"use client";
import { t } from "@core/words/t";
import { useEffect, useRef } from "react";
import { useAnnounce } from "@/components/ui/announcer";

const AT_MOST_EVERY_MS = 30_000;
/** What comes together is said together. */
const GATHER_MS = 1_500;

export function useSpokenNew(count: number): void {
  const announce = useAnnounce();
  const saidAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    if (count === 0) return;
    const wait = Math.max(GATHER_MS, saidAt.current + AT_MOST_EVERY_MS - performance.now());
    const timer = setTimeout(() => {
      saidAt.current = performance.now();
      announce(t("review.newAbove", { count }));
    }, wait);
    return () => clearTimeout(timer);
  }, [count, announce]);
}
