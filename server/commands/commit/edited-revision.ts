// What a person's edit makes of an item: the new revision, sealed, and its ruling. The edit signs it; a preview only shows it.
import { validateArguments } from "@core/policy/arguments";
import { openRevision, type RevisionContent } from "@core/trail/revision-hash";
import type { StopsInScene } from "@core/words/actors";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import type { Ruling } from "@core/words/ruling";
import type { JsonObject } from "@core/words/vocabulary";
import { readRevision } from "@/db/queries/revisions";
import type { StoredItem } from "@/db/queries/stored-item";
import type { Tx } from "@/db/store";
import type { Deps } from "../../deps";
import { proposalOf } from "./proposal";
import { newNonce, type SealedRevision, sealContent } from "./revision";
import { atRiskOf, ruleProposal } from "./rule-proposal";

export interface EditedRevision {
  readonly sealed: SealedRevision;
  readonly ruling: Ruling;
  readonly atRisk: RevisionContent["at_risk"];
}

/** Refuses arguments that the registry's schema or the agent's own does not allow, by their paths. Writes nothing. */
export async function editedRevision(
  deps: Deps,
  tx: Tx,
  { stored, edited, stops }: { readonly stored: StoredItem; readonly edited: JsonObject; readonly stops: StopsInScene },
): Promise<Result<EditedRevision, Refusal>> {
  const { item } = stored;
  const before = await readRevision(tx, item.id, item.revision.number);
  if (!before) throw new Error(`item ${item.id} has no revision ${item.revision.number}`);
  const current = openRevision(before.body);
  const directory = await deps.directory.at(tx);
  const proposal = proposalOf(stored, current, edited);
  const { policy, ruling } = await ruleProposal(deps, tx, { proposal, edited: true, before: stored.ruling, stops, directory });
  const errors = validateArguments({
    policy,
    action: item.action,
    arguments: edited,
    claimedSchema: current.action.arguments_schema,
    at: { arguments: "/arguments", claimedSchema: "/arguments" },
  });
  if (errors.length > 0) return refuse({ code: "invalid", errors });

  const survive = policy?.actions.get(item.action)?.entry?.facts_survive_edit === true;
  const atRisk = atRiskOf(ruling);
  const content = editedContent(current, { number: item.lastRevision + 1, nonce: newNonce(deps), arguments: edited, atRisk, survive });
  return ok({ sealed: sealContent(content), ruling, atRisk });
}

/** What the agent said of its own proposal says nothing of what a person wrote instead, unless the registry says that it speaks of the case. */
function editedContent(
  current: RevisionContent,
  edit: {
    readonly number: number;
    readonly nonce: string;
    readonly arguments: JsonObject;
    readonly atRisk: RevisionContent["at_risk"];
    readonly survive: boolean;
  },
): RevisionContent {
  const { before, after } = current.action;
  return {
    ...current,
    revision: edit.number,
    nonce: edit.nonce,
    action: { ...current.action, arguments: edit.arguments, before: edit.survive ? before : null, after: edit.survive ? after : null },
    at_risk: edit.atRisk,
    confidence: edit.survive ? current.confidence : null,
    signals: edit.survive ? current.signals : {},
  };
}
