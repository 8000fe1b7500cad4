// Whether an item exists for an actor: everything that they may not see is answered with not-found.
import type { Ms } from "@core/words/ids";
import type { StoredItem } from "@/db/queries/stored-item";
import type { Tx } from "@/db/store";
import { standingAt } from "../../access/directory";
import { partiesOf } from "../../access/parties";
import { seesItem } from "../../access/resolve";
import type { Deps } from "../../deps";
import { agentSees, type CommandActor } from "./actor";

export async function isVisible(deps: Deps, tx: Tx, actor: CommandActor, stored: StoredItem, now: Ms): Promise<boolean> {
  if (actor.kind === "system") return true;
  if (actor.kind === "agent") return agentSees(actor, stored);
  const standing = standingAt(await deps.directory.at(tx), actor.person, now);
  return standing !== null && seesItem(standing, { workflow: stored.workflow, queue: stored.item.queue }, partiesOf(stored.item));
}
