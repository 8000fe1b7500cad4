// Weeks with hours in which nothing serves, over both clock changes, in queues with hours of their own: ladders go on from where they were, in order,
// with fresh delays; nothing fires twice, and nothing early. Judged from the trail alone, by a count of open minutes that shares no code with the product's.
import { parseData, streamOf } from "@core/trail/event";
import type { Calendar } from "@core/words/calendar";
import type { ItemEventData, Placement } from "@core/words/events";
import { asQueueId, type Ms } from "@core/words/ids";
import { HOUR, MINUTE, SECOND } from "@core/words/time";
import { expect, test } from "vitest";
import { insertCalendar } from "@/db/queries/calendars";
import { listStream, type StoredEvent } from "@/db/queries/events";
import { readQueue, updateQueue } from "@/db/queries/queues";
import { brokenIn } from "@/db/testing/whole";
import { advanceDue } from "../commands/advance-due";
import { type Planted, plant, refund } from "../rest/testing/planted";

const shift = (from: number, to: number) => [{ from: from * 60, to: to * 60 }];
const OFFICE: Calendar = {
  zone: "Europe/Berlin",
  week: [shift(9, 17), shift(9, 17), shift(9, 17), shift(9, 17), shift(9, 15), [], []],
  days: { "2027-03-29": { name: "Easter Monday", shifts: [] } },
};
/** Over midnight, and on a Sunday over the hour that there is not, or twice. */
const NIGHT: Calendar = { zone: "America/New_York", week: Array.from({ length: 7 }, () => shift(22, 30)), days: {} };
const [EXCEPTIONS, LEADS] = [asQueueId("refunds-exceptions"), asQueueId("finance-leads")];
const HOURS = new Map([
  [EXCEPTIONS, OFFICE],
  [LEADS, NIGHT],
]);

/** The driver of this world looks so often; the product's looks four times a second. */
const STEP: Ms = 30 * MINUTE;
const DAYS = 16;

test.each([
  ["spring", Date.UTC(2027, 2, 10, 8)],
  ["spring, in Europe", Date.UTC(2027, 2, 20, 8)],
  ["autumn", Date.UTC(2027, 9, 24, 8)],
])("hours off in %s", { timeout: 120_000 }, async (_, from) => {
  const world = await plant();
  try {
    await giveHours(world);
    world.pass(from - world.now());
    const { items, outages } = await liveThrough(world, from + DAYS * 24 * HOUR);
    const rungs: Fired[] = [];
    for (const id of items) rungs.push(...readLadder(await world.deps.store.read((tx) => listStream(tx, streamOf("item", id)))));

    expect(outages.length).toBeGreaterThan(8);
    expect(rungs.length).toBeGreaterThan(items.length * 3);
    const wasUp = ({ dueAt }: Fired) => !outages.some((outage) => outage.from <= dueAt && dueAt < outage.until);
    for (const rung of rungs) {
      const outage = outages.find((one) => one.from <= rung.dueAt && rung.dueAt < one.until);
      // What falls due while nobody serves fires when somebody does again; all else at the next look.
      expect(rung.at).toBeGreaterThanOrEqual(rung.dueAt);
      expect(rung.at - (outage?.until ?? rung.dueAt)).toBeLessThan(STEP);
    }
    expect(rungs.filter((rung) => !wasUp(rung)).length).toBeGreaterThan(5);
    expect(await brokenIn(world.deps.store)).toEqual([]);
  } finally {
    await world.close();
  }
});

async function giveHours({ deps, now }: Planted): Promise<void> {
  const ladders = new Map([
    [
      EXCEPTIONS,
      [
        { afterS: 3_600, do: "notify", who: "members" },
        { afterS: 3 * 3_600, do: "notify", who: "owner" },
        { afterS: 5 * 3_600, do: "move", to: LEADS },
      ] as const,
    ],
    [LEADS, [{ afterS: 4 * 3_600, do: "notify", who: "owner" }] as const],
  ]);
  await deps.store.write(async (tx) => {
    for (const [queue, ladder] of ladders) {
      const body = HOURS.get(queue);
      const stored = await readQueue(tx, queue);
      if (!stored || !body) throw new Error(`no queue ${queue}`);
      await insertCalendar(tx, { id: queue, name: queue, body, createdAt: now() });
      await updateQueue(tx, queue, { calendar: queue, ladder }, stored.version);
    }
  });
}

interface Outage {
  readonly from: Ms;
  readonly until: Ms;
}

