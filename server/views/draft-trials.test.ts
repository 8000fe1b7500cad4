// What the studio tells of past items while a draft is written: each position of a threshold against the simulation of it, and a rule tried on items and on cases that never were.
import type { Operator } from "@core/policy/operators";
import { movesAt } from "@core/policy/threshold-moves";
import type { PersonId } from "@core/words/ids";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runNextSimulation } from "../jobs/run-simulations";
import { createCounter } from "../simulation/counter";
import { type Desk, openDesk, refusalOf } from "../trpc/testing/desk";
import { importRefunds } from "../trpc/testing/past-refunds";
import { plain } from "./testing/screen";

let desk: Desk;
let ada: PersonId;
let aud: PersonId;
let narrow: PersonId;
const items = new Map<number, string>();
beforeAll(async () => {
  desk = await openDesk();
  ada = await desk.add("the-author", ["admin"]);
  aud = await desk.add("the-auditor", ["auditor"]);
  narrow = await desk.add("of-another-workflow", ["admin workflow:expenses"]);
  for (const amount of [40, 260, 300, 420]) items.set(amount, (await desk.submit(amount)).itemId);
  await importRefunds(desk.world.deps, [280, 50]);
});
afterAll(() => desk.close());

const counters = { most: 1, counter: async () => createCounter(desk.world.deps.store) };
const caller = async (person: PersonId = ada) => (await desk.as(person)).policies;
const start = async () => (await (await caller()).startDraft({ workflow: "refunds", name: "A draft", restore: null })).id;
const docOf = async (draft: string) => (await caller()).draft({ draft });
async function move(draft: string, name: string, value: number) {
  const { policy, version } = await docOf(draft);
  const thresholds = policy.thresholds as Record<string, object>;
  const moved = { ...policy, thresholds: { ...thresholds, [name]: { ...thresholds[name], value } } };
  await (await caller()).saveDraft({ draft, version, policy: JSON.parse(JSON.stringify(moved)) });
}
const of = async (draft: string, name: string) => {
  const found = await (await caller()).thresholdValues({ draft, version: (await docOf(draft)).version });
  const values = found.thresholds.find((threshold) => threshold.name === name);
  if (values === undefined) throw new Error(`no ${name}`);
  return { found, values };
};

test("each position says what the simulation then says", async () => {
  const draft = await start();
  const { found, values } = await of(draft, "review_over");
  expect(found).toMatchObject({ items: 6, imported: 2 });
  expect(values).toMatchObject({
    direction: "raising-loosens",
    why: null,
    fact: { name: "amount", label: "Amount" },
    positions: null,
    values: 6,
  });
  expect(values.uses).toEqual([
    { rule: "amount-over-review", level: "review", comparison: { fact: "amount", label: "Amount", operator: ">" satisfies Operator } },
  ]);
  for (const position of [40, 270, 500]) {
    await move(draft, "review_over", position);
    const moves = movesAt(values.courses, position);
    while (await runNextSimulation(desk.world.deps, counters, new AbortController().signal));
    const { found: simulated } = await (await caller()).simulation({ draft });
    expect([position, moves.reduce((sum, { count }) => sum + count, 0)]).toEqual([position, simulated?.moved]);
  }
  // What the draft says of the threshold itself changes none of it.
  expect((await of(draft, "review_over")).values.courses).toEqual(values.courses);
});

test("a direction that is not known says why", async () => {
  const draft = await start();
  const { policy, version } = await docOf(draft);
  const rules = [
    { id: "both", when: "amount > t.dual_over || amount < t.dual_over", require: { level: "review" }, reason: "Both ways" },
    { id: "twice", when: "amount * 2.0 > t.review_over", require: { level: "review" }, reason: "Twice" },
    { id: "equal", when: "fraud_score == t.fraud_floor", require: { level: "review" }, reason: "Equal" },
    { id: "beside", when: "account_age_days < t.min_account_days || new_customer", require: { level: "review" }, reason: "Young" },
  ];
  await (await caller()).saveDraft({ draft, version, policy: JSON.parse(JSON.stringify({ ...policy, rules })) });
  const { thresholds } = (await of(draft, "review_over")).found;
  expect(thresholds.map(({ name, why }) => [name, why])).toEqual([
    ["review_over", "calculated"],
    ["dual_over", "both-ways"],
    ["min_account_days", "beside"],
    ["confidence_floor", null],
    ["fraud_floor", "equal"],
  ]);
  const named = (name: string) => thresholds.find((threshold) => threshold.name === name);
  expect(named("review_over")?.positions).toContain(250);
  expect(named("confidence_floor")).toMatchObject({ direction: "unused", uses: [], bars: null });
});

