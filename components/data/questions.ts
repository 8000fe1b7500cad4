// What the screens ask: one hook a question. Keys, freshness and fetching ahead are decided here and nowhere else.
"use client";
import type { JsonObject } from "@core/words/vocabulary";
import { keepPreviousData, skipToken, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect } from "react";
import { asJson } from "./json-input";
import { useTRPC } from "./trpc";
import { type Sitting, upNextInput } from "./up-next";

export const useItem = (itemId: string | null) => useQuery(useTRPC().items.get.queryOptions(itemId === null ? skipToken : { itemId }));
/** Items by whatever a person pasted or typed; asked once there is enough of it to name one. */
export const useFoundItems = (text: string) =>
  useQuery(
    useTRPC().items.find.queryOptions(text.trim().length < 3 ? skipToken : { text: text.trim().slice(0, 400) }, {
      staleTime: 10_000,
      placeholderData: keepPreviousData,
    }),
  );
/** What signing these arguments would bring; null asks nothing. The last answer stays while the next one comes. */
export const useEditPreview = (itemId: string, edited: JsonObject | null) =>
  useQuery(
    useTRPC().items.previewEdit.queryOptions(edited === null ? skipToken : { itemId, arguments: asJson(edited) }, {
      placeholderData: keepPreviousData,
      staleTime: 10_000,
      retry: false,
    }),
  );

export const useMe = () => useQuery(useTRPC().me.get.queryOptions());
export const useQueues = () => useQuery(useTRPC().queues.list.queryOptions());

/** The next ones in the order they are best worked, of one queue or of all of mine; nothing is claimed. */
export function useUpNext(sitting: Sitting) {
  return useQuery(useTRPC().queues.peek.queryOptions(upNextInput(sitting), { placeholderData: keepPreviousData }));
}

/** One's own saved filters, and those shared with one's queues. */
export const useSavedFilters = () => useQuery(useTRPC().filters.list.queryOptions(undefined, { staleTime: 60_000 }));

/** The items of a run, newest first. */
export const useRun = (workflow: string, run: string) =>
  useQuery(useTRPC().items.list.queryOptions({ workflow, run, limit: RUN_SHOWN }, { staleTime: 5_000 }));
const RUN_SHOWN = 100;

/** Who could take this item over; asked only when somebody is about to hand it over. */
export const useColleagues = (itemId: string, wanted: boolean) =>
  useQuery(useTRPC().people.colleagues.queryOptions(wanted ? { itemId } : skipToken, { staleTime: 60_000 }));

/** Fetches items ahead, so that the next one is painted without asking. */
export function useFetchAhead(itemIds: readonly string[]): void {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const wanted = itemIds.join(" ");
  useEffect(() => {
    for (const itemId of wanted === "" ? [] : wanted.split(" ")) void queryClient.prefetchQuery(trpc.items.get.queryOptions({ itemId }));
  }, [wanted, trpc, queryClient]);
}

/** Reads an item again: after an order, and when its claim was renewed. */
export function useRefreshItem() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useCallback(
    (itemId: string) => queryClient.invalidateQueries({ queryKey: trpc.items.get.queryKey({ itemId }) }),
    [trpc, queryClient],
  );
}
