// What was asked before a notice came and answered after it: brought up to the notice, so that nothing on the screen goes back in time.
"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { ItemView } from "@/server/views/shapes-item";
import type { LiveNotice } from "@/server/views/shapes-live";
import type { QueuePage } from "@/server/views/shapes-queue";
import { caughtUp, outdated } from "./apply-event";
import { useTRPC } from "./trpc";

export type CachedPages = QueuePage | { readonly pages: readonly QueuePage[]; readonly pageParams: readonly unknown[] } | undefined;

/** The same object where nothing changes. */
export function changePages(cached: CachedPages, change: (page: QueuePage) => QueuePage): CachedPages {
  if (cached === undefined) return cached;
  if (!("pages" in cached)) return change(cached);
  const pages = cached.pages.map(change);
  return pages.some((page, place) => page !== cached.pages[place]) ? { ...cached, pages } : cached;
}

/** So many items' last notices are remembered. */
const REMEMBERED = 500;

export function remember(newest: Map<string, LiveNotice>, notice: LiveNotice): void {
  newest.delete(notice.itemId);
  newest.set(notice.itemId, notice);
  const [oldest] = newest.keys();
  if (newest.size > REMEMBERED && oldest !== undefined) newest.delete(oldest);
}

/** An answer that was on its way while a notice came is older than the notice: it is brought up to it, or asked for again. */
export function useCatchUp(newest: ReadonlyMap<string, LiveNotice>): void {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  useEffect(() => {
    const isItem = isUnder(trpc.items.get.pathKey());
    const isPage = isUnder(trpc.queues.items.pathKey());
    return queryClient.getQueryCache().subscribe(({ type, query: { queryKey, state } }) => {
      if ((type !== "added" && type !== "updated") || newest.size === 0) return;
      if (isItem(queryKey) && !state.isInvalidated) {
        const item = queryClient.getQueryData<ItemView>(queryKey);
        const notice = item && newest.get(item.id);
        if (notice && outdated(item, notice)) void queryClient.invalidateQueries({ queryKey, refetchType: "all" });
      } else if (isPage(queryKey)) {
        const cached = queryClient.getQueryData<CachedPages>(queryKey);
        const changed = changePages(cached, (page) => caughtUp(page, newest));
        if (changed !== cached) queryClient.setQueryData<CachedPages>(queryKey, changed);
      }
    });
  }, [newest, trpc, queryClient]);
}

/** Keys of one procedure begin with its path. */
const isUnder = (path: readonly unknown[]) => {
  const root = JSON.stringify(path[0]);
  return (key: readonly unknown[]) => JSON.stringify(key[0]) === root;
};
