// Compiled policies, kept by version: versions are immutable, so what was compiled once stays right.
import { type CompiledPolicy, compilePolicy } from "@core/policy/compile-policy";
import { policySchema } from "@core/policy/policy";
import { registrySchema } from "@core/policy/registry";
import { currentVersion, readPolicyVersion } from "@/db/queries/policies";
import type { Tx } from "@/db/store";

export interface PolicyShelf {
  /** What is in force for a workflow as of the transaction; null when nobody has published anything. */
  current(tx: Tx, workflow: string): Promise<CompiledPolicy | null>;
}

const MOST_KEPT = 200;

export function createPolicyShelf(): PolicyShelf {
  const compiled = new Map<string, CompiledPolicy>();
  return {
    async current(tx, workflow) {
      const policy = await currentVersion(tx, "policy", workflow);
      const registry = await currentVersion(tx, "registry", workflow);
      if (policy === null || registry === null) return null;
      const key = JSON.stringify([workflow, policy, registry]);
      const known = compiled.get(key);
      if (known) return known;
      const [written, actions] = [
        await readPolicyVersion(tx, "policy", workflow, policy),
        await readPolicyVersion(tx, "registry", workflow, registry),
      ];
      if (!written || !actions) throw new Error(`the pointers of ${workflow} name versions that are not there`);
      const fresh = compilePolicy(policySchema.parse(written.body), registrySchema.parse(actions.body));
      if (compiled.size >= MOST_KEPT) compiled.clear();
      compiled.set(key, fresh);
      return fresh;
    },
  };
}
