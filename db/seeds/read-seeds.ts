// Reads the seed files that people wrote: queues, and the policy and registry of each workflow. Whoever plants them maps handles of people to accounts.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compilePolicy } from "@core/policy/compile-policy";
import { parseQueuesSeed, parseWorkflowSeed, type QueuesSeed, type WorkflowSeed } from "@core/policy/seed";
import type { FieldError } from "@core/words/refusals";
import type { Result } from "@core/words/result";
import { parse } from "yaml";

export interface Seeds {
  readonly queues: QueuesSeed;
  readonly workflows: readonly WorkflowSeed[];
}

const QUEUES_FILE = "queues.yaml";

/** `folder` holds `queues.yaml` and one file a workflow. Throws with file and field: a seed that is wrong must not be planted. */
export function readSeeds(folder: string): Seeds {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith(".yaml"))
    .sort();
  const read = <Value>(file: string, parseSeed: (document: unknown) => Result<Value, readonly FieldError[]>): Value =>
    accepted(file, parseSeed(parse(readFileSync(join(folder, file), "utf8"))));
  const queues = read(QUEUES_FILE, parseQueuesSeed);
  const workflows = files.filter((file) => file !== QUEUES_FILE).map((file) => read(file, parseWorkflowSeed));
  const known = new Set(queues.queues.map((queue) => queue.id));
  for (const seed of workflows) checkSeed(seed, known);
  return { queues, workflows };
}

function accepted<Value>(file: string, result: Result<Value, readonly FieldError[]>): Value {
  if (result.ok) return result.value;
  throw new Error(`${file} is not a seed:\n${result.refusal.map(({ path, message }) => `  ${path}: ${message}`).join("\n")}`);
}

/** A seed must compile, and may only name queues that there are. */
function checkSeed({ policy, registry }: WorkflowSeed, queues: ReadonlySet<string>): void {
  const broken = compilePolicy(policy, registry).problems.filter((problem) => problem.severity === "error");
  const named = [
    policy.queue,
    ...Object.values(policy.boundaries).map((boundary) => boundary.queue),
    ...policy.rules.map((rule) => rule.require.queue),
  ];
  const unknown = named.filter((queue) => queue !== null && queue !== undefined && !queues.has(queue));
  const lines = [
    ...broken.map(({ where, message }) => `  ${where}: ${message}`),
    ...unknown.map((queue) => `  There is no queue "${queue}".`),
  ];
  if (lines.length > 0) throw new Error(`The policy of ${policy.workflow} is broken:\n${lines.join("\n")}`);
}
