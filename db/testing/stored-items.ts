// Items for the store's tests: legal rows by default, and any field as a test needs it.
import type { Item } from "@core/lifecycle/item";
import { sealEvent, streamOf } from "@core/trail/event";
import { GENESIS, sha256 } from "@core/trail/hash";
import type { Holder } from "@core/words/actors";
import { asAgentId, asItemId, asQueueId, type Hash, type ItemId } from "@core/words/ids";
import { FINAL_EXECUTION_STATES } from "@core/words/vocabulary";
import type { NewEvent } from "../queries/events";
import type { StoredItem } from "../queries/stored-item";

export const AGENT = asAgentId("agent-1");
export const QUEUE = asQueueId("refunds-exceptions");

/** Ids in order of their numbers, as UUIDv7 are in order of their time. */
export const itemId = (number: number): ItemId => asItemId(`0193aaaa-0000-7000-8000-${number.toString(16).padStart(12, "0")}`);

export function foldOf(number: number, change: Partial<Item> = {}): Item {
  const hash = sha256(`revision ${number}`);
  return {
    id: itemId(number),
    agent: AGENT,
    owner: null,
    maker: null,
    workflow: "refunds",
    action: "issue_refund",
    group: null,
    bodyDigest: sha256(`body ${number}`),
    allowedDecisions: ["approve", "reject"],
    respondMeans: "guidance",
    version: 1,
    openedAt: number,
    lastAt: number,
    closedAt: null,
    review: "queued",
    execution: "held",
    purpose: "decide",
    reconcileWhy: null,
    outcome: null,
    queue: QUEUE,
    rung: null,
    claim: null,
    suspension: null,
    question: null,
    maxAt: null,
    revision: { number: 1, hash, actionHash: hash, by: AGENT, byKind: "agent" },
    lastRevision: 1,
    earlierRevisions: [],
    ruling: null,
    votes: [],
    decision: null,
    grant: null,
    lostGrant: null,
    run: null,
    reversal: null,
    reversibleUntil: null,
    touchedByPerson: false,
    revisedByAgent: false,
    rungsFired: [],
    material: [],
    ...change,
  };
}

const isFinal = (execution: Item["execution"]) => FINAL_EXECUTION_STATES.some((final) => final === execution);

export function storedItem(number: number, fold: Partial<Item> = {}, beside: Partial<Omit<StoredItem, "item">> = {}): StoredItem {
  const item = foldOf(number, fold);
  const holder: Holder | null = isFinal(item.execution) ? null : { kind: "queue", id: QUEUE };
  return {
    item,
    holder,
    heldSince: item.openedAt,
    nextAt: null,
    workflow: item.workflow,
    step: null,
    run: null,
    externalId: null,
    title: `Item ${number}`,
    priority: 0,
    dueAt: null,
    wishAt: beside.dueAt ?? null,
    respondBy: null,
    resolveBy: null,
    atRisk: null,
    ruling: null,
    correlation: null,
    callbackUrl: null,
    supersedes: null,
    ...beside,
  };
}

/** An event of an item's stream, hashed into its place. */
export function newEvent(number: number, seq: number, prev: Hash = GENESIS, at = seq): NewEvent {
  const { event, values } = sealEvent({
    stream: streamOf("item", itemId(number)),
    seq,
    prev,
    at,
    type: "submitted",
    actor: { kind: "agent", id: AGENT },
    onBehalfOf: null,
    holder: { kind: "queue", id: QUEUE },
    data: { n: number },
    free: { title: `Item ${number}, event ${seq}` },
    salts: ["0a".repeat(32)],
  });
  return { ...event, agent: AGENT, values };
}
