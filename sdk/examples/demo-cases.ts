// The demo's cases as submissions: real letters, real travel declarations, and a shop's refunds. See demo-data/LICENSE.md.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Item, ItemSubmission, RevisionSubmission } from "../client";

const DATA = resolve(import.meta.dirname, "demo-data");
const lines = <Row>(name: string): Row[] =>
  readFileSync(resolve(DATA, name), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Row);

interface Declaration {
  readonly declaration: string;
  readonly amount: number;
  readonly budget: string;
  readonly number: string;
  readonly rejections: number;
  readonly history: readonly { readonly at: string; readonly step: string; readonly role: string }[];
}

interface Refund {
  readonly order: string;
  readonly amount: number;
  /** What the agent proposes at first, where that is too much. */
  readonly proposed?: number;
  readonly currency: string;
  readonly confidence: number;
  readonly fraud_score: number;
  readonly account_age_days: number;
  readonly new_customer: boolean;
  readonly message: string;
  readonly items: Readonly<Record<string, number>>;
  readonly paid: string;
  readonly delivered: string;
}

const refunds = lines<Refund>("refunds.jsonl");
const money = (amount: number, currency: string) =>
  `${amount.toLocaleString("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 })} ${currency}`;

function declarationCase({ declaration, amount, budget, number, rejections, history }: Declaration): ItemSubmission {
  return {
    workflow: "expenses",
    run: `declaration-${declaration}`,
    step: "pay",
    external_id: `declaration-${declaration}`,
    title: `Pay declaration ${declaration}`,
    action: {
      name: "pay_declaration",
      arguments: { declaration: number, amount, currency: "EUR", budget },
      before: { "Paid for this declaration": "0.00 EUR", "Declaration status": "approved, not paid" },
      after: { "Paid for this declaration": money(amount, "EUR"), "Declaration status": "paid" },
      reversibility: "compensable",
      reversal_window_s: 259_200,
    },
    signals: { resubmitted: rejections > 0, rejections },
    evidence: [
      { kind: "json", label: "Declaration", content: { number, amount: money(amount, "EUR"), budget } },
      { kind: "text", label: "What happened before", content: history.map(({ at, step, role }) => `${at}  ${step} (${role})`).join("\n") },
    ],
    at_risk: { amount, currency: "EUR" },
  };
}

/** Nulls for what a submission leaves out: the shape of both a first proposal and a corrected one. */
function refundProposal(refund: Refund, amount: number): RevisionSubmission & { readonly title: string } {
  const { order, currency, confidence, fraud_score, account_age_days, new_customer, message, items, paid, delivered } = refund;
  return {
    title: `Refund ${money(amount, currency)} to order ${order}`,
    action: {
      name: "issue_refund",
      arguments: { order, amount, currency },
      before: { [`Balance of order ${order}`]: money(0, currency), "Order status": "delivered" },
      after: { [`Balance of order ${order}`]: `−${money(amount, currency)}`, "Order status": "partly refunded" },
      reversibility: "compensable",
      reversal_window_s: 86_400,
    },
    confidence,
    signals: { fraud_score, account_age_days, new_customer },
    evidence: [
      { kind: "text", label: "Customer message", content: message },
      { kind: "json", label: "Order", content: { ...items, paid, delivered } },
      { kind: "link", label: "Order page", url: `https://shop.example/orders/${order}` },
    ],
    claims: [{ subject: `order:${order}`, predicate: "was paid" }],
    at_risk: { amount, currency },
  };
}

const refundCase = (refund: Refund): ItemSubmission => ({
  workflow: "refunds",
  run: `order-${refund.order}`,
  step: "issue-refund",
  external_id: `refund-${refund.order}`,
  ...refundProposal(refund, refund.proposed ?? refund.amount),
});

/** How the agent answers a question: with a corrected proposal where it has one, else in words. */
export function answerTo(item: Item): { readonly revision: RevisionSubmission } | { readonly message: string } {
  if (item.workflow === "refunds") {
    const refund = refunds.find(({ order }) => item.external_id?.startsWith(`refund-${order}`));
    if (refund?.proposed !== undefined && item.revision === 1) {
      return { revision: { ...refundProposal(refund, refund.amount), message: "You are right: only the broken one is to be refunded." } };
    }
    return { message: "The order page and the customer's message are all that I have. I stand by the amount." };
  }
  if (item.workflow === "expenses") return { message: "Every approval before this one is in the evidence; I know of no other receipts." };
  return { message: "I looked at the scan again and read the same digit. The second reader has nothing to add." };
}

/** What is proposed next in the run, once this was done: a refund is told to the customer. */
export function nextAfter(item: Item, done: Readonly<Record<string, unknown>>): ItemSubmission | null {
  const { order, amount, currency } = done;
  if (item.action !== "issue_refund" || typeof order !== "string" || typeof amount !== "number" || !item.run) return null;
  return {
    workflow: item.workflow,
    run: item.run,
    step: "tell-customer",
    external_id: `reply-${item.run}`,
    title: `Tell the customer of order ${order} that the refund is on its way`,
    action: {
      name: "send_reply",
      arguments: {
        order,
        text: `We have refunded ${money(amount, String(currency))} for order ${order}. It is on your account within three working days.`,
      },
    },
    confidence: 0.97,
  };
}

/** Every case once, mixed as they would come in. `round` tells repetitions apart. */
export function casesOf(round: number): readonly ItemSubmission[] {
  const letters = lines<ItemSubmission>("letters.jsonl");
  const others = [...refunds.map(refundCase), ...lines<Declaration>("declarations.jsonl").map(declarationCase)];
  const everyNth = Math.ceil(letters.length / others.length);
  const mixed = letters.flatMap((letter, index) => {
    const other = index % everyNth === 0 ? others[index / everyNth] : undefined;
    return other ? [other, letter] : [letter];
  });
  return round === 0 ? mixed : mixed.map((submission) => again(submission, round));
}

function again(submission: ItemSubmission, round: number): ItemSubmission {
  const suffix = `-again-${round}`;
  return { ...submission, external_id: `${submission.external_id}${suffix}`, run: `${submission.run}${suffix}` };
}
