// Puts a workflow's policy and registry in force as the operator gave them: two new immutable versions, and the pointers moved in one transaction.
import { compilePolicy } from "@core/policy/compile-policy";
import type { PolicyVersion } from "@core/policy/policy";
import type { RegistryVersion } from "@core/policy/registry";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { isReservedWorkflow } from "@core/words/self-test";
import { lockAlone } from "@/db/engine/locks";
import type { Deps } from "../deps";
import { putInForce } from "./commit/put-in-force";
import { OPERATOR } from "./commit/record-event";

export interface Published {
  readonly policy: number;
  readonly registry: number;
}

/** The documents' own version numbers are replaced by the next ones; a document that is in force already is left alone. A policy that does not compile is refused. */
export function publishPolicy(
  deps: Deps,
  { policy, registry }: { readonly policy: PolicyVersion; readonly registry: RegistryVersion },
): Promise<Result<Published, Refusal>> {
  return deps.store.write(async (tx) => {
    if (isReservedWorkflow(policy.workflow))
      return refuse({ code: "invalid", errors: [{ path: "/workflow", message: `${policy.workflow} is the product's own.` }] });
    const broken = compilePolicy(policy, registry).problems.filter((problem) => problem.severity === "error");
    if (broken.length > 0) return refuse({ code: "invalid", errors: broken.map(({ where, message }) => ({ path: `/${where}`, message })) });
    await lockAlone(tx, "organisation");
    const now = await deps.store.nowMs(tx);
    const putting = { actor: OPERATOR, author: null, data: {}, free: {} };
    return ok({
      policy: await putInForce(deps, tx, "policy", policy, now, putting),
      registry: await putInForce(deps, tx, "registry", registry, now, putting),
    });
  });
}
