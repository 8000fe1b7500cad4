// Approve is dead for a moment after what it would sign has changed: a key pressed for the item before must not sign this one.
"use client";
import { useCallback, useLayoutEffect, useRef } from "react";

export const DEAD_MS = 400;

/** `key` names what would be signed; the answer is whether it has stood for long enough. Also says since when it is on the screen. */
export function useReadiness(key: string, itemId: string | null) {
  const changedAt = useRef(Number.POSITIVE_INFINITY);
  const shownAt = useRef(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key is the occasion
  useLayoutEffect(() => {
    changedAt.current = performance.now();
  }, [key]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the item is the occasion
  useLayoutEffect(() => {
    shownAt.current = performance.now();
  }, [itemId]);
  const isReady = useCallback(() => performance.now() - changedAt.current >= DEAD_MS, []);
  const seenMs = useCallback(() => performance.now() - shownAt.current, []);
  return { isReady, seenMs };
}
