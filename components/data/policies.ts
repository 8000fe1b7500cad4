// What the policy screens ask and send: one hook a question, one for each order.
"use client";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import type { VersionKind } from "@/server/views/version-shapes";
import { useTRPC } from "./trpc";

/** The map; with a draft, also as it would be. What was drawn stays while another draft is read. */
export const useBoundaryGrid = (draft: string | null) =>
  useQuery(useTRPC().policies.grid.queryOptions({ draft }, { placeholderData: keepPreviousData }));
/** How the rows of the map have fared: read after the map has been drawn. */
export const useRowRecords = () => useQuery(useTRPC().policies.rowRecords.queryOptions(undefined, { staleTime: 60_000 }));
export const usePolicies = () => useQuery(useTRPC().policies.list.queryOptions());
export const usePolicy = (workflow: string) => useQuery(useTRPC().policies.get.queryOptions({ workflow }));
export const useSampling = (workflow: string) => useQuery(useTRPC().policies.sampling.queryOptions({ workflow }));
export const usePolicyVersion = (version: {
  readonly workflow: string;
  readonly kind: VersionKind;
  readonly version: number;
  readonly with: number | null;
}) => useQuery(useTRPC().policies.version.queryOptions(version, { placeholderData: keepPreviousData }));
export const usePolicyDraft = (draft: string) => useQuery(useTRPC().policies.draft.queryOptions({ draft }));

/** What a version of a draft would have done; the last answer stays while the next one comes. */
export const useSimulation = (draft: string, version: number) =>
  useQuery(useTRPC().policies.simulate.queryOptions({ draft, version }, { placeholderData: keepPreviousData, staleTime: 60_000 }));

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
