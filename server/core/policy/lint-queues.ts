// Whether there is somebody to sign what the policy asks for: its queues exist and are worked, and exclusions, skills and agents of one's own leave enough people.
import { asQueueId } from "@core/words/ids";
import type { CompiledPolicy } from "./compile-policy";
import { type Finding, type LintGround, type LintRequest, warning } from "./finding";
import { type Demand, join, type QueueRanks } from "./lattice";
import type { PolicyVersion } from "./policy";

type Queue = LintGround["organisation"]["queues"][number];
type Person = LintGround["organisation"]["people"][number];

export function queueFindings(compiled: CompiledPolicy, { policy, organisation }: LintRequest): Finding[] {
  const queues = new Map(organisation.queues.map((queue) => [queue.id, queue]));
  const people = new Map(organisation.people.map((person) => [person.id, person]));
  const ground = { queues, people, owners: organisation.agentOwners };
  return [
    ...namedQueues(policy).flatMap((named) => missingQueue(named, ground)),
    ...equalRanks(policy, queues),
    ...demandsOf(compiled, queues).flatMap((asked) => tooFew(asked, ground)),
  ];
}

interface Ground {
  readonly queues: ReadonlyMap<string, Queue>;
  readonly people: ReadonlyMap<string, Person>;
  readonly owners: readonly string[];
}

interface Named {
  readonly queue: string;
  readonly where: string;
  readonly action: string | null;
}

/** Queues that the policy names, with where. */
const namedQueues = (policy: PolicyVersion): readonly Named[] => [
  { queue: policy.queue, where: "queue", action: null },
  ...Object.entries(policy.boundaries).flatMap(([action, { queue }]) =>
    queue === null ? [] : [{ queue, where: `boundaries/${action}/queue`, action }],
  ),
  ...policy.rules.flatMap(({ id, require }) =>
    require.queue === undefined ? [] : [{ queue: require.queue, where: `rules/${id}/require/queue`, action: null }],
  ),
];

function missingQueue({ queue: id, where, action }: Named, { queues, people }: Ground): Finding[] {
  const error = (code: string, title: string, mend: string): Finding[] => [
    { code, severity: "error", where, action, basis: "proved", title, mend },
  ];
  const queue = queues.get(id);
  if (queue === undefined) return error("no-queue", `There is no queue ${id}.`, "Name a queue that exists.");
  if (workersOf(queue, people).length > 0) return [];
  return error("empty-queue", `Nobody works the queue ${id}.`, "Add a reviewer to it, or name another queue.");
}

function equalRanks(policy: PolicyVersion, queues: ReadonlyMap<string, Queue>): Finding[] {
  const named = [...new Set(namedQueues(policy).map(({ queue }) => queue))].flatMap((id) => queues.get(id) ?? []);
  return named.flatMap((one, index) =>
    named
      .slice(index + 1)
      .filter(({ rank }) => rank === one.rank)
      .map((other) =>
        warning(
          "equal-ranks",
          "queue",
          null,
          "proved",
          `${one.id} and ${other.id} have the same rank, so of the two ${[one.id, other.id].sort()[0]} always gets the item.`,
          "Give them ranks that say which is the more senior.",
        ),
      ),
  );
}

const workersOf = (queue: Queue, people: ReadonlyMap<string, Person>): readonly string[] =>
  [...new Set([...queue.members, ...(queue.owner === null ? [] : [queue.owner])])].filter((id) => people.get(id)?.reviewer === true);

/** What a boundary, or a rule on top of it, asks of the people of one queue. */
export interface Asked {
  readonly where: string;
  readonly action: string | null;
  readonly queue: string;
  readonly ownerMayReview: boolean;
  readonly demand: Demand;
}

/** What each boundary asks for, and what it comes to once a rule matches: a rule never asks alone. */
export function demandsOf(compiled: CompiledPolicy, queues: ReadonlyMap<string, Pick<Queue, "id" | "rank">>): readonly Asked[] {
  const ranks: QueueRanks = new Map([...queues.values()].map(({ id, rank }) => [asQueueId(id), rank]));
  // A queue that does not exist is told by itself, and no ruling goes there.
  const known = (demand: Demand): Demand => (demand.queue === null || ranks.has(demand.queue) ? demand : { ...demand, queue: null });
  return [...compiled.actions.values()].flatMap(({ name, boundary, boundaryDemand, rules }): Asked[] => {
    const home = known({ ...boundaryDemand, queue: asQueueId(boundary?.queue ?? compiled.policy.queue) });
    const ownerMayReview = boundary?.owner_may_review ?? false;
    const asked = (where: string, action: string | null, demand: Demand): Asked[] =>
      demand.queue === null ? [] : [{ where, action, queue: demand.queue, ownerMayReview, demand }];
    return [
      ...asked(`boundaries/${name}/quorum`, name, home),
      ...rules.flatMap(({ rule, demand }) => {
        const joined = join(home, known(demand), ranks);
        // What it adds nothing to is the boundary's to mend.
        return asksTheSame(joined, home) ? [] : asked(`rules/${rule.id}/require`, null, joined);
      }),
    ];
  });
}

const asksTheSame = (a: Demand, b: Demand): boolean =>
  a.queue === b.queue && a.quorum === b.quorum && a.skills.length === b.skills.length && a.exclude.length === b.exclude.length;

function tooFew({ where, action, queue: id, ownerMayReview, demand }: Asked, { queues, people, owners }: Ground): Finding[] {
  const queue = queues.get(id);
  const workers = queue === undefined ? [] : workersOf(queue, people);
  // Told by itself.
  if (workers.length === 0) return [];
  const { quorum, skills, exclude } = demand;
  const left = workers.filter((person) => !exclude.some((excluded) => excluded === person));
  const skilled = left.filter((person) => skills.every((skill) => people.get(person)?.skills.includes(skill) === true));
  if (skilled.length < quorum) {
    const unskilled = left.length >= quorum;
    return [
      {
        code: unskilled ? "no-skill" : "too-few",
        severity: "error",
        where,
        action,
        basis: "proved",
        title: unskilled
          ? `${quorum} must sign, and of those who work ${id} ${skilled.length} have the skills ${skills.join(", ")}.`
          : `${quorum} must sign, and ${left.length} of those who work ${id} may.`,
        mend: unskilled ? "Add people with these skills to the queue, or ask for less." : "Add people to the queue, or ask for less.",
      },
    ];
  }
  // Whoever owns the agent may not decide its items, so that one fewer is left for them; of other agents' items they may.
  if ((ownerMayReview && quorum === 1) || skilled.length > quorum || !skilled.some((person) => owners.includes(person))) return [];
  return [
    warning(
      "owner-needed",
      where,
      action,
      "proved",
      `${quorum} must sign, and where the agent belongs to one of those who work ${id} only ${skilled.length - 1} may.`,
      "Add somebody to the queue, since nobody reviews what their own agent does.",
    ),
  ];
}
