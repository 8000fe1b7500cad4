// The steps of whoever makes a round of the self-test: takes it up, says how far it is, and keeps how it ended.
import { selfTestPolicy } from "@core/policy/self-test-policy";
import type { Ms } from "@core/words/ids";
import type { SelfTestState, SelfTestStep, SelfTestTimes } from "@core/words/self-test";
import { DAY } from "@core/words/time";
import { lockAlone } from "@/db/engine/locks";
import { changeSelfTest, dropSelfTest, insertSelfTest, latestSelfTests, purgeSelfTests } from "@/db/queries/self-tests";
import { listStops } from "@/db/queries/stops";
import type { Tx } from "@/db/store";
import { type Deps, selfTestClock } from "../deps";
import { putInForce } from "./commit/put-in-force";
import { OPERATOR } from "./commit/record-event";

/** Rounds are kept for so long, and their items on the trail for ever. */
const KEPT_MS = 7 * DAY;

/** Begins the round that is due; null when none is, another instance makes it, or everything is stopped. Answers its id. */
export async function takeSelfTest(deps: Deps): Promise<string | null> {
  const { everyMs } = selfTestClock(deps);
  if (everyMs === 0) return null;
  const dueAt = (now: Ms) => Math.floor(now / everyMs) * everyMs;
  const isDue = await deps.store.read(async (tx) => {
    const [last] = await latestSelfTests(tx, 1);
    return last === undefined || last.dueAt < dueAt(await deps.store.nowMs(tx));
  });
  return isDue ? deps.store.write((tx) => take(deps, tx, dueAt)) : null;
}

async function take(deps: Deps, tx: Tx, dueAt: (now: Ms) => Ms): Promise<string | null> {
  const now = await deps.store.nowMs(tx);
  const id = deps.ids.any();
  // Under the stop of everything nothing may be redeemed, and what is submitted would be brought to people.
  const stopped = await isAllStopped(tx);
  const round = { id, dueAt: dueAt(now), startedAt: now, step: "submit", fault: null, took: {} } as const;
  const begun = await insertSelfTest(tx, {
    ...round,
    ...(stopped ? ({ state: "stopped", finishedAt: now } as const) : ({ state: "running", finishedAt: null } as const)),
  });
  if (!begun || stopped) return null;
  await purgeSelfTests(tx, now - KEPT_MS);
  await lockAlone(tx, "organisation");
  const { policy, registry } = selfTestPolicy(deps.lifecycle.fallbackQueue);
  const putting = { actor: OPERATOR, author: null, data: {}, free: {} };
  await putInForce(deps, tx, "policy", policy, now, putting);
  await putInForce(deps, tx, "registry", registry, now, putting);
  return id;
}

const isAllStopped = async (tx: Tx): Promise<boolean> => (await listStops(tx)).some(({ on, scope }) => on && scope === "all");

/** It has come to this step; whoever looks sees where it hangs if it goes no further. */
export const tellSelfTest = (deps: Deps, id: string, step: SelfTestStep, took: SelfTestTimes): Promise<void> =>
  deps.store.write((tx) => changeSelfTest(tx, id, { step, took }));

export interface SelfTestEnd {
  readonly state: Exclude<SelfTestState, "running">;
  readonly step: SelfTestStep;
  readonly fault: string | null;
  readonly took: SelfTestTimes;
}

/** A round in whose midst everything was stopped could not come out, which is nobody's failure. */
export const endSelfTest = (deps: Deps, id: string, end: SelfTestEnd): Promise<void> =>
  deps.store.write(async (tx) => {
    const stopped = end.state === "failed" && (await isAllStopped(tx));
    const state = stopped ? "stopped" : end.state;
    await changeSelfTest(tx, id, { ...end, state, finishedAt: await deps.store.nowMs(tx) });
  });

/** As if it had not been begun: this instance is going down. */
export const leaveSelfTest = (deps: Deps, id: string): Promise<void> => deps.store.write((tx) => dropSelfTest(tx, id));
