// What the policy screens ask and send: one hook a question, one for each order.
"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useTRPC } from "./trpc";

export const useBoundaryGrid = () => useQuery(useTRPC().policies.grid.queryOptions());
export const usePolicies = () => useQuery(useTRPC().policies.list.queryOptions());
export const usePolicy = (workflow: string) => useQuery(useTRPC().policies.get.queryOptions({ workflow }));
export const usePolicyDraft = (draft: string) => useQuery(useTRPC().policies.draft.queryOptions({ draft }));

/** Everything that the policy screens have read is read again: publication changes all of it. */
export function useRefreshPolicies() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useCallback(() => queryClient.invalidateQueries({ queryKey: trpc.policies.pathKey() }), [trpc, queryClient]);
}

/** Every order on drafts; what it changed is read again before it counts as done. */
export function useDraftOrders() {
  const { policies } = useTRPC();
  const refresh = useRefreshPolicies();
  const onSuccess = async () => {
    await refresh();
  };
  return {
    start: useMutation(policies.startDraft.mutationOptions({ onSuccess })),
    ask: useMutation(policies.askSecond.mutationOptions({ onSuccess })),
    publish: useMutation(policies.publish.mutationOptions({ onSuccess })),
    giveBack: useMutation(policies.returnDraft.mutationOptions({ onSuccess })),
    drop: useMutation(policies.dropDraft.mutationOptions({ onSuccess })),
    comment: useMutation(policies.comment.mutationOptions({ onSuccess })),
  };
}

export const useSaveDraft = () => useMutation(useTRPC().policies.saveDraft.mutationOptions());
