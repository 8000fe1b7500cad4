// What the benchmarks submit: a refund of about 700 bytes with evidence, which waits for a person; and how they submit many.
import { randomUUID } from "node:crypto";

const WAITS = 420;
const PASSES = 20;
const BATCH = 1_000;

export const submission = () => refund(WAITS);

/** One that waits, for another amount each time. */
export const waiting = () => refund(251 + Math.round(Math.random() * 70_000) / 100);

/** A refund that policy passes by itself. */
export const small = () => refund(PASSES);

interface Agent {
  readonly urls: readonly string[];
  /** Headers of its requests. */
  readonly agent: Readonly<Record<string, string>>;
}

/** Answers the items' ids. */
export async function submitInBatches({ urls: [url], agent }: Agent, count: number, one: () => string): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let left = count; left > 0; left -= BATCH) {
    const items = `{"items":[${Array.from({ length: Math.min(BATCH, left) }, one).join(",")}]}`;
    const answer = await fetch(`${url}/api/v1/items:batch`, { method: "POST", headers: agent, body: items });
    if (!answer.ok) throw new Error(`a batch was refused: ${await answer.text()}`);
    const { results } = (await answer.json()) as { results: readonly { item: { id: string } }[] };
    ids.push(...results.map(({ item }) => item.id));
  }
  return ids;
}

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
