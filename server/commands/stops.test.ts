// The stop switch on a real store: after the pull nothing that it covers is redeemed, and what policy had cleared goes to people.
import { liftStopInput, pullStopInput } from "@core/words/decisions";
import { asItemId } from "@core/words/ids";
import { stopReviewInput } from "@core/words/stop-review";
import { DAY } from "@core/words/time";
import { afterEach, beforeEach, expect, test } from "vitest";
import { listStream } from "@/db/queries/events";
import { readItem } from "@/db/queries/items";
import { offboardPerson, setRoles } from "@/db/queries/people";
import { AGENT, MAX, RIA, refund } from "../rest/testing/planted";
import { stopPage } from "../views/stop-page";
import { type Screen, screen, value } from "../views/testing/screen";
import { explainStop } from "./explain-stop";
import { liftStop } from "./lift-stop";
import { pullStop } from "./pull-stop";
import { remindStops } from "./remind-stops";
import { requestReversal } from "./request-reversal";
import { revokeStopped } from "./revoke-stopped";
import { setStopReview } from "./set-stop-review";

let product: Screen;
beforeEach(async () => {
  product = await screen();
});
afterEach(() => product.close());

const small = (order: string) => refund(20, { external_id: order });
const pull = async (scope: "agent" | "workflow" | "all", target: string | null) =>
  value(await pullStop(product.deps, { actor: { kind: "person", person: MAX }, ...pullStopInput.parse({ scope, target }) }));
const lift = async (scope: "agent" | "workflow" | "all", target: string | null, person = MAX) =>
  value(
    await liftStop(product.deps, { actor: { kind: "person", person }, ...liftStopInput.parse({ scope, target, reason: "Looked into." }) }),
  );
const redeem = async (id: string) => {
  const { revision_hash } = (await product.get(`/items/${id}`)).body;
  return product.post(`/items/${id}/executions?wait=0`, { revision_hash });
};

test.each([
  ["workflow", "refunds"],
  ["agent", AGENT],
  ["all", null],
] as const)("under the stop of %s no grant is redeemed, whoever gave it", async (scope, target) => {
  const cleared = await product.submit(small("1"));
  const approved = await product.submit(refund(420, { external_id: "2" }));
  await product.approve(RIA, approved);
  product.pass(10_000);
  await pull(scope, target);
  for (const id of [cleared, approved]) {
    const answer = await redeem(id);
    expect([answer.status, answer.body.code]).toEqual([409, "stopped"]);
  }
});

test("what policy alone had cleared is ruled anew and waits for people; a new item is ruled to them at once", async () => {
  const cleared = await product.submit(small("1"));
  await pull("workflow", "refunds");
  expect(await revokeStopped(product.deps, 10)).toEqual({ revoked: 1, faults: [], more: false });
  const stored = await product.deps.store.read((tx) => readItem(tx, cleared));
  expect([stored?.item.review, stored?.item.execution]).toEqual(["queued", "held"]);
  expect(stored?.ruling?.reasons.map(({ rule }) => rule)).toContain("built-in:stop");

  const fresh = (await product.post("/items", small("2"))).body;
  expect(fresh).toMatchObject({ review: "queued", execution: "held" });
});

test("a stop of another workflow touches nothing here", async () => {
  const cleared = await product.submit(small("1"));
  await pull("workflow", "mail-sorting");
  expect(await revokeStopped(product.deps, 10)).toEqual({ revoked: 0, faults: [], more: false });
  expect((await redeem(cleared)).status).toBe(201);
});

test("why a stop was pulled may be said later: since when it is on and who pulled it stay as they were, and what runs is shown", async () => {
  const cleared = await product.submit(small("1"));
  const approved = await product.submit(refund(420, { external_id: "2" }));
  await product.approve(RIA, approved);
  product.pass(10_000);
  expect((await redeem(approved)).status).toBe(201);
  const explain = (reason: string) =>
    explainStop(product.deps, {
      actor: { kind: "person", person: MAX },
      ...liftStopInput.parse({ scope: "workflow", target: "refunds", reason }),
    });
  expect(await explain("Too early.")).toMatchObject({ ok: false, refusal: { code: "not-found" } });
  await pull("workflow", "refunds");
  product.pass(60_000);
  value(await explain("It paid twice."));
  // Pulled once more it stays as it stood.
  await pull("workflow", "refunds");
  const page = await stopPage(product.deps, MAX);
  const refunds = page.targets.find(({ scope, target }) => scope === "workflow" && target === "refunds");
  expect(refunds).toMatchObject({ running: 1, cleared: 1, maySwitch: true, stop: { reason: "It paid twice.", by: { id: MAX } } });
  expect(page.running.map(({ id }) => id)).toEqual([approved]);
  expect(page.running.map(({ id }) => id)).not.toContain(cleared);
  // Who cannot switch learns what is stopped, and not whom there is.
  const others = (await stopPage(product.deps, RIA)).targets.map(({ scope, target, maySwitch }) => [scope, target, maySwitch]);
  expect(others).toEqual([
    ["all", null, false],
    ["workflow", "refunds", false],
  ]);
});

test("one person lifts the stop of a workflow; the stop of everything takes another one", async () => {
  await pull("workflow", "refunds");
  expect(await lift("workflow", "refunds")).toEqual({ lifted: true });

  await pull("all", null);
  expect(await lift("all", null)).toEqual({ lifted: false });
  expect(await lift("all", null)).toEqual({ lifted: false });
  const why = liftStopInput.parse({ scope: "all", target: null, reason: "All of it." });
  value(await explainStop(product.deps, { actor: { kind: "person", person: MAX }, ...why }));
  await product.deps.store.write((tx) => setRoles(tx, RIA, [{ role: "manager", scope: null }]));
  expect(await lift("all", null, RIA)).toEqual({ lifted: true });
});

