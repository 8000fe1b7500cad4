// An agent proposes anew, to answer a question or to correct itself. The new ruling is joined with the old, so a revision never loosens.
import { validateArguments } from "@core/policy/arguments";
import { openRevision } from "@core/trail/revision-hash";
import type { ItemId } from "@core/words/ids";
import type { FieldError, Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import type { RevisionSubmission } from "@core/words/submission";
import { readRevision } from "@/db/queries/revisions";
import type { AgentActor } from "../access/agent-actor";
import type { Deps } from "../deps";
import { type AtHand, type Changed, changeItemOnce, type Prepared } from "./commit/change-item";
import type { Answered, Replayable } from "./commit/idempotent";
import { evidenceErrors, keepRevision, newNonce, sealProposal } from "./commit/revision";
import { atRiskOf, ruleProposal } from "./commit/rule-proposal";

export function reviseItem(
  deps: Deps,
  {
    actor,
    itemId,
    revision,
    replayable,
  }: {
    readonly actor: AgentActor;
    readonly itemId: ItemId;
    readonly revision: RevisionSubmission;
    readonly replayable: Replayable<Changed>;
  },
): Promise<Result<Answered<Changed>, Refusal>> {
  return changeItemOnce(deps, { actor, itemId, prepare: (at) => prepare(deps, actor, revision, at) }, replayable);
}

async function prepare(
  deps: Deps,
  actor: AgentActor,
  revision: RevisionSubmission,
  { tx, stored, scene }: AtHand,
): Promise<Result<Prepared, Refusal>> {
  const { item, workflow, step, run } = stored;
  if (revision.action.name !== item.action) return refuse(invalid([{ path: "/action/name", message: `Must stay ${item.action}.` }]));
  const directory = await deps.directory.at(tx);
  const proposal = { ...revision, title: revision.title ?? stored.title, workflow, run, step };
  const { policy, ruling } = await ruleProposal(deps, tx, {
    proposal,
    edited: false,
    before: stored.ruling,
    stops: scene.stops,
    directory,
  });
  const claimedSchema = revision.action.arguments_schema ?? null;
  const errors = [
    ...validateArguments({ policy, action: item.action, arguments: revision.action.arguments, claimedSchema }),
    ...evidenceErrors(revision.evidence),
  ];
  if (errors.length > 0) return refuse(invalid(errors));

  const before = await readRevision(tx, item.id, item.revision.number);
  const title = revision.title ?? (before ? openRevision(before.body).title : stored.title);
  const place = { item: item.id, number: item.lastRevision + 1, workflow, step, title };
  const atRisk = atRiskOf(ruling) ?? revision.at_risk ?? null;
  const sealed = sealProposal(place, { ...revision, at_risk: atRisk }, newNonce(deps));
  return ok({
    command: {
      type: "revise",
      revision: sealed.mark,
      ruling,
      free: { title, ...(revision.message != null && { message: revision.message }) },
    },
    ruling,
    beside: { title, atRisk },
    rows: () => keepRevision(tx, sealed, { kind: "agent", id: actor.agent }, scene.now),
  });
}

const invalid = (errors: readonly FieldError[]): Refusal => ({ code: "invalid", errors });
