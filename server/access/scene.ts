// What a decision about one item needs of the organisation, out of everybody's standings: pure, for the command that read them under lock.
import type { PersonInScene, QueueInScene } from "@core/words/actors";
import type { PersonId, QueueId } from "@core/words/ids";
import type { Standings } from "./read-standing";
import { personInScene, queueInScene } from "./resolve";

export interface OrganisationInScene {
  readonly queues: ReadonlyMap<QueueId, QueueInScene>;
  readonly people: ReadonlyMap<PersonId, PersonInScene>;
}

/**
 * Every queue with the people who could decide an item of this workflow in it, and every person with their rights where the item stands.
 * `skills` are those that the ruling asks for; `queue` is the item's own, null for one that never needed people.
 */
export function organisationInScene(
  { people, queues }: Standings,
  item: { readonly workflow: string; readonly queue: QueueId | null; readonly skills: readonly string[] },
): OrganisationInScene {
  const everybody = [...people.values()];
  return {
    queues: new Map([...queues].map(([id, queue]) => [id, queueInScene(queue, item.workflow, item.skills, everybody)])),
    people: new Map(everybody.map((person) => [person.id, personInScene(person, item, people)])),
  };
}
