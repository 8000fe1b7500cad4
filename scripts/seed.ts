// Plants the demo into an empty installation: its people, queues, policies and keys. What is there already is left alone, so it may run at every start.
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import type { QueueSeed } from "@core/policy/seed";
import type { Rung } from "@core/words/actors";
import { asPersonId, asQueueId, type PersonId } from "@core/words/ids";
import type { Role } from "@core/words/vocabulary";
import { findPersonByEmail } from "@/db/queries/people";
import { readSeeds } from "@/db/seeds/read-seeds";
import { createAgentKey } from "@/server/commands/create-agent-key";
import { createPerson } from "@/server/commands/create-person";
import { publishPolicy } from "@/server/commands/publish-policy";
import { saveQueue } from "@/server/commands/save-queue";
import type { Deps } from "@/server/deps";
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
  readonly people: readonly { readonly name: string; readonly email: string; readonly password: string; readonly roles: readonly string[] }[];
  /** A key of an agent of the newcomer's own, for every workflow. */
  readonly key: string;
  /** The key that the demo agent works with. */
  readonly demoAgentKey: string;
}

await runCommand("tsx scripts/seed.ts", async (open) => {
  const deps = await open();
  const file = resolve(deps.settings.DATA_DIR, "demo.json");
  if (existsSync(file)) {
    await plantPolicies(deps, await handlesOf(deps));
    return;
  }
  const people = [];
  for (const person of PEOPLE) people.push(await plantPerson(deps, person));
  await plantPolicies(deps, await handlesOf(deps));
  const notes: DemoNotes = {
    url: "",
    people,
    key: await plantKey(deps, "my-agent"),
    demoAgentKey: await plantKey(deps, "demo-agent"),
  };
  writeFileSync(file, `${JSON.stringify(notes, null, 2)}\n`, { mode: 0o600 });
});

async function plantPerson(deps: Deps, { handle, name, roles }: DemoPerson): Promise<DemoNotes["people"][number]> {
  const password = `${handle}-${randomBytes(6).toString("base64url")}`;
  const email = emailOf(handle);
  const done = await createPerson(deps, {
    name,
    email,
    roles: roles.map((role) => ({ role, scope: { kind: "all" } })),
    queues: [],
    skills: [],
    password,
  });
  if (!done.ok) throw refusedAs(done.refusal);
  return { name, email, password, roles };
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

async function plantPolicies(deps: Deps, handles: ReadonlyMap<string, PersonId>): Promise<void> {
  const { queues, workflows } = readSeeds(resolve(import.meta.dirname, "../db/seeds"));
  const person = (handle: string): PersonId => handles.get(handle) ?? asPersonId(handle);
  const rung = (step: QueueSeed["ladder"][number]): Rung =>
    step.do === "move"
      ? { afterS: step.after_s, do: "move", to: asQueueId(step.to) }
      : { afterS: step.after_s, do: "notify", who: step.who === "owner" || step.who === "members" ? step.who : person(step.who) };

  const byId = new Map(queues.queues.map((queue) => [queue.id, queue]));
  const planted = new Set(
    await deps.store.read(async (tx) => [...(await deps.directory.at(tx)).queues.keys()].filter((id) => id !== deps.lifecycle.fallbackQueue)),
  );
  const plant = async (id: string): Promise<void> => {
    const queue = byId.get(id);
    if (!queue || planted.has(asQueueId(id))) return;
    planted.add(asQueueId(id));
    // Whoever a queue sends its items to must be there first.
    for (const target of [queue.over, ...queue.ladder.map((step) => (step.do === "move" ? step.to : null))]) if (target) await plant(target);
    const done = await saveQueue(deps, {
      id: asQueueId(id),
      name: queue.name,
      owner: person(queue.owner),
      over: queue.over === null ? null : asQueueId(queue.over),
      rank: queue.rank,
      ladder: queue.ladder.map(rung),
      members: queue.members.map(person),
    });
    if (!done.ok) throw refusedAs(done.refusal);
  };
  for (const { id } of queues.queues) await plant(id);
  for (const seed of workflows) {
    const done = await publishPolicy(deps, seed);
    if (!done.ok) throw refusedAs(done.refusal);
  }
}
