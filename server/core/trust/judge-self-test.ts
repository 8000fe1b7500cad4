// Whether the product's test of itself comes out: judged from its latest rounds, the same by every instance.
import type { Ms } from "@core/words/ids";
import { SELF_TEST_PATIENCE_MS, type SelfTestState, type SelfTestStep } from "@core/words/self-test";

export interface Round {
  readonly dueAt: Ms;
  readonly startedAt: Ms;
  readonly finishedAt: Ms | null;
  readonly state: SelfTestState;
  readonly step: SelfTestStep;
  readonly fault: string | null;
}

export type SelfTestVerdict =
  /** It is switched off, or no round had the time to come out yet. */
  | { readonly state: "off" | "waiting" }
  | { readonly state: "works"; readonly at: Ms }
  /** Everything is stopped, so there is nothing that could be found out. */
  | { readonly state: "stopped"; readonly since: Ms }
  /** `step` is null where no round was made at all. */
  | { readonly state: "failing"; readonly since: Ms; readonly step: SelfTestStep | null; readonly fault: string | null };

/** Two intervals without a round that came out, and the time that one may take. */
export const missingAfterMs = (everyMs: Ms): Ms => 2 * everyMs + SELF_TEST_PATIENCE_MS;

/** `rounds` are the latest ones, the newest first. Hours in which nobody served are nobody's failure: silence counts from `servingSince`. */
export function judgeSelfTest(
  rounds: readonly Round[],
  { now, everyMs, servingSince }: { readonly now: Ms; readonly everyMs: Ms; readonly servingSince: Ms },
): SelfTestVerdict {
  if (everyMs === 0) return { state: "off" };
  const over = rounds.find((round) => round.state !== "running" || hangs(round, now));
  if (over?.state === "failed" || over?.state === "running") {
    return { state: "failing", since: over.startedAt, step: over.step, fault: over.fault };
  }
  const heardAt = over?.finishedAt ?? servingSince;
  if (now - Math.max(heardAt, servingSince) > missingAfterMs(everyMs)) return { state: "failing", since: heardAt, step: null, fault: null };
  if (over === undefined) return { state: "waiting" };
  return over.state === "stopped" ? { state: "stopped", since: heardAt } : { state: "works", at: heardAt };
}

/** Whoever made it is gone, or waits for what does not come. */
const hangs = ({ startedAt }: Round, now: Ms) => now - startedAt > SELF_TEST_PATIENCE_MS;
