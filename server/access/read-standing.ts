// Standings out of the store: everybody's roles, queues, skills, absences and deputies, kept until the directory changes.
import type { Ms, PersonId, QueueId } from "@core/words/ids";
import { directoryVersion } from "@/db/queries/directory";
import { readPeople, type StoredPerson } from "@/db/queries/people";
import { readQueues, type StoredQueue } from "@/db/queries/queues";
import type { Store, Tx } from "@/db/store";
import { parseScope, type RoleGrant, type Standing } from "./standing";

interface Kept {
  readonly version: number;
  readonly people: readonly StoredPerson[];
  readonly queues: readonly StoredQueue[];
}

/** Everybody, as of one instant. */
export interface Standings {
  readonly people: ReadonlyMap<PersonId, Standing>;
  readonly queues: ReadonlyMap<QueueId, StoredQueue>;
}

const kept = new WeakMap<Store, Kept>();

/** Everybody as the transaction sees them at `now`. Rows are read again only when the directory's version moved; who is absent is asked of `now`. */
export async function readStandings(store: Store, tx: Tx, now: Ms): Promise<Standings> {
  const { people, queues } = await readKept(store, tx);
  return {
    people: new Map(people.map((person) => [person.id, standingOf(person, queues, now)])),
    queues: new Map(queues.map((queue) => [queue.id, queue])),
  };
}

/** One person, or null when there is no such row. */
export async function readStanding(store: Store, tx: Tx, id: PersonId, now: Ms): Promise<Standing | null> {
  const { people, queues } = await readKept(store, tx);
  const person = people.find((candidate) => candidate.id === id);
  return person ? standingOf(person, queues, now) : null;
}

async function readKept(store: Store, tx: Tx): Promise<Kept> {
  const version = await directoryVersion(tx);
  const known = kept.get(store);
  if (known?.version === version) return known;
  const fresh = { version, people: await readPeople(tx), queues: await readQueues(tx) };
  kept.set(store, fresh);
  return fresh;
}

const holdsAt = (now: Ms) => (span: { readonly from: Ms; readonly until: Ms }) => span.from <= now && now < span.until;

export function standingOf(person: StoredPerson, queues: readonly StoredQueue[], now: Ms): Standing {
  const named = queues.filter((queue) => queue.members.includes(person.id)).map((queue) => queue.id);
  const owned = queues.filter((queue) => queue.owner === person.id).map((queue) => queue.id);
  return {
    id: person.id,
    offboarded: person.offboardedAt !== null && person.offboardedAt <= now,
    absent: person.absences.some(holdsAt(now)),
    grants: person.roles.flatMap(toGrant),
    memberOf: new Set(named),
    owns: new Set(owned),
    skills: new Set(person.skills),
    deputyFor: person.deputyFor.filter(holdsAt(now)).map((span) => span.person),
    deputies: person.deputies.filter(holdsAt(now)).map((span) => span.person),
  };
}

/** A scope that cannot be read gives nothing: fail closed. */
function toGrant({ role, scope }: StoredPerson["roles"][number]): RoleGrant[] {
  const parsed = parseScope(scope ?? "");
  return parsed ? [{ role, scope: parsed }] : [];
}
