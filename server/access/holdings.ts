// What somebody answers for beside items: queues, agents, ladders that tell them by name, and rows of policies.
import type { AgentId, PersonId, QueueId } from "@core/words/ids";
import type { Directory } from "./directory";

export interface Answered {
  readonly queues: readonly QueueId[];
  readonly agents: readonly AgentId[];
  readonly memberOf: readonly QueueId[];
  readonly toldBy: readonly QueueId[];
}

export function answeredBy(directory: Directory, person: PersonId): Answered {
  const queues = [...directory.queues.values()];
  return {
    queues: queues.filter(({ owner }) => owner === person).map(({ id }) => id),
    agents: [...directory.agents.values()].filter(({ owner, disabledAt }) => owner === person && disabledAt === null).map(({ id }) => id),
    memberOf: queues.filter(({ members }) => members.includes(person)).map(({ id }) => id),
    toldBy: queues.filter(({ ladder }) => ladder.some((rung) => rung.do === "notify" && rung.who === person)).map(({ id }) => id),
  };
}

/** Whoever administers everything and is still here. */
export const adminsOf = ({ people }: Directory): readonly PersonId[] =>
  [...people.values()]
    .filter(({ offboardedAt, roles }) => offboardedAt === null && roles.some(({ role, scope }) => role === "admin" && scope === null))
    .map(({ id }) => id);
