// Approve is dead for a moment after what it would sign has changed: a key pressed for the item before must not sign this one.
"use client";
import { useCallback, useLayoutEffect, useRef } from "react";

export const DEAD_MS = 400;

/** `key` names what would be signed; the answer is whether it has stood for long enough. Also tells for how long the item has been shown. */
export function useReadiness(key: string, itemId: string | null) {
  const changed = useRef({ key: "", at: Number.POSITIVE_INFINITY });
  const shown = useRef<{ readonly itemId: string | null; readonly at: number }>({ itemId: null, at: 0 });
  useLayoutEffect(() => {
    const now = performance.now();
    if (changed.current.key !== key) changed.current = { key, at: now };
    if (shown.current.itemId !== itemId) shown.current = { itemId, at: now };
  });
  const isReady = useCallback(() => performance.now() - changed.current.at >= DEAD_MS, []);
  const seenMs = useCallback(() => performance.now() - shown.current.at, []);
  return { isReady, seenMs };
}
