// What an edit would bring if it were signed now: the very steps of the edit, on the item as it is, and nothing is written.
import { decide } from "@core/lifecycle/decide";
import { foldDrafts } from "@core/lifecycle/draft";
import { type EditPreview, editPreview } from "@core/lifecycle/edit-preview";
import { advance } from "@core/lifecycle/timers";
import type { PreviewEditInput } from "@core/words/decisions";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { readItem } from "@/db/queries/items";
import { readStops } from "@/db/queries/stops";
import { sceneOf } from "../access/scene";
import { type Deps, oursOf } from "../deps";
import { type ByPerson, namedActor } from "./commit/actor";
import { editedRevision } from "./commit/edited-revision";
import { isVisible } from "./commit/visible";

export function previewEdit(
  deps: Deps,
  { actor, itemId, arguments: edited, onBehalfOf }: ByPerson<PreviewEditInput>,
): Promise<Result<EditPreview, Refusal>> {
  return deps.store.read(async (tx) => {
    const now = await deps.store.nowMs(tx);
    const stored = await readItem(tx, itemId);
    if (!stored || !(await isVisible(deps, tx, actor, stored, now))) return refuse({ code: "not-found" });
    const { workflow, item } = stored;
    const stops = await readStops(tx, { agent: item.agent, workflow });
    const directory = await deps.directory.at(tx);
    const stand = { workflow, queue: item.queue, skills: item.ruling?.skills ?? [] };
    const scene = sceneOf(oursOf(deps), stand, { now, directory, stops, group: null });
    const current = foldDrafts(item, advance(item, scene), now);
    const made = await editedRevision(deps, tx, { stored, edited, stops });
    if (!made.ok) return made;
    const { sealed, ruling, atRisk } = made.value;
    const seen = { revisionHash: current.revision.hash, seenVersion: current.version, seenMs: null };
    const command = { type: "edit", revision: sealed.mark, ruling, note: null, onBehalfOf, seen } as const;
    const verdict = decide(current, command, namedActor(actor), scene);
    if (!verdict.ok) return verdict;
    if (verdict.value.refused) return refuse(verdict.value.refused);
    return ok(editPreview(current, foldDrafts(current, verdict.value.events, now), stored.ruling, ruling, atRisk));
  });
}
