// What the screen of coverage asks and orders.
"use client";
import { asItemId, asPersonId } from "@core/words/ids";
import { t } from "@core/words/t";
import { MINUTE } from "@core/words/time";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { problemOf } from "./problem";
import { useTRPC, useTRPCClient } from "./trpc";

/** Time goes on, and others enter absences too. */
export const useCoveragePage = () => useQuery(useTRPC().coverage.page.queryOptions(undefined, { refetchInterval: MINUTE }));

export const useCapacity = (zone: string) => useQuery(useTRPC().coverage.capacity.queryOptions({ zone }, { staleTime: 5 * MINUTE }));

/** What somebody holds is read when it is asked for, never from before. */
export const useHoldings = (person: string) =>
  useQuery(useTRPC().coverage.holdings.queryOptions({ person: asPersonId(person) }, { staleTime: 0, gcTime: 0 }));

/** Every order on absences and people; what it changed is read again before it counts as done. */
export function useCoverageOrders() {
  const { coverage } = useTRPC();
  const queryClient = useQueryClient();
  const onSuccess = async () => {
    await queryClient.invalidateQueries({ queryKey: coverage.pathKey() });
  };
  return {
    saveAbsence: useMutation(coverage.saveAbsence.mutationOptions({ onSuccess })),
    endAbsence: useMutation(coverage.endAbsence.mutationOptions({ onSuccess })),
    nameDeputy: useMutation(coverage.nameDeputy.mutationOptions({ onSuccess })),
    endDeputy: useMutation(coverage.endDeputy.mutationOptions({ onSuccess })),
    offboard: useMutation(coverage.offboard.mutationOptions({ onSuccess })),
  };
}

export interface Handed {
  readonly id: string;
  readonly title: string;
  /** To whom; null for back to its queue. */
  readonly to: string | null;
}

export interface Refused {
  readonly id: string;
  readonly title: string;
  readonly why: string;
}

/** Moves one item after the other, each by itself; answers which were refused, and why. */
export function useHandOver() {
  const { coverage } = useTRPCClient();
  return useCallback(
    async (
      person: string,
      why: "absent" | "offboarded",
      items: readonly Handed[],
      onProgress: (done: number) => void,
    ): Promise<Refused[]> => {
      const refused: Refused[] = [];
      for (const [place, { id, title, to }] of items.entries()) {
        try {
          await coverage.handOver.mutate({
            person: asPersonId(person),
            itemId: asItemId(id),
            to: to === null ? null : asPersonId(to),
            why,
          });
        } catch (error) {
          const problem = problemOf(error);
          refused.push({ id, title, why: problem.kind === "session-ended" ? t("orders.sessionEnded") : problem.text });
        }
        onProgress(place + 1);
      }
      return refused;
    },
    [coverage],
  );
}
