// The policy and the registry of the product's test of itself: one action that does nothing, may run without people, and whose grant is over soon.
import { SELF_TEST_WORKFLOW } from "@core/words/self-test";
import { type PolicyVersion, policySchema } from "./policy";
import { type RegistryVersion, registrySchema } from "./registry";

export const SELF_TEST_ACTION = "self_test";
/** The shortest that a policy may give: so long the item that nobody touches waits for its deadline. */
const GRANT_S = 10;

/** `queue`: where an item would go that people have to look at; there is none while the policy works. */
export const selfTestPolicy = (queue: string): { readonly policy: PolicyVersion; readonly registry: RegistryVersion } => ({
  policy: policySchema.parse({
    workflow: SELF_TEST_WORKFLOW,
    queue,
    sampling_floor: 0,
    boundaries: { [SELF_TEST_ACTION]: { level: "autonomous", grant_s: GRANT_S, recall_s: 0 } },
  }),
  registry: registrySchema.parse({
    workflow: SELF_TEST_WORKFLOW,
    actions: { [SELF_TEST_ACTION]: { reversibility: "reversible", reversal_window_s: 60 } },
  }),
});
