// What the screens ask and order about load.
"use client";
import { asQueueId } from "@core/words/ids";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "./trpc";

/** Counted anew every few seconds while somebody looks. */
const LOOK_AGAIN_MS = 5_000;

export const useQueueLoads = (queueId: string | null) =>
  useQuery(
    useTRPC().load.queues.queryOptions({ queueId: queueId === null ? null : asQueueId(queueId) }, { refetchInterval: LOOK_AGAIN_MS }),
  );

/** What it changed is read again before it counts as done. */
export function useLimitPerson() {
  const { load } = useTRPC();
  const queryClient = useQueryClient();
  return useMutation(load.limitPerson.mutationOptions({ onSuccess: () => queryClient.invalidateQueries({ queryKey: load.pathKey() }) }));
}
