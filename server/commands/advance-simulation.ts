// The steps of a simulation's runner: it takes one up under a lease, says how far it is, and keeps what came of it. What was cancelled, or taken up by somebody else, is written no more.
import type { PersonId } from "@core/words/ids";
import type { Json } from "@core/words/vocabulary";
import { readPolicyDraft } from "@/db/queries/policy-drafts";
import { anySimulationWaits, changeSimulation, lockNextSimulation, type SimulationHead } from "@/db/queries/simulations";
import type { Tx } from "@/db/store";
import { comparedHash } from "../access/compared";
import { type Directory, queueFacts, standingsAt } from "../access/directory";
import { inForceOf, parseDocuments } from "../access/draft-documents";
import { queueInScene } from "../access/resolve";
import type { Deps } from "../deps";
import type { SimulationTask } from "../simulation/task";

/** A runner that has not been heard of for so long is taken for dead, and somebody else begins anew. */
const LEASE_MS = 60_000;
/** What was begun so often and never came to its end would only take the next instance down too. */
const MOST_TRIES = 3;

/** Which simulation, and by which of its runners. */
export interface Running {
  readonly id: string;
  readonly tries: number;
}

export interface Taken extends Running {
  readonly task: SimulationTask;
}

/** The next one that nobody runs; null when there is none. */
export async function takeSimulation(deps: Deps): Promise<Taken | null> {
  const waits = await deps.store.read(async (tx) => anySimulationWaits(tx, await deps.store.nowMs(tx)));
  return waits ? deps.store.write((tx) => take(deps, tx)) : null;
}

async function take(deps: Deps, tx: Tx): Promise<Taken | null> {
  const now = await deps.store.nowMs(tx);
  const next = await lockNextSimulation(tx, now);
  if (next === null) return null;
  const { id, tries } = next;
  const fail = async (fault: string) => {
    await changeSimulation(tx, id, tries, { state: "failed", fault, finishedAt: now, leaseUntil: null });
    return null;
  };
  if (tries >= MOST_TRIES) return fail(`It was begun ${tries} times and never came to its end.`);
  const draft = await readPolicyDraft(tx, next.draft);
  const documents = draft === null ? null : parseDocuments(draft.workflow, draft.policy, draft.registry);
  if (draft === null || documents === null || !documents.ok) return fail("The draft cannot be read.");
  const inForce = await inForceOf(tx, draft.workflow, deps.lifecycle.fallbackQueue);
  const running = { id, tries: tries + 1 };
  await changeSimulation(tx, id, tries, {
    state: "running",
    tries: running.tries,
    leaseUntil: now + LEASE_MS,
    done: 0,
    total: 0,
    compared: comparedHash(draft, inForce),
  });
  const directory = await deps.directory.at(tx);
  return {
    ...running,
    task: {
      workflow: draft.workflow,
      inForce: inForce.documents,
      draft: documents.value,
      ...pastOf(next),
      queueRanks: new Map([...directory.queues.values()].map(({ id: queue, rank }) => [queue, rank])),
      fallbackQueue: deps.lifecycle.fallbackQueue,
      staff: staffOf(directory, draft.workflow, now),
    },
  };
}

const pastOf = ({ source, since, until, zone }: SimulationHead) => ({ source, window: { since, until }, zone });

function staffOf(directory: Directory, workflow: string, now: number): ReadonlyMap<string, readonly PersonId[]> {
  const people = [...standingsAt(directory, now).values()];
  return new Map(
    [...directory.queues.values()].map((queue) => [queue.id, queueInScene(queueFacts(directory, queue), workflow, [], people).reviewers]),
  );
}

/** Keeps the lease, and how far it is; false when it is to stop. */
export const tellSimulation = (deps: Deps, { id, tries }: Running, done: number, total: number): Promise<boolean> =>
  deps.store.write(async (tx) => changeSimulation(tx, id, tries, { done, total, leaseUntil: (await deps.store.nowMs(tx)) + LEASE_MS }));

export const keepSimulated = (deps: Deps, { id, tries }: Running, result: object): Promise<boolean> =>
  deps.store.write(async (tx) =>
    changeSimulation(tx, id, tries, {
      state: "done",
      result: asJson(result),
      finishedAt: await deps.store.nowMs(tx),
      leaseUntil: null,
    }),
  );

export const failSimulation = (deps: Deps, { id, tries }: Running, fault: string): Promise<boolean> =>
  deps.store.write(async (tx) =>
    changeSimulation(tx, id, tries, { state: "failed", fault, finishedAt: await deps.store.nowMs(tx), leaseUntil: null }),
  );

/** Puts it back in line, as if it had not been begun: this instance is going down. */
export const leaveSimulation = (deps: Deps, { id, tries }: Running): Promise<boolean> =>
  deps.store.write((tx) => changeSimulation(tx, id, tries, { state: "waiting", tries: tries - 1, leaseUntil: null, done: 0, total: 0 }));

/** An interface has no index signature, so the compiler cannot see that a report is JSON. */
const asJson = (report: object): Json => report as unknown as Json;
