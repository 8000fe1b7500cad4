// An item's past: its screen at an instant, and its whole timeline.
"use client";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { AsItWas } from "@/server/views/shapes-past";
import { useTRPC } from "./trpc";

interface Instant {
  readonly itemId: string;
  readonly atMs: number;
  readonly seenBy: string | null;
}

/** What is past stays as it was, so it is asked once; the screen before stays until the next one is there. */
export const useAsItWas = (instant: Instant) =>
  useQuery(useTRPC().items.asOf.queryOptions(instant, { placeholderData: keepPreviousData, staleTime: 60_000 }));

/** The steps to either side, so that stepping does not wait. */
export function useStepsAhead(shown: AsItWas | undefined, seenBy: string | null): void {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const id = shown?.id ?? null;
  const [before, after] = [shown?.before?.at ?? null, shown?.after?.at ?? null];
  useEffect(() => {
    for (const atMs of [before, after])
      if (id !== null && atMs !== null)
        void queryClient.prefetchQuery(trpc.items.asOf.queryOptions({ itemId: id, atMs, seenBy }, { staleTime: 60_000 }));
  }, [id, before, after, seenBy, trpc, queryClient]);
}

export const useItemPast = (itemId: string) => useQuery(useTRPC().items.past.queryOptions({ itemId }));
