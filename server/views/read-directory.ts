// The directory of names, read once and kept until people, queues or agents change.
import { readAgents } from "@/db/queries/agents";
import { directoryVersion } from "@/db/queries/directory";
import { readPeople } from "@/db/queries/people";
import { readQueues } from "@/db/queries/queues";
import type { Store, Tx } from "@/db/store";
import type { Directory } from "./names";

interface Kept {
  readonly version: number;
  readonly directory: Directory;
}

const kept = new WeakMap<Store, Kept>();

/** As the transaction sees it: equal version numbers mean the same people, queues and agents. */
export async function readDirectory(store: Store, tx: Tx): Promise<Directory> {
  const version = await directoryVersion(tx);
  const known = kept.get(store);
  if (known?.version === version) return known.directory;
  const [people, agents, queues] = [await readPeople(tx), await readAgents(tx), await readQueues(tx)];
  const directory: Directory = {
    people: new Map(people.map(({ id, name }) => [id, { name }])),
    agents: new Map(agents.map(({ id, name, owner }) => [id, { name, owner }])),
    queues: new Map(queues.map(({ id, name, owner }) => [id, { name, owner }])),
  };
  kept.set(store, { version, directory });
  return directory;
}
