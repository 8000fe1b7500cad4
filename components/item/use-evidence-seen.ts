// Whether the evidence of the item was in view for long enough to be looked at. It asks nothing of anybody; the share is shown to the person themselves.
"use client";
import { type RefObject, useCallback, useEffect, useRef } from "react";
import type { ItemView } from "@/server/views/shapes-item";

/** A glance, not a scroll past. */
const GLANCE_MS = 700;
/** Of a piece, or as much of it as the window holds. */
const MUCH_OF_IT = 0.4;

/** `seen()` is undefined for an item without evidence; `look()` says that a piece was enlarged. */
export function useEvidenceSeen(item: ItemView | null, articleRef: RefObject<HTMLElement | null>) {
  const seen = useRef<{ readonly key: string; readonly yes: boolean }>({ key: "", yes: false });
  const key = item === null || item.revision.evidence.length === 0 ? "" : `${item.id} ${item.revisionHash}`;

  useEffect(() => {
    const section = articleRef.current?.querySelector("[data-section=evidence]");
    if (key === "" || !section) return;
    let glance: ReturnType<typeof setTimeout> | undefined;
    const watch = new IntersectionObserver(
      ([entry]) => {
        clearTimeout(glance);
        const shown = entry?.isIntersecting === true && isMuch(entry);
        if (shown) glance = setTimeout(() => (seen.current = { key, yes: true }), GLANCE_MS);
      },
      { threshold: [0, 0.1, 0.2, MUCH_OF_IT, 0.6, 0.8, 1] },
    );
    watch.observe(section);
    return () => {
      clearTimeout(glance);
      watch.disconnect();
    };
  }, [key, articleRef]);

  return {
    seen: useCallback(() => (key === "" ? undefined : seen.current.key === key && seen.current.yes), [key]),
    look: useCallback(() => {
      seen.current = { key, yes: true };
    }, [key]),
  };
}

const isMuch = ({ intersectionRatio, intersectionRect, rootBounds }: IntersectionObserverEntry) =>
  intersectionRatio >= MUCH_OF_IT || (rootBounds !== null && intersectionRect.height >= rootBounds.height * MUCH_OF_IT);
