// Where one is on an item's page: at its screen of now, at an instant of its past, or at its whole timeline. It stands in the address.
"use client";
import { usePathname, useSearchParams } from "next/navigation";
import { useCallback } from "react";

export interface ItemPlace {
  /** Null for now. */
  readonly at: number | null;
  /** Through whose eyes; null for whoever had it before them. */
  readonly by: string | null;
  readonly timeline: boolean;
}

const MOST_DIGITS = 15;

/** What cannot be read as an instant is now. */
export function placeIn(query: { get(name: string): string | null }): ItemPlace {
  const at = query.get("at") ?? "";
  const isInstant = at.length <= MOST_DIGITS && /^\d+$/.test(at);
  return { at: isInstant ? Number(at) : null, by: query.get("by"), timeline: query.get("tab") === "timeline" };
}

export const pastAddress = (itemId: string, at: number, by: string | null = null): string =>
  `/items/${itemId}?at=${at}${by === null ? "" : `&by=${encodeURIComponent(by)}`}`;
export const timelineAddress = (itemId: string): string => `/items/${itemId}?tab=timeline`;

/** `go` moves within the past without filling the way back: the browser's Back leads out of it. */
export function useItemPlace(): ItemPlace & { readonly go: (to: { readonly at: number; readonly by: string | null }) => void } {
  const query = useSearchParams();
  const path = usePathname();
  const go = useCallback(
    ({ at, by }: { readonly at: number; readonly by: string | null }) => {
      const id = path.slice("/items/".length);
      window.history.replaceState(null, "", pastAddress(id, at, by));
    },
    [path],
  );
  return { ...placeIn(query), go };
}
