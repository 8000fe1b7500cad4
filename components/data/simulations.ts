// What the screens ask of simulations: how far one is, what it found, which items it moves, and the orders to begin and to cancel one.
"use client";
import type { PrintedLevel } from "@core/words/vocabulary";
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC, useTRPCClient } from "./trpc";

/** How often one that is under way is asked for. */
const ASK_EVERY_MS = 400;

/** The simulation of a draft; asked for again and again while one is under way, so that a reload finds it where it stands. */
export const useSimulation = (draft: string) =>
  useQuery(
    useTRPC().policies.simulation.queryOptions(
      { draft },
      { refetchInterval: ({ state: { data } }) => (isUnderWay(data?.now?.state) ? ASK_EVERY_MS : false) },
    ),
  );

export const isUnderWay = (state: string | undefined): boolean => state === "waiting" || state === "running";

/** Items that go from one level to the other, a page after the other. */
export function useSimulationMoves(simulation: string, from: PrintedLevel, to: PrintedLevel) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const question = { simulation, from, to };
  return useInfiniteQuery({
    queryKey: trpc.policies.simulationMoves.queryKey(question),
    queryFn: ({ pageParam, signal }) => client.policies.simulationMoves.query({ ...question, after: pageParam }, { signal }),
    initialPageParam: 0,
    getNextPageParam: (last) => last.next,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The orders; what they changed is read again before they count as done. */
export function useSimulationOrders(draft: string) {
  const { policies } = useTRPC();
  const queryClient = useQueryClient();
  const onSuccess = () => queryClient.invalidateQueries({ queryKey: policies.simulation.queryKey({ draft }) });
  return {
    simulate: useMutation(policies.simulate.mutationOptions({ onSuccess })),
    cancel: useMutation(policies.cancelSimulation.mutationOptions({ onSuccess })),
  };
}
