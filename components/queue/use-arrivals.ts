"use client";
// Items that came since the list was read: counted, not inserted, so that nothing moves under the eye.
import { useCallback, useState } from "react";
import { useNotices } from "@/components/data/live";

/** `queueId` null: of every queue that the person may see. A filtered list counts nothing: only the server knows what matches. */
export function useArrivals(shown: readonly string[], queueId: string | null, filtered: boolean) {
  const [waiting, setWaiting] = useState<ReadonlySet<string>>(new Set());
  useNotices(({ itemId, row }) => {
    if (filtered) return;
    const belongs = row !== null && row.review !== "closed" && row.review !== "none" && (queueId === null || row.queue === queueId);
    const arrived = belongs && !shown.includes(itemId);
    setWaiting((before) => {
      if (before.has(itemId) === arrived) return before;
      const after = new Set(before);
      if (!after.delete(itemId)) after.add(itemId);
      return after;
    });
  });
  const shownAll = useCallback(() => setWaiting(new Set()), []);
  return { count: waiting.size, shownAll };
}
