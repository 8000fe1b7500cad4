// An item at one instant as an approval screen shows it: what will happen, why it is here, what is known, what is signed, who holds it, how long is left,
// how it is taken back. Pure: whoever reads the item, now or as it was, says what stood at that instant.

import type { Item } from "@core/lifecycle/item";
import type { CompiledPolicy } from "@core/policy/compile-policy";
import { type Explanation, explainProposal } from "@core/policy/explain";
import { openRevision, type RevisionContent } from "@core/trail/revision-hash";
import type { Rung } from "@core/words/actors";
import type { Calendar } from "@core/words/calendar";
import type { RecordedEvent } from "@core/words/events";
import type { Hash, Ms } from "@core/words/ids";
import { t } from "@core/words/t";
import { revealJson, revealText } from "@core/words/untrusted-text";
import type { Json } from "@core/words/vocabulary";
import type { StoredRevision } from "@/db/queries/revisions";
import type { StoredSkip } from "@/db/queries/skips";
import type { Deps } from "../deps";
import { approvalsOf, askedOf, claimOf, decisionView, suspensionOf } from "./decision-view";
import { rungTimes } from "./future";
import { rowOf, type ShownRecord, thumbnailOf } from "./item-row";
import type { Names } from "./names";
import { opinionsOf } from "./opinions";
import { type EvidenceFound, revisionView } from "./revision-view";
import type { ItemView } from "./shapes-item";

/** What an item came to at an instant, and what stood around it then. */
export interface Moment {
  readonly now: Ms;
  readonly names: Names;
  readonly record: ShownRecord;
  readonly revisions: readonly StoredRevision[];
  readonly current: StoredRevision;
  readonly content: RevisionContent;
  readonly events: readonly RecordedEvent[];
  readonly explanation: Explanation;
  readonly evidence: EvidenceFound;
  readonly stops: { readonly all: boolean; readonly workflow: boolean; readonly agent: boolean };
  /** Of the queue that it is in, or was in last. */
  readonly ladder: { readonly ladder: readonly Rung[]; readonly calendar: Calendar | null };
  readonly skips: readonly StoredSkip[];
  /** How many of its group had come to something. */
  readonly settled: number;
  readonly executed: { readonly id: string; readonly state: string; readonly result: Json; readonly error: Json } | null;
}

/** What is shaped elsewhere: by what asks the store, or by who looks. */
export type ShapedElsewhere = Pick<
  ItemView,
  "ruling" | "checks" | "waysUp" | "sentUp" | "draft" | "timeline" | "siblings" | "similar" | "agentRecord" | "allowed"
>;

export function shapeItem(
  leases: Pick<Deps["lifecycle"], "leaseMs" | "delegateLeaseMs">,
  moment: Moment,
  parts: ShapedElsewhere,
): ItemView {
  const { now, names, record, revisions, current, content, events, explanation, evidence, stops, executed } = moment;
  const { fold: item, ruling } = record;
  return {
    ...rowOf(record, thumbnailOf(current.body), names),
    ...parts,
    now,
    outcome: item.outcome,
    reconcileWhy: item.reconcileWhy,
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
    revision: revisionView(current, evidence, names),
    revisions: revisions.map((revision) => revisionView(revision, evidence, names)),
    editable: content.action.arguments,
    claim: claimOf(item, events, names, leases),
    skips: countedSkips(moment.skips),
    suspension: suspensionOf(item, events, names),
    asked: askedOf(item, events, names),
    opinions: opinionsOf(item, events, names),
    approvals: approvalsOf(item, names),
    decision: decisionView(item, events, names),
    stopped: stops.all ? "all" : stops.workflow ? "workflow" : stops.agent ? "agent" : null,
    grant: item.grant && {
      id: item.grant.id,
      source: item.grant.source,
      finalAt: item.grant.finalAt,
      expiresAt: item.grant.expiresAt,
    },
    executionRecord: executed && {
      id: executed.id,
      state: executed.state,
      result: revealJson(executed.result),
      error: revealJson(executed.error),
    },
    erasedAt: item.erasedAt ?? null,
    ladder: rungTimes(item, moment.ladder, events),
    run: record.run,
    group: item.group && { id: revealText(item.group.id), size: item.group.size, settled: moment.settled },
    allowedDecisions: item.allowedDecisions,
    respondMeans: item.respondMeans,
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

/** The revision that stands, and what it says. */
export function currentOf(
  item: Item,
  revisions: readonly StoredRevision[],
): { readonly current: StoredRevision; readonly content: RevisionContent } {
  const current = revisions.find(({ number }) => number === item.revision.number);
  if (!current) throw new Error(`item ${item.id} has no revision ${item.revision.number}`);
  return { current, content: openRevision(current.body) };
}

/** In the words of a policy: what is proposed, what is left to people, how it is taken back. */
export function explained(
  policy: CompiledPolicy | null,
  { fold: item, ruling, run, step }: Pick<ShownRecord, "fold" | "ruling" | "run" | "step">,
  content: RevisionContent,
): Explanation {
  const reversal = { reversibility: ruling?.reversibility ?? "irreversible", windowS: ruling?.reversalWindowS ?? 0 } as const;
  const proposal = { ...content, run, step, claims: undefined, evidence: undefined };
  return explainProposal(policy, proposal, item.revision.byKind === "person", reversal);
}

/** Evidence of all revisions; most of it is the same bytes, so it is read once. */
export const hashesOf = (revisions: readonly StoredRevision[]): readonly Hash[] =>
  revisions.flatMap(({ body }) => openRevision(body).evidence.map(({ sha256 }) => sha256));
