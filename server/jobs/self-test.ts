// Every few minutes one of all instances makes a round of the self-test; each judges whether rounds come out, and people are told when they do not.
import { takeSelfTest } from "../commands/advance-self-test";
import { judgeSelfTests } from "../commands/judge-self-test";
import type { Deps } from "../deps";
import { type Loop, startLoop } from "./loop";
import { clearLeftItems, makeRound } from "./self-test-round";

const EVERY_MS = 2_000;

/** Two loops, so that a round that hangs is told of while it does. */
export function startSelfTest(deps: Deps): Loop {
  if (deps.settings.SELF_TEST_MINUTES === 0) return { stop: () => Promise.resolve() };
  const making = startLoop({ name: "self-test", log: deps.log, everyMs: EVERY_MS }, async (stopping) => {
    const id = await takeSelfTest(deps);
    if (id === null) return "later";
    await clearLeftItems(deps);
    await makeRound(deps, id, stopping);
    return "later";
  });
  const judging = startLoop({ name: "judge-self-test", log: deps.log, everyMs: EVERY_MS }, async () => {
    await judgeSelfTests(deps);
    return "later";
  });
  return {
    stop: async () => {
      await Promise.all([making.stop(), judging.stop()]);
    },
  };
}
