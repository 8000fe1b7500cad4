// Groups: grants of one turn's items get their ends together, when the last member is settled.
import type { ItemEventDraft } from "@core/words/events";
import type { ItemId, Ms } from "@core/words/ids";
import { POLICY, writer } from "./draft";
import { grantEnd } from "./grant";
import { isSettled } from "./holder";
import type { Item } from "./item";

/** Events for each member whose grant still waits for its end; empty until every member of the group is settled. */
export function settleGroup(members: readonly Item[], now: Ms): ReadonlyMap<ItemId, readonly ItemEventDraft[]> {
  const size = members[0]?.group?.size ?? 0;
  if (members.length < size || !members.every(isSettled)) return new Map();
  const write = writer(POLICY);
  return new Map(
    members.flatMap(({ id, execution, grant }) => {
      if (execution !== "cleared" || grant === null || grant.expiresAt !== null) return [];
      // Its cap has passed and only its timer has not fired yet: settling must not bring it back.
      if (grant.capAt <= now) return [];
      return [[id, [write("grant_timed", { expiresAt: grantEnd(grant.finalAt, grant.grantS, now) })]] as const];
    }),
  );
}
