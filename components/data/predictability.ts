// Checks of past rulings as the policy screens ask for them, and what can be ordered of them.
"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "./trpc";

const WHILE_RUNNING_MS = 1_000;

/** Read again and again while a check runs, so that it is seen to go on. */
export const usePredictability = () =>
  useQuery(
    useTRPC().policies.predictability.queryOptions(undefined, {
      refetchInterval: ({ state }) => (state.data?.running ? WHILE_RUNNING_MS : false),
    }),
  );

export function usePredictabilityOrders() {
  const { policies } = useTRPC();
  const queryClient = useQueryClient();
  const onSuccess = () => queryClient.invalidateQueries({ queryKey: policies.predictability.queryKey() });
  return {
    start: useMutation(policies.checkPredictability.mutationOptions({ onSuccess })),
    acknowledge: useMutation(policies.acknowledgePredictability.mutationOptions({ onSuccess })),
  };
}