/** Items come all the time while somebody serves; twice a day or so nobody does, from half an hour to a day and a half. Two drivers look at once. */
async function liveThrough(world: Planted, until: Ms): Promise<{ readonly items: readonly string[]; readonly outages: readonly Outage[] }> {
  const random = randomsFrom(world.now());
  const drivers = [world.deps, await world.another()];
  const items: string[] = [];
  const outages: Outage[] = [];
  while (world.now() < until) {
    if (random() < 0.03) {
      const from = world.now();
      world.pass(STEP * Math.ceil(random() ** 3 * 72));
      outages.push({ from, until: world.now() });
    }
    if (random() < 0.06) items.push((await world.post("/items", refund(420, { external_id: `r-${items.length}` }))).body.id);
    for (let more = true; more; ) {
      const looked = await Promise.all(drivers.map((deps) => advanceDue(deps, 200)));
      for (const { faults } of looked) expect(faults).toEqual([]);
      more = looked.some((one) => one.more);
    }
    world.pass(STEP);
  }
  return { items, outages };
}

interface Fired {
  readonly dueAt: Ms;
  readonly at: Ms;
}

/** Follows one item's ladder through its stream, each clock as the event before it set it. */
function readLadder(events: readonly StoredEvent[]): readonly Fired[] {
  const fired: Fired[] = [];
  let clock: Placement | null = null;
  let maxAt: Ms | null = null;
  let closed = false;
  for (const { type, at, data } of events) {
    expect(closed).toBe(false);
    if (type === "queued") {
      const queued = asData<"queued">(data);
      [clock, maxAt] = [queued.placement, queued.maxAt];
      expectClock(clock, at);
    } else if (type === "rung_fired") {
      const rung = asData<"rung_fired">(data);
      if (clock === null) throw new Error("a rung of nothing fired");
      // The next one of this ladder, once, at its own time; and the one after it counts from now.
      expect([rung.from, rung.index, rung.dueAt]).toEqual([clock.queue, clock.rung.index, clock.rung.at]);
      expect(rung.placement.rung.index).toBe(rung.placement.queue === clock.queue ? rung.index + 1 : 0);
      clock = rung.placement;
      expectClock(clock, at);
      fired.push({ dueAt: rung.dueAt, at });
    } else if (type === "closed") {
      const { why, dueAt } = asData<"closed">(data);
      expect([why, dueAt]).toEqual(["silence", maxAt]);
      fired.push({ dueAt: dueAt ?? 0, at });
      closed = true;
    }
  }
  return fired;
}

/** A fresh delay, from the event itself: so many minutes of the queue's hours lie before it fires. */
function expectClock({ queue, rung }: Placement, at: Ms): void {
  const hours = HOURS.get(queue);
  if (!hours || rung.at === null || rung.delayMs === undefined) throw new Error(`no clock in ${queue}`);
  expect(rung.since).toBe(at);
  expect([openMinutes(hours, at, rung.at), rung.delayMs % MINUTE]).toEqual([rung.delayMs / MINUTE, 0]);
  expect(rung.delayMs).toBeGreaterThanOrEqual(SECOND);
}

/** Minute by minute, by the clock on the wall. */
function openMinutes({ zone, week, days }: Calendar, from: Ms, to: Ms): number {
  let open = 0;
  for (let at = from; at < to; at += MINUTE) {
    const wall = at + offsetOf(zone, at);
    const minute = Math.floor(wall / MINUTE) % 1_440;
    const on = (day: number) => {
      const date = new Date(day * 1_440 * MINUTE);
      return days[date.toISOString().slice(0, 10)]?.shifts ?? week[(date.getUTCDay() + 6) % 7] ?? [];
    };
    const day = Math.floor(wall / (1_440 * MINUTE));
    const isOpen =
      on(day).some((one) => one.from <= minute && minute < one.to) ||
      on(day - 1).some((one) => one.from <= minute + 1_440 && minute + 1_440 < one.to);
    if (isOpen) open += 1;
  }
  return open;
}

const offsets = new Map<string, number>();
/** Clocks change on the hour. */
function offsetOf(zone: string, at: Ms): Ms {
  const hour = Math.floor(at / HOUR) * HOUR;
  const key = `${zone} ${hour}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const parts = new Intl.DateTimeFormat("en-GB", { timeZone: zone, dateStyle: "short", timeStyle: "medium" }).formatToParts(hour);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  const offset = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute")) - hour;
  offsets.set(key, offset);
  return offset;
}

/** The cast holds because the item's own events alone stand in its stream. */
const asData = <Type extends keyof ItemEventData>(data: string) => parseData(data) as unknown as ItemEventData[Type];

/** The same in each run (mulberry32). */
function randomsFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
