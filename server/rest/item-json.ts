// What comes back: an item, an execution, an event in the API's own spelling, snake_case with RFC 3339 times.

import { reviewLabel } from "@core/lifecycle/holder";
import { idOfStream, parseData } from "@core/trail/event";
import { toRfc3339, toRfc3339OrNull } from "@core/words/time";
import { printLevel } from "@core/words/vocabulary";
import type { AgentItem } from "@/server/views/agent-item";
import type { AgentExecution, AgentTrailEvent } from "@/server/views/agent-items";
import type { EventJson, ExecutionJson, ItemJson } from "./schemas";

export function itemJson(view: AgentItem): ItemJson {
  const { stored } = view;
  const { item } = stored;
  return {
    id: item.id,
    version: item.version,
    revision: item.revision.number,
    revision_hash: item.revision.hash,
    nonce: view.nonce,
    review: reviewLabel(item),
    execution: item.execution,
    authority: stored.holder && (stored.holder.kind === "agent" ? "ai" : "human"),
    holder: stored.holder && { kind: stored.holder.kind, id: stored.holder.id, accountable: view.accountable },
    ruling: rulingJson(view),
    decision: decisionJson(view),
    grant: grantJson(view),
    execution_id: item.run?.id ?? null,
    correlation: stored.correlation ?? {},
    group: item.group && { id: item.group.id, size: item.group.size, settled: view.settled ?? 0 },
    workflow: stored.workflow,
    run: stored.run,
    step: stored.step,
    external_id: stored.externalId,
    title: stored.title,
    action: item.action,
    supersedes: stored.supersedes,
    opened_at: toRfc3339(item.openedAt),
    closed_at: toRfc3339OrNull(item.closedAt),
    question: questionJson(view),
    reversal: reversalJson(view),
  };
}

function rulingJson({ stored }: AgentItem): ItemJson["ruling"] {
  const { ruling, dueAt } = stored;
  if (!ruling) return null;
  return {
    level: printLevel(ruling.level, ruling.quorum),
    quorum: ruling.quorum,
    queue: ruling.queue,
    policy_version: ruling.policyVersion,
    due_at: toRfc3339OrNull(dueAt),
    reasons: ruling.reasons.map(({ rule, text, facts }) => ({ rule, text, facts })),
  };
}

function decisionJson({ stored: { item }, decided }: AgentItem): ItemJson["decision"] {
  const { decision } = item;
  if (!decision || !decided) return null;
  return {
    id: `${item.id}:${decision.seq}`,
    kind: decision.kind,
    arguments: decided.arguments,
    message: decided.message,
    means: decided.means,
    revision_hash: decision.revisionHash,
    by: decided.by.map(({ id, name }) => ({ id, name })),
    at: toRfc3339(decision.at),
    final_at: toRfc3339(decision.finalAt),
    item_version: decision.seq,
  };
}

function grantJson({ stored: { item } }: AgentItem): ItemJson["grant"] {
  const { grant } = item;
  return (
    grant && {
      id: grant.id,
      revision_hash: grant.revisionHash,
      source: grant.source,
      final_at: toRfc3339(grant.finalAt),
      expires_at: toRfc3339OrNull(grant.expiresAt),
    }
  );
}

function questionJson({ stored: { item }, question }: AgentItem): ItemJson["question"] {
  if (!item.question || !question) return null;
  return { text: question.text, by: question.by, at: toRfc3339(question.at), answer_due: toRfc3339(item.question.answerDue) };
}

function reversalJson({ stored: { item }, reversal }: AgentItem): ItemJson["reversal"] {
  if (!item.reversal || (item.execution !== "reversing" && item.execution !== "reconciling")) return null;
  return {
    id: item.reversal.id,
    attempt: item.reversal.attempt,
    reason: reversal?.reason ?? null,
    requested_at: toRfc3339OrNull(reversal?.requestedAt ?? null),
    lease_expires_at: toRfc3339OrNull(item.reversal.leaseUntil),
  };
}

export function executionJson({ execution, arguments: signed }: AgentExecution): ExecutionJson {
  return {
    id: execution.id,
    item: execution.item,
    kind: execution.kind,
    state: execution.state,
    revision_hash: execution.revisionHash,
    arguments: signed,
    lease_expires_at: toRfc3339OrNull(execution.leaseUntil),
    started_at: toRfc3339(execution.startedAt),
    ended_at: toRfc3339OrNull(execution.endedAt),
    result: execution.result,
    error: execution.error,
    external_ref: execution.externalRef,
  };
}

/** An event as it stands in the trail, `at` aside: its hash is checked over `at` in milliseconds. */
export function eventJson(event: AgentTrailEvent): EventJson {
  return {
    log_index: event.logIndex,
    stream: event.stream,
    seq: event.seq,
    item: idOfStream(event.stream),
    at: toRfc3339(event.at),
    type: event.type,
    actor: { kind: event.actor.kind, id: event.actor.id },
    for: event.onBehalfOf,
    holder: event.holder && { kind: event.holder.kind, id: event.holder.id },
    data: { ...parseData(event.data) },
    prev: event.prev,
    hash: event.hash,
  };
}
