// The product's test of itself, its clock moved by hand: rounds that come out, rounds that cannot, who is told of it, and who never sees it.
import { selfTestPolicy } from "@core/policy/self-test-policy";
import { isReservedWorkflow, SELF_TEST_AGENT, SELF_TEST_WORKFLOW } from "@core/words/self-test";
import { itemSubmissionSchema } from "@core/words/submission";
import { DAY, MINUTE, SECOND } from "@core/words/time";
import { afterEach, beforeEach, expect, test } from "vitest";
import { setStop } from "@/db/queries/stops";
import { brokenIn } from "@/db/testing/whole";
import { SELF_TEST_ACTOR } from "../access/self-test-agent";
import { takeSelfTest } from "../commands/advance-self-test";
import { createAgentKey } from "../commands/create-agent-key";
import { judgeSelfTests } from "../commands/judge-self-test";
import { publishPolicy } from "../commands/publish-policy";
import { redeemGrant } from "../commands/redeem-grant";
import { submitItem } from "../commands/submit-item";
import type { Deps } from "../deps";
import { MAX } from "../rest/testing/planted";
import { type Desk, openDesk, refusalOf } from "../trpc/testing/desk";
import { selfTestState } from "../views/self-test";
import { value } from "../views/testing/screen";
import { startDriver } from "./fire-timers";
import { startFollower } from "./follow-trail";
import type { Loop } from "./loop";
import { startSelfTest } from "./self-test";
import { clearLeftItems, makeRound } from "./self-test-round";
import { startSequencer } from "./sequence-trail";

let desk: Desk;
let deps: Deps;
let loops: Loop[];
/** Long enough for what does not hang, on a busy machine. */
const PATIENCE = 2_500;
const going = new AbortController().signal;
beforeEach(async () => {
  desk = await openDesk({ SELF_TEST_MINUTES: "5" });
  ({ deps } = desk.world);
  loops = [];
});
afterEach(async () => {
  await Promise.all(loops.map((loop) => loop.stop()));
  await desk.close();
});

const start = async (...these: readonly ("sequencer" | "follower" | "driver" | "self-test")[]) => {
  const starters = { sequencer: startSequencer, follower: startFollower, driver: startDriver, "self-test": startSelfTest };
  for (const name of these) loops.push(await starters[name](deps));
};
const rounds = async () =>
  (await deps.store.read((tx) => Promise.resolve(tx.q.select().from(tx.t.selfTests)))).sort((a, b) => a.dueAt - b.dueAt);
const items = async () =>
  (await deps.store.read((tx) => Promise.resolve(tx.q.select().from(tx.t.items)))).filter(({ workflow }) => isReservedWorkflow(workflow));
const told = async () =>
  (await deps.store.read((tx) => Promise.resolve(tx.q.select().from(tx.t.notices)))).filter(({ kind }) => kind === "self_test");
const ready = async (query = "") => {
  const { status, body } = await desk.world.get(`/readyz${query}`, { key: null });
  return { ...(body as object), status };
};
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
}
/** The grant of the item that nobody touches is over after ten seconds of the product's time. */
async function pastTheDeadline(): Promise<void> {
  await until(async () => (await rounds()).at(-1)?.step === "expire");
  desk.world.pass(11 * SECOND);
  await until(async () => (await rounds()).at(-1)?.state === "decided");
}
/** An operator's hand in the database: the product's own door refuses it. */
const bar = (on: boolean) =>
  deps.store.write((tx) =>
    setStop(tx, { scope: "workflow", subject: SELF_TEST_WORKFLOW, on, by: MAX, at: 0, reason: null, reviewAt: null, remindAt: null }),
  );
const round = async (patienceMs?: number) => {
  const id = await takeSelfTest(deps);
  if (id !== null) await makeRound(deps, id, going, patienceMs);
  return (await rounds()).find((one) => one.id === id);
};

