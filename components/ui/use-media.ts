"use client";
// Whether a media query holds, for what CSS alone cannot decide. The server says no.
import { useCallback, useSyncExternalStore } from "react";

export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (changed: () => void) => {
      const list = matchMedia(query);
      list.addEventListener("change", changed);
      return () => list.removeEventListener("change", changed);
    },
    [query],
  );
  return useSyncExternalStore(
    subscribe,
    () => matchMedia(query).matches,
    () => false,
  );
}

/** One column: phones, and any window at 400 % zoom. */
export const ONE_COLUMN = "(width < 760px)";
export const COARSE = "(pointer: coarse)";
