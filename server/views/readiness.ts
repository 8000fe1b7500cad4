// Whether the store answers: what readiness asks.
import type { Deps } from "../deps";

/** False when a read fails; the reason goes to the log. */
export async function storeAnswers(deps: Deps): Promise<boolean> {
  try {
    await deps.store.read((tx) => deps.store.nowMs(tx));
    return true;
  } catch (fault) {
    deps.log.error({ err: fault }, "the store does not answer");
    return false;
  }
}
