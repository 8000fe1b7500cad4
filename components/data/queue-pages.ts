// The rows of a queue, page after page, in the order of work.
"use client";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import type { QueueQuestion } from "@/components/queue/queue-filters";
import { useTRPC, useTRPCClient } from "./trpc";

/** Asked by hand: tRPC's own infinite query adds a direction to the input, which the procedure does not know. */
export function useQueuePages(question: QueueQuestion) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  return useInfiniteQuery({
    queryKey: trpc.queues.items.infiniteQueryKey(question),
    queryFn: ({ pageParam, signal }) => client.queues.items.query({ ...question, cursor: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
}
