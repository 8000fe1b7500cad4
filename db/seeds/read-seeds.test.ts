// The seeds of the demo: they compile, name only queues that there are, and rule the real data as their comments say.
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compilePolicy } from "@core/policy/compile-policy";
import { explainProposal } from "@core/policy/explain";
import type { Proposal } from "@core/policy/facts";
import { absentFactFindings } from "@core/policy/lint-absent";
import { ruleItem } from "@core/policy/rule-item";
import { asQueueId } from "@core/words/ids";
import { describe, expect, test } from "vitest";
import { readSeeds } from "./read-seeds";

const seeds = readSeeds(fileURLToPath(new URL(".", import.meta.url)));
const policies = new Map(seeds.workflows.map(({ policy, registry }) => [policy.workflow, compilePolicy(policy, registry)]));
const surroundings = {
  stops: { agent: false, workflow: false, all: false },
  budgetBurnt: false,
  queueRanks: new Map(seeds.queues.queues.map((queue) => [asQueueId(queue.id), queue.rank])),
  fallbackQueue: asQueueId(seeds.queues.fallback),
};
const ruled = (proposal: Proposal, edited = false) =>
  ruleItem({ policy: policies.get(proposal.workflow) ?? null, proposal, edited, surroundings });

describe("the seeds", () => {
  test("are those of the demo's workflows", () => expect([...policies.keys()].sort()).toEqual(["expenses", "mail-sorting", "refunds"]));
  test("compile without a warning", () => expect([...policies.values()].flatMap(({ problems }) => problems)).toEqual([]));
  test("ask no action for a fact that only its neighbours have", () =>
    expect([...policies.values()].flatMap(absentFactFindings)).toEqual([]));
});

const refund = (amount: number, changes: Partial<Proposal> = {}): Proposal => ({
  workflow: "refunds",
  title: `Refund ${amount} EUR to order 8841`,
  action: { name: "issue_refund", arguments: { order: "8841", amount, currency: "EUR" } },
  confidence: 0.95,
  signals: { fraud_score: 0.12, account_age_days: 400 },
  ...changes,
});

describe("a refund", () => {
  test("of a small amount runs, and a share is checked", () =>
    expect(ruled(refund(20))).toMatchObject({ level: "sampled", samplingP: 0.05 }));
  test("as the screens show it: over the limit, by a young account and an unsure agent", () => {
    const given = refund(420, { confidence: 0.83, signals: { fraud_score: 0.12, account_age_days: 12 } });
    const ruling = ruled(given);
    expect(ruling).toMatchObject({ level: "review", quorum: 1, queue: "refunds-exceptions", dueInS: 3_600, errored: false });
    expect(ruling.reasons.filter(({ kind }) => kind === "rule").map(({ text, shown, level }) => [text, shown, level])).toEqual([
      ["Amount over 250.00", "420.00\u00a0EUR", "review"],
      ["Account younger than 30\u00a0days", "12\u00a0days", "review"],
      ["Agent less sure than 0.90", "0.83", "review_after"],
    ]);
    const words = explainProposal(policies.get("refunds") ?? null, given, false, { reversibility: "compensable", windowS: 86_400 });
    expect(words.effect).toBe("Pays 420.00\u00a0EUR back for order 8841 and e-mails the customer.");
  });
  test("as the API's page submits it, with a new customer of unknown age", () => {
    const ruling = ruled(refund(420, { confidence: 0.83, signals: { fraud_score: 0.12, new_customer: true } }));
    expect(ruling.matched).toEqual(["amount-over-review", "young-account", "unsure-agent"]);
    expect(ruling.errored).toBe(false);
  });
  test("over 2,000.00 needs two people", () =>
    expect(ruled(refund(2_420))).toMatchObject({ level: "review", quorum: 2, queue: "finance-leads" }));
  test("in another currency is looked at", () =>
    expect(ruled(refund(20, { action: { name: "issue_refund", arguments: { order: "1", amount: 20, currency: "USD" } } })).matched).toEqual(
      ["other-currency"],
    ));
  test("that says nothing of the customer is looked at", () => expect(ruled(refund(20, { signals: {} })).level).toBe("review"));
  test("that a person edited can still be signed by one", () =>
    expect(ruled(refund(210), true)).toMatchObject({ level: "review", quorum: 1 }));
});

test("accounts are closed by people only, and data is never erased", () => {
  const of = (name: string) => ruled({ workflow: "refunds", title: name, action: { name, arguments: { customer: "77", why: "asked" } } });
  expect(of("close_account")).toMatchObject({ level: "human_only", queue: "account-owners", reversibility: "irreversible" });
  expect(of("erase_customer").level).toBe("blocked");
});

describe("a declaration", () => {
  const declared = (amount: number, resubmitted = false) =>
    ruled({
      workflow: "expenses",
      title: "Pay declaration 112585",
      action: { name: "pay_declaration", arguments: { declaration: "declaration 112585", amount, currency: "EUR" } },
      signals: { resubmitted, rejections: resubmitted ? 1 : 0 },
    });
  test.each([
    [40, false, "sampled", 1],
    [140, false, "review_after", 1],
    [43.09, true, "review", 1],
    [300, false, "review", 1],
    [1_755.85, false, "review", 2],
  ] as const)("of %d, submitted again: %s", (amount, again, level, quorum) =>
    expect(declared(amount, again)).toMatchObject({ level, quorum, errored: false }),
  );
});

/** The real readings lie beside the checkout where it is developed, and nowhere else. */
const DATA = fileURLToPath(new URL("../../../shared/data/", import.meta.url));
const linesOf = (file: string): unknown[] =>
  readFileSync(`${DATA}${file}`, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

describe.skipIf(!existsSync(`${DATA}letters.jsonl`))("the 1,495 real readings", () => {
  type Reading = Proposal & { external_id: string };
  const readings = existsSync(`${DATA}letters.jsonl`) ? (linesOf("letters.jsonl") as Reading[]) : [];
  test("pass where they are sure, and nearly all that are wrong are seen", () => {
    const truth = new Map(
      (linesOf("letters-truth.jsonl") as { external_id: string; digit: number }[]).map((entry) => [entry.external_id, entry.digit]),
    );
    const judged = readings.map((reading) => ({
      ruling: ruled(reading),
      wrong: truth.get(reading.external_id) !== reading.action.arguments.digit,
    }));
    const isHeld = (level: string) => level === "review" || level === "human_only";
    const passed = judged.filter(({ ruling }) => !isHeld(ruling.level));
    const held = judged.filter(({ ruling }) => isHeld(ruling.level));
    expect([passed.length, passed.filter(({ wrong }) => wrong).length]).toEqual([649, 2]);
    expect([held.length, held.filter(({ wrong }) => wrong).length]).toEqual([846, 94]);
    expect(judged.filter(({ ruling }) => ruling.errored)).toEqual([]);
  });
  test("can be signed by another digit, and stay what they were ruled", () => {
    const doubtful = readings.find((reading) => reading.external_id === "letter-0014-digit-3");
    if (doubtful === undefined) throw new Error("the reading is gone");
    const edited = { ...doubtful, action: { ...doubtful.action, arguments: { digit: 1 } } };
    expect(ruled(edited, true)).toMatchObject({ level: "review", quorum: 1, errored: false });
  });
});
