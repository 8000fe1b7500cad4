// Simulations from the save that puts them in line to what is read of them: what they find, and what becomes of those that are cancelled, left or broken.

import type { HistoricItem } from "@core/words/history";
import { asHash, type PersonId } from "@core/words/ids";
import { itemSubmissionSchema } from "@core/words/submission";
import { HOURS_OF_WEEK } from "@core/words/time";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { keepSimulated, takeSimulation } from "../commands/advance-simulation";
import { importHistory } from "../commands/import-history";
import { refund } from "../rest/testing/planted";
import { type Counter, createCounter } from "../simulation/counter";
import type { Counters } from "../simulation/run";
import { type Desk, openDesk, refusalOf } from "../trpc/testing/desk";
import { runNextSimulation } from "./run-simulations";

let desk: Desk;
let ada: PersonId;
let ria: PersonId;
let aud: PersonId;
let id: string;
const going = new AbortController().signal;

beforeAll(async () => {
  desk = await openDesk();
  ada = await desk.add("the-admin", ["admin"]);
  ria = await desk.add("the-reviewer", ["reviewer"], ["refunds-exceptions"]);
  aud = await desk.add("the-auditor", ["auditor"]);
  const items = [past("old-1", 280, "wrong"), past("old-2", 50, "right"), past("old-3", 290, "right")];
  const imported = await importHistory(desk.world.deps, {
    name: "old.jsonl",
    hash: asHash(`sha256:${"1".repeat(64)}`),
    entries: () => only({ position: 1, kind: "items" as const, items }),
  });
  expect(imported).toMatchObject({ ok: true, value: { kept: 3 } });
  await desk.submit(300);
  await desk.submit(40);
});
beforeEach(async () => {
  ({ id } = await (await desk.as(ada)).policies.startDraft({ workflow: "refunds", name: "A draft", restore: null }));
});
afterAll(() => desk.close());

const read = async (person = ada) => (await desk.as(person)).policies.simulation({ draft: id });
const draftOf = async () => (await desk.as(ada)).policies.draft({ draft: id });
const counters = (counter: Partial<Counter> = {}): Counters => ({
  most: 2,
  counter: async () => ({ ...createCounter(desk.world.deps.store), ...counter }),
});
const run = (some = counters(), stopping = going) => runNextSimulation(desk.world.deps, some, stopping);

/** Lets refunds pass up to this amount. */
async function move(limit: number): Promise<void> {
  const { policy, version } = await draftOf();
  const thresholds = policy.thresholds as { readonly [name: string]: { readonly value: number } };
  const moved = { ...policy, thresholds: { ...thresholds, review_over: { ...thresholds.review_over, value: limit } } };
  await (await desk.as(ada)).policies.saveDraft({ draft: id, version, policy: JSON.parse(JSON.stringify(moved)) });
}

test("a draft is run over items and imported cases as soon as it says something new, and says what would move and what was wrong", async () => {
  expect(await read()).toMatchObject({ now: { state: "waiting" }, found: null, may: true });
  expect(await run()).toBe(true);
  const same = (await read()).found;
  expect(same).toMatchObject({ rows: 5, imported: 3, stale: false, moved: 0 });

  await move(10_000);
  // What was found before stays, and says that it is of another version.
  expect(await read()).toMatchObject({ now: { state: "waiting" }, found: { id: same?.id, stale: true } });
  await run();
  expect(await run()).toBe(false);
  const { now, found } = await read();
  expect(now).toMatchObject({ state: "done", done: 5, total: 5 });
  expect(found).toMatchObject({ stale: false, moved: 3, openMoved: 1, pace: { from: "assumed" } });
  expect(found?.letThrough.before).toMatchObject({ known: 1, wrong: 0 });
  expect(found?.letThrough.after).toMatchObject({ known: 3, wrong: 1 });
  expect(found?.letThrough.after.share?.high).toBeGreaterThan(1 / 3);
  for (const side of ["before", "after"] as const) {
    expect(found?.levels.reduce((sum, level) => sum + level[side], 0)).toBe(5);
    expect(found?.hours[side]).toHaveLength(HOURS_OF_WEEK);
    expect(found?.hours[side].reduce((sum, seconds) => sum + seconds, 0)).toBeCloseTo(found?.seconds[side] ?? 0);
    expect(found?.people.reduce((sum, person) => sum + person[side].items, 0)).toBe(
      found?.queues.reduce((sum, queue) => sum + (queue[side]?.items ?? 0), 0),
    );
  }

  const [way] = found?.moves ?? [];
  if (found === null || found === undefined || way === undefined) throw new Error("nothing moves");
  const moved = await (await desk.as(aud)).policies.simulationMoves({ simulation: found.id, from: way.from, to: way.to });
  expect(moved.next).toBe(null);
  expect(moved.items.filter(({ past: one }) => one !== null).map(({ title }) => title)).toEqual(["Refund old-3", "Refund old-1"]);
  expect(moved.items.find(({ open }) => open)).toMatchObject({ past: null });
  // A name alone changes nothing that is compared.
  await (await desk.as(ada)).policies.saveDraft({ draft: id, version: (await draftOf()).version, name: "Another name" });
  expect(await read()).toMatchObject({ now: { state: "done" }, found: { stale: false } });
});

