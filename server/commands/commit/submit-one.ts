// One submission inside a transaction: alone or as one of a batch. Validates, rules, decides and writes; a refused one has written nothing.
import { decideSubmission } from "@core/lifecycle/submit";
import { validateArguments } from "@core/policy/arguments";
import { canonicalJson } from "@core/trail/canonical-json";
import { sha256 } from "@core/trail/hash";
import { asItemId, type ItemId, type Ms } from "@core/words/ids";
import type { FieldError, Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import type { Ruling } from "@core/words/ruling";
import type { ItemSubmission } from "@core/words/submission";
import { SECOND } from "@core/words/time";
import { DECISION_KINDS, type JsonObject } from "@core/words/vocabulary";
import { lockShared } from "@/db/engine/locks";
import { lockGroup, openGroup, saveGroup } from "@/db/queries/groups";
import { findItemByExternalId, groupMembers, insertItem, readItem } from "@/db/queries/items";
import { readStops } from "@/db/queries/stops";
import type { StoredItem } from "@/db/queries/stored-item";
import type { Tx } from "@/db/store";
import { type AgentActor, mayTouchWorkflow } from "../../access/agent-actor";
import { externalIdDigest } from "../../access/external-id-digest";
import { groupInScene, sceneOf } from "../../access/scene";
import { type Deps, oursOf } from "../../deps";
import { evidenceErrors, keepRevision, newNonce, sealProposal } from "./revision";
import { atRiskOf, ruleProposal } from "./rule-proposal";
import { settleMembers } from "./settle-members";
import { type Beside, writeEvents } from "./write-events";

export interface Submitted {
  readonly item: StoredItem;
  /** False when the same submission was made before: then this is the item as it is now. */
  readonly created: boolean;
}

/** `touched` collects the items that changed. */
export async function submitOne(
  deps: Deps,
  tx: Tx,
  actor: AgentActor,
  submission: ItemSubmission,
  touched: Set<ItemId>,
): Promise<Result<Submitted, Refusal>> {
  const { workflow, action } = submission;
  if (!mayTouchWorkflow(actor, workflow)) return refuse({ code: "forbidden", right: `workflow ${workflow}` });
  const bodyDigest = sha256(canonicalJson(submission as unknown as JsonObject));
  const known =
    submission.external_id == null
      ? null
      : await findItemByExternalId(
          tx,
          actor.agent,
          submission.external_id,
          externalIdDigest(deps.secrets.keyPepper, actor.agent, submission.external_id),
        );
  if (known) return known.item.bodyDigest === bodyDigest ? ok({ item: known, created: false }) : refuse({ code: "external-id-conflict" });

  await lockShared(tx, "stops");
  const directory = await deps.directory.at(tx);
  const stops = await readStops(tx, { agent: actor.agent, workflow });
  const { policy, ruling } = await ruleProposal(deps, tx, { proposal: submission, edited: false, before: null, stops, directory });
  const claimedSchema = action.arguments_schema ?? null;
  const errors = [
    ...validateArguments({ policy, action: action.name, arguments: action.arguments, claimedSchema }),
    ...evidenceErrors(submission.evidence),
    ...(await referenceErrors(tx, actor, submission)),
  ];
  if (errors.length > 0) return refuse({ code: "invalid", errors });

  const group = submission.group ?? null;
  const standing = group && (await lockGroup(tx, actor.agent, group.id));
  if (group && standing && standing.size !== group.size) return refuse({ code: "group-size-conflict", size: standing.size });
  const members = group ? await groupMembers(tx, actor.agent, group.id) : [];
  // After the locks: a stop may have stood when this transaction began, and be lifted by now.
  const now = await deps.store.nowMs(tx);
  if (group && members.length >= group.size) {
    return refuse({ code: "invalid", errors: [{ path: "/group/id", message: `The group has its ${group.size} items already.` }] });
  }

  const id = deps.ids.item();
  const place = { item: id, number: 1, workflow, step: submission.step ?? null, title: submission.title };
  // All that is shown is signed, so what is at risk by the ruling is what is sealed.
  const atRisk = atRiskOf(ruling) ?? submission.at_risk ?? null;
  const sealed = sealProposal(place, { ...submission, at_risk: atRisk }, newNonce(deps));
  const scene = sceneOf(
    oursOf(deps),
    { workflow, queue: ruling.queue, skills: ruling.skills },
    { now, directory, stops, group: group && groupInScene(group.size, members, null, now, ruling.maxS) },
  );
  const decided = decideSubmission(
    {
      agent: actor.agent,
      owner: directory.agents.get(actor.agent)?.owner ?? null,
      maker: actor.maker,
      workflow,
      action: action.name,
      group: group && { id: group.id, size: group.size },
      revision: sealed.mark,
      bodyDigest,
      allowedDecisions: submission.allowed_decisions ?? DECISION_KINDS,
      respondMeans: submission.respond_means ?? "guidance",
      ruling,
      free: freeOf(submission),
    },
    { kind: "agent", id: actor.agent },
    scene,
  );
  if (!decided.ok) return decided;

  const groupRow = group && (standing ?? (await openGroup(tx, { agent: actor.agent, id: group.id, size: group.size })));
  await keepRevision(tx, sealed, { kind: "agent", id: actor.agent }, now);
  const written = await writeEvents(deps, tx, {
    before: null,
    beside: { ...besideOf(submission, ruling, now), id },
    drafts: decided.value.events,
    now,
    ruling,
  });
  await insertItem(tx, written.stored);
  touched.add(id);
  if (groupRow) {
    if (groupRow.settledAt !== null) await saveGroup(tx, { ...groupRow, settledAt: null });
    for (const member of await settleMembers(deps, tx, groupRow, written.stored, now)) touched.add(member);
  }
  return ok({ item: (groupRow && (await readItem(tx, id))) ?? written.stored, created: true });
}

/** Free or personal words of a submission: the trail commits to them and keeps them apart. */
const freeOf = ({ title, external_id, run, step }: ItemSubmission): JsonObject => ({
  title,
  ...(external_id != null && { external_id }),
  ...(run != null && { run }),
  ...(step != null && { step }),
});

function besideOf(submission: ItemSubmission, ruling: Ruling, now: Ms): Beside {
  return {
    workflow: submission.workflow,
    step: submission.step ?? null,
    run: submission.run ?? null,
    externalId: submission.external_id ?? null,
    title: submission.title,
    priority: 0,
    wishAt: wishAt(now, ruling.dueInS, submission.due_in_s ?? null),
    respondBy: null,
    resolveBy: null,
    atRisk: atRiskOf(ruling) ?? submission.at_risk ?? null,
    ruling,
    correlation: submission.correlation ?? null,
    callbackUrl: submission.callback_url ?? null,
    supersedes: submission.supersedes ?? null,
  };
}

/** The earlier of what the policy and the agent ask for. It moves priority, never a default. */
export function wishAt(openedAt: Ms, ...askedS: readonly (number | null)[]): Ms | null {
  const given = askedS.filter((seconds) => seconds !== null);
  return given.length === 0 ? null : openedAt + Math.min(...given) * SECOND;
}

/** What a submission refers to must be the agent's own. Endpoints for callbacks cannot be registered yet, so no address lies under one. */
async function referenceErrors(tx: Tx, actor: AgentActor, submission: ItemSubmission): Promise<readonly FieldError[]> {
  const errors: FieldError[] = [];
  if (submission.callback_url != null)
    errors.push({ path: "/callback_url", message: "Does not lie under an endpoint that is registered for this agent." });
  if (submission.supersedes != null) {
    const superseded = await readItem(tx, asItemId(submission.supersedes));
    if (superseded?.item.agent !== actor.agent) errors.push({ path: "/supersedes", message: "Is not an item of this agent." });
  }
  return errors;
}
