// Examples of the OpenAPI document: one refund, from its submission to its execution.
import type { EventJson, ExecutionJson, ItemJson } from "./schemas";

const ITEM = "019ab5c2-7d10-7f3e-9a41-5c0e8b2d6f17";
const HASH = "sha256:5b1d2c7b0c6a0a4f7d2f1f3d0f3e6a9d8c7b6a5f4e3d2c1b0a99887766554433";
const MARA = { id: "019ab5b0-1111-7a22-8b33-4c44d5e6f708", name: "Mara Lindt" };
const refund = { order: "8841", amount: 420, currency: "EUR" };

export const exampleSubmission = {
  workflow: "refunds",
  run: "run-8841",
  step: "issue-refund",
  external_id: "refund-8841-1",
  title: "Refund 420.00 EUR to order 8841",
  action: {
    name: "issue_refund",
    arguments: refund,
    before: { balance: 0 },
    after: { balance: -420 },
    reversibility: "compensable",
    reversal_window_s: 86_400,
  },
  confidence: 0.83,
  signals: { fraud_score: 0.12, new_customer: true },
  evidence: [
    { kind: "text", label: "Customer message", content: "The parcel arrived broken." },
    { kind: "link", label: "Order page", url: "https://shop.example/orders/8841" },
  ],
  at_risk: { amount: 420, currency: "EUR" },
  allowed_decisions: ["approve", "edit", "reject", "respond"],
  due_in_s: 3_600,
};

export const exampleRevision = {
  action: { name: "issue_refund", arguments: { ...refund, amount: 380 } },
  confidence: 0.91,
  message: "The shipping fee is not refundable, so 380.00.",
};

export const exampleItem: ItemJson = {
  id: ITEM,
  version: 3,
  revision: 1,
  revision_hash: HASH,
  nonce: "9f86d081884c7d659a2feaa0c55ad015",
  review: "queued",
  execution: "held",
  authority: "human",
  holder: { kind: "queue", id: "refunds-exceptions", accountable: MARA },
  ruling: {
    level: "review",
    quorum: 1,
    queue: "refunds-exceptions",
    policy_version: 12,
    due_at: "2026-11-24T10:30:00.000Z",
    reasons: [{ rule: "amount-over-limit", text: "Amount over 250", facts: { amount: 420 } }],
  },
  decision: null,
  grant: null,
  execution_id: null,
  correlation: {},
  group: null,
  workflow: "refunds",
  run: "run-8841",
  step: "issue-refund",
  external_id: "refund-8841-1",
  title: exampleSubmission.title,
  action: "issue_refund",
  supersedes: null,
  opened_at: "2026-11-24T09:30:00.000Z",
  closed_at: null,
  question: null,
  reversal: null,
};

export const exampleExecution: ExecutionJson = {
  id: "019ab5c9-0a1b-7c2d-8e3f-405162738495",
  item: ITEM,
  kind: "execute",
  state: "executing",
  revision_hash: HASH,
  arguments: refund,
  lease_expires_at: "2026-11-24T09:50:00.000Z",
  started_at: "2026-11-24T09:45:00.000Z",
  ended_at: null,
  result: null,
  error: null,
  external_ref: null,
};

export const exampleVerification = {
  id: "019ab5c3-11f0-7a52-8c3e-2f9d6b1a4e70",
  subject: "customer:77",
  predicate: "identity-verified",
  fingerprint: HASH,
  by: { kind: "person", id: "019ab5c2-0a10-7c21-9d44-3b7e5f6a8c90" },
  at: "2026-11-24T09:31:00.000Z",
  until: null,
  withdrawn_at: null,
};
export const exampleReceipt = { stream: `item:${ITEM}`, seq: 5, hash: HASH };

export const exampleEvent: EventJson & { readonly log_index: number } = {
  log_index: 1041,
  stream: `item:${ITEM}`,
  seq: 3,
  item: ITEM,
  at: "2026-11-24T09:30:00.000Z",
  type: "queued",
  actor: { kind: "system", id: "policy" },
  for: null,
  holder: { kind: "queue", id: "refunds-exceptions" },
  data: { why: "ruled" },
  prev: "sha256:0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0",
  hash: "sha256:a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f90",
};

/** A key and a note that belong together: the signature holds. */
export const exampleKey = "countersign.example/trail+bc233896+AUvq3isjNDC5cYuqzs8P4FHLIqILbXmlqfxa2HOI4vc8";
export const exampleCheckpoint = {
  origin: "countersign.example/trail",
  checkpoint: {
    size: 4_096,
    root: "4813494d137e1631bba301d5acab6e7bb7aa74ce1185d456565ef51d737677b2",
    at: "2026-11-24T09:45:20.000Z",
    key: exampleKey,
    note: "countersign.example/trail\n4096\nSBNJTRN+FjG7owHVrKtue7eqdM4RhdRWVl71HXN2d7I=\n\n— countersign.example/trail vCM4llCXxwnchCQgvcbz8O/PadrvQgVUBPPg2mn8K1EQ60V6ok1/7hFulaE2PsT44iI0M+85fk6cifdftRwA00Qq/wU=\n",
  },
};
export const exampleHashes = [
  "a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f90",
  "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0",
];
