// Who could take an item over: the reviewers of its queue, each with the answer that a delegation to them would get now.
import { decide } from "@core/lifecycle/decide";
import type { ItemId, PersonId } from "@core/words/ids";
import { refusalWords } from "@core/words/refusal-words";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { readRows } from "@/db/queries/item-rows";
import { countHeld } from "@/db/queries/queue-pages";
import { handsOf } from "../access/hands";
import { sceneOf } from "../access/scene";
import { type Deps, oursOf } from "../deps";
import { asOfNow } from "./as-of-now";
import { readAs, sees } from "./reading";
import type { Colleague } from "./shapes-item";

/** Who may take it comes first, then by how much they hold already, then by name. */
export function colleagues(deps: Deps, person: PersonId, itemId: ItemId): Promise<Result<readonly Colleague[], Refusal>> {
  return readAs(deps, person, async ({ tx, now, directory, standing, names }) => {
    const [record] = await readRows(tx, [itemId]);
    if (!record || !sees(standing, record.fold)) return refuse({ code: "not-found" });
    const ours = oursOf(deps);
    const stand = { workflow: record.workflow, queue: record.queue, skills: record.fold.ruling?.skills ?? [] };
    const scene = sceneOf(ours, stand, { now, directory, stops: { agent: false, workflow: false, all: false }, group: null });
    const item = asOfNow(record.fold, scene);
    const reviewers = (item.queue === null ? [] : (scene.queues.get(item.queue)?.reviewers ?? [])).filter((id) => id !== person);
    const hands = await handsOf(tx, directory, reviewers);
    const held = new Map<PersonId, number>();
    for (const count of await countHeld(tx, reviewers)) held.set(count.person, (held.get(count.person) ?? 0) + count.held);

    const refused = (refusal: Refusal): Colleague["may"] => ({
      ok: false,
      code: refusal.code,
      reason: refusalWords(refusal, (named) => names.person(named).name),
    });
    const list = reviewers.map((id): Colleague => {
      const inScene = scene.people.get(id);
      const asked = decide(item, { type: "delegate", to: id }, { kind: "person", id: person }, { ...scene, hands });
      const advice = decide(item, { type: "ask_opinion", of: id, question: "" }, { kind: "person", id: person }, scene);
      return {
        ...names.person(id),
        present: inScene?.present ?? false,
        deputies: (inScene?.deputies ?? []).map((deputy) => names.person(deputy)),
        mayAdvise: advice.ok ? { ok: true } : refused(advice.refusal),
        may: asked.ok ? { ok: true } : refused(asked.refusal),
        holding: held.get(id) ?? 0,
        limit: hands.get(id)?.limit ?? null,
      };
    });
    return ok(list.sort((a, b) => Number(b.may.ok) - Number(a.may.ok) || a.holding - b.holding || a.name.localeCompare(b.name, "en")));
  });
}
