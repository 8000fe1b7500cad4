// What the policy in force says of a proposal, with the facts of now.
import type { CompiledPolicy } from "@core/policy/compile-policy";
import type { Proposal } from "@core/policy/facts";
import { joinRulings, type QueueRanks } from "@core/policy/lattice";
import { ruleItem } from "@core/policy/rule-item";
import type { StopsInScene } from "@core/words/actors";
import type { Ruling } from "@core/words/ruling";
import type { JsonObject } from "@core/words/vocabulary";
import type { Tx } from "@/db/store";
import type { Directory } from "../../access/directory";
import type { Deps } from "../../deps";

export interface Ruled {
  readonly policy: CompiledPolicy | null;
  readonly ruling: Ruling;
}

/** `before` is the ruling that stands: the new one is joined with it, so that a revision never loosens what was required. */
export async function ruleProposal(
  deps: Deps,
  tx: Tx,
  {
    proposal,
    edited,
    before,
    stops,
    directory,
  }: {
    readonly proposal: Proposal;
    readonly edited: boolean;
    readonly before: Ruling | null;
    readonly stops: StopsInScene;
    readonly directory: Directory;
  },
): Promise<Ruled> {
  const policy = await deps.policies.current(tx, proposal.workflow);
  const queueRanks = ranksOf(directory);
  const ruling = ruleItem({
    policy,
    proposal,
    edited,
    surroundings: {
      stops,
      budgetBurnt: false,
      queueRanks,
      fallbackQueue: deps.lifecycle.fallbackQueue,
      stopwatch: () => performance.now(),
    },
  });
  return { policy, ruling: before ? joinRulings(before, ruling, queueRanks) : ruling };
}

export const ranksOf = (directory: Directory): QueueRanks => new Map([...directory.queues.values()].map(({ id, rank }) => [id, rank]));

/** What is at risk by the ruling: the registry's expression, or the agent's claim where that is higher. */
export function atRiskOf(ruling: Ruling): { readonly amount: number; readonly currency: string } | null {
  const found = ruling.facts.at_risk;
  if (!isObject(found)) return null;
  const { amount, currency } = found;
  return typeof amount === "number" && typeof currency === "string" ? { amount, currency } : null;
}

const isObject = (value: unknown): value is JsonObject => typeof value === "object" && value !== null && !Array.isArray(value);
