// Everything an approval screen shows of one item, read in one snapshot: what will happen, why it is here, what is known, what is signed,
// who holds it, how long is left, how it is taken back, and what this person may do.
import type { Item } from "@core/lifecycle/item";
import { type Explanation, explainProposal } from "@core/policy/explain";
import { openRevision, type RevisionContent } from "@core/trail/revision-hash";
import type { Draft } from "@core/words/decisions";
import type { RecordedEvent } from "@core/words/events";
import type { Hash, ItemId, PersonId } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { t } from "@core/words/t";
import { revealJson, revealText } from "@core/words/untrusted-text";
import { readDraft } from "@/db/queries/drafts";
import { executionOfItem } from "@/db/queries/executions";
import { readGroup } from "@/db/queries/groups";
import { readEvidence, readHistory } from "@/db/queries/item-history";
import { type ItemRowRecord, readRows } from "@/db/queries/item-rows";
import { listRevisions, type StoredRevision } from "@/db/queries/revisions";
import { type StoredSkip, skipsOf } from "@/db/queries/skips";
import { readStops } from "@/db/queries/stops";
import { hoursOf } from "../access/directory";
import { handsOf } from "../access/hands";
import { sceneOf } from "../access/scene";
import { type Deps, oursOf } from "../deps";
import { agentRecord } from "./agent-record";
import { allowedTo } from "./allowed";
import { asOfNow } from "./as-of-now";
import { approvalsOf, askedOf, claimOf, decisionView, suspensionOf } from "./decision-view";
import { draftOf } from "./draft-view";
import { rungTimes } from "./future";
import { rowOf, thumbnailOf } from "./item-row";
import { opinionsOf } from "./opinions";
import { type Reading, readAs, sees } from "./reading";
import { INLINE_BYTES, revisionView } from "./revision-view";
import { rulingView } from "./ruling-view";
import { sentUpOf, waysUpOf } from "./sent-up";
import type { ItemView } from "./shapes";
import { siblingsOf } from "./siblings";
import { decidedCounts, similarCases } from "./similar-cases";
import { toldTimeline } from "./timeline-view";
import { checksOf } from "./verifications";

export function itemView(deps: Deps, person: PersonId, itemId: ItemId): Promise<Result<ItemView, Refusal>> {
  return readAs(deps, person, async (reading) => {
    const [record] = await readRows(reading.tx, [itemId]);
    if (!record || !sees(reading.standing, record.fold)) return refuse({ code: "not-found" });
    return ok(await shape(deps, reading, await material(deps, reading, record)));
  });
}

/** What the view is shaped from: rows of the store, nothing shown yet. */
interface Material {
  readonly record: ItemRowRecord;
  readonly revisions: readonly StoredRevision[];
  readonly current: StoredRevision;
  readonly content: RevisionContent;
  readonly events: readonly RecordedEvent[];
  readonly explanation: Explanation;
}

async function material(deps: Deps, { tx }: Reading, record: ItemRowRecord): Promise<Material> {
  const { fold: item, ruling } = record;
  const revisions = await listRevisions(tx, item.id);
  const current = revisions.find(({ number }) => number === item.revision.number);
  if (!current) throw new Error(`item ${item.id} has no revision ${item.revision.number}`);
  const content = openRevision(current.body);
  const { run, step } = record;
  const reversal = { reversibility: ruling?.reversibility ?? "irreversible", windowS: ruling?.reversalWindowS ?? 0 } as const;
  const proposal = { ...content, run, step, claims: undefined, evidence: undefined };
  const policy = await deps.policies.current(tx, item.workflow);
  const explanation = explainProposal(policy, proposal, item.revision.byKind === "person", reversal);
  return { record, revisions, current, content, events: await readHistory(tx, item.id), explanation };
}

