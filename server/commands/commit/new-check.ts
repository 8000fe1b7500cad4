// A check of past rulings as it begins: its seed, and how much of the trail there is to draw from.
import type { Ms, PersonId } from "@core/words/ids";
import { trailEnd } from "@/db/queries/events";
import type { StoredPredictabilityCheck } from "@/db/queries/predictability";
import type { Tx } from "@/db/store";
import type { Deps } from "../../deps";

/** Rulings of one check: a difference in one of a hundred rulings is missed by fewer than one check in a hundred (0.99^500 = 0.7 %). */
const WANTED = 500;
const SEED_BYTES = 16;

export async function newCheck(
  deps: Deps,
  tx: Tx,
  { night, startedBy }: { readonly night: Ms | null; readonly startedBy: PersonId | null },
): Promise<StoredPredictabilityCheck> {
  return {
    id: deps.ids.any(),
    night,
    startedBy,
    startedAt: await deps.store.nowMs(tx),
    finishedAt: null,
    seed: Buffer.from(deps.randomBytes(SEED_BYTES)).toString("hex"),
    places: (await trailEnd(tx)) + 1,
    wanted: WANTED,
    ...{ draws: 0, sampled: 0, agreed: 0, differing: 0, unreadable: 0 },
    ...{ byWorkflow: [], differences: [], unreadables: [] },
    leaseUntil: null,
    acknowledgedBy: null,
    acknowledgedAt: null,
    acknowledgedReason: null,
  };
}
