// Puts a simulation of a draft in line, in place of those under way: a person asked for it, or the draft says something new.
import type { PersonId } from "@core/words/ids";
import type { StoredPolicyDraft } from "@/db/queries/policy-drafts";
import { cancelSimulations, insertSimulation, keepSimulations, lastSimulated, listSimulations } from "@/db/queries/simulations";
import type { Tx } from "@/db/store";
import { comparedHash } from "../../access/compared";
import { inForceOf } from "../../access/draft-documents";
import type { Deps } from "../../deps";

/** Which past is run over, and in whose hours. */
export interface SimulationChoice {
  readonly source: "both" | "items" | "history";
  readonly since: number | null;
  readonly until: number | null;
  readonly zone: string;
}

/** So many of a draft are kept, and the last that came to its end. */
const KEPT = 4;

/** Where the server stands, until somebody says otherwise. */
const everything = (): SimulationChoice => ({
  source: "both",
  since: null,
  until: null,
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
});

type Draft = Pick<StoredPolicyDraft, "id" | "workflow" | "policy" | "registry" | "version">;

/**
 * `chosen` is null where nobody chose: then the past is that of the last one, and nothing begins that has been done or is under way.
 * The caller has locked the draft, or just made it.
 */
export async function simulateAnew(deps: Deps, tx: Tx, draft: Draft, by: PersonId, chosen: SimulationChoice | null): Promise<void> {
  const kept = await listSimulations(tx, draft.id, KEPT);
  const [last] = kept;
  const compared = comparedHash(draft, await inForceOf(tx, draft.workflow, deps.lifecycle.fallbackQueue));
  if (chosen === null && last?.compared === compared && last.state !== "failed" && last.state !== "cancelled") return;

  const { source, since, until, zone } = chosen ?? last ?? everything();
  const now = await deps.store.nowMs(tx);
  await cancelSimulations(tx, draft.id, now);
  const done = await lastSimulated(tx, draft.id);
  await keepSimulations(tx, draft.id, [...kept.map(({ id }) => id), ...(done === null ? [] : [done.id])]);
  await insertSimulation(tx, {
    id: deps.ids.any(),
    draft: draft.id,
    draftVersion: draft.version,
    compared,
    source,
    since,
    until,
    zone,
    state: "waiting",
    done: 0,
    total: 0,
    startedBy: by,
    startedAt: now,
    finishedAt: null,
    leaseUntil: null,
    tries: 0,
    result: null,
    fault: null,
  });
}
