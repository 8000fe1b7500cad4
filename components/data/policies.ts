// What the policy screens ask and send: one hook a question, one for each order.
"use client";
import type { Rule } from "@core/policy/policy";
import type { JsonObject } from "@core/words/vocabulary";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import type { VersionKind } from "@/server/views/version-shapes";
import { asJson } from "./json-input";
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

export const useCalibrations = (workflow: string) => useQuery(useTRPC().policies.calibrations.queryOptions({ workflow }));
export const useCalibrationEvidence = (workflow: string) => useQuery(useTRPC().policies.calibrationEvidence.queryOptions({ workflow }));

/** One look; its certificate is read again before it counts as done. */
export function useCalibrate() {
  const { policies } = useTRPC();
  const queryClient = useQueryClient();
  return useMutation(
    policies.calibrate.mutationOptions({
      onSuccess: async (_, { workflow }) => {
        await queryClient.invalidateQueries({ queryKey: policies.calibrations.queryKey({ workflow }) });
      },
    }),
  );
}
/** Who can be named in a draft. */
export const usePolicyPeople = () => useQuery(useTRPC().policies.people.queryOptions(undefined, { staleTime: 60_000 }));

/** What past items say that a draft's registry does not: read when somebody asks, since thousands are looked through. */
export const useLearntRegistry = (draft: string) =>
  useQuery(useTRPC().policies.learnRegistry.queryOptions({ draft }, { enabled: false, retry: false }));

/** What each position of a draft's thresholds would have moved; as for the simulation. */
export const useDraftThresholds = (draft: string, version: number) =>
  useQuery(
    useTRPC().policies.thresholdValues.queryOptions(
      { draft, version },
      { placeholderData: keepPreviousData, staleTime: Number.POSITIVE_INFINITY },
    ),
  );

/** A rule as it is typed, on past items. */
export const useRuleTrial = (draft: string, version: number, rule: Rule) =>
  useQuery(
    useTRPC().policies.tryRule.queryOptions(
      { draft, version, rule: asTyped(rule) },
      { placeholderData: keepPreviousData, staleTime: Number.POSITIVE_INFINITY },
    ),
  );

export type TriedOn =
  | { readonly kind: "item" | "imported"; readonly id: string }
  | { readonly kind: "facts"; readonly action: string; readonly facts: JsonObject };

/** The rule on one case, with every other rule of the draft. */
export const useCaseTrial = (draft: string, version: number, rule: Rule, on: TriedOn) =>
  useQuery(
    useTRPC().policies.tryCase.queryOptions(
      { draft, version, rule: asTyped(rule), on: on.kind === "facts" ? { ...on, facts: asJson(on.facts) } : on },
      { placeholderData: keepPreviousData, staleTime: Number.POSITIVE_INFINITY },
    ),
  );

/** What the schema has parsed holds no `undefined`, so that it is JSON. */
const asTyped = ({ id, when, require, reason, actions, show }: Rule) => ({
  id,
  when,
  require: asJson(require as JsonObject),
  reason,
  actions,
  show,
});

/** Their input names the version of the draft that they are of: another one is asked for under another key. */
const OF_ONE_VERSION: readonly unknown[] = ["thresholdValues", "tryRule", "tryCase"];

/** Everything else that the policy screens have read is read again: publication changes all of it. */
export function useRefreshPolicies() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useCallback(() => {
    const queryKey = trpc.policies.pathKey();
    return queryClient.invalidateQueries({
      queryKey,
      predicate: ({ queryKey: [path] }) => !Array.isArray(path) || !OF_ONE_VERSION.includes(path[1]),
    });
  }, [trpc, queryClient]);
}

/** Every order on drafts; what it changed is read again before it counts as done, save of a dropped one, whose page is left. */
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
    drop: useMutation(policies.dropDraft.mutationOptions({ onSuccess: () => void refresh() })),
    comment: useMutation(policies.comment.mutationOptions({ onSuccess })),
  };
}

export const useSaveDraft = () => useMutation(useTRPC().policies.saveDraft.mutationOptions());
