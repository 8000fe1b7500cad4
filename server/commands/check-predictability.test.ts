// Past rulings come out as they were made, whatever happened to their items since; what somebody changed behind the product's back is found and named.
import { openEvent, streamOf } from "@core/trail/event";
import { asItemId, type ItemId, type PersonId } from "@core/words/ids";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { listStream, listValues } from "@/db/queries/events";
import { eraseValue, tamperRevision, tamperRow, tamperRuling, tamperValue, tamperVersion } from "@/db/testing/tampering";
import { brokenIn } from "@/db/testing/whole";
import { refund } from "../rest/testing/planted";
import { type Desk, openDesk, refusalOf } from "../trpc/testing/desk";
import { beginNightlyCheck, checkPredictability, nightOf } from "./check-predictability";
import { revokeStopped } from "./revoke-stopped";
import { ruleAnew } from "./rule-anew";

let desk: Desk;
let ada: PersonId;
let max: PersonId;
beforeEach(async () => {
  desk = await openDesk();
  ada = await desk.add("the-author", ["admin"]);
  max = await desk.add("the-second", ["manager", "reviewer"], ["refunds-exceptions", "finance-leads"]);
});
afterEach(() => desk.close());

const HOUR = 3_600_000;
const asAda = () => desk.as(ada);
const items = async (...amounts: readonly number[]): Promise<ItemId[]> => {
  const made: ItemId[] = [];
  for (const amount of amounts) made.push((await desk.submit(amount)).itemId);
  return made;
};

/** Asks for a check, as a person does, and lets the job make it. */
async function check() {
  await desk.world.sequence();
  await (await asAda()).policies.checkPredictability({});
  expect(await checkPredictability(desk.world.deps)).toBe("finished");
  const seen = await (await asAda()).policies.predictability();
  const [latest] = seen.checks;
  if (latest === undefined) throw new Error("no check was made");
  return { ...seen, latest };
}
/** By the fields that differ, of each item. */
const found = async () =>
  new Map((await check()).alarms[0]?.differences.map((one) => [one.item as string, one.fields.map(({ field }) => field)]));
const told = (type: string) =>
  desk.world.deps.store.read(async (tx) => {
    const stream = streamOf("policy", "refunds");
    const [events, values] = [await listStream(tx, stream), await listValues(tx, stream)];
    return events
      .filter((event) => event.type === type)
      .map((event) => ({
        actor: event.actor,
        ...openEvent(
          event.data,
          values.filter(({ seq }) => seq === event.seq),
        ),
      }));
  });

async function publishLooser(reviewOver: number): Promise<void> {
  const author = await asAda();
  const { id } = await author.policies.startDraft({ workflow: "refunds", name: "Wider" });
  const draft = await author.policies.draft({ draft: id });
  const policy = JSON.parse(JSON.stringify(draft.policy));
  policy.thresholds.review_over.value = reviewOver;
  await author.policies.saveDraft({ draft: id, version: draft.version, policy, openItems: "re-rule" });
  const { version } = await author.policies.draft({ draft: id });
  await author.policies.askSecond({ draft: id, version, reason: "The audits support it." });
  const second = await desk.as(max);
  const asked = await second.policies.draft({ draft: id });
  await second.policies.publish({ draft: id, version: asked.version, hash: asked.hash, warnings: asked.findings.length });
  desk.world.pass(10);
  await ruleAnew(desk.world.deps, 100);
}

