// A person edits the arguments and signs what they wrote: a new revision, ruled anew, and their vote on it.
import { validateArguments } from "@core/policy/arguments";
import { openRevision, type RevisionContent } from "@core/trail/revision-hash";
import type { EditInput } from "@core/words/decisions";
import type { PersonId } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import type { JsonObject } from "@core/words/vocabulary";
import { readRevision } from "@/db/queries/revisions";
import type { Deps } from "../deps";
import type { ByPerson } from "./commit/actor";
import { type AtHand, type Changed, changeItem, type Prepared } from "./commit/change-item";
import { proposalOf } from "./commit/proposal";
import { keepRevision, newNonce, sealContent } from "./commit/revision";
import { atRiskOf, ruleProposal } from "./commit/rule-proposal";
import { seenOf } from "./commit/seen";

export function editItem(deps: Deps, { actor, itemId, ...edit }: ByPerson<EditInput>): Promise<Result<Changed, Refusal>> {
  return changeItem(deps, { actor, itemId, prepare: (at) => prepare(deps, actor.person, edit, at) });
}

async function prepare(
  deps: Deps,
  person: PersonId,
  { arguments: edited, note, onBehalfOf, ...seen }: Omit<EditInput, "itemId">,
  { tx, stored, scene }: AtHand,
): Promise<Result<Prepared, Refusal>> {
  const { item } = stored;
  const before = await readRevision(tx, item.id, item.revision.number);
  if (!before) throw new Error(`item ${item.id} has no revision ${item.revision.number}`);
  const current = openRevision(before.body);
  const directory = await deps.directory.at(tx);
  const proposal = proposalOf(stored, current, edited);
  const { policy, ruling } = await ruleProposal(deps, tx, { proposal, edited: true, before: stored.ruling, stops: scene.stops, directory });
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
  const sealed = sealContent(
    editedContent(current, { number: item.lastRevision + 1, nonce: newNonce(deps), arguments: edited, atRisk, survive }),
  );
  return ok({
    command: { type: "edit", revision: sealed.mark, ruling, note, onBehalfOf, seen: seenOf(seen) },
    ruling,
    beside: { atRisk },
    rows: () => keepRevision(tx, sealed, { kind: "person", id: person }, scene.now),
  });
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