test("a person chooses the past that it is run over, and the next save keeps to it", async () => {
  const policies = (await desk.as(ada)).policies;
  await policies.simulate({ draft: id, source: "history", since: 1_000, zone: "Asia/Tokyo" });
  await run();
  expect((await read()).found).toMatchObject({ rows: 3, imported: 3, source: "history", since: 1_000, zone: "Asia/Tokyo" });
  await move(9_000);
  await run();
  expect((await read()).found).toMatchObject({ source: "history", zone: "Asia/Tokyo" });
  await policies.simulate({ draft: id, source: "both", since: Date.UTC(2100, 0, 1), zone: "UTC" });
  await run();
  expect((await read()).found).toMatchObject({ rows: 0, first: null });
  await expect(policies.simulate({ draft: id, source: "both", zone: "Mars/Olympus" })).rejects.toThrow("This time zone is not known.");
});

test("what is cancelled stops and keeps nothing; a reviewer and an auditor read it, and begin and cancel nothing", async () => {
  const cancelling = counters({
    count: async () => {
      await (await desk.as(ada)).policies.cancelSimulation({ draft: id });
      return 1;
    },
  });
  await run(cancelling);
  expect(await read()).toMatchObject({ now: { state: "cancelled" }, found: null });
  expect(await run()).toBe(false);
  for (const person of [ria, aud]) {
    expect(await read(person)).toMatchObject({ may: false });
    const caller = await desk.as(person);
    for (const call of [
      () => caller.policies.simulate({ draft: id, source: "both", zone: "UTC" }),
      () => caller.policies.cancelSimulation({ draft: id }),
    ])
      expect((await refusalOf(call))?.refusal.code).toBe("forbidden");
  }
});

test("one whose runner is not heard of is begun anew, the late runner keeps nothing, and one that never ends is given up", async () => {
  const { deps } = desk.world;
  const late = await takeSimulation(deps);
  expect(late).toMatchObject({ tries: 1 });
  expect(await takeSimulation(deps)).toBe(null);
  desk.world.pass(61_000);
  await run();
  expect((await read()).now).toMatchObject({ state: "done" });
  expect(late && (await keepSimulated(deps, late, { rows: 99 }))).toBe(false);
  expect((await read()).found?.rows).toBe(5);

  await move(8_000);
  for (let tries = 1; tries <= 3; tries++) {
    expect(await takeSimulation(deps)).toMatchObject({ tries });
    desk.world.pass(61_000);
  }
  expect(await takeSimulation(deps)).toBe(null);
  expect((await read()).now).toMatchObject({ state: "failed", fault: expect.stringContaining("3 times") });
});

test("one that takes long to put its report together keeps it: nobody else begins it anew meanwhile", async () => {
  const { deps } = desk.world;
  const whole = createCounter(deps.store);
  const leaseUntil = async () =>
    (await deps.store.read((tx) => tx.q.select().from(tx.t.simulations))).find(({ draft }) => draft === id)?.leaseUntil ?? 0;
  await run(
    counters({
      report: async (...values) => {
        for (let minutes = 0; minutes < 3; minutes++) {
          const before = await leaseUntil();
          desk.world.pass(40_000);
          while ((await leaseUntil()) === before) await new Promise((resolve) => setTimeout(resolve, 20));
          expect(await takeSimulation(deps)).toBe(null);
        }
        return whole.report(...values);
      },
    }),
  );
  expect((await read()).now).toMatchObject({ state: "done" });
});

test("an instance that goes down puts it back in line; one that breaks says where, and can be run again", async () => {
  const going = new AbortController();
  await run(
    counters({
      count: async () => {
        going.abort();
        return 1;
      },
    }),
    going.signal,
  );
  expect((await read()).now).toMatchObject({ state: "waiting", done: 0 });
  await run(counters({ count: () => Promise.reject(new Error("item-7 could not be ruled: no such thing")) }));
  expect((await read()).now).toMatchObject({ state: "failed", fault: "item-7 could not be ruled: no such thing" });
  await (await desk.as(ada)).policies.simulate({ draft: id, source: "both", zone: "UTC" });
  await run();
  expect(await read()).toMatchObject({ now: { state: "done" }, found: { rows: 5 } });
});

async function* only<Entry>(entry: Entry): AsyncGenerator<Entry> {
  yield entry;
}

/** A past case of a refund, decided elsewhere. */
const past = (name: string, amount: number, verdict: "right" | "wrong"): HistoricItem => ({
  submission: itemSubmissionSchema.parse({ ...refund(amount), external_id: name, title: `Refund ${name}`, evidence: undefined }),
  externalId: name,
  at: Date.UTC(2026, 9, (amount % 20) + 1, 10),
  decision: "approve",
  verdict,
  decidedInS: null,
  byRole: null,
});