const RULE = {
  id: "amount-over-review",
  when: "amount > t.review_over",
  require: { level: "review" },
  reason: "Amount over {t.review_over}",
  actions: ["issue_refund"],
  show: null,
};

test("a rule as it is typed says of each item what a reviewer would read, and what it changes", async () => {
  const draft = await start();
  const { version } = await docOf(draft);
  const tried = await (await caller()).tryRule({
    draft,
    version,
    rule: { ...RULE, when: "amount > 270.0", reason: "{amount} is over 270" },
  });
  expect(tried).toMatchObject({ items: 6, asked: 6, imported: 2, counts: { matches: 3, misses: 3, fails: 0 } });
  const read = tried.shown.matches.map(({ title, reason, without, with: after }) => [title, plain(reason?.text ?? null), without, after]);
  expect(read).toContainEqual(["Refund old-280", "280.00 EUR is over 270", "sampled", "review"]);
  // The very words that stand on the approval screen.
  const same = await (await caller()).tryRule({ draft, version, rule: RULE });
  const item = await (await desk.as(ada)).items.get({ itemId: items.get(420) as never });
  const there = item.ruling?.reasons.find(({ rule }) => rule === RULE.id);
  expect(same.shown.matches.find(({ id }) => id === items.get(420))?.reason).toEqual(there);
});

test("a rule that fails is told with its error; another workflow's draft does not exist; what is no rule is refused by its field", async () => {
  const draft = await start();
  const { version } = await docOf(draft);
  const failing = await (await caller(aud)).tryRule({
    draft,
    version,
    rule: { ...RULE, id: "new-one", when: "account_age_days < 10.0 && ghost" },
  });
  expect(failing.counts).toEqual({ matches: 0, misses: 0, fails: 6 });
  expect(failing.shown.fails[0]?.reason?.text).toContain("ghost");
  const refused = await refusalOf(async () => (await caller()).tryRule({ draft, version, rule: { ...RULE, require: { level: "most" } } }));
  expect(refused?.refusal).toMatchObject({ code: "invalid", errors: [{ path: "/policy/rules/0/require/level" }] });
  for (const call of [
    async () => (await caller(narrow)).tryRule({ draft, version, rule: RULE }),
    async () => (await caller(narrow)).thresholdValues({ draft, version }),
    async () => (await caller(narrow)).tryCase({ draft, version, rule: RULE, on: { kind: "item", id: items.get(40) ?? "" } }),
    async () => (await caller()).tryCase({ draft, version, rule: RULE, on: { kind: "item", id: "none" } }),
  ])
    expect((await refusalOf(call))?.refusal.code).toBe("not-found");
});

test("one item, or a case that never was: all its facts, and what each rule says of it", async () => {
  const draft = await start();
  const { version } = await docOf(draft);
  const one = await (await caller()).tryCase({ draft, version, rule: RULE, on: { kind: "item", id: items.get(420) ?? "" } });
  expect(one).toMatchObject({ action: "issue_refund", without: "sampled", with: "review" });
  expect(plain(one.facts.find(({ name }) => name === "amount")?.words ?? null)).toBe("420.00 EUR");
  expect(one.rules).toContainEqual(expect.objectContaining({ rule: "amount-over-dual", outcome: "misses" }));

  const facts = { amount: 9_000, currency: "EUR", confidence: 0.99, fraud_score: 0.1, account_age_days: 3 };
  const made = await (await caller()).tryCase({ draft, version, rule: RULE, on: { kind: "facts", action: "issue_refund", facts } });
  expect(made).toMatchObject({ title: null, with: "dual" });
  expect(made.rules.filter(({ outcome }) => outcome === "matches").map(({ rule }) => rule)).toEqual([
    "amount-over-review",
    "amount-over-dual",
    "young-account",
  ]);
  expect(made.facts.find(({ name }) => name === "new_customer")).toEqual({ name: "new_customer", label: null, words: null });
  const unknown = await (await caller()).tryCase({ draft, version, rule: RULE, on: { kind: "facts", action: "constructor", facts: {} } });
  expect(unknown).toMatchObject({ facts: [], with: "review" });
});
