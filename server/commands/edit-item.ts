// A person edits the arguments and signs what they wrote: a new revision, ruled anew, and their vote on it.
import type { EditInput } from "@core/words/decisions";
import type { PersonId } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result } from "@core/words/result";
import type { Deps } from "../deps";
import type { ByPerson } from "./commit/actor";
import { type AtHand, type Changed, changeItem, type Prepared } from "./commit/change-item";
import { editedRevision } from "./commit/edited-revision";
import { keepRevision } from "./commit/revision";
import { seenOf } from "./commit/seen";

export function editItem(deps: Deps, { actor, itemId, ...edit }: ByPerson<EditInput>): Promise<Result<Changed, Refusal>> {
  return changeItem(deps, { actor, itemId, prepare: (at) => prepare(deps, actor.person, edit, at) });
}

async function prepare(
  deps: Deps,
  person: PersonId,
  { arguments: edited, note, onBehalfOf, ...seen }: Omit<EditInput, "itemId">,
  { tx, stored, scene }: AtHand,
): Promise<Result<Prepared, Refusal>> {
  const made = await editedRevision(deps, tx, { stored, edited, stops: scene.stops });
  if (!made.ok) return made;
  const { sealed, ruling, atRisk } = made.value;
  return ok({
    command: { type: "edit", revision: sealed.mark, ruling, note, onBehalfOf, seen: seenOf(seen) },
    ruling,
    beside: { atRisk },
    rows: () => keepRevision(tx, sealed, { kind: "person", id: person }, scene.now),
  });
}
