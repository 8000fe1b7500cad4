// An agent's record for one action: what people made of its proposals, with the interval that so few or so many allow.
import { binomialInterval } from "@core/trust/binomial-interval";
import type { AgentId } from "@core/words/ids";
import type { DecidedCount } from "@/db/queries/item-history";
import type { AgentRecord } from "./shapes-item";
import { RECORD_DAYS } from "./similar-cases";

const RAN = ["succeeded", "reversing", "reversed", "reconciling"] as const;

/** From the counts of the action's decided items; the agent's own part of them. */
export function agentRecord(agent: AgentId, counts: readonly DecidedCount[]): AgentRecord {
  const own = counts.filter((count) => count.agent === agent);
  const total = (matches: (count: DecidedCount) => boolean) => own.filter(matches).reduce((sum, { count }) => sum + count, 0);
  const decided = total(() => true);
  const approvedUnchanged = total(({ outcome }) => outcome === "approve");
  return {
    days: RECORD_DAYS,
    decided,
    approvedUnchanged,
    interval: binomialInterval(approvedUnchanged, decided),
    executed: total(({ execution }) => RAN.some((state) => state === execution)),
    reversed: total(({ execution }) => execution === "reversed"),
  };
}
