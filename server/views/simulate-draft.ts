// A draft run over the latest items of its workflow, beside what is in force: how many would have waited for people, where, and which ones change level.
import { setImmediate as breathe } from "node:timers/promises";
import { compilePolicy } from "@core/policy/compile-policy";
import { simulation } from "@core/policy/simulate";
import { asQueueId, type PersonId } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result } from "@core/words/result";
import { revealLine } from "@core/words/untrusted-text";
import { PRINTED_LEVELS } from "@core/words/vocabulary";
import type { Deps } from "../deps";
import { draftHistory } from "./draft-history";
import type { SimulationView } from "./shapes";

/** So many are ruled before others get their turn. */
const AT_ONCE = 50;
const SHOWN = 100;
export async function simulateDraft(deps: Deps, person: PersonId, id: string): Promise<Result<SimulationView, Refusal>> {
  const read = await draftHistory(deps, person, id);
  if (!read.ok) return read;
  const { draft, inForce, surroundings, past, imported, since, nameOf } = read.value;
  const run = simulation(compilePolicy(inForce.policy, inForce.registry), compilePolicy(draft.policy, draft.registry), surroundings);
  for (const [place, item] of past.entries()) {
    if (place % AT_ONCE === 0) await breathe();
    run.add(item);
  }
  const { levels, queues, moved } = run.result();
  return ok({
    items: past.length,
    imported,
    since,
    levels: PRINTED_LEVELS.map((level) => ({ level, ...(levels.get(level) ?? { before: 0, after: 0 }) })),
    queues: [...queues].map(([queue, counts]) => ({ id: queue, name: nameOf(asQueueId(queue)), ...counts })),
    moved: moved.length,
    openMoved: moved.filter(({ open }) => open).length,
    sample: moved
      .toSorted((a, b) => Number(b.open) - Number(a.open))
      .slice(0, SHOWN)
      .map((item) => ({ ...item, title: revealLine(item.title) })),
  });
}
