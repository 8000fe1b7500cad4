// Hours of a queue that change while items wait in it: each running ladder is computed anew once, whoever cuts the work off, and others stay.
import type { Calendar } from "@core/words/calendar";
import { asItemId, asQueueId } from "@core/words/ids";
import { afterEach, beforeEach, expect, test } from "vitest";
import { insertCalendar } from "@/db/queries/calendars";
import { listStream } from "@/db/queries/events";
import { readItem } from "@/db/queries/items";
import { readQueue, updateQueue } from "@/db/queries/queues";
import { putRetiming, readRetimings } from "@/db/queries/retimings";
import { brokenIn } from "@/db/testing/whole";
import { type Planted, plant, refund } from "../rest/testing/planted";
import { advanceDue } from "./advance-due";
import { retimeLadders } from "./retime-ladders";

const REFUNDS = asQueueId("refunds-exceptions");
/** The world begins on Tuesday, 24 November 2026, at 10:00 in Berlin; the first rung of refunds comes after 15 minutes. */
const TOMORROW = Date.parse("2026-11-25T09:15+01:00");
const mornings: Calendar = {
  zone: "Europe/Berlin",
  week: Array.from({ length: 7 }, () => [{ from: 9 * 60, to: 10 * 60 }]),
  days: {},
};

let world: Planted;
beforeEach(async () => {
  world = await plant();
});
afterEach(() => world.close());

const submit = async (fields = {}) => asItemId((await world.post("/items", refund(420, fields))).body.id);
const rungOf = async (id: ReturnType<typeof asItemId>) => (await world.deps.store.read((tx) => readItem(tx, id)))?.nextAt;
const open = (calendar: string | null) =>
  world.deps.store.write(async (tx) => {
    const queue = await readQueue(tx, REFUNDS);
    if (queue === null) throw new Error("no queue");
    if (calendar !== null && queue.calendar === null)
      await insertCalendar(tx, { id: calendar, name: "Mornings", body: mornings, createdAt: world.now() });
    await updateQueue(tx, REFUNDS, { calendar }, queue.version);
    await putRetiming(tx, REFUNDS, world.now());
  });
/** Until nothing is in line any more; what it did on the way. */
async function settle(batch = 2): Promise<number> {
  let retimed = 0;
  for (let rounds = 0; rounds < 20 && (await world.deps.store.read(readRetimings)).length > 0; rounds += 1) {
    const outcome = await retimeLadders(world.deps, batch);
    expect(outcome.faults).toEqual([]);
    retimed += outcome.retimed;
    if (!outcome.more) world.pass(16_000);
  }
  return retimed;
}

test("open items of the queue are told when its new hours say so, each by one event, and an item elsewhere as before", async () => {
  const items = [await submit(), await submit(), await submit()];
  const elsewhere = asItemId(
    (await world.post("/items", { workflow: "unheard-of", title: "Something", action: { name: "do", arguments: {} } })).body.id,
  );
  const before = await rungOf(elsewhere);
  await open("mornings");
  expect(await settle()).toBe(3);
  expect(await Promise.all(items.map(rungOf))).toEqual([TOMORROW, TOMORROW, TOMORROW]);
  expect(await rungOf(elsewhere)).toBe(before);
  world.pass(60 * 60_000);
  // The other queue's owner is told within the hour; nobody else is.
  expect((await advanceDue(world.deps, 10)).fired).toBe(1);
  expect(await brokenIn(world.deps.store)).toEqual([]);
});

test("work that was cut off goes on, and what came in under the new hours needs nothing", async () => {
  const [first, second] = [await submit(), await submit()];
  await open("mornings");
  const cut = new AbortController();
  cut.abort();
  expect(await retimeLadders(world.deps, 10, cut.signal)).toMatchObject({ retimed: 0, more: false });
  const later = await submit();
  expect(await rungOf(later)).toBe(TOMORROW);
  expect(await settle(1)).toBe(2);
  expect(await Promise.all([first, second, later].map(rungOf))).toEqual([TOMORROW, TOMORROW, TOMORROW]);
});

test("hours that change twice are followed to the last, and a rung that had come meanwhile fires at once", async () => {
  const item = await submit();
  await open("mornings");
  await settle();
  world.pass(60 * 60_000);
  await open(null);
  expect(await settle()).toBe(1);
  await advanceDue(world.deps, 10);
  const types = await world.deps.store.read((tx) => listStream(tx, `item:${item}`));
  expect(types.map(({ type }) => type)).toEqual(["submitted", "ruled", "queued", "rung_timed", "rung_timed", "rung_fired"]);
  expect((await rungOf(item)) ?? 0).toBeGreaterThan(world.now());
  expect(await brokenIn(world.deps.store)).toEqual([]);
});
