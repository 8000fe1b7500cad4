// What happens to a request to erase, on a stream of its own: asked, signed, withdrawn, or never signed.
import type { Actor } from "@core/words/actors";
import { ASKED_FOR_MS, type ErasureKind } from "@core/words/erasure";
import type { Ms } from "@core/words/ids";
import type { JsonObject } from "@core/words/vocabulary";
import { askedErasure, endErasure, insertErasure, type StoredErasure } from "@/db/queries/erasures";
import type { Tx } from "@/db/store";
import { standingsAt } from "../../access/directory";
import { maySignErasure } from "../../access/erasing";
import type { Deps } from "../../deps";
import { type ByPerson, namedActor } from "./actor";
import { recordEvent } from "./record-event";
import { tell } from "./tell";

export function recordErasure(
  deps: Deps,
  tx: Tx,
  now: Ms,
  { id, kind, subject, workflow, days }: StoredErasure,
  {
    type,
    actor,
    data = {},
    free = {},
  }: { readonly type: string; readonly actor: Actor; readonly data?: JsonObject; readonly free?: JsonObject },
): Promise<void> {
  const what = { kind, subject, workflow, ...(days !== null && { days }) };
  return recordEvent(deps, tx, now, { kind: "erasure", id, type, actor, data: { ...what, ...data }, free });
}

/** Puts down that a person asks, and tells everybody who could be the second one. */
export async function askSecondPerson(
  deps: Deps,
  tx: Tx,
  now: Ms,
  { actor, ...asked }: ByPerson<Pick<StoredErasure, "kind" | "subject" | "workflow" | "days" | "reason">>,
): Promise<StoredErasure> {
  const erasure: StoredErasure = {
    ...asked,
    id: deps.ids.any(),
    askedBy: actor.person,
    askedAt: now,
    expiresAt: now + ASKED_FOR_MS,
    state: "asked",
    endedBy: null,
    endedAt: null,
    counts: null,
  };
  await insertErasure(tx, erasure);
  await recordErasure(deps, tx, now, erasure, { type: "asked", actor: namedActor(actor), free: { reason: erasure.reason } });
  const standings = [...standingsAt(await deps.directory.at(tx), now).values()];
  const to = standings.filter((standing) => maySignErasure(standing, erasure)).map(({ id }) => id);
  const { id, kind, workflow } = erasure;
  await tell(deps, tx, now, { kind: "erasure", cause: `erasure:${id}`, to, item: null, queue: null, workflow, data: { of: kind } });
  return erasure;
}

/** The product itself, when a time is over. */
const BY_TIMER: Actor = { kind: "system", id: "timer" };

/** The request that waits for a second person; one that nobody signed in time is ended first. */
export async function waitingErasure(deps: Deps, tx: Tx, now: Ms, kind: ErasureKind, subject: string): Promise<StoredErasure | null> {
  const asked = await askedErasure(tx, kind, subject);
  if (asked === null || asked.expiresAt > now) return asked;
  await expireErasure(deps, tx, now, asked);
  return null;
}

export async function expireErasure(deps: Deps, tx: Tx, now: Ms, erasure: StoredErasure): Promise<void> {
  await endErasure(tx, erasure.id, { state: "expired", by: null, at: now, counts: null });
  await recordErasure(deps, tx, now, erasure, { type: "expired", actor: BY_TIMER });
}
