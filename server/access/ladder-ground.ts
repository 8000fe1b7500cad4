// What the lint of escalation paths stands on: queues with who may decide in them, what policies ask of them, and who is there in the next two weeks.
// An edit is tried by changing the directory that it is made from.
import { openSpans } from "@core/escalation/calendar";
import type { PathDemand, PathGround, PathPerson } from "@core/escalation/lint-ladders";
import type { PathQueue } from "@core/escalation/path";
import { type CompiledPolicy, compilePolicy } from "@core/policy/compile-policy";
import { type Demand, isAtLeast, join } from "@core/policy/lattice";
import { asQueueId, type Ms, type PersonId, type QueueId } from "@core/words/ids";
import { DAY } from "@core/words/time";
import { listLiveKeys } from "@/db/queries/agents";
import type { StoredCalendar } from "@/db/queries/calendars";
import type { StoredPerson } from "@/db/queries/people";
import { listWorkflows } from "@/db/queries/policies";
import type { StoredQueue } from "@/db/queries/queues";
import type { Tx } from "@/db/store";
import { type Directory, hoursOf, queueFacts, standingsAt } from "./directory";
import { inForceOf } from "./draft-documents";
import { queueInScene, rightsOn } from "./resolve";
import type { Standing } from "./standing";

/** A policy in force, compiled, with those whose agents its items come from. */
export interface PolicyOnPaths {
  readonly workflow: string;
  readonly compiled: CompiledPolicy;
  readonly owners: readonly PersonId[];
}

/** Every policy in force. There are tens. */
export async function policiesOnPaths(tx: Tx, fallback: QueueId, now: Ms): Promise<readonly PolicyOnPaths[]> {
  const keys = await listLiveKeys(tx, now);
  const found: PolicyOnPaths[] = [];
  for (const { workflow } of await listWorkflows(tx, "policy")) {
    const { documents } = await inForceOf(tx, workflow, fallback);
    const reaching = keys.filter(({ scope }) => scope.workflows === null || scope.workflows.includes(workflow));
    const owners = new Set(reaching.flatMap(({ owner, person }) => (person === null ? [owner] : [owner, person])));
    found.push({ workflow, compiled: compilePolicy(documents.policy, documents.registry), owners: [...owners] });
  }
  return found;
}

/** The directory with one queue as somebody would have it. */
export const withQueue = (directory: Directory, queue: StoredQueue): Directory => ({
  ...directory,
  queues: new Map([...directory.queues, [queue.id, queue]]),
});

export const withCalendar = (directory: Directory, calendar: StoredCalendar): Directory => ({
  ...directory,
  calendars: new Map([...directory.calendars, [calendar.id, calendar]]),
});

const SOON: Ms = 14 * DAY;

export function pathGround(directory: Directory, policies: readonly PolicyOnPaths[], fallback: QueueId, now: Ms): PathGround {
  // Whether they are there is asked of each person by itself; here it only counts that they may.
  const standings = [...standingsAt(directory, now).values()].filter(({ offboarded }) => !offboarded);
  return {
    queues: new Map([...directory.queues.values()].map((queue) => [queue.id, pathQueue(directory, queue, standings)])),
    fallback,
    people: new Map([...directory.people.values()].map((person) => [person.id, pathPerson(directory, person, now)])),
    demands: policies.flatMap((policy) => demandsOf(policy, directory, standings)),
    now,
  };
}

/** Where work of any workflow comes, so a workflow's scope is enough to review some of it. */
export function pathQueue(directory: Directory, queue: StoredQueue, standings: readonly Standing[]): PathQueue {
  const reviewers = standings.filter(
    ({ id, grants, skills }) =>
      (queue.owner === id || queue.members.includes(id)) &&
      queue.terms.skills.every((skill) => skills.has(skill)) &&
      grants.some(({ role, scope }) => role === "reviewer" && (scope.kind !== "queue" || scope.queue === queue.id)),
  );
  const { id, owner, over, ladder, members } = queue;
  return { id, owner, over, ladder, members, calendar: hoursOf(directory, queue), reviewers: reviewers.map((one) => one.id) };
}

function pathPerson(directory: Directory, person: StoredPerson, now: Ms): PathPerson {
  const until = now + SOON;
  const gone = person.offboardedAt !== null && person.offboardedAt <= until;
  if (isThere(person, now, until)) return { gone, there: true };
  const deputised = person.deputies.some(({ person: id, from, until: end }) => {
    const deputy = directory.people.get(id);
    return deputy !== undefined && from < until && end > now && isThere(deputy, Math.max(from, now), Math.min(end, until));
  });
  return { gone, there: deputised };
}