test("a round is decided on both ways: one item is run and reported, the other is closed by its deadline; one of two instances makes it", async () => {
  expect(await ready()).toMatchObject({ status: 200, self_test: { state: "waiting" } });
  const other = await desk.world.another();
  await start("sequencer", "follower", "driver", "self-test");
  loops.push(await startFollower(other), startSelfTest(other));
  await pastTheDeadline();
  const [made] = await rounds();
  expect(Object.keys(made?.took ?? {}).sort()).toEqual(["clear", "expire", "number", "redeem", "report", "submit", "wake"]);
  expect((await items()).map(({ execution }) => execution).sort()).toEqual(["cancelled", "succeeded"]);
  expect(await ready("?self_test=1")).toMatchObject({ status: 200, self_test: { state: "works" } });
  desk.world.pass(5 * MINUTE);
  await until(async () => (await rounds()).length === 2);
  await pastTheDeadline();
  expect(await rounds()).toHaveLength(2);
  expect(await items()).toHaveLength(4);
  expect(await told()).toEqual([]);
  expect(await brokenIn(deps.store)).toEqual([]);
});

test("without a driver, a sequencer or a follower it hangs where they are missed", async () => {
  await start("sequencer", "follower");
  expect(await round(PATIENCE)).toMatchObject({ state: "failed", step: "expire" });
  expect((await items()).map(({ nextAt }) => nextAt)).toEqual([null, null]);
  await Promise.all(loops.splice(0).map((loop) => loop.stop()));
  desk.world.pass(5 * MINUTE);
  expect(await round(PATIENCE)).toMatchObject({ state: "failed", step: "number" });
  desk.world.pass(5 * MINUTE);
  loops.push(startSequencer(await desk.world.another()));
  expect(await round(PATIENCE)).toMatchObject({ state: "failed", step: "wake" });
});

test("one that cannot come out is told once to administrators, keeps nothing open for people, and is told again once when it works", async () => {
  await bar(true);
  expect(await round()).toMatchObject({ state: "failed", step: "clear", fault: expect.stringContaining("ruled review") });
  expect((await items()).map(({ review, nextAt }) => [review, nextAt])).toEqual([
    ["closed", null],
    ["closed", null],
  ]);
  const other = await desk.world.another();
  await Promise.all([judgeSelfTests(deps), judgeSelfTests(other)]);
  await judgeSelfTests(deps);
  expect(await told()).toMatchObject([{ person: "ada", times: 1, cause: "self-test:failing", data: { step: "clear" } }]);
  // The instance takes requests all the same.
  expect(await ready()).toMatchObject({ status: 200, self_test: { state: "failing", step: "clear" } });
  expect(await ready("?self_test=1")).toMatchObject({ status: 503, code: "self-test-failing", step: "clear" });

  await bar(false);
  desk.world.pass(5 * MINUTE);
  await start("sequencer", "follower", "driver");
  const making = round();
  await pastTheDeadline();
  await making;
  await Promise.all([judgeSelfTests(deps), judgeSelfTests(other)]);
  expect((await told()).map(({ cause, times }) => [cause, times])).toEqual([
    ["self-test:failing", 1],
    ["self-test:works", 1],
  ]);
});

test("that no round is made at all is told too; an instance that has just begun does not call its own absence a failure", async () => {
  desk.world.pass(11 * MINUTE + 1);
  expect(await selfTestState(await desk.world.another())).toEqual({ state: "waiting" });
  expect(await selfTestState(deps)).toMatchObject({ state: "failing", step: null });
  await judgeSelfTests(deps);
  expect(await told()).toMatchObject([{ data: { state: "failing", step: null } }]);
});

test("while everything is stopped no round is made, and nobody is told", async () => {
  const manager = await desk.as(MAX);
  await manager.stops.pull({ scope: "all", target: null, reason: null });
  for (let hour = 0; hour < 3; hour++) {
    expect(await takeSelfTest(deps)).toBe(null);
    await judgeSelfTests(deps);
    expect(await ready("?self_test=1")).toMatchObject({ status: 200, self_test: { state: "stopped" } });
    desk.world.pass(5 * MINUTE);
  }
  expect(await items()).toEqual([]);
  expect(await told()).toEqual([]);
});