async function shape(deps: Deps, reading: Reading, found: Material): Promise<ItemView> {
  const { tx, now, directory, standing, names } = reading;
  const { record, revisions, current, content, events, explanation } = found;
  const { fold: item, ruling } = record;
  const evidence = await readEvidence(tx, hashesOf(revisions), INLINE_BYTES);
  const stops = await readStops(tx, { agent: item.agent, workflow: item.workflow });
  const surroundings = { now, directory, stops, group: null, hands: await handsOf(tx, directory, [standing.id]) };
  const ours = oursOf(deps);
  const scene = sceneOf(ours, { workflow: item.workflow, queue: item.queue, skills: item.ruling?.skills ?? [] }, surroundings);
  const signedArgument = explanation.signKeys?.argument ?? null;
  const counts = await decidedCounts(tx, record, now);
  const queue = item.queue === null ? undefined : directory.queues.get(item.queue);
  const execution = await executionOfItem(tx, item.id);
  const group = item.group && (await readGroup(tx, item.agent, item.group.id));
  const draft = await readDraft(tx, standing.id, item.id);

  return {
    ...rowOf(record, thumbnailOf(current.body), names),
    now,
    outcome: item.outcome,
    reconcileWhy: item.reconcileWhy,
    ruling: ruling && (await rulingView(deps, tx, record, ruling)),
    question: revealText(questionOf(item, explanation, names.agent(item.agent).name)),
    effect: revealText(explanation.effect),
    reversal: {
      reversibility: ruling?.reversibility ?? "irreversible",
      windowS: ruling?.reversalWindowS ?? 0,
      plan: revealText(explanation.plan),
      until: item.reversibleUntil,
    },
    argumentsSchema: explanation.argumentsSchema,
    signKeys: explanation.signKeys,
    checks: await checksOf(tx, { content, revisionHash: current.hash, agent: item.agent }, names, now),
    revision: revisionView(current, evidence, names),
    revisions: revisions.map((revision) => revisionView(revision, evidence, names)),
    editable: content.action.arguments,
    claim: claimOf(item, events, names, deps.lifecycle),
    skips: countedSkips(await skipsOf(tx, item.id)),
    suspension: suspensionOf(item, events, names),
    asked: askedOf(item, events, names),
    waysUp: waysUpOf(item, standing.id, scene, names),
    sentUp: sentUpOf(item, events, scene, names),
    opinions: opinionsOf(events, names),
    approvals: approvalsOf(item, names),
    decision: decisionView(item, events, names),
    stopped: stops.all ? "all" : stops.workflow ? "workflow" : stops.agent ? "agent" : null,
    grant: item.grant && {
      id: item.grant.id,
      source: item.grant.source,
      finalAt: item.grant.finalAt,
      expiresAt: item.grant.expiresAt,
    },
    draft: draft && typedOn(item.revision.hash, draftOf(draft)),
    executionRecord: execution && {
      id: execution.id,
      state: execution.state,
      result: revealJson(execution.result),
      error: revealJson(execution.error),
    },
    erasedAt: item.erasedAt ?? null,
    timeline: toldTimeline(reading, { record, revisions, events, signedArgument }),
    ladder: rungTimes(item, { ladder: queue?.ladder ?? [], calendar: hoursOf(directory, queue) }, events),
    siblings: await siblingsOf(reading, { ...record, group: item.group }, signedArgument),
    run: record.run,
    group: item.group && { id: revealText(item.group.id), size: item.group.size, settled: group?.settled ?? 0 },
    similar: await similarCases(tx, record, { shelf: deps.cases, counts, names, standing }),
    agentRecord: agentRecord(item.agent, counts),
    allowedDecisions: item.allowedDecisions,
    respondMeans: item.respondMeans,
    allowed: allowedTo(asOfNow(item, scene), standing.id, scene, names),
  };
}

/** By reason, the most frequent first. */
function countedSkips(skips: readonly StoredSkip[]): ItemView["skips"] {
  const counts = new Map<string | null, number>();
  for (const { reason } of skips) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const reasons = [...counts].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count);
  return { count: skips.length, reasons };
}

/** What is left to people: what nobody verified before it runs, or what nobody knows after the agent went silent. */
function questionOf({ reconcileWhy, purpose }: Item, { question }: Explanation, agent: string): string {
  if (purpose !== "reconcile") return question;
  return t(reconcileWhy === "reversal" ? "told.backOrStands" : "told.runOrNot", { agent });
}

/** Evidence of all revisions; most of it is the same bytes, so it is read once. */
const hashesOf = (revisions: readonly StoredRevision[]): readonly Hash[] =>
  revisions.flatMap(({ body }) => openRevision(body).evidence.map(({ sha256 }) => sha256));

/** A note and half a reason outlive the revision they were written beside; edited arguments do not. */
const typedOn = (current: Hash, draft: Draft | null): ItemView["draft"] =>
  draft && {
    note: draft.note,
    words: draft.words,
    ...(draft.revisionHash === current ? { arguments: draft.arguments, typed: draft.typed } : { arguments: null, typed: {} }),
  };
