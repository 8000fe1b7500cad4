// What the screens ask and order about erasing content.
"use client";
import type { MorningInput } from "@core/words/morning";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "./trpc";

export const useErasures = () => useQuery(useTRPC().erasures.page.queryOptions());
export const useItemErasure = (itemId: string, enabled: boolean) =>
  useQuery(useTRPC().erasures.ofItem.queryOptions({ itemId }, { enabled }));
export const useReaders = (itemId: string, enabled: boolean) => useQuery(useTRPC().erasures.readers.queryOptions({ itemId }, { enabled }));
export const useRetentionTrial = (workflow: string, days: number | null) =>
  useQuery(useTRPC().erasures.tryRetention.queryOptions({ workflow, days: days ?? 1 }, { enabled: days !== null }));
export const useMorning = (asked: MorningInput) =>
  useQuery(useTRPC().morning.page.queryOptions(asked, { placeholderData: keepPreviousData }));

/** Every order about erasing; what it changed is read again before it counts as done. */
export function useErasureOrders() {
  const { erasures, items } = useTRPC();
  const queryClient = useQueryClient();
  const onSuccess = async () => {
    await Promise.all([erasures.pathKey(), items.pathKey()].map((queryKey) => queryClient.invalidateQueries({ queryKey })));
  };
  return {
    ask: useMutation(erasures.ask.mutationOptions({ onSuccess })),
    sign: useMutation(erasures.sign.mutationOptions({ onSuccess })),
    withdraw: useMutation(erasures.withdraw.mutationOptions({ onSuccess })),
    setRetention: useMutation(erasures.setRetention.mutationOptions({ onSuccess })),
    placeHold: useMutation(erasures.placeHold.mutationOptions({ onSuccess })),
    liftHold: useMutation(erasures.liftHold.mutationOptions({ onSuccess })),
  };
}
