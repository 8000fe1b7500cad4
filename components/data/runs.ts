// What the screens ask about runs and workflows; a run that is looked at follows what happens in it.
"use client";
import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { MapQuestion, RunQuestion, RunsQuestion } from "@/components/run/run-filters";
import { useNotices } from "./live";
import { useTRPC, useTRPCClient } from "./trpc";

/** Asked by hand: tRPC's own infinite query adds a direction to the input, which the procedure does not know. */
export function useRunsPages(question: RunsQuestion) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  return useInfiniteQuery({
    queryKey: trpc.runs.list.infiniteQueryKey(question),
    queryFn: ({ pageParam, signal }) => client.runs.list.query({ ...question, cursor: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
    staleTime: 5_000,
  });
}

/** However many notices come, a run is read again this often at most: a reading that each next one cut short would never end. */
const RUN_AGAIN_MS = 400;

export function useRunPage(question: RunQuestion) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { workflow, run } = question;
  const again = useRef<ReturnType<typeof setTimeout> | null>(null);
  useEffect(() => () => clearTimeout(again.current ?? undefined), []);
  useNotices(({ row }) => {
    if (row?.workflow !== workflow || row.run !== run) return;
    again.current ??= setTimeout(() => {
      again.current = null;
      void queryClient.invalidateQueries({ queryKey: trpc.runs.get.queryKey(question) });
    }, RUN_AGAIN_MS);
  });
  return useQuery(trpc.runs.get.queryOptions(question, { staleTime: 5_000 }));
}

const LOOK_AGAIN_MS = 10_000;
export const useWorkflowRows = () => useQuery(useTRPC().runs.workflows.queryOptions(undefined, { refetchInterval: LOOK_AGAIN_MS }));

const MAP_AGAIN_MS = 30_000;
export const useWorkflowMap = (question: MapQuestion) =>
  useQuery(useTRPC().runs.map.queryOptions(question, { refetchInterval: MAP_AGAIN_MS, placeholderData: keepPreviousData }));
