// Keeps a check of a claim: its row, and its event on a stream of its own, in the caller's transaction.
import type { Claim } from "@core/trust/checks";
import type { Actor } from "@core/words/actors";
import type { Ms } from "@core/words/ids";
import { insertVerification, type StoredVerification } from "@/db/queries/verifications";
import type { Tx } from "@/db/store";
import type { Deps } from "../../deps";
import { recordEvent } from "./record-event";

export interface Checked extends Claim {
  readonly actor: Extract<Actor, { kind: "person" | "agent" }>;
  readonly until: Ms | null;
  readonly note: string | null;
}

export async function keepVerification(deps: Deps, tx: Tx, now: Ms, checked: Checked): Promise<StoredVerification> {
  const { actor, subject, predicate, fingerprint, until, note } = checked;
  const kept: StoredVerification = {
    id: deps.ids.any(),
    subject,
    predicate,
    fingerprint,
    byKind: actor.kind,
    by: actor.id,
    at: now,
    until,
    note,
    withdrawnAt: null,
    withdrawnBy: null,
    withdrawnReason: null,
  };
  await insertVerification(tx, kept);
  await recordEvent(deps, tx, now, {
    kind: "verification",
    id: kept.id,
    type: "recorded",
    actor,
    data: { until },
    free: { subject, predicate, fingerprint, ...(note !== null && { note }) },
  });
  return kept;
}