/** At some time of the span, neither absent nor gone. */
function isThere({ absences, offboardedAt }: StoredPerson, from: Ms, to: Ms): boolean {
  const end = Math.min(to, offboardedAt ?? to);
  let at = from;
  for (const absence of [...absences].sort((a, b) => a.from - b.from)) {
    if (absence.from > at) break;
    at = Math.max(at, absence.until);
  }
  return at < end;
}

/** What each boundary asks, and what it comes to once a rule that asks more of people matches. */
function demandsOf(
  { workflow, compiled, owners }: PolicyOnPaths,
  directory: Directory,
  standings: readonly Standing[],
): readonly PathDemand[] {
  const ranks = new Map([...directory.queues.values()].map(({ id, rank }) => [id, rank]));
  const known = (demand: Demand): Demand => (demand.queue === null || ranks.has(demand.queue) ? demand : { ...demand, queue: null });
  return [...compiled.actions.values()].flatMap(({ name, boundary, boundaryDemand, rules }) => {
    if (boundary === null) return [];
    const home = known({ ...boundaryDemand, queue: asQueueId(boundary.queue ?? compiled.policy.queue) });
    const asked = (demand: Demand, rule: string | null): readonly PathDemand[] =>
      demand.queue === null
        ? []
        : [
            {
              workflow,
              action: name,
              rule,
              chain: chainOf(demand.queue, directory, workflow, demand.skills, standings),
              quorum: demand.quorum,
              exclude: demand.exclude,
              owners,
              ownerMayReview: boundary.owner_may_review,
              onSilence: rule === null && isAtLeast("review", demand.level) ? boundary.on_silence : "reject",
              maxS: boundary.max_s,
            },
          ];
    return [
      ...asked(home, null),
      ...rules.flatMap(({ rule, demand }) => {
        const joined = join(home, known(demand), ranks);
        return asksTheSame(joined, home) ? [] : asked(joined, rule.id);
      }),
    ];
  });
}

const asksTheSame = (a: Demand, b: Demand): boolean =>
  a.queue === b.queue && a.quorum === b.quorum && a.skills.length === b.skills.length && a.exclude.length === b.exclude.length;

function chainOf(
  start: QueueId,
  directory: Directory,
  workflow: string,
  skills: readonly string[],
  standings: readonly Standing[],
): PathDemand["chain"] {
  const chain: { queue: QueueId; reviewers: readonly PersonId[] }[] = [];
  for (let id: QueueId | null = start; id !== null && !chain.some(({ queue }) => queue === id); ) {
    const queue: StoredQueue | undefined = directory.queues.get(id);
    if (queue === undefined) break;
    chain.push({ queue: id, reviewers: queueInScene(queueFacts(directory, queue), workflow, skills, standings).reviewers });
    id = queue.over;
  }
  return chain;
}

/** When the hours of a queue begin next; null where they run now, or never come. */
export function opensAt(directory: Directory, queue: StoredQueue, now: Ms): Ms | null {
  const calendar = hoursOf(directory, queue);
  if (calendar === null) return null;
  const next = openSpans(calendar, now).next().value?.from ?? null;
  return next === null || next <= now ? null : next;
}

/** Whether somebody may review in the queue and is there at an instant, or a deputy for them who is. */
export function worksAt(directory: Directory, queue: StoredQueue, at: Ms): boolean {
  const standings = standingsAt(directory, at);
  const facts = pathQueue(
    directory,
    queue,
    [...standings.values()].filter(({ offboarded }) => !offboarded),
  );
  return facts.reviewers.some((id) => {
    const standing = standings.get(id);
    if (standing === undefined) return false;
    if (!standing.absent) return true;
    return standing.deputies.some(({ person, scope }) => {
      const deputy = standings.get(person);
      const reaches = scope.kind === "all" || (scope.kind === "queue" && scope.queue === queue.id);
      return deputy !== undefined && reaches && !deputy.absent && !deputy.offboarded && mayReviewAt(deputy, queue.id);
    });
  });
}

const mayReviewAt = (standing: Standing, queue: QueueId): boolean =>
  rightsOn({ ...standing, memberOf: new Set([queue]) }, { workflow: "", queue }).has("review") ||
  standing.grants.some(({ role, scope }) => role === "reviewer" && scope.kind === "workflow");