describe("what nobody changed", () => {
  test("comes out the same: first rulings, revisions, edits and their undoing, stops, due times, unknown actions, and versions that two people loosened", async () => {
    const { world } = desk;
    const [plain = asItemId(""), edited = asItemId(""), revised = asItemId(""), calm = asItemId("")] = await items(420, 430, 440, 20);
    await world.post("/items", refund(900, { due_in_s: 600, at_risk: { amount: 5_000, currency: "EUR" } }));
    await world.post("/items", refund(900, { at_risk: { amount: 1, currency: "EUR" } }));
    await world.post("/items", { ...refund(7), workflow: "nobody-knows" });
    await world.post("/items", { ...refund(7), action: { name: "unheard_of", arguments: {} } });
    await world.post("/items", { ...refund(7), signals: { fraud_score: "much" }, confidence: null });
    const reviewer = await desk.as(max);
    const { revisionHash, version } = await reviewer.items.get({ itemId: edited });
    const signed = { itemId: edited, revisionHash, seenVersion: version };
    await reviewer.items.edit({ ...signed, arguments: { order: "8841", amount: 300, currency: "EUR" } });
    await reviewer.items.recall({ itemId: edited });
    const { title, action } = refund(2_500);
    expect((await world.post(`/items/${revised}/revisions`, { title, action, confidence: 0.5 })).status).toBe(201);
    await reviewer.stops.pull({ scope: "workflow", target: "refunds" });
    expect((await revokeStopped(world.deps, 100)).revoked).toBeGreaterThan(0);
    await items(20);
    await reviewer.stops.lift({ scope: "workflow", target: "refunds", reason: "Looked into." });
    await publishLooser(500);
    const { level } = (await (await desk.as(max)).items.get({ itemId: plain })).ruling ?? {};
    expect(level).not.toBe("review");
    const { latest, alarms, running } = await check();
    expect(alarms).toEqual([]);
    expect(running).toBeNull();
    expect(latest).toMatchObject({ differing: 0, unreadable: 0, wanted: 500 });
    const rulings = await world.deps.store.read(async (tx) =>
      (await tx.q.select().from(tx.t.events)).filter((one) => one.type === "ruled"),
    );
    expect(rulings.length).toBeGreaterThan(13);
    expect([latest.sampled, latest.agreed]).toEqual([rulings.length, rulings.length]);
    expect(calm).not.toBe("");
    expect(await told("predictability-checked")).toMatchObject([
      { actor: { kind: "person", id: ada }, data: { differing: 0, unreadable: 0 }, free: {} },
    ]);
    expect(await brokenIn(world.deps.store)).toEqual([]);
  });

  test("is checked where nothing was ruled, too", async () => {
    expect((await check()).latest).toMatchObject({ sampled: 0, agreed: 0, differing: 0, unreadable: 0 });
  });
});

describe("what somebody changed", () => {
  test("in a stored ruling is found and named by its field; the alarm stays until somebody says what it was", async () => {
    const [one = asItemId(""), two = asItemId(""), three = asItemId(""), four = asItemId(""), five = asItemId(""), six = asItemId("")] =
      await items(420, 430, 440, 450, 460, 470);
    await desk.world.deps.store.write(async (tx) => {
      await tamperRuling(tx, one, (text) => text.replace('"level":"review"', '"level":"autonomous"'));
      await tamperValue(tx, two, "facts", (text) => text.replace('"amount":430', '"amount":43'));
      await tamperValue(tx, three, "samplingP", () => "0.9");
      await tamperRevision(tx, four, (text) => text.replace('"amount":450', '"amount":45'));
      await tamperRow(tx, five, (text) => text.replace('"quorum":1', '"quorum":3'));
      await tamperValue(tx, six, "reasons", () => "[");
    });
    const fields = await found();
    expect(fields.get(one)).toEqual(expect.arrayContaining(["event", "level", "row"]));
    expect(fields.get(two)).toEqual(["sealed.facts", "row", "facts.amount"]);
    expect(fields.get(three)).toEqual(["sealed.samplingP", "row", "samplingP"]);
    expect(fields.get(four)).toEqual(expect.arrayContaining(["revision", "facts.amount", "level"]));
    expect(fields.get(five)).toEqual(["row"]);
    expect(fields.get(six)).toEqual(["text"]);

    const author = await asAda();
    const [alarm] = (await author.policies.predictability()).alarms;
    if (alarm === undefined) throw new Error("no alarm");
    expect(alarm).toMatchObject({ differing: 6, workflows: ["refunds"], acknowledge: { ok: true } });
    const amount = alarm.differences.find(({ item }) => item === two)?.fields.find(({ field }) => field === "facts.amount");
    expect(amount).toEqual({ field: "facts.amount", stored: 43, recomputed: 430 });
    // Facts are personal: they are read when they are shown, and not kept beside the trail. An id or an instant may hold the same digits within.
    const kept = await desk.world.deps.store.read((tx) => Promise.resolve(tx.q.select().from(tx.t.predictabilityChecks)));
    expect(JSON.stringify(kept)).not.toMatch(/\b430\b/);

    await check();
    expect((await author.policies.predictability()).alarms).toHaveLength(2);
    const auditor = await desk.as(await desk.add("the-auditor", ["auditor"]));
    expect((await auditor.policies.predictability()).alarms[0]).toMatchObject({ acknowledge: { ok: false, code: "forbidden" } });
    const narrow = await desk.as(await desk.add("of-expenses", ["manager workflow:expenses"]));
    expect((await narrow.policies.predictability()).alarms).toEqual([]);
    const note = { check: alarm.id, reason: "A repair by hand, case 17." };
    expect((await refusalOf(() => narrow.policies.acknowledgePredictability(note)))?.refusal.code).toBe("forbidden");
    await author.policies.acknowledgePredictability(note);
    expect((await refusalOf(() => author.policies.acknowledgePredictability(note)))?.refusal.code).toBe("invalid");
    const after = await author.policies.predictability();
    expect(after.alarms.map(({ id }) => id)).not.toContain(alarm.id);
    expect(after.checks.find(({ id }) => id === alarm.id)?.acknowledged).toMatchObject({ by: { id: ada }, reason: note.reason });
    expect(await told("predictability-acknowledged")).toMatchObject([
      { actor: { kind: "person", id: ada }, data: { check: alarm.id, differing: 6 }, free: { reason: note.reason } },
    ]);
  });

  test("in a published version is found, and so is one that is gone", async () => {
    const [one = asItemId("")] = await items(420);
    await desk.world.deps.store.write((tx) =>
      tamperVersion(tx, "policy", "refunds", 1, (body) => JSON.parse(JSON.stringify(body).replace('"value":250', '"value":900'))),
    );
    expect((await found()).get(one)).toEqual(expect.arrayContaining(["policy.v1", "level", "reasons.amount-over-review"]));
    await desk.world.deps.store.write((tx) => tamperVersion(tx, "registry", "refunds", 1, () => null));
    expect((await found()).get(one)).toEqual(["policy.v1", "registry.v1"]);
  });

  test("is told from what was erased as the trail allows it", async () => {
    const [one = asItemId("")] = await items(420, 430);
    await desk.world.deps.store.write((tx) => eraseValue(tx, one, "facts"));
    const { latest, alarms, unreadables } = await check();
    expect(latest).toMatchObject({ sampled: 2, agreed: 1, differing: 0, unreadable: 1 });
    expect(alarms).toEqual([]);
    expect(unreadables).toEqual([{ why: "erased", count: 1 }]);
  });
});

