// Claims: a claim is a lease, so it always names its end; handing over gives a longer one.
import type { Away } from "@core/words/events";
import type { PersonId } from "@core/words/ids";
import type { AssignWhy } from "@core/words/queue-terms";
import type { Refusal } from "@core/words/refusals";
import { ok, refuse } from "@core/words/result";
import type { Scene } from "../commands";
import { handsFull } from "../conditions";
import { type Decided, verdict, type Write } from "../draft";
import { type Acting, exclusionOf, hasRight, hasVoted, ineligibleBecause } from "../eligibility";
import type { Item } from "../item";
import type { By } from "../permit";
import { dutyOf, placeBack, queueIdOf, rungGoingOn } from "../placement";

export const claim = (by: Acting, scene: Scene, write: Write): Decided =>
  verdict(write("claimed", { claim: { by: by.id, onBehalfOf: by.onBehalfOf, leaseUntil: scene.now + scene.settings.leaseMs } }));

/** No event: a renewal is not material. It never shortens a long lease. */
export const renew = (item: Item, scene: Scene): Decided =>
  ok({ events: [], renewLeaseUntil: Math.max(item.claim?.leaseUntil ?? 0, scene.now + scene.settings.leaseMs) });

export const release = (item: Item, away: Away | undefined, scene: Scene, write: Write): Decided =>
  verdict(write("released", { placement: placeBack(item, scene.now, scene), ...(away && { away }) }));

/** A manager may hand over more than somebody's limit: they answer for who is busy. */
export function delegate(
  item: Item,
  { to, why }: { readonly to: PersonId; readonly why?: AssignWhy },
  by: By,
  scene: Scene,
  write: Write,
): Decided {
  const mayExceed = by.person !== null && hasRight(scene.people, by.person, "manage");
  const refusal = (mayExceed ? null : handsFull(scene, to, to)) ?? unavailableBecause(item, to, scene);
  if (refusal !== null) return refuse(refusal);
  const claim = { by: to, onBehalfOf: null, leaseUntil: scene.now + scene.settings.delegateLeaseMs };
  return verdict(write("delegated", { claim, rung: rungGoingOn(item, scene.now, scene), ...(why && { why }) }));
}

function unavailableBecause(item: Item, to: PersonId, scene: Scene): Refusal | null {
  const target: Acting = { id: to, onBehalfOf: null };
  const person = scene.people.get(to);
  const unavailable = (why: "absent" | "excluded" | "already-voted" | "not-a-member") =>
    ({ code: "delegate-unavailable", why, deputies: person?.deputies ?? [] }) as const;
  if (exclusionOf(item, dutyOf(item), target) !== null) return unavailable("excluded");
  const ineligible = ineligibleBecause(scene.queues.get(queueIdOf(item)), scene.people, target);
  if (ineligible !== null) return unavailable(ineligible === "absent" ? "absent" : "not-a-member");
  return item.purpose === "decide" && hasVoted(item, target) ? unavailable("already-voted") : null;
}
