// Whether the product's test of itself comes out: for readiness, and for the people who run it.
import type { SelfTestVerdict } from "@core/trust/judge-self-test";
import { selfTestVerdict } from "../access/self-test-verdict";
import { type Deps, selfTestClock } from "../deps";

export const selfTestState = (deps: Deps): Promise<SelfTestVerdict> =>
  deps.store.read(async (tx) => selfTestVerdict(tx, { now: await deps.store.nowMs(tx), ...selfTestClock(deps) }));
