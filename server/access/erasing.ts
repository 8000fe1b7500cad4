// Who may erase, and what stands against it: two people whose scope reaches it, no hold, and nobody who needs the content any more.
import { keptBecause } from "@core/lifecycle/erasable";
import type { Ms, PersonId } from "@core/words/ids";
import type { ErasureRefusedReason, Refusal } from "@core/words/refusals";
import { holdsOn, type StoredErasure } from "@/db/queries/erasures";
import { allUsesKept } from "@/db/queries/evidence-uses";
import type { StoredItem } from "@/db/queries/stored-item";
import type { Tx } from "@/db/store";
import type { Directory } from "./directory";
import { answeredBy } from "./holdings";
import { reachesWorkflow } from "./resolve";
import type { Standing } from "./standing";
import { accessRow, type Permission } from "./table";

type ErasurePermission = Extract<Permission, "erasure.ask" | "erasure.sign" | "erasure.hold" | "retention.set">;

/** `workflow` null is everything: a person is of no workflow. */
export function mayErase(standing: Standing, permission: ErasurePermission, workflow: string | null): boolean {
  if (workflow !== null) return reachesWorkflow(standing, permission, workflow);
  const { roles } = accessRow(permission);
  return (
    !standing.offboarded && roles !== "everyone" && standing.grants.some(({ role, scope }) => roles.includes(role) && scope.kind === "all")
  );
}

/** A retention is signed by whoever could set it or erase by hand. */
export const maySignErasure = (standing: Standing, { askedBy, kind, subject, workflow }: StoredErasure): boolean =>
  standing.id !== askedBy && !(kind === "person" && subject === standing.id) && mayErase(standing, "erasure.sign", workflow);

export const erasureRefused = (
  why: ErasureRefusedReason,
  { until = null, names = [] }: { readonly until?: Ms | null; readonly names?: readonly string[] } = {},
): Refusal => ({ code: "erasure-refused", why, until, names });

/** Why an item's content stays; null when it may go. */
export async function itemKept(tx: Tx, { item, workflow }: StoredItem, now: Ms): Promise<Refusal | null> {
  const kept = keptBecause(item, now);
  if (kept !== null) return erasureRefused(kept.why, kept.why === "open" ? {} : { until: kept.until });
  if ((await holdsOn(tx, workflow, item.id)).length > 0) return erasureRefused("held");
  // The last thing that happened was that it was erased.
  if (item.erasedAt !== undefined && item.lastAt === item.erasedAt) return erasureRefused("nothing-left");
  return (await allUsesKept(tx)) ? null : erasureRefused("not-ready");
}

/** Why a person's values stay; null when they may go. */
export function personKept(directory: Directory, person: PersonId, now: Ms): Refusal | null {
  const known = directory.people.get(person);
  if (known === undefined) return { code: "not-found" };
  if (known.erasedAt !== null) return erasureRefused("nothing-left");
  if (known.offboardedAt !== null && known.offboardedAt <= now) return null;
  const { queues, agents } = answeredBy(directory, person);
  const names = [...queues.map((id) => directory.queues.get(id)?.name ?? id), ...agents.map((id) => directory.agents.get(id)?.name ?? id)];
  return erasureRefused("here", { names });
}
