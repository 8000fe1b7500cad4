// A run of our own, written as XES and read again: the same case, with what people decided.
import { type OwnItem, ownRun } from "@core/trail/run-log";
import type { RecordedEvent } from "@core/words/events";
import { expect, test } from "vitest";
import { readHistory } from "./read-history";
import { xesFoot, xesHead, xesTrace } from "./write-xes";

const event = (seq: number, type: string, more: object): RecordedEvent =>
  ({
    seq,
    at: 1_700_000_000_000 + seq * 1_000,
    type,
    actor: { kind: "agent", id: "refund-agent" },
    holder: null,
    free: {},
    data: {},
    ...more,
  }) as unknown as RecordedEvent;

async function* whole(text: string) {
  yield new TextEncoder().encode(text);
}

test("a run of ours comes back as its events, and its items as the cases that they were", async () => {
  const item: OwnItem = {
    item: { id: "0193-a", action: "issue_refund" },
    step: "issue-refund",
    events: [
      event(1, "submitted", { holder: { kind: "agent", id: "refund-agent" } }),
      event(2, "queued", { holder: { kind: "queue", id: "refunds" } }),
      event(5, "cleared", { actor: { kind: "person", id: "ria" }, data: { decision: { kind: "approve" } } }),
      event(9, "reversed", {}),
    ],
    proposed: {
      title: "Refund <b>420</b> & more",
      action: { arguments: { order: "8841", amount: 420 } },
      signals: { fraud_score: 0.1 },
      at_risk: { amount: 420, currency: "EUR" },
      confidence: 0.93,
    } as unknown as OwnItem["proposed"],
  };
  const run = ownRun("refunds", "order-8841", [item]);
  const entries = [];
  for await (const entry of readHistory(whole(`${xesHead("items")}${xesTrace(run)}${xesFoot()}`))) entries.push(entry);
  expect(entries).toEqual([
    {
      position: 1,
      kind: "items",
      run,
      items: [
        {
          submission: expect.objectContaining({
            workflow: "refunds",
            run: "order-8841",
            step: "issue-refund",
            external_id: "0193-a",
            title: "Refund <b>420</b> & more",
            action: expect.objectContaining({ name: "issue_refund", arguments: { order: "8841", amount: 420 } }),
            signals: { fraud_score: 0.1 },
            confidence: 0.93,
          }),
          externalId: "0193-a",
          at: 1_700_000_001_000,
          decision: "approve",
          verdict: "wrong",
          decidedInS: 4,
          byRole: "person",
        },
      ],
    },
  ]);
});
