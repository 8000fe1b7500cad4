// What the screens ask and order about stops.
"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "./trpc";

export const useStops = () => useQuery(useTRPC().stops.list.queryOptions());

/** What runs is counted anew every few seconds while somebody looks. */
const LOOK_AGAIN_MS = 3_000;
export const useStopPage = () => useQuery(useTRPC().stops.page.queryOptions(undefined, { refetchInterval: LOOK_AGAIN_MS }));

/** Every order on a stop; what it changed is read again before it counts as done. */
export function useStopOrders() {
  const { stops } = useTRPC();
  const queryClient = useQueryClient();
  const onSuccess = async () => {
    await queryClient.invalidateQueries({ queryKey: stops.pathKey() });
  };
  return {
    pull: useMutation(stops.pull.mutationOptions({ onSuccess })),
    explain: useMutation(stops.explain.mutationOptions({ onSuccess })),
    review: useMutation(stops.review.mutationOptions({ onSuccess })),
    lift: useMutation(stops.lift.mutationOptions({ onSuccess })),
  };
}
