// What the lint knows beside the documents: who there is, which actions came lately and with which facts.
import type { LintGround } from "@core/policy/finding";
import type { Ms } from "@core/words/ids";
import { listLiveKeys } from "@/db/queries/agents";
import { latestRuled } from "@/db/queries/recent-items";
import type { Tx } from "@/db/store";
import type { Directory } from "./directory";

/** Of each state of execution; enough to show what never matches. */
const SAMPLE_EACH = 200;

export async function lintGround(tx: Tx, directory: Directory, workflow: string, now: Ms): Promise<LintGround> {
  const lately = await latestRuled(tx, workflow, SAMPLE_EACH);
  const counts = new Map<string, number>();
  for (const { action } of lately) counts.set(action, (counts.get(action) ?? 0) + 1);
  return {
    organisation: {
      queues: [...directory.queues.values()].map(({ id, rank, owner, members, over }) => ({ id, rank, owner, members, over })),
      people: [...directory.people.values()].map(({ id, skills, roles }) => ({
        id,
        skills,
        reviewer: roles.some(({ role }) => role === "reviewer"),
      })),
      agentOwners: await originsIn(tx, workflow, now),
    },
    seen: [...counts].map(([action, count]) => ({ action, count })),
    sample: lately.map(({ action, ruling }) => ({ action, facts: ruling.facts })),
  };
}

/** Who stands behind items of the workflow, and may not review them: owners of agents with a key that reaches it, and whoever made such a key for themselves. */
async function originsIn(tx: Tx, workflow: string, now: Ms): Promise<readonly string[]> {
  const keys = await listLiveKeys(tx, now);
  const reaching = keys.filter(({ scope }) => scope.workflows === null || scope.workflows.includes(workflow));
  return [...new Set(reaching.flatMap(({ owner, person }) => (person === null ? [owner] : [owner, person])))];
}
