// Open work as a person may see and do it: which queues and workflows bound a list, and what is offered to them next.

import { bestFirst, type WorkFacts } from "@core/escalation/priority";
import { hasVoted } from "@core/lifecycle/eligibility";
import { actingOf, permit } from "@core/lifecycle/permit";
import type { ItemId, Ms, QueueId } from "@core/words/ids";
import type { ItemRowRecord } from "@/db/queries/item-rows";
import { heldBy, type OpenFilter, workCandidates } from "@/db/queries/queue-pages";
import type { Tx } from "@/db/store";
import type { Directory } from "./directory";
import { seesItem, seesQueue, sightOf, workQueues } from "./resolve";
import { type OurPart, sceneOf } from "./scene";
import type { Standing } from "./standing";

export type Bounds = Pick<OpenFilter, "queues" | "workflows" | "wholeQueues">;

/** What of the open work a person may see, in the form that the queries are bounded by; of one queue, or of all. */
export function boundsOf(standing: Standing, directory: Directory, queue: QueueId | null): Bounds {
  const visible = [...directory.queues.keys()].filter((id) => (queue === null || id === queue) && seesQueue(standing, id));
  const sight = sightOf(standing);
  if (sight.kind === "all") return { queues: visible, workflows: null, wholeQueues: new Set() };
  const wholeQueues = new Set(sight.queues);
  return { queues: visible.filter((id) => sight.workflows.length > 0 || wholeQueues.has(id)), workflows: sight.workflows, wholeQueues };
}

export interface WorkRequest {
  readonly now: Ms;
  readonly directory: Directory;
  readonly standing: Standing;
  /** Of these queues; of all the person works in when null. */
  readonly queues: readonly QueueId[] | null;
  /** Not to be offered now. */
  readonly skip: readonly ItemId[];
}

/** How far into each queue's own order the best is looked for. */
const WINDOW = 64;

/**
 * What a person should do next, best first: what they hold already, then what they may claim, by `bestFirst` among the first of each queue.
 * Both the peek of the screens and the command that claims use this order, so what was fetched ahead is what comes.
 */
export async function offeredWork(
  ours: OurPart,
  tx: Tx,
  { now, directory, standing, queues, skip }: WorkRequest,
): Promise<ItemRowRecord[]> {
  const mine = workQueues(standing).filter((id) => queues === null || queues.includes(id));
  const skipped = new Set<ItemId>(skip);
  const wanted = (record: ItemRowRecord) =>
    !skipped.has(record.id) && (queues === null || (record.queue !== null && queues.includes(record.queue)));

  const held = (await heldBy(tx, standing.id)).filter((record) => record.review === "claimed" && wanted(record));
  const actor = { kind: "person", id: standing.id } as const;
  const free = (await workCandidates(tx, mine, WINDOW + skipped.size)).filter((record) => {
    const { fold: item, workflow, queue } = record;
    if (!wanted(record) || !seesItem(standing, { workflow, queue })) return false;
    const scene = sceneOf(ours, { workflow, queue, skills: item.ruling?.skills ?? [] }, { now, directory, stops: NO_STOPS, group: null });
    return permit(item, "claim", actingOf(item, actor, null), scene) === null && !hasVoted(item, { id: standing.id, onBehalfOf: null });
  });
  return [...bestFirst(held.map(toWork), now), ...bestFirst(free.map(toWork), now)].map(({ record }) => record);
}

/** A stop keeps agents from acting, not people from deciding. */
const NO_STOPS = { agent: false, workflow: false, all: false };

const toWork = (record: ItemRowRecord): WorkFacts & { readonly record: ItemRowRecord } => ({
  record,
  id: record.id,
  purpose: record.purpose,
  reversibility: record.fold.ruling?.reversibility ?? "irreversible",
  atRisk: record.atRisk?.amount ?? null,
  dueAt: record.dueAt,
  maxAt: record.fold.maxAt,
  priority: record.priority,
});
