// Records and withdraws checks of what an agent claims; the item is read anew, since it shows what is checked.
"use client";
import { asHash, asItemId } from "@core/words/ids";
import { t } from "@core/words/t";
import { useCallback } from "react";
import { useAnnounce } from "@/components/ui/announcer";
import type { ItemView } from "@/server/views/shapes-item";
import { type Problem, problemOf } from "./problem";
import { useRefreshItem } from "./questions";
import { useTRPCClient } from "./trpc";

export interface Checking {
  /** From 0 in the revision that is shown. */
  readonly claim: number;
  readonly until: number | null;
  readonly note: string | null;
}

const wordsOf = (problem: Problem): string =>
  problem.kind === "refused" || problem.kind === "fault"
    ? problem.text
    : problem.kind === "session-ended"
      ? t("item.sessionEnded")
      : t("orders.noAnswer");

/** Each answers whether it was recorded, and says so for the ear. */
export function useChecks() {
  const { items } = useTRPCClient();
  const refresh = useRefreshItem();
  const announce = useAnnounce();

  const told = useCallback(
    async (itemId: string, work: Promise<null>, done: string): Promise<boolean> => {
      try {
        await work;
        announce(done);
        return true;
      } catch (error) {
        announce(wordsOf(problemOf(error)));
        return false;
      } finally {
        await refresh(itemId);
      }
    },
    [refresh, announce],
  );

  const verify = useCallback(
    ({ id, revisionHash, checks }: Pick<ItemView, "id" | "revisionHash" | "checks">, checking: Checking) => {
      const claim = checks[checking.claim];
      const done = t("verification.recorded", { predicate: claim?.predicate ?? "", subject: claim?.subject ?? "" });
      return told(id, items.verify.mutate({ itemId: asItemId(id), revisionHash: asHash(revisionHash), ...checking }), done);
    },
    [items, told],
  );
  const withdraw = useCallback(
    (itemId: string, verification: string, reason: string) =>
      told(itemId, items.withdrawVerification.mutate({ itemId: asItemId(itemId), verification, reason }), t("verification.withdrawn")),
    [items, told],
  );
  return { verify, withdraw };
}