const reminders = async () =>
  (await product.deps.store.read((tx) => Promise.resolve(tx.q.select().from(tx.t.notices)))).filter(({ kind }) => kind === "stop_review");
const review = (inMs: number, target = "refunds") =>
  setStopReview(product.deps, {
    actor: { kind: "person", person: MAX },
    ...stopReviewInput.parse({ scope: "workflow", target, reason: "The bank looks into it.", reviewAt: product.now() + inMs }),
  });

test("who pulled a stop is reminded after a day and every day from then on, once for all instances; one that is lifted reminds nobody", async () => {
  await pull("workflow", "refunds");
  product.pass(DAY - 1);
  expect(await remindStops(product.deps)).toBe(0);
  product.pass(1);
  const another = await product.another();
  expect((await Promise.all([remindStops(product.deps), remindStops(another)])).sort()).toEqual([0, 1]);
  expect(await reminders()).toMatchObject([
    { person: MAX, times: 1, cause: "stop-review:workflow:refunds", data: { scope: "workflow", name: "refunds", days: 1 } },
  ]);
  // Three days that nobody served are one reminder.
  product.pass(3 * DAY);
  expect(await remindStops(product.deps)).toBe(1);
  expect(await remindStops(product.deps)).toBe(0);
  product.pass(DAY);
  expect(await remindStops(product.deps)).toBe(1);
  expect(await reminders()).toMatchObject([{ times: 3, data: { days: 5 } }]);
  await lift("workflow", "refunds");
  product.pass(2 * DAY);
  expect(await remindStops(product.deps)).toBe(0);
});

test("once who pulled a stop has left, whoever may lift it is reminded", async () => {
  await pull("workflow", "refunds");
  await product.deps.store.write(async (tx) => {
    await setRoles(tx, RIA, [{ role: "manager", scope: null }]);
    await offboardPerson(tx, MAX, product.now());
  });
  product.pass(DAY);
  expect(await remindStops(product.deps)).toBe(1);
  expect((await reminders()).map(({ person }) => person)).toContain(RIA);
  expect((await reminders()).map(({ person }) => person)).not.toContain(MAX);
});

test("another time for the next look moves the reminder, stands on the trail with its reason, and takes no request to lift back", async () => {
  expect(await review(DAY)).toMatchObject({ ok: false, refusal: { code: "not-found" } });
  await pull("workflow", "refunds");
  expect(await review(0)).toMatchObject({ ok: false, refusal: { code: "invalid", errors: [{ path: "/reviewAt" }] } });
  expect(await review(91 * DAY)).toMatchObject({ ok: false, refusal: { code: "invalid", errors: [{ path: "/reviewAt" }] } });
  value(await review(3 * DAY));
  product.pass(3 * DAY - 1);
  expect(await remindStops(product.deps)).toBe(0);
  product.pass(1);
  expect(await remindStops(product.deps)).toBe(1);
  const last = (await product.deps.store.read((tx) => listStream(tx, "stop:workflow:refunds"))).at(-1);
  expect(last).toMatchObject({ type: "review_set", actor: { kind: "person", id: MAX } });

  await pull("all", null);
  expect(await lift("all", null)).toEqual({ lifted: false });
  const all = { scope: "all", target: null, reason: "Over the weekend.", reviewAt: product.now() + DAY };
  value(await setStopReview(product.deps, { actor: { kind: "person", person: MAX }, ...stopReviewInput.parse(all) }));
  expect((await stopPage(product.deps, MAX)).liftAskedBy).toMatchObject({ id: MAX });
  await product.deps.store.write((tx) => setRoles(tx, RIA, [{ role: "manager", scope: null }]));
  expect(await lift("all", null, RIA)).toEqual({ lifted: true });
});

test("what a stop met in flight is listed, forwards and back, with since when and how it can be taken back", async () => {
  const [first, second] = [await product.submit(small("1")), await product.submit(small("2"))];
  const begun = await redeem(first);
  await product.post(`/executions/${begun.body.id}/report`, { outcome: "succeeded" });
  product.pass(60_000);
  value(await requestReversal(product.deps, { actor: { kind: "person", person: MAX }, itemId: asItemId(first), reason: "Paid twice." }));
  product.pass(60_000);
  await redeem(second);
  expect((await stopPage(product.deps, MAX)).running.map(({ stopped }) => stopped)).toEqual([false, false]);
  await pull("workflow", "refunds");
  const { running, runningCount } = await stopPage(product.deps, MAX);
  const now = product.now();
  expect(runningCount).toBe(2);
  expect(running).toMatchObject([
    { id: first, agent: AGENT, since: now - 60_000, stopped: true, goesBack: true, reversibleUntil: now - 120_000 + DAY },
    { id: second, agent: AGENT, since: now, stopped: true, goesBack: false, windowS: 86_400 },
  ]);
});

test("a reviewer without the manager's role may not pull it", async () => {
  const tried = await pullStop(product.deps, { actor: { kind: "person", person: RIA }, ...pullStopInput.parse({ scope: "all" }) });
  expect(tried).toMatchObject({ ok: false, refusal: { code: "forbidden" } });
});
