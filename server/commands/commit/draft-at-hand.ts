// A draft under lock, as every command on it begins: it exists for the person, is still as they saw it, and in a state that the command allows.
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { readPolicyDraft, type StoredPolicyDraft } from "@/db/queries/policy-drafts";
import type { Tx } from "@/db/store";
import { standingAt } from "../../access/directory";
import { reachesWorkflow } from "../../access/resolve";
import type { Permission } from "../../access/table";
import type { Deps } from "../../deps";
import type { PersonActor } from "./actor";

export interface DraftSeen {
  readonly draft: string;
  /** Null where the command does not depend on what the draft says. */
  readonly version: number | null;
}

/** The draft, or why this person cannot do this to it now. */
export async function draftAtHand(
  deps: Deps,
  tx: Tx,
  actor: PersonActor,
  right: Permission,
  seen: DraftSeen,
  states: readonly StoredPolicyDraft["state"][],
): Promise<Result<StoredPolicyDraft, Refusal>> {
  const draft = await readPolicyDraft(tx, seen.draft);
  if (draft === null || !(await mayTouch(deps, tx, actor, right, draft.workflow))) return refuse({ code: "not-found" });
  if (!states.includes(draft.state)) {
    const why = draft.state === "asked" ? "asked" : draft.state === "open" ? "not-asked" : "over";
    return refuse({ code: "draft-refused", why });
  }
  if (seen.version !== null && seen.version !== draft.version) return refuse({ code: "draft-refused", why: "changed-meanwhile" });
  return ok(draft);
}

/** Whether a role that the right needs reaches this workflow. */
export async function mayTouch(deps: Deps, tx: Tx, actor: PersonActor, right: Permission, workflow: string): Promise<boolean> {
  const standing = standingAt(await deps.directory.at(tx), actor.person, await deps.store.nowMs(tx));
  return standing !== null && reachesWorkflow(standing, right, workflow);
}
