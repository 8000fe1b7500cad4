// Plants the demo into an empty installation: its people, queues, policies and keys. What is there already is left alone, so it runs at every start.
import { randomBytes } from "node:crypto";
import { createReadStream, existsSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import type { PolicyVersion } from "@core/policy/policy";
import type { QueueSeed, QueuesSeed } from "@core/policy/seed";
import { sha256 } from "@core/trail/hash";
import type { Rung } from "@core/words/actors";
import { asPersonId, asQueueId, type PersonId } from "@core/words/ids";
import { PLAIN_TERMS } from "@core/words/queue-terms";
import type { Role } from "@core/words/vocabulary";
import { findPersonByEmail } from "@/db/queries/people";
import { currentVersion } from "@/db/queries/policies";
import { readSeeds } from "@/db/seeds/read-seeds";
import { createAgentKey } from "@/server/commands/create-agent-key";
import { createPerson } from "@/server/commands/create-person";
import { importHistory } from "@/server/commands/import-history";
import { publishPolicy } from "@/server/commands/publish-policy";
import { saveCalendar } from "@/server/commands/save-calendar";
import { saveQueue } from "@/server/commands/save-queue";
import type { Deps } from "@/server/deps";
import { readHistory } from "@/server/history/read-history";
import { refusedAs, runCommand } from "./command-line";

interface DemoPerson {
  readonly handle: string;
  readonly name: string;
  readonly roles: readonly Role[];
}

const PEOPLE: readonly DemoPerson[] = [
  { handle: "ria", name: "Ria Reyes", roles: ["reviewer"] },
  { handle: "max", name: "Max Moreau", roles: ["manager", "reviewer"] },
  { handle: "ada", name: "Ada Adeyemi", roles: ["admin"] },
  { handle: "aud", name: "Aud Aune", roles: ["auditor"] },
];
/** Answers for the demo's agents, and so reviews none of their items. */
const OWNER = "ada";
const emailOf = (handle: string) => `${handle}@demo.example`;

/** What `npm run up` prints, kept for whoever comes back: mode 600. */
export interface DemoNotes {
  readonly url: string;
  readonly people: readonly {
    readonly name: string;
    readonly email: string;
    readonly password: string;
    readonly roles: readonly string[];
  }[];
  /** A key of an agent of the newcomer's own, for every workflow. */
  readonly key: string;
  /** The key that the demo agent works with. */
  readonly demoAgentKey: string;
}

await runCommand("tsx scripts/seed.ts", async (open) => {
  const deps = await open();
  const file = resolve(deps.settings.DATA_DIR, "demo.json");
  const save = (notes: DemoNotes) => writeFileSync(file, `${JSON.stringify(notes, null, 2)}\n`, { mode: 0o600 });
  let notes = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as DemoNotes) : newNotes();
  if (notes.demoAgentKey !== "") return;

  // The passwords are on disk before the accounts that they open, so a start that was cut off goes on where it was.
  save(notes);
  for (const [index, person] of PEOPLE.entries()) await plantPerson(deps, person, notes.people[index]?.password ?? "");
  await plantQueuesAndPolicies(deps, await handlesOf(deps));
  await plantHistory(deps);
  notes = { ...notes, key: await plantKey(deps, "my-agent") };
  notes = { ...notes, demoAgentKey: await plantKey(deps, "demo-agent") };
  save(notes);
});

function newNotes(): DemoNotes {
  return {
    url: "",
    people: PEOPLE.map(({ handle, name, roles }) => ({
      name,
      email: emailOf(handle),
      password: `${handle}-${randomBytes(6).toString("hex")}`,
      roles,
    })),
    key: "",
    demoAgentKey: "",
  };
}

async function plantPerson(deps: Deps, { handle, name, roles }: DemoPerson, password: string): Promise<void> {
  const email = emailOf(handle);
  if (await deps.store.read((tx) => findPersonByEmail(tx, email))) return;
  const grants = roles.map((role) => ({ role, scope: { kind: "all" } }) as const);
  const done = await createPerson(deps, { name, email, roles: grants, queues: [], skills: [], password });
  if (!done.ok) throw refusedAs(done.refusal);
}

/** What a threshold is calibrated on: readings of letters whose digits are known. */
async function plantHistory(deps: Deps): Promise<void> {
  const name = "audited-letters.jsonl.gz";
  const file = resolve(import.meta.dirname, "../sdk/examples/demo-data", name);
  const entries = (read: number) => readHistory(createReadStream(file), { after: read });
  const done = await importHistory(deps, { name, hash: sha256(readFileSync(file)), entries });
  if (!done.ok) throw refusedAs(done.refusal);
}

