"use client";
// Whether a media query holds, for what CSS alone cannot decide. The server says no.
import { useCallback, useSyncExternalStore } from "react";

const lists = new Map<string, MediaQueryList>();

/** One list to a query: asking for another each time costs as much as drawing. */
function listOf(query: string): MediaQueryList {
  const known = lists.get(query) ?? matchMedia(query);
  lists.set(query, known);
  return known;
}

export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (changed: () => void) => {
      const list = listOf(query);
      list.addEventListener("change", changed);
      return () => list.removeEventListener("change", changed);
    },
    [query],
  );
  return useSyncExternalStore(
    subscribe,
    () => listOf(query).matches,
    () => false,
  );
}

/** One column: phones, and any window at 400 % zoom. */
export const ONE_COLUMN = "(width < 760px)";
export const COARSE = "(pointer: coarse)";