test("a round in whose midst everything is stopped is no failure", async () => {
  await start("sequencer", "follower");
  const id = await takeSelfTest(deps);
  await (await desk.as(MAX)).stops.pull({ scope: "all", target: null, reason: null });
  await makeRound(deps, id ?? "", going, PATIENCE);
  await judgeSelfTests(deps);
  expect(await selfTestState(deps)).toMatchObject({ state: "stopped" });
  expect(await told()).toEqual([]);
  expect((await items()).every(({ nextAt }) => nextAt === null)).toBe(true);
});

test("a round of an instance that goes down is another one's to make; what was left of one that was killed is taken back by the next", async () => {
  await start("sequencer", "follower");
  const down = new AbortController();
  const making = makeRound(deps, (await takeSelfTest(deps)) ?? "", down.signal);
  await until(async () => (await rounds()).at(-1)?.step === "expire");
  down.abort();
  await making;
  expect(await rounds()).toEqual([]);
  expect((await items()).every(({ nextAt }) => nextAt === null)).toBe(true);

  // Of this one nobody hears again: one item runs, the other waits for its deadline.
  const submit = (title: string) => {
    const submission = itemSubmissionSchema.parse({ workflow: SELF_TEST_WORKFLOW, title, action: { name: "self_test", arguments: {} } });
    const replayable = { idempotency: null, respond: () => Promise.resolve({ status: 200, body: {} }) };
    return submitItem(deps, { actor: SELF_TEST_ACTOR, submission, replayable });
  };
  const [runs] = [value(await submit("runs")).output?.item.item, value(await submit("waits"))];
  if (!runs) throw new Error("it was not submitted");
  const redemption = { actor: SELF_TEST_ACTOR, itemId: runs.id, revisionHash: runs.revision.hash, key: "k", waitMs: 0 };
  value(await redeemGrant(deps, redemption));
  await clearLeftItems(deps);
  expect((await items()).filter(({ nextAt }) => nextAt !== null)).toHaveLength(2);
  desk.world.pass(2 * MINUTE);
  await clearLeftItems(deps);
  expect((await items()).filter(({ nextAt }) => nextAt !== null)).toEqual([]);
});

test("its names are the product's own, and no list of people shows it", async () => {
  await start("sequencer", "follower");
  await round(PATIENCE);
  const ada = await desk.as(await desk.add("the-admin", ["admin", "manager", "reviewer"]));
  const [item] = await items();
  const answer = await desk.world.post("/items", {
    workflow: SELF_TEST_WORKFLOW,
    title: "Mine",
    action: { name: "self_test", arguments: {} },
  });
  expect([answer.status, answer.body.code]).toEqual([403, "forbidden"]);
  const key = { agent: "new-agent", owner: "ada@example.test", workflows: [SELF_TEST_WORKFLOW], lifetimeMs: DAY };
  expect(await createAgentKey(deps, key)).toMatchObject({ refusal: { code: "invalid" } });
  expect(await createAgentKey(deps, { ...key, agent: SELF_TEST_AGENT, workflows: null })).toMatchObject({ refusal: { code: "invalid" } });
  expect(await publishPolicy(deps, selfTestPolicy("fallback"))).toMatchObject({ refusal: { code: "invalid" } });
  const draft = () => ada.policies.startDraft({ workflow: SELF_TEST_WORKFLOW, name: "Mine", restore: null });
  expect((await refusalOf(draft))?.refusal.code).toBe("not-found");
  const pull = () => ada.stops.pull({ scope: "workflow", target: SELF_TEST_WORKFLOW, reason: null });
  expect((await refusalOf(pull))?.refusal.code).toBe("not-found");

  const shown = JSON.stringify([
    await ada.items.list({}),
    await ada.policies.list(),
    await ada.policies.grid(),
    await ada.policies.rowRecords(),
    await ada.stops.page(),
    await ada.queues.list(),
    await ada.me.get(),
  ]);
  expect(shown).not.toContain(SELF_TEST_WORKFLOW);
  expect(shown).not.toContain(item?.id);
  // Who knows its id finds it.
  expect(JSON.stringify(await ada.items.find({ text: item?.id ?? "" }))).toContain(item?.id);
});
