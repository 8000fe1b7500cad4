// Versions read and compared, drafts on the boundary map, and what its rows remember: who changed them last, and how their items were decided.

import type { PersonId } from "@core/words/ids";
import type { JsonObject } from "@core/words/vocabulary";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Desk, openDesk, refusalOf } from "../trpc/testing/desk";

let desk: Desk;
let ada: PersonId;
let max: PersonId;
let rita: PersonId;
beforeAll(async () => {
  desk = await openDesk();
  ada = await desk.add("the-author", ["admin"]);
  max = await desk.add("the-manager", ["manager"]);
  rita = await desk.add("the-reviewer", ["reviewer"], ["refunds-exceptions"]);
});
afterAll(() => desk.close());

const WORKFLOW = "refunds";
type Named<Value> = Record<string, Value>;

/** Changes a draft's documents as an editor would. */
async function write(id: string, change: (policy: JsonObject, registry: JsonObject) => { policy?: JsonObject; registry?: JsonObject }) {
  const caller = await desk.as(ada);
  const { version, policy, registry } = await caller.policies.draft({ draft: id });
  const changed = change(policy, registry);
  await caller.policies.saveDraft({ draft: id, version, ...JSON.parse(JSON.stringify(changed)) });
}

const start = async (restored: { readonly restore?: number; readonly restoreRegistry?: number } = {}) =>
  (await (await desk.as(ada)).policies.startDraft({ workflow: WORKFLOW, name: "A draft", ...restored })).id;

const threshold = (name: string, value: number) => (policy: JsonObject) => {
  const thresholds = policy.thresholds as unknown as Named<JsonObject>;
  return { policy: { ...policy, thresholds: { ...thresholds, [name]: { ...thresholds[name], value } } } };
};
const question = (text: string) => (_policy: JsonObject, registry: JsonObject) => {
  const actions = registry.actions as unknown as Named<JsonObject>;
  return { registry: { ...registry, actions: { ...actions, issue_refund: { ...actions.issue_refund, question: text } } } };
};

/** By its author alone where it tightens, else by both. */
async function publish(id: string, reason: string): Promise<void> {
  desk.world.pass(60_000);
  const caller = await desk.as(ada);
  const draft = await caller.policies.draft({ draft: id });
  const order = { draft: id, hash: draft.hash, warnings: draft.findings.length };
  if (draft.tightening) await caller.policies.publish({ ...order, version: draft.version, reason });
  else {
    await caller.policies.askSecond({ draft: id, version: draft.version, reason });
    await (await desk.as(max)).policies.publish({ ...order, version: draft.version + 1 });
  }
}

const read = async (version: number, other: number | null = null, kind: "policy" | "registry" = "policy") =>
  (await desk.as(rita)).policies.version({ workflow: WORKFLOW, kind, version, with: other });
const told = (changes: Awaited<ReturnType<typeof read>>["changes"]) =>
  changes.map(({ of, field, from, to, way }) => [of, field, from, to, way]);

test("a version is read with who wrote it, who signed it, why, what stood beside it, and what it changed against any other", async () => {
  const tighter = await start();
  await write(tighter, threshold("review_over", 200));
  await publish(tighter, "Receipts were often wrong.");
  const wider = await start();
  await write(wider, threshold("review_over", 300));
  await write(wider, question("is it right?"));
  await publish(wider, "The audits support it.");

  const first = await read(1);
  expect(first).toMatchObject({ version: 1, with: null, changes: [], draft: null, reason: null, inForce: false, beside: 1 });
  const second = await read(2);
  expect(second).toMatchObject({ with: 1, tightening: true, author: { id: ada }, approver: null, draft: { id: tighter }, beside: 1 });
  expect(told(second.changes)).toEqual([["review_over", "value", 250, 200, "tightens"]]);
  const third = await read(3);
  expect(third).toMatchObject({
    with: 2,
    tightening: false,
    approver: { id: max },
    reason: "The audits support it.",
    inForce: true,
    beside: 2,
  });
  expect(told(third.changes).map(([of, field]) => [of, field])).toEqual([
    ["review_over", "value"],
    ["issue_refund", "question"],
  ]);
  // Backwards as well, and with what it has no change against.
  expect(told((await read(1, 3)).changes)).toContainEqual(["review_over", "value", 300, 250, "tightens"]);
  expect((await read(3, 3)).changes).toEqual([]);
  expect(second.digest).not.toBe(third.digest);

  const page = await (await desk.as(rita)).policies.get({ workflow: WORKFLOW });
  expect(page.versions.map(({ version, reason }) => [version, reason])).toEqual([
    [3, "The audits support it."],
    [2, "Receipts were often wrong."],
    [1, null],
  ]);
});

