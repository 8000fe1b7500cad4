// Lets somebody go: their queues and agents get new owners, they leave the queues they work, ladders tell the owner in their place, deputyships end, their
// keys are revoked, their sessions end and nobody signs in as them again. What they hold goes back to its queues right after (`release-away`).
import type { OffboardInput } from "@core/words/absences";
import type { Actor } from "@core/words/actors";
import type { Ms, PersonId } from "@core/words/ids";
import type { FieldError, Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { t } from "@core/words/t";
import { lockAlone } from "@/db/engine/locks";
import { deputiesOf } from "@/db/queries/absences";
import { revokeKeysOf, updateAgent } from "@/db/queries/agents";
import { closeLogins } from "@/db/queries/logins";
import { offboardPerson as offboardRow } from "@/db/queries/people";
import { type StoredQueue, updateQueue } from "@/db/queries/queues";
import type { Tx } from "@/db/store";
import { mayOffboard } from "../access/attending";
import { type Directory, standingAt } from "../access/directory";
import { adminsOf, answeredBy } from "../access/holdings";
import type { Deps } from "../deps";
import { type ByPerson, namedActor } from "./commit/actor";
import { endDeputyship } from "./commit/end-deputyship";
import { recordEvent } from "./commit/record-event";

export function offboardPerson(deps: Deps, { actor, person, queues, agents }: ByPerson<OffboardInput>): Promise<Result<null, Refusal>> {
  return deps.store.write(async (tx) => {
    await lockAlone(tx, "organisation");
    const now = await deps.store.nowMs(tx);
    const directory = await deps.directory.at(tx);
    const by = standingAt(directory, actor.person, now);
    const who = standingAt(directory, person, now);
    if (by === null || who === null || who.offboarded) return refuse({ code: "not-found" });
    if (!mayOffboard(by)) return refuse({ code: "forbidden", right: "admin" });
    const errors = problemsOf(directory, { person, queues, agents }, now);
    if (errors.length > 0) return refuse({ code: "invalid", errors });
    const named = namedActor(actor);

    const owners = new Map(queues.map(({ queue, owner }) => [queue, owner]));
    for (const queue of directory.queues.values()) {
      const without = withoutThem(queue, person, owners.get(queue.id));
      if (without !== null) await changeQueue(deps, tx, now, named, queue, without);
    }
    for (const { agent, owner } of agents) {
      await updateAgent(tx, agent, { owner });
      await recordEvent(deps, tx, now, {
        kind: "agent",
        id: agent,
        type: "owner_changed",
        actor: named,
        data: { owner, from: person },
        free: {},
      });
    }
    for (const deputyship of await deputiesOf(tx, person, now)) await endDeputyship(deps, tx, now, { deputyship, actor: named });
    for (const { id, agent } of await revokeKeysOf(tx, person, now))
      await recordEvent(deps, tx, now, {
        kind: "agent",
        id: agent,
        type: "key_revoked",
        actor: named,
        data: { key: id, why: "offboarded" },
        free: {},
      });
    await closeLogins(tx, person);
    await offboardRow(tx, person, now);
    await recordEvent(deps, tx, now, {
      kind: "person",
      id: person,
      type: "offboarded",
      actor: named,
      data: { queues: queues.map((one) => ({ ...one })), agents: agents.map((one) => ({ ...one })) },
      free: {},
    });
    return ok(null);
  });
}

/** Why it may not go through: the last admin, and what nobody would answer for. */
function problemsOf(directory: Directory, { person, queues, agents }: OffboardInput, now: Ms): readonly FieldError[] {
  const owned = answeredBy(directory, person);
  const may = (owner: PersonId) => {
    const standing = standingAt(directory, owner, now);
    return owner !== person && standing !== null && !standing.offboarded && standing.grants.length > 0;
  };
  const others = adminsOf(directory).filter((id) => id !== person);
  return [
    ...(others.length === 0 ? [{ path: "/person", message: t("coverage.lastAdmin") }] : []),
    ...queues.flatMap(({ queue, owner }, place) => [
      ...(owned.queues.includes(queue) ? [] : [{ path: `/queues/${place}/queue`, message: t("coverage.notTheirs", { name: queue }) }]),
      ...(may(owner) ? [] : [{ path: `/queues/${place}/owner`, message: t("coverage.noSuchPerson") }]),
    ]),
    ...agents.flatMap(({ agent, owner }, place) => [
      ...(owned.agents.includes(agent) ? [] : [{ path: `/agents/${place}/agent`, message: t("coverage.notTheirs", { name: agent }) }]),
      ...(may(owner) ? [] : [{ path: `/agents/${place}/owner`, message: t("coverage.noSuchPerson") }]),
    ]),
    ...owned.queues
      .filter((id) => !queues.some(({ queue }) => queue === id))
      .map((id) => ({ path: "/queues", message: t("coverage.needsOwner", { name: directory.queues.get(id)?.name ?? id }) })),
    ...owned.agents
      .filter((id) => !agents.some(({ agent }) => agent === id))
      .map((id) => ({ path: "/agents", message: t("coverage.needsOwner", { name: directory.agents.get(id)?.name ?? id }) })),
  ];
}

type QueueChange = Pick<StoredQueue, "owner" | "members" | "ladder">;

/** The queue without them; null where they had no part in it. */
function withoutThem(queue: StoredQueue, person: PersonId, owner: PersonId | undefined): QueueChange | null {
  const told = queue.ladder.some((rung) => rung.do === "notify" && rung.who === person);
  if (owner === undefined && !told && !queue.members.includes(person)) return null;
  return {
    owner: owner ?? queue.owner,
    members: queue.members.filter((member) => member !== person),
    // Whom a ladder tells by name is told no more: who answers for the queue is, in their place.
    ladder: queue.ladder.map((rung) => (rung.do === "notify" && rung.who === person ? { ...rung, who: "owner" } : rung)),
  };
}

async function changeQueue(deps: Deps, tx: Tx, now: Ms, actor: Actor, { id, version }: StoredQueue, change: QueueChange): Promise<void> {
  if (!(await updateQueue(tx, id, change, version))) throw new Error(`queue ${id} moved under its own lock`);
  const { owner, members, ladder } = change;
  const data = { owner, members: [...members], ladder: ladder.map((rung) => ({ ...rung })) };
  await recordEvent(deps, tx, now, { kind: "queue", id, type: "changed", actor, data, free: {} });
}
