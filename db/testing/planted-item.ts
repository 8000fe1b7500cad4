// One item with rows of all that goes with it: revision, vote, draft, stay, escalation, opinion, execution, message and events.
import { sealEvent, streamOf } from "@core/trail/event";
import { GENESIS, sha256 } from "@core/trail/hash";
import { asAgentId, asExecutionId, asPersonId, asQueueId } from "@core/words/ids";
import { saveDraft } from "../queries/drafts";
import { insertEscalation, settleEscalations } from "../queries/escalations";
import { appendEvents } from "../queries/events";
import { insertExecution } from "../queries/executions";
import { insertItem } from "../queries/items";
import { takeTurn } from "../queries/loads";
import { endOpinion, insertOpinion } from "../queries/opinions";
import { insertRevision } from "../queries/revisions";
import { recordSkip } from "../queries/skips";
import { insertStay } from "../queries/stays";
import { recordVote } from "../queries/votes";
import type { Tx } from "../store";
import { ODD_TEXTS, PEOPLE } from "./planted-values";
import { AGENT, itemId, storedItem } from "./stored-items";

export const EVENTS_EACH = 4;

export async function plantItem(tx: Tx, number: number): Promise<void> {
  const odd = ODD_TEXTS[number % ODD_TEXTS.length] ?? "";
  const at = 1_790_000_000_000 + number;
  const person = PEOPLE[number % 2] ?? asPersonId("");
  const dueAt = number % 3 === 0 ? at : null;
  await insertItem(
    tx,
    storedItem(
      number,
      { version: EVENTS_EACH },
      { title: odd, priority: -number, dueAt, externalId: `x-${number} ${odd}`, correlation: { [odd]: odd } },
    ),
  );
  const body = JSON.stringify({ number, odd });
  const hash = sha256(body);
  await insertRevision(tx, {
    item: itemId(number),
    number: 1,
    hash,
    actionHash: sha256(odd),
    nonce: "n",
    byKind: "agent",
    by: AGENT,
    at,
    body,
  });
  await recordVote(tx, { item: itemId(number), revisionHash: hash, actor: person, onBehalfOf: null, kind: "approve", at });
  await saveDraft(tx, { person, item: itemId(number), revisionHash: hash, body: { note: odd }, at });
  await takeTurn(tx, asQueueId("q-1"), person, at);
  await insertStay(tx, {
    item: itemId(number),
    seq: number + 1,
    queue: asQueueId("q-1"),
    cameAt: at,
    respondBy: number % 2 === 0 ? null : at + 60,
    resolveBy: at + 600,
    takenAt: at + 30,
    responseMs: 30,
    endedAt: number % 3 === 0 ? null : at + 90,
    ended: number % 3 === 0 ? null : "decided",
    resolutionMs: number % 3 === 0 ? null : 90,
  });
  await insertEscalation(tx, {
    item: itemId(number),
    seq: number + 1,
    by: person,
    from: asQueueId("q-1"),
    toKind: number % 2 === 0 ? "queue" : "person",
    to: number % 2 === 0 ? asQueueId("q-2") : person,
    leaning: number % 3 === 0 ? null : "reject",
    at,
  });
  if (number % 2 === 0) await settleEscalations(tx, itemId(number), "approve", at + 5);
  await insertOpinion(tx, { item: itemId(number), seq: number + 2, asker: person, of: person, at });
  if (number % 2 === 0) await endOpinion(tx, itemId(number), number + 2, at + 9);
  await recordSkip(tx, { person, item: itemId(number), at, reason: number % 2 === 0 ? null : odd });
  const { idempotency, outbox } = tx.t;
  await tx.q
    .insert(idempotency)
    .values({ principal: "a", key: `${number} ${odd}`, route: "r", bodyDigest: hash, status: 201, response: odd, at });
  const sent = {
    endpoint: "https://agent.example/hook",
    item: itemId(number),
    version: 1,
    type: "item.decided",
    body: { odd },
    deliverAfter: at,
  };
  await tx.q.insert(outbox).values({ id: `o-${number}`, ...sent, decisionSeq: null, attempts: 0, state: "pending" });
  await insertExecution(tx, {
    id: asExecutionId(`e-${number}`),
    item: itemId(number),
    kind: "execute",
    attempt: 1,
    keyDigest: null,
    revisionHash: hash,
    state: "succeeded",
    leaseUntil: null,
    startedAt: at,
    endedAt: at,
    result: { odd },
    error: null,
    externalRef: odd,
  });
  let prev = GENESIS;
  for (let seq = 1; seq <= EVENTS_EACH; seq++) {
    const { event, values } = sealEvent({
      stream: streamOf("item", itemId(number)),
      seq,
      prev,
      at: at + seq,
      type: "submitted",
      actor: { kind: "agent", id: asAgentId(`agent ${odd}`) },
      onBehalfOf: null,
      holder: seq === EVENTS_EACH ? null : { kind: "queue", id: asQueueId("q-1") },
      data: { number, odd },
      free: { title: odd, note: seq },
      salts: ["0a".repeat(32), "0b".repeat(32)],
    });
    await appendEvents(tx, [{ ...event, agent: seq % 2 === 0 ? AGENT : null, values }]);
    prev = event.hash;
  }
}
