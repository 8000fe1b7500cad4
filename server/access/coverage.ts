// Who could decide in each queue at any instant to come: the people, absences and deputyships of the directory under the core's own rules, for each kind of
// work that leads there by policy, by a ladder, or by an escalation.
import type { Cover, CoveredQueue } from "@core/escalation/coverage";
import { coverSpans } from "@core/escalation/coverage";
import { ableToSign, identityCount, type Origin } from "@core/lifecycle/eligibility";
import type { CompiledPolicy } from "@core/policy/compile-policy";
import { demandsOf } from "@core/policy/lint-queues";
import { asQueueId, type Ms, type PersonId, type QueueId } from "@core/words/ids";
import { listLiveKeys } from "@/db/queries/agents";
import { listWorkflows } from "@/db/queries/policies";
import type { StoredQueue } from "@/db/queries/queues";
import type { Tx } from "@/db/store";
import { type Directory, hoursOf, nextStandingChange, standingsAt } from "./directory";
import { partsAmong } from "./scene";
import type { Standing } from "./standing";

/** Work that comes to a queue: whom its ruling asks for, and who stands behind it and may have no part in it. */
export interface KindOfWork {
  /** Null for a queue that no policy leads to: whoever may review anything there. */
  readonly workflow: string | null;
  readonly skills: readonly string[];
  readonly quorum: number;
  readonly exclude: readonly PersonId[];
  readonly ownerMayReview: boolean;
  readonly origins: readonly Origin[];
}

const NOBODY: Origin = { owner: null, maker: null };
const ANY_WORK: KindOfWork = { workflow: null, skills: [], quorum: 1, exclude: [], ownerMayReview: true, origins: [NOBODY] };

export type Work = ReadonlyMap<QueueId, readonly KindOfWork[]>;

/** What comes to each queue under the policies in force. */
export async function workOf(
  tx: Tx,
  directory: Directory,
  now: Ms,
  policyOf: (workflow: string) => Promise<CompiledPolicy | null>,
): Promise<Work> {
  const keys = await listLiveKeys(tx, now);
  const ranks = new Map([...directory.queues.values()].map(({ id, rank }) => [id as string, { id, rank }]));
  const direct = new Map<QueueId, KindOfWork[]>();
  for (const { workflow } of await listWorkflows(tx, "policy")) {
    const policy = await policyOf(workflow);
    if (policy === null) continue;
    const reaching = keys.filter(({ scope }) => scope.workflows === null || scope.workflows.includes(workflow));
    const origins = reaching.map(({ owner, person }): Origin => ({ owner, maker: person }));
    for (const { queue, demand, ownerMayReview } of demandsOf(policy, ranks)) {
      const { skills, exclude } = demand;
      const kind = { workflow, skills, exclude, quorum: Math.max(1, demand.quorum), ownerMayReview, origins: distinct(origins) };
      direct.set(asQueueId(queue), [...(direct.get(asQueueId(queue)) ?? []), kind]);
    }
  }
  const reached = new Map<QueueId, KindOfWork[]>();
  for (const queue of directory.queues.keys())
    for (const next of queuesFrom(directory, queue)) reached.set(next, [...(reached.get(next) ?? []), ...(direct.get(queue) ?? [])]);
  return new Map([...directory.queues.keys()].map((queue) => [queue, distinct(reached.get(queue) ?? [])]));
}

/** A queue and all that its items may be sent on to. */
function queuesFrom(directory: Directory, start: QueueId): ReadonlySet<QueueId> {
  const reached = new Set<QueueId>();
  const open = [start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const queue = directory.queues.get(id);
    if (queue === undefined || reached.has(id)) continue;
    reached.add(id);
    if (queue.over !== null) open.push(queue.over);
    open.push(...queue.ladder.flatMap((rung) => (rung.do === "move" ? [rung.to] : [])));
  }
  return reached;
}

const distinct = <Value>(values: readonly Value[]): readonly Value[] => [
  ...new Map(values.map((value) => [JSON.stringify(value), value])).values(),
];

/** Every instant in between at which somebody comes, goes, leaves, or begins or ends to stand in for somebody. */
function changesBetween(directory: Directory, from: Ms, to: Ms): readonly Ms[] {
  const changes: Ms[] = [];
  for (let at = nextStandingChange(directory, from); at < to; at = nextStandingChange(directory, at)) changes.push(at);
  return changes;
}

/** These queues from one instant to another. */
export function coverageBetween(
  directory: Directory,
  work: Work,
  queues: readonly StoredQueue[],
  { from, to }: { readonly from: Ms; readonly to: Ms },
): readonly CoveredQueue[] {
  const changes = changesBetween(directory, from, to);
  const known = new Map<Ms, ReadonlyMap<PersonId, Standing>>();
  const standings = (at: Ms) => {
    const found = known.get(at) ?? standingsAt(directory, at);
    known.set(at, found);
    return found;
  };
  return queues.map((queue) => ({
    queue: queue.id,
    spans: coverSpans({
      from,
      to,
      calendar: hoursOf(directory, queue),
      changes,
      coverAt: (at) => coverAt(directory, queue, work.get(queue.id) ?? [], standings(at)),
    }),
  }));
}

function coverAt(
  directory: Directory,
  queue: StoredQueue,
  kinds: readonly KindOfWork[],
  everybody: ReadonlyMap<PersonId, Standing>,
): Cover {
  // Whoever works the queue, and who stands in for them: nobody else can decide there.
  const theirs = [...everybody.values()].filter(({ memberOf, owns }) => memberOf.has(queue.id) || owns.has(queue.id));
  const concerned = new Set(theirs.flatMap(({ id, deputies }) => [id, ...deputies.map(({ person }) => person)]));
  const standings = new Map([...everybody].filter(([id]) => concerned.has(id)));
  const able = new Set<PersonId>();
  const standIns: PersonId[] = [];
  let worst: Pick<Cover, "needed" | "could" | "workflow"> | null = null;
  for (const { workflow, skills, quorum, exclude, ownerMayReview, origins } of kinds.length === 0 ? [ANY_WORK] : kinds) {
    const { queues, people } = partsAmong(directory, { workflow: workflow ?? "", queue: queue.id, skills }, standings, [queue]);
    const scene = queues.get(queue.id);
    if (scene === undefined) throw new Error(`the scene lacks the queue ${queue.id}`);
    standIns.push(...(people.get(queue.owner)?.deputies ?? []));
    for (const origin of origins.length === 0 ? [NOBODY] : origins) {
      const found = ableToSign(scene, origin, { exclude, quorum, ownerMayReview }, "decide", people);
      for (const person of [...found.alone, ...found.standIns.flat()]) able.add(person);
      const here = { needed: quorum, could: identityCount(found), workflow };
      if (worst === null || severity(here) < severity(worst)) worst = here;
    }
  }
  const present = (id: PersonId) => {
    const standing = everybody.get(id);
    return standing !== undefined && !standing.offboarded && !standing.absent;
  };
  return {
    able: [...able].sort(),
    ...(worst ?? { needed: 1, could: 0, workflow: null }),
    accountable: [queue.owner, ...standIns].find(present) ?? null,
  };
}

/** The less, the worse: nobody, then as many too few, then as many as there are. */
const severity = ({ needed, could }: Pick<Cover, "needed" | "could">): number =>
  could === 0 ? Number.NEGATIVE_INFINITY : could < needed ? could - needed : could;
