// What somebody holds and answers for, and where each of it could go: shown before they go on leave, and before they leave for good.

import type { Scene } from "@core/lifecycle/commands";
import { decide } from "@core/lifecycle/decide";
import type { Item } from "@core/lifecycle/item";
import type { PersonId, QueueId } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { t } from "@core/words/t";
import { revealLine } from "@core/words/untrusted-text";
import { deputiesOf } from "@/db/queries/absences";
import { countKeysOf } from "@/db/queries/agents";
import type { ItemRowRecord } from "@/db/queries/item-rows";
import { listWorkflows } from "@/db/queries/policies";
import { askedBy, heldBy } from "@/db/queries/queue-pages";
import { mayAttend, mayOffboard } from "../access/attending";
import { standingAt } from "../access/directory";
import { adminsOf, answeredBy } from "../access/holdings";
import { sceneOf } from "../access/scene";
import { type Deps, oursOf } from "../deps";
import { asOfNow } from "./as-of-now";
import { type Reading, readAs, sees } from "./reading";
import type { HeldItem, Holdings } from "./shapes-coverage";

/** People hold a few things; of more, so many are moved at a time. */
const MOST_ITEMS = 200;
const NO_STOPS = { agent: false, workflow: false, all: false };

export function holdings(deps: Deps, reader: PersonId, person: PersonId): Promise<Result<Holdings, Refusal>> {
  return readAs(deps, reader, async (reading) => {
    const { tx, now, directory, standing, names } = reading;
    const who = standingAt(directory, person, now);
    if (who === null || who.offboarded) return refuse({ code: "not-found" });
    if (!mayAttend(standing, who) && !mayOffboard(standing)) return refuse({ code: "forbidden", right: "manager" });
    const answered = answeredBy(directory, person);
    const queueNamed = (id: QueueId) => ({
      id,
      name: names.queue(id).name,
      lastMember: directory.queues.get(id)?.members.every((member) => member === person) ?? false,
    });
    const held = [...(await heldBy(tx, person, MOST_ITEMS)), ...(await askedBy(tx, person, [...directory.queues.keys()], MOST_ITEMS))];
    const ends = await deputiesOf(tx, person, now);
    return ok({
      person: names.person(person),
      items: held.slice(0, MOST_ITEMS).map((row) => heldItem(deps, reading, row, person)),
      queues: answered.queues.map(queueNamed),
      agents: answered.agents.map((id) => names.agent(id)),
      memberOf: answered.memberOf.filter((id) => !answered.queues.includes(id)).map(queueNamed),
      toldBy: answered.toldBy.map((id) => ({ id, name: names.queue(id).name })),
      actsFor: ends.filter(({ deputy }) => deputy === person).map((one) => ({ person: names.person(one.person), until: one.until })),
      deputies: ends.filter((one) => one.person === person).map(({ deputy, until }) => ({ person: names.person(deputy), until })),
      keys: await countKeysOf(tx, person),
      boundaries: await boundariesOf(deps, reading, person),
      successors: [...directory.people.values()]
        .filter(({ id, roles, offboardedAt }) => id !== person && roles.length > 0 && offboardedAt === null)
        .map(({ id }) => names.person(id)),
      stays: adminsOf(directory).some((id) => id !== person) ? null : t("coverage.lastAdmin"),
    });
  });
}

function heldItem(
  deps: Deps,
  { now, directory, standing, names }: Reading,
  { fold, title, workflow, queue }: ItemRowRecord,
  person: PersonId,
): HeldItem {
  const stand = { workflow, queue, skills: fold.ruling?.skills ?? [] };
  const scene = sceneOf(oursOf(deps), stand, { now, directory, stops: NO_STOPS, group: null });
  const item = asOfNow(fold, scene);
  const id = item.queue ?? queue;
  const seen = sees(standing, fold);
  return {
    id: item.id,
    title: seen ? revealLine(title) : t("coverage.unseenItem"),
    queue: id === null ? { id: "", name: "" } : names.queue(id),
    state: item.suspension !== null ? "suspended" : item.question !== null && item.claim === null ? "awaiting_input" : "claimed",
    until: item.suspension?.until ?? item.question?.answerDue ?? null,
    colleagues: (id === null || !seen ? [] : (scene.queues.get(id)?.reviewers ?? []))
      .filter((other) => other !== person && couldTake(item, other, person, scene))
      .map((other) => names.person(other)),
  };
}

/** Asked as whoever has it: who may hand it on is asked of them when they do. */
const couldTake = (item: Item, to: PersonId, from: PersonId, scene: Scene): boolean => {
  const present = new Map(scene.people).set(from, { ...(scene.people.get(from) ?? NOBODY), id: from, present: true, rights: MANAGING });
  return decide(item, { type: "delegate", to }, { kind: "person", id: from }, { ...scene, people: present }).ok;
};
const MANAGING = new Set(["review", "manage"] as const);
const NOBODY = { deputyFor: [], deputies: [] };

/** Rows of the policies in force that name them: as their owner, or as who accepted a risk. */
async function boundariesOf(deps: Deps, { tx }: Reading, person: PersonId): Promise<Holdings["boundaries"]> {
  const found: { workflow: string; action: string }[] = [];
  for (const { workflow } of await listWorkflows(tx, "policy")) {
    const policy = (await deps.policies.current(tx, workflow))?.policy;
    for (const [action, { owner }] of Object.entries(policy?.boundaries ?? {})) if (owner === person) found.push({ workflow, action });
  }
  return found;
}
