// What can be completed in a search of the trail: the names that this person may find anything by.
import type { PersonId } from "@core/words/ids";
import { listWorkflows } from "@/db/queries/policies";
import { seesQueue, sightFor } from "../access/resolve";
import { shortestName } from "../access/trail-question";
import type { Deps } from "../deps";
import { readAs } from "./reading";
import type { SearchWords } from "./shapes-trail";

export function searchTerms(deps: Deps, person: PersonId): Promise<SearchWords> {
  return readAs(deps, person, async ({ tx, directory, standing }) => {
    const sight = sightFor(standing, "trail.read");
    const all = (await listWorkflows(tx, "policy")).map(({ workflow }) => workflow);
    const workflows = sight.kind === "all" ? all : all.filter((workflow) => sight.workflows.includes(workflow));
    const policies = await Promise.all(workflows.map((workflow) => deps.policies.current(tx, workflow)));
    const rules = policies.flatMap((policy) => policy?.policy.rules.map(({ id }) => id) ?? []);
    return {
      by: ["me", "any", ...[...directory.people.keys()].map((id) => shortestName(directory.people, id))],
      agent: [...directory.agents.values()].map(({ name }) => name),
      workflow: workflows,
      action: [...new Set(policies.flatMap((policy) => [...(policy?.actions.keys() ?? [])]))].sort(),
      queue: [...directory.queues.values()].filter(({ id }) => seesQueue(standing, id)).map(({ name }) => name),
      rule: [...new Set(rules)].sort(),
    };
  });
}
