// The product's test of itself: its reserved names, the steps of a round, and what its people are told of it.
import { asAgentId } from "./ids";

/** Nobody else may submit here, and no list of workflows shows it. */
export const SELF_TEST_WORKFLOW = "countersign-self-test";
/** In no list of agents: it has no key, and nobody answers for it but the product. */
export const SELF_TEST_AGENT = asAgentId("countersign-self-test");

export const isReservedAgent = (name: string): boolean => name === SELF_TEST_AGENT;
export const isReservedWorkflow = (workflow: string): boolean => workflow === SELF_TEST_WORKFLOW;

/**
 * - `submit`: two items are submitted. - `clear`: the policy in force lets both pass. - `redeem`, `report`: the first is redeemed and reported.
 * - `number`: the sequencer numbers what was written. - `wake`: the follower of this instance hears of it.
 * - `expire`: the second, which nobody touches, is closed by its own deadline.
 */
export const SELF_TEST_STEPS = ["submit", "clear", "redeem", "report", "number", "wake", "expire"] as const;
export type SelfTestStep = (typeof SELF_TEST_STEPS)[number];

/** Milliseconds that each step took, of those that came to their end. */
export type SelfTestTimes = Readonly<Partial<Record<SelfTestStep, number>>>;

/** `stopped`: everything was stopped, so nothing could be redeemed and nothing was found out. */
export type SelfTestState = "running" | "decided" | "failed" | "stopped";

/** A round that has not come out by then hangs. */
export const SELF_TEST_PATIENCE_MS = 60_000;