test("a registry has versions of its own, which a draft of the policy alone is not taken for; both are restored by drafts", async () => {
  const registry = await read(2, null, "registry");
  expect(registry).toMatchObject({ policy: null, approver: { id: max }, reason: "The audits support it.", beside: 3 });
  expect(told(registry.changes).map(([of, field]) => [of, field])).toEqual([["issue_refund", "question"]]);
  // Version 1 was planted, though a draft that left it alone was published beside it.
  expect(await read(1, null, "registry")).toMatchObject({ draft: null, approver: null, reason: null });
  expect((await (await desk.as(rita)).policies.get({ workflow: WORKFLOW })).registryVersions.map(({ version }) => version)).toEqual([2, 1]);

  const back = await start({ restoreRegistry: 1 });
  const draft = await (await desk.as(ada)).policies.draft({ draft: back });
  expect(draft.changes.map(({ part, of, field }) => [part, of, field])).toEqual([["registry", "issue_refund", "question"]]);
  expect((await refusalOf(() => start({ restoreRegistry: 9 })))?.code).toBe("NOT_FOUND");
  for (const [version, other] of [
    [9, null],
    [1, 9],
  ] as const)
    expect((await refusalOf(() => read(version, other)))?.code).toBe("NOT_FOUND");
});

test("a draft that is over says what it changed when it was published or dropped, whatever came after it", async () => {
  const { overDrafts } = await (await desk.as(rita)).policies.get({ workflow: WORKFLOW });
  const published = overDrafts.findLast(({ state }) => state === "published");
  const draft = await (await desk.as(rita)).policies.draft({ draft: published?.id ?? "" });
  expect(told(draft.changes)).toEqual([["review_over", "value", 250, 200, "tightens"]]);
});

test("the map is drawn as an open draft would have it, beside what is in force; a draft that is over draws nothing", async () => {
  const id = await start();
  await write(id, threshold("dual_over", 1_500));
  const caller = await desk.as(rita);
  const grid = await caller.policies.grid({ draft: id });
  expect(grid.drafts.map((draft) => draft.id)).toContain(id);
  const bandsOf = (rows: readonly { readonly action: string; readonly bands: readonly { readonly when: string | null }[] }[] = []) =>
    rows.find(({ action }) => action === "issue_refund")?.bands.map(({ when }) => when);
  expect(bandsOf(grid.workflows.find(({ workflow }) => workflow === WORKFLOW)?.rows)).toContain("amount over 2,000.00");
  expect(bandsOf(grid.draft?.rows)).toContain("amount over 1,500.00");
  await publish(id, "Two people earlier.");
  expect((await caller.policies.grid({ draft: id })).draft).toBeNull();
});

test("a row knows which version changed it last, and how its items were decided", async () => {
  const { itemId, revisionHash, seenVersion } = await desk.submit();
  const reviewer = await desk.as(rita);
  await reviewer.items.claim({ itemId });
  const { version } = await reviewer.items.get({ itemId });
  await reviewer.items.approve({ itemId, revisionHash, seenVersion: Math.max(version, seenVersion), seenMs: 12_000 });
  const records = await reviewer.policies.rowRecords();
  const of = (action: string) => records.find((record) => record.workflow === WORKFLOW && record.action === action);
  const decided = of("issue_refund")?.periods.map(({ days, decided, approvedUnchanged, medianMs, timed }) => ({
    days,
    decided,
    approvedUnchanged,
    medianMs,
    timed,
  }));
  expect(decided).toEqual([7, 30].map((days) => ({ days, decided: 1, approvedUnchanged: 1, medianMs: 12_000, timed: 1 })));
  expect(of("issue_refund")?.changed).toMatchObject({ version: 4, author: { id: ada }, approver: null, reason: "Two people earlier." });
  // Nothing of what was published spoke of it.
  expect(of("close_account")).toMatchObject({
    changed: { version: 1, author: null },
    periods: [{ decided: 0, medianMs: null }, { decided: 0 }],
  });
});

test("the share that is checked is the larger of boundary and floor, and what was drawn stands beside what was to be expected", async () => {
  for (const amount of [20, 30, 40]) await desk.submit(amount);
  const { floor, rows } = await (await desk.as(rita)).policies.sampling({ workflow: WORKFLOW });
  const of = (action: string) => rows.find((row) => row.action === action);
  expect(floor).toBe(0.005);
  expect(of("close_account")).toMatchObject({ written: 0, share: 0.005, items: 0, expected: 0, drawn: 0 });
  const refunds = of("issue_refund");
  expect(refunds).toMatchObject({ written: 0.05, share: 0.05, items: 3 });
  // Confidence of the three is under no threshold, so that each is drawn with the boundary's share.
  expect(refunds?.expected).toBeCloseTo(0.15);
  expect(refunds?.drawn).toBeLessThanOrEqual(3);
});
