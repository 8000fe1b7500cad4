// The built-in agent of the product's test of itself, as commands see it: it has no key, and touches its own workflow alone.
import { asKeyId } from "@core/words/ids";
import { SELF_TEST_AGENT, SELF_TEST_WORKFLOW } from "@core/words/self-test";
import type { AgentActor } from "./agent-actor";

export const SELF_TEST_ACTOR: AgentActor = {
  kind: "agent",
  agent: SELF_TEST_AGENT,
  keyId: asKeyId(SELF_TEST_AGENT),
  maker: null,
  workflows: [SELF_TEST_WORKFLOW],
};
