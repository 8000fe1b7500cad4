// The refund of the specification, as a view gives it: for tests of what screens do with it.
import type { ItemCommandName, ItemRow, ItemView } from "@/server/views/shapes";

const HASH = `sha256:${"cf6f9206".repeat(7)}cf6fb8d4`;
const AT = Date.UTC(2026, 10, 24, 14, 22);
const MINUTE = 60_000;
const agent = { id: "agent-refund", name: "refund-agent" };
const queueHolder = {
  kind: "queue",
  id: "refunds-exceptions",
  name: "refunds-exceptions",
  accountable: { id: "p-max", name: "Max Berg", initials: "MB", you: false },
} as const;

const row: ItemRow = {
  id: "item-8841",
  version: 3,
  title: "Refund 420.00 EUR to order 8841",
  workflow: "refunds",
  step: "issue-refund",
  run: "run-8841",
  externalId: "refund-8841-1",
  agent,
  action: "issue_refund",
  review: "queued",
  reviewLabel: "queued",
  execution: "held",
  purpose: "decide",
  level: "review",
  quorum: 1,
  votes: 0,
  queue: "refunds-exceptions",
  holder: queueHolder,
  why: "amount over 250",
  atRisk: { amount: 420, currency: "EUR" },
  reversibility: "compensable",
  thumbnail: null,
  openedAt: AT - 23 * MINUTE,
  heldSince: AT - MINUTE,
  dueAt: AT + 38 * MINUTE,
  maxAt: AT + 30 * 24 * 60 * MINUTE,
  revisionHash: HASH,
};

const COMMANDS = [
  "claim",
  "release",
  "delegate",
  "move",
  "escalate",
  "suspend",
  "resume",
  "ask",
  "approve",
  "edit",
  "reject",
  "respond",
  "recall",
  "reconcile",
  "requestReversal",
  "retryReversal",
] as const satisfies readonly ItemCommandName[];

const everything = Object.fromEntries(COMMANDS.map((name) => [name, { ok: true }])) as ItemView["allowed"];

const item: ItemView = {
  ...row,
  now: AT,
  outcome: null,
  reconcileWhy: null,
  ruling: {
    level: "review",
    quorum: 1,
    policyVersion: 12,
    blind: false,
    onSilence: "reject",
    recallS: 8,
    grantS: 900,
    reasons: [
      {
        rule: "amount-over-limit",
        kind: "rule",
        text: "Amount over 250.00",
        level: "review",
        quorum: 1,
        facts: { amount: 420 },
        comparisons: [{ fact: "amount", operator: ">", value: 420, limit: 250, threshold: "limit" }],
      },
    ],
    passing: { kind: "facts", words: "amount at or below 250.00\u00a0EUR" },
    unmatched: 6,
  },
  question: "is the damage real, and is one lamp the right amount? Nobody has checked either.",
  effect: "Pays 420.00 EUR back to the card ending 4417 and e-mails the customer.",
  reversal: {
    reversibility: "compensable",
    windowS: 86_400,
    plan: "The agent charges the card again; the e-mail cannot be unsent.",
    until: null,
  },
  checks: [],
  argumentsSchema: {
    type: "object",
    properties: {
      order: { type: "string" },
      amount: { type: "number", exclusiveMinimum: 0 },
      currency: { type: "string", enum: ["EUR", "USD"] },
    },
    required: ["order", "amount", "currency"],
    additionalProperties: false,
  },
  signKeys: null,
  revision: {
    number: 2,
    hash: HASH,
    by: { kind: "agent", ...agent },
    at: AT - 13 * MINUTE,
    title: row.title,
    arguments: { order: "8841", amount: 420, currency: "EUR" },
    before: { "Balance of order 8841": "0.00 EUR", "Order status": "delivered" },
    after: { "Balance of order 8841": "−420.00 EUR", "Order status": "partly refunded" },
    confidence: 0.83,
    signals: { fraud_score: 0.12 },
    claims: [],
    atRisk: { amount: 420, currency: "EUR" },
    evidence: [],
    hidden: false,
  },
  revisions: [],
  editable: { order: "8841", amount: 420, currency: "EUR" },
  claim: null,
  skips: { count: 0, reasons: [] },
  suspension: null,
  asked: null,
  approvals: [],
  decision: null,
  stopped: null,
  grant: null,
  draft: null,
  executionRecord: null,
  timeline: [],
  ladder: [],
  siblings: [],
  group: null,
  similar: {
    searched: 2,
    cases: [],
    compared: 0,
    decided: { approve: 0, edit: 0, reject: 0, respond: 0 },
    reversed: 0,
  },
  agentRecord: { days: 90, decided: 512, approvedUnchanged: 482, interval: { low: 0.917, high: 0.96 }, executed: 481, reversed: 3 },
  allowedDecisions: ["approve", "edit", "reject", "respond"],
  respondMeans: "guidance",
  allowed: everything,
};

export const sampleRow = (over: Partial<ItemRow> = {}): ItemRow => ({ ...row, ...over });
export const sampleItem = (over: Partial<ItemView> = {}): ItemView => ({ ...item, ...over });
