// Everybody and every queue as the directory has them, kept until its version moves; and what a person is at one instant.
import type { Calendar } from "@core/words/calendar";
import { type AgentId, asQueueId, type Ms, type PersonId, type QueueId } from "@core/words/ids";
import { readAgents, type StoredAgent } from "@/db/queries/agents";
import { readCalendars, type StoredCalendar } from "@/db/queries/calendars";
import { directoryVersion } from "@/db/queries/directory";
import { type Deputyship, readPeople, type StoredPerson } from "@/db/queries/people";
import { readQueues, readRemovedQueues, type StoredQueue } from "@/db/queries/queues";
import type { Tx } from "@/db/store";
import type { QueueFacts } from "./resolve";
import { parseScope, type Scope, type Standing } from "./standing";

export interface Directory {
  readonly people: ReadonlyMap<PersonId, StoredPerson>;
  readonly queues: ReadonlyMap<QueueId, StoredQueue>;
  /** Taken away: no work comes there, but what was there goes on naming them. */
  readonly removedQueues: ReadonlyMap<QueueId, StoredQueue>;
  readonly agents: ReadonlyMap<AgentId, StoredAgent>;
  readonly calendars: ReadonlyMap<string, StoredCalendar>;
}

/** Gives the directory as of a transaction's first look at it. People and queues are tens or hundreds, so the whole of them is kept between changes. */
export interface DirectoryShelf {
  at(tx: Tx): Promise<Directory>;
}

export function createDirectoryShelf(): DirectoryShelf {
  let kept: { readonly version: number; readonly directory: Directory } | null = null;
  const seen = new WeakMap<Tx, Directory>();

  const look = async (tx: Tx): Promise<Directory> => {
    const version = await directoryVersion(tx);
    if (kept?.version === version) return kept.directory;
    const directory = {
      people: byId(await readPeople(tx)),
      queues: byId(await readQueues(tx)),
      removedQueues: byId(await readRemovedQueues(tx)),
      agents: byId(await readAgents(tx)),
      calendars: byId(await readCalendars(tx)),
    };
    kept = { version, directory };
    return directory;
  };

  return {
    async at(tx) {
      const known = seen.get(tx);
      if (known) return known;
      const directory = await look(tx);
      seen.set(tx, directory);
      return directory;
    },
  };
}

const byId = <Row extends { readonly id: string }>(rows: readonly Row[]) => new Map(rows.map((row) => [row.id as Row["id"], row]));

/** Those of now and those that were removed: for what the past is read with. */
export const everyQueue = ({ queues, removedQueues }: Directory): ReadonlyMap<QueueId, StoredQueue> =>
  removedQueues.size === 0 ? queues : new Map([...removedQueues, ...queues]);

const holdsAt = (now: Ms) => (span: { readonly from: Ms; readonly until: Ms }) => span.from <= now && now < span.until;

const scoped = ({ person, scope }: Deputyship) => ({ person, scope: parseScope(scope ?? "all") ?? NOWHERE });
/** A scope that cannot be read lends nothing. */
const NOWHERE: Scope = { kind: "queue", queue: asQueueId("") };

/** A queue with what scenes need of it, its hours read. */
export const queueFacts = (directory: Directory, queue: StoredQueue): QueueFacts => ({
  ...queue,
  skills: queue.terms.skills,
  calendar: hoursOf(directory, queue),
});

/** The hours of a queue; null for day and night. */
export const hoursOf = (directory: Directory, queue: Pick<StoredQueue, "calendar"> | undefined): Calendar | null =>
  (queue?.calendar ? directory.calendars.get(queue.calendar)?.body : undefined) ?? null;

/** What a person is at `now`; null for nobody we know. */
export function standingAt(directory: Directory, id: PersonId, now: Ms): Standing | null {
  const person = directory.people.get(id);
  if (!person) return null;
  const queues = [...directory.queues.values()];
  return {
    id,
    offboarded: person.offboardedAt !== null && person.offboardedAt <= now,
    absent: person.absences.some(holdsAt(now)),
    grants: person.roles.flatMap(({ role, scope }) => {
      const parsed = parseScope(scope ?? "all");
      return parsed ? [{ role, scope: parsed }] : [];
    }),
    memberOf: new Set(queues.filter((queue) => queue.members.includes(id)).map((queue) => queue.id)),
    owns: new Set(queues.filter((queue) => queue.owner === id).map((queue) => queue.id)),
    skills: new Set(person.skills),
    deputyFor: person.deputyFor.filter(holdsAt(now)).map(scoped),
    deputies: person.deputies.filter(holdsAt(now)).map(scoped),
  };
}

/** Everybody's standing at `now`. */
export const standingsAt = (directory: Directory, now: Ms): ReadonlyMap<PersonId, Standing> =>
  new Map(
    [...directory.people.keys()].flatMap((id) => {
      const standing = standingAt(directory, id, now);
      return standing ? [[id, standing] as const] : [];
    }),
  );

/** The next instant after `now` at which an absence or a deputyship begins or ends, or somebody leaves: until then every standing stays as it is. */
export function nextStandingChange(directory: Directory, now: Ms): Ms {
  const instants = [...directory.people.values()].flatMap((person) => [
    ...[...person.absences, ...person.deputyFor, ...person.deputies].flatMap(({ from, until }) => [from, until]),
    person.offboardedAt ?? Number.POSITIVE_INFINITY,
  ]);
  return Math.min(Number.POSITIVE_INFINITY, ...instants.filter((at) => at > now));
}
