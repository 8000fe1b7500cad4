// Open work as a person may see and do it: which queues and workflows bound a list, and what is offered to them next.

import { bestFirst, type WorkFacts } from "@core/escalation/priority";
import { hasVoted } from "@core/lifecycle/eligibility";
import { actingOf, permit } from "@core/lifecycle/permit";
import type { ItemId, Ms, QueueId } from "@core/words/ids";
import { type ItemRowRecord, readRows } from "@/db/queries/item-rows";
import { heldBy, type OpenFilter, type WorkCandidate, type WorkKind, workCandidates } from "@/db/queries/queue-pages";
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
  /** Only of this one; of every kind when null. */
  readonly kind: WorkKind | null;
  /** Not to be offered now. */
  readonly skip: readonly ItemId[];
  readonly limit: number;
}

/** How far into each queue's own order the best is looked for. */
const WINDOW = 32;
/** Rows are read and asked about in small portions: mostly the first few will do. */
const PORTION = 8;

/**
 * What a person should do next, best first: what they hold already, then what they may claim, by `bestFirst` among the first of each queue.
 * Both the peek of the screens and the command that claims use this order, so what was fetched ahead is what comes.
 */
export async function offeredWork(ours: OurPart, tx: Tx, request: WorkRequest): Promise<ItemRowRecord[]> {
  const { now, standing, queues, kind, skip, limit } = request;
  const skipped = new Set<ItemId>(skip);
  const named = (queue: QueueId | null) => queues === null || (queue !== null && queues.includes(queue));

  const meant = ({ workflow, action }: WorkKind) => kind === null || (workflow === kind.workflow && action === kind.action);

  const held = (await heldBy(tx, standing.id)).filter(
    (record) => record.review === "claimed" && named(record.queue) && meant(record) && !skipped.has(record.id),
  );
  const offered = bestFirst(
    held.map((record) => ({
      ...factsOf({ ...record, reversibility: record.fold.ruling?.reversibility ?? null, maxAt: record.fold.maxAt }),
      record,
    })),
    now,
  ).map(({ record }) => record);

  const mine = workQueues(standing).filter(named);
  const candidates = (await workCandidates(tx, mine, WINDOW + skipped.size, kind)).filter(({ id }) => !skipped.has(id));
  const order = bestFirst(candidates.map(factsOf), now).map(({ id }) => id);
  for (let at = 0; at < order.length && offered.length < limit; at += PORTION) {
    const ids = order.slice(at, at + PORTION);
    const rows = new Map((await readRows(tx, ids)).map((row) => [row.id, row]));
    offered.push(...ids.flatMap((id) => rows.get(id) ?? []).filter((row) => mayTake(ours, request, row)));
  }
  return offered.slice(0, limit);
}

function mayTake(ours: OurPart, { now, directory, standing }: WorkRequest, { fold: item, workflow, queue }: ItemRowRecord): boolean {
  if (!seesItem(standing, { workflow, queue })) return false;
  const scene = sceneOf(ours, { workflow, queue, skills: item.ruling?.skills ?? [] }, { now, directory, stops: NO_STOPS, group: null });
  const by = actingOf(item, { kind: "person", id: standing.id }, null);
  return permit(item, "claim", by, scene) === null && !hasVoted(item, { id: standing.id, onBehalfOf: null });
}

/** A stop keeps agents from acting, not people from deciding. */
const NO_STOPS = { agent: false, workflow: false, all: false };

export const factsOf = (work: WorkCandidate): WorkFacts & { readonly id: ItemId } => ({
  id: work.id,
  purpose: work.purpose,
  reversibility: work.reversibility ?? "irreversible",
  atRisk: work.atRisk?.amount ?? null,
  dueAt: work.dueAt,
  maxAt: work.maxAt,
  priority: work.priority,
});