describe("a check", () => {
  test("is made once a night by all instances together, once something happened before it; one that nobody served is caught up with", async () => {
    const { world } = desk;
    const another = await world.another();
    const begin = () => Promise.all([beginNightlyCheck(world.deps), beginNightlyCheck(another)]);
    expect(await begin()).toEqual([false, false]);
    await items(420);
    await world.sequence();
    expect(await begin()).toEqual([false, false]);
    // 09:00 on the first day; the next night's is due at 02:00.
    world.pass(16 * HOUR + 59 * 60_000);
    expect(await begin()).toEqual([false, false]);
    world.pass(60_000);
    expect((await begin()).filter(Boolean)).toHaveLength(1);
    expect(await begin()).toEqual([false, false]);
    expect(await checkPredictability(world.deps)).toBe("finished");
    expect(await checkPredictability(another)).toBe("nothing");
    expect(await told("predictability-checked")).toMatchObject([{ actor: { kind: "system", id: "timer" }, data: { sampled: 1 } }]);
    // Three nights that nobody served are one check.
    world.pass(80 * HOUR);
    expect((await begin()).filter(Boolean)).toHaveLength(1);
    expect(await begin()).toEqual([false, false]);
    expect(nightOf(Date.UTC(2026, 0, 2, 1, 59), 2)).toBe(Date.UTC(2026, 0, 1, 2));
  });

  test("is gone on with by another process after a cut, counting nothing twice; while somebody is at it nobody else is", async () => {
    const { world } = desk;
    await items(...Array.from({ length: 40 }, (_, index) => 300 + index));
    await world.sequence();
    await (await asAda()).policies.checkPredictability({});
    const stopping = new AbortController();
    const another = await world.another();
    const going = checkPredictability(world.deps, stopping.signal);
    setImmediate(() => stopping.abort());
    expect(await going).toBe("left");
    const cut = (await (await asAda()).policies.predictability()).running;
    expect(cut?.sampled).toBeLessThan(40);
    // A process that died keeps it for half a minute.
    await world.deps.store.write(async (tx) => {
      await tx.q.update(tx.t.predictabilityChecks).set({ leaseUntil: world.now() + 30_000 });
    });
    expect(await checkPredictability(another)).toBe("left");
    world.pass(30_001);
    expect(await checkPredictability(another)).toBe("finished");
    const [done] = (await (await asAda()).policies.predictability()).checks;
    expect(done).toMatchObject({ id: cut?.id, sampled: 40, agreed: 40 });
  });

  test("that runs is the answer to whoever asks again; whoever only reads cannot ask", async () => {
    const [first, second] = [
      await (await asAda()).policies.checkPredictability({}),
      await (await desk.as(max)).policies.checkPredictability({}),
    ];
    expect(second).toEqual(first);
    const reviewer = await desk.as(await desk.add("the-reviewer", ["reviewer"]));
    expect((await reviewer.policies.predictability()).mayStart).toBe(false);
  });
});
