// The rows of a queue, page after page, in the order of work.
"use client";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import type { QueueQuestion } from "@/components/queue/queue-filters";
import { useTRPC } from "./trpc";

export const useQueuePages = (question: QueueQuestion) =>
  useInfiniteQuery(
    useTRPC().queues.items.infiniteQueryOptions(question, {
      getNextPageParam: (last) => last.next,
      placeholderData: keepPreviousData,
    }),
  );
