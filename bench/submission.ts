// What the benchmarks submit: a refund of about 700 bytes with evidence, which waits for a person.
import { randomUUID } from "node:crypto";

const WAITS = 420;
const PASSES = 20;

export const submission = () => refund(WAITS);

/** One that waits, for another amount each time. */
export const waiting = () => refund(251 + Math.round(Math.random() * 70_000) / 100);

/** A refund that policy passes by itself. */
export const small = () => refund(PASSES);

function refund(amount: number): string {
  const order = randomUUID();
  return JSON.stringify({
    workflow: "refunds",
    run: `run-${order}`,
    step: "issue-refund",
    external_id: `refund-${order}`,
    title: `Refund ${amount}.00 EUR to order ${order}`,
    action: {
      name: "issue_refund",
      arguments: { order, amount, currency: "EUR" },
      before: { balance: 0 },
      after: { balance: -amount },
    },
    confidence: 0.97,
    signals: { fraud_score: 0.12, account_age_days: 400 },
    evidence: [
      {
        kind: "text",
        label: "Customer message",
        content: "The parcel arrived broken. One of the two lamps is in pieces, the other one is fine.",
      },
    ],
    at_risk: { amount, currency: "EUR" },
  });
}
