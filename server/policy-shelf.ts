// Compiled policies, kept by version: versions are immutable, so what was compiled once stays right.
import { type CompiledPolicy, compilePolicy } from "@core/policy/compile-policy";
import { policySchema } from "@core/policy/policy";
import { registrySchema } from "@core/policy/registry";
import type { Ms } from "@core/words/ids";
import { currentVersions, readPolicyVersion, versionAt } from "@/db/queries/policies";
import type { Tx } from "@/db/store";

export interface PolicyShelf {
  /** What is in force for a workflow as of the transaction; null when nobody has published anything that can be read. */
  current(tx: Tx, workflow: string): Promise<CompiledPolicy | null>;
  /** What was in force at an instant. */
  at(tx: Tx, workflow: string, at: Ms): Promise<CompiledPolicy | null>;
}

const MOST_KEPT = 200;

type InForce = Awaited<ReturnType<typeof currentVersions>>;

export function createPolicyShelf(): PolicyShelf {
  const compiled = new Map<string, CompiledPolicy>();
  async function read(tx: Tx, workflow: string, { policy, registry }: InForce): Promise<CompiledPolicy | null> {
    if (policy === null || registry === null) return null;
    const key = JSON.stringify([workflow, policy, registry]);
    const known = compiled.get(key);
    if (known) return known;
    const [written, actions] = [
      await readPolicyVersion(tx, "policy", workflow, policy),
      await readPolicyVersion(tx, "registry", workflow, registry),
    ];
    if (!written || !actions) throw new Error(`the pointers of ${workflow} name versions that are not there`);
    const [rules, entries] = [policySchema.safeParse(written.body), registrySchema.safeParse(actions.body)];
    // A document that an older version wrote and this one cannot read counts as none: then people look (invariant 7).
    if (!rules.success || !entries.success) return null;
    const fresh = compilePolicy(rules.data, entries.data);
    if (compiled.size >= MOST_KEPT) compiled.clear();
    compiled.set(key, fresh);
    return fresh;
  }

  return {
    current: async (tx, workflow) => read(tx, workflow, await currentVersions(tx, workflow)),
    at: async (tx, workflow, at) =>
      read(tx, workflow, {
        policy: await versionAt(tx, "policy", workflow, at),
        registry: await versionAt(tx, "registry", workflow, at),
      }),
  };
}
