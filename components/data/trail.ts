// What the trail's screen asks: the search page by page, what came since, one event with its proof, the whole, and saved searches.
"use client";
import { keepPreviousData, skipToken, useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC, useTRPCClient } from "./trpc";

const PAGE_ROWS = 50;
/** What came since is counted this often while somebody looks. */
const LOOK_AGAIN_MS = 3_000;
const STATE_AGAIN_MS = 5_000;

/** Asked by hand: tRPC's own infinite query adds a direction to the input, which the procedure does not know. */
export function useTrailPages(q: string, zone: string) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const question = { q, zone, limit: PAGE_ROWS };
  return useInfiniteQuery({
    queryKey: trpc.trail.search.infiniteQueryKey(question),
    queryFn: ({ pageParam, signal }) => client.trail.search.query({ ...question, cursor: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
}

/** Null asks nothing: while nothing was read yet, or where what is newest does not stand first. */
export const useArrived = (question: { readonly q: string; readonly zone: string; readonly after: number } | null) =>
  useQuery(useTRPC().trail.arrived.queryOptions(question ?? skipToken, { refetchInterval: LOOK_AGAIN_MS }));

/** One that no checkpoint covers yet is read again until one does. */
export const useTrailEvent = (logIndex: number | null) =>
  useQuery(
    useTRPC().trail.event.queryOptions(logIndex === null ? skipToken : { logIndex }, {
      placeholderData: keepPreviousData,
      refetchInterval: ({ state: { data } }) => (data !== undefined && data.raw !== null && data.proof === null ? STATE_AGAIN_MS : false),
    }),
  );

export const useTrailState = () => useQuery(useTRPC().trail.state.queryOptions(undefined, { refetchInterval: STATE_AGAIN_MS }));
export const useSearchTerms = () => useQuery(useTRPC().trail.terms.queryOptions(undefined, { staleTime: 60_000 }));
export const useSavedSearches = () => useQuery(useTRPC().trail.saved.queryOptions(undefined, { staleTime: 60_000 }));

export function useCheckAgain() {
  const { trail } = useTRPC();
  const queryClient = useQueryClient();
  const onSuccess = () => queryClient.invalidateQueries({ queryKey: trail.state.queryKey() });
  return useMutation(trail.checkAgain.mutationOptions({ onSuccess }));
}

/** Both change the list that is shown. */
export function useSearchOrders() {
  const { trail } = useTRPC();
  const queryClient = useQueryClient();
  const onSuccess = () => queryClient.invalidateQueries({ queryKey: trail.saved.queryKey() });
  return {
    save: useMutation(trail.save.mutationOptions({ onSuccess })),
    remove: useMutation(trail.removeSaved.mutationOptions({ onSuccess })),
  };
}
