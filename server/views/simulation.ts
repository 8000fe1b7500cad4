// The simulation of a draft: the one under way or last begun, and what the last that came to its end found.

import type { Unseen } from "@core/policy/lane-counts";
import { binomialInterval } from "@core/trust/binomial-interval";
import { asPersonId, asQueueId, type PersonId } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { readPolicyDraft } from "@/db/queries/policy-drafts";
import { lastSimulated, listSimulations, type SimulationHead, type StoredSimulation } from "@/db/queries/simulations";
import { comparedHash } from "../access/compared";
import { inForceOf } from "../access/draft-documents";
import { reachesWorkflow } from "../access/resolve";
import type { Deps } from "../deps";
import type { SimulationReport } from "../simulation/task";
import type { Names } from "./names";
import { readAs } from "./reading";
import type { LetThrough, SimulationFound, SimulationNow, SimulationPast, SimulationView } from "./shapes-simulation";

export function simulationView(deps: Deps, person: PersonId, id: string): Promise<Result<SimulationView, Refusal>> {
  return readAs(deps, person, async ({ tx, standing, names }) => {
    const draft = await readPolicyDraft(tx, id);
    if (draft === null || !reachesWorkflow(standing, "policy.read", draft.workflow)) return refuse({ code: "not-found" });
    const [now] = await listSimulations(tx, id, 1);
    const done = await lastSimulated(tx, id);
    const compared = comparedHash(draft, await inForceOf(tx, draft.workflow, deps.lifecycle.fallbackQueue));
    const isOpen = draft.state === "open" || draft.state === "asked";
    return ok({
      now: now === undefined ? null : nowOf(now, names),
      found: done === null ? null : foundOf(done, isOpen && done.compared !== compared, names),
      may: isOpen && reachesWorkflow(standing, "policy.sign", draft.workflow),
    });
  });
}

const pastOf = ({ source, since, until, zone }: SimulationHead): SimulationPast => ({ source, since, until, zone });

function nowOf(head: SimulationHead, names: Names): SimulationNow {
  const { id, state, done, total, startedBy, startedAt, fault } = head;
  return { id, ...pastOf(head), state, done, total, startedBy: names.person(startedBy), startedAt, fault };
}

function foundOf(simulation: StoredSimulation, stale: boolean, names: Names): SimulationFound {
  const { unseen, queues, people, moves, ...report } = reportIn(simulation);
  const changes = moves.filter(({ from, to }) => from !== to);
  return {
    ...report,
    ...pastOf(simulation),
    id: simulation.id,
    at: simulation.finishedAt ?? simulation.startedAt,
    stale,
    letThrough: { before: letThrough(unseen.before), after: letThrough(unseen.after) },
    queues: queues.map(({ queue, ...sides }) => ({ id: queue, name: names.queue(asQueueId(queue)).name, ...sides })),
    people: people.map(({ person, ...sides }) => ({ person: names.person(asPersonId(person)), ...sides })),
    moves: changes.map(({ latest, ...move }) => ({ ...move, shown: latest.length })),
    moved: changes.reduce((sum, { count }) => sum + count, 0),
    openMoved: changes.reduce((sum, { open }) => sum + open, 0),
  };
}

const letThrough = (unseen: Unseen): LetThrough => ({ ...unseen, share: binomialInterval(unseen.wrong, unseen.known) });

/** The cast holds because only what `runSimulation` reports is ever kept as a result. */
export function reportIn({ id, result }: StoredSimulation): SimulationReport {
  if (result === null) throw new Error(`simulation ${id} has no result`);
  return result as unknown as SimulationReport;
}