async function plantKey(deps: Deps, agent: string): Promise<string> {
  const done = await createAgentKey(deps, { agent, owner: emailOf(OWNER), workflows: null, lifetimeMs: null });
  if (!done.ok) throw refusedAs(done.refusal);
  return done.value.key;
}

/** The accounts behind the handles that the seed files use. */
async function handlesOf(deps: Deps): Promise<ReadonlyMap<string, PersonId>> {
  return deps.store.read(async (tx) => {
    const found = new Map<string, PersonId>();
    for (const { handle } of PEOPLE) {
      const person = await findPersonByEmail(tx, emailOf(handle));
      if (person) found.set(handle, person.id);
    }
    return found;
  });
}

async function plantQueuesAndPolicies(deps: Deps, handles: ReadonlyMap<string, PersonId>): Promise<void> {
  const { queues, workflows } = readSeeds(resolve(import.meta.dirname, "../db/seeds"));
  const person = (handle: string): PersonId => handles.get(handle) ?? asPersonId(handle);
  const rung = (step: QueueSeed["ladder"][number]): Rung =>
    step.do === "move"
      ? { afterS: step.after_s, do: "move", to: asQueueId(step.to) }
      : { afterS: step.after_s, do: "notify", who: step.who === "owner" || step.who === "members" ? step.who : person(step.who) };

  const calendars = await plantCalendars(deps, queues, person(OWNER));
  const byId = new Map(queues.queues.map((queue) => [queue.id, queue]));
  const planted = new Set(
    await deps.store.read(async (tx) =>
      [...(await deps.directory.at(tx)).queues.keys()].filter((id) => id !== deps.lifecycle.fallbackQueue),
    ),
  );
  const plant = async (id: string): Promise<void> => {
    const queue = byId.get(id);
    if (!queue || planted.has(asQueueId(id))) return;
    planted.add(asQueueId(id));
    // Whoever a queue sends its items to must be there first.
    for (const target of [queue.over, ...queue.ladder.map((step) => (step.do === "move" ? step.to : null))])
      if (target) await plant(target);
    const done = await saveQueue(deps, {
      id: asQueueId(id),
      name: queue.name,
      owner: person(queue.owner),
      over: queue.over === null ? null : asQueueId(queue.over),
      rank: queue.rank,
      ladder: queue.ladder.map(rung),
      calendar: queue.calendar === null ? null : (calendars.get(queue.calendar) ?? null),
      terms: { ...PLAIN_TERMS, responseS: queue.response_s, resolutionS: queue.resolution_s },
      members: queue.members.map(person),
    });
    if (!done.ok) throw refusedAs(done.refusal);
  };
  for (const { id } of queues.queues) await plant(id);
  for (const seed of workflows) {
    if ((await deps.store.read((tx) => currentVersion(tx, "policy", seed.policy.workflow))) !== null) continue;
    const done = await publishPolicy(deps, { ...seed, policy: withPeople(seed.policy, person) });
    if (!done.ok) throw refusedAs(done.refusal);
  }
}

/** The seed's calendars, by their ids in the file. One that is there by its name is left as it is. */
async function plantCalendars(deps: Deps, { calendars }: QueuesSeed, by: PersonId): Promise<ReadonlyMap<string, string>> {
  const known = await deps.store.read(async (tx) => [...(await deps.directory.at(tx)).calendars.values()]);
  const planted = new Map<string, string>();
  for (const { id, name, body } of calendars) {
    const there = known.find((calendar) => calendar.name === name);
    if (there !== undefined) planted.set(id, there.id);
    else {
      const done = await saveCalendar(deps, { actor: { kind: "person", person: by }, id: null, version: null, name, body });
      if (!done.ok) throw refusedAs(done.refusal);
      planted.set(id, done.value.id);
    }
  }
  return planted;
}

/** Who answers for a row of the boundary map is named by account, not by handle. */
function withPeople(policy: PolicyVersion, person: (handle: string) => PersonId): PolicyVersion {
  return {
    ...policy,
    boundaries: Object.fromEntries(
      Object.entries(policy.boundaries).map(([action, boundary]) => [
        action,
        {
          ...boundary,
          owner: boundary.owner === null ? null : person(boundary.owner),
          accepted_risk:
            boundary.accepted_risk === null ? null : { ...boundary.accepted_risk, owner: person(boundary.accepted_risk.owner) },
        },
      ]),
    ),
  };
}
