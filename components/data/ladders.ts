// What the screen of queues, ladders and calendars asks and orders.
"use client";
import { keepPreviousData, skipToken, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { inferRouterInputs } from "@trpc/server";
import type { AppRouter } from "@/server/trpc/router";
import { useTRPC } from "./trpc";

type Inputs = inferRouterInputs<AppRouter>["ladders"];
export type PreviewQueue = Inputs["preview"];
export type DryRunAsked = Inputs["dryRun"];

/** Nothing tells the page of what others change here, and instants and absences move: it is asked again each minute. */
const LOOK_AGAIN_MS = 60_000;
export const useLadders = () => useQuery(useTRPC().ladders.page.queryOptions(undefined, { refetchInterval: LOOK_AGAIN_MS }));

/** What would happen to an item that came now. */
export const useLadderWay = (queue: string | null) =>
  useQuery(useTRPC().ladders.ahead.queryOptions(queue === null ? skipToken : { queue }, { refetchInterval: LOOK_AGAIN_MS }));

/** The same for a queue as it is edited, with the lint; null asks nothing. The last answer stays while the next one comes. */
export const useQueuePreview = (edit: PreviewQueue | null) =>
  useQuery(
    useTRPC().ladders.preview.queryOptions(edit ?? skipToken, { placeholderData: keepPreviousData, retry: false, staleTime: 5_000 }),
  );

/** Read when somebody asks: thousands of events are looked through. */
export const useDryRun = (asked: DryRunAsked | null) =>
  useQuery(
    useTRPC().ladders.dryRun.queryOptions(asked ?? skipToken, {
      placeholderData: keepPreviousData,
      retry: false,
      staleTime: LOOK_AGAIN_MS,
    }),
  );

export const useClockChanges = (zone: string | null) =>
  useQuery(
    useTRPC().ladders.clockChanges.queryOptions(zone === null ? skipToken : { zone }, { placeholderData: keepPreviousData, retry: false }),
  );

export const useReadHolidays = () => useMutation(useTRPC().ladders.readHolidays.mutationOptions());

/** Every order; what it changed is read again before it counts as done, the lists of queues elsewhere too. After a refusal as well: somebody else changed it. */
export function useLadderOrders() {
  const { ladders, queues } = useTRPC();
  const queryClient = useQueryClient();
  const onSettled = async () => {
    await Promise.all([ladders.pathKey(), queues.pathKey()].map((queryKey) => queryClient.invalidateQueries({ queryKey })));
  };
  return {
    saveQueue: useMutation(ladders.saveQueue.mutationOptions({ onSettled })),
    removeQueue: useMutation(ladders.removeQueue.mutationOptions({ onSettled })),
    saveCalendar: useMutation(ladders.saveCalendar.mutationOptions({ onSettled })),
    removeCalendar: useMutation(ladders.removeCalendar.mutationOptions({ onSettled })),
  };
}
