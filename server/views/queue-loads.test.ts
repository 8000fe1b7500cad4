// Load on a real store: what is promised and when it is due, what came of promises, who is there and what they hold.

import { streamOf } from "@core/trail/event";
import { asPersonId, asQueueId, type ItemId } from "@core/words/ids";
import { limitPersonInput, queueLoadsInput } from "@core/words/load";
import { PLAIN_TERMS, type QueueTerms } from "@core/words/queue-terms";
import { DAY, HOUR, MINUTE } from "@core/words/time";
import { afterEach, beforeEach, expect, test } from "vitest";
import { insertCalendar } from "@/db/queries/calendars";
import { listStream } from "@/db/queries/events";
import { readItem } from "@/db/queries/items";
import { addAbsence } from "@/db/queries/people";
import { readQueue, updateQueue } from "@/db/queries/queues";
import { advanceDue } from "../commands/advance-due";
import { limitPerson } from "../commands/limit-person";
import { moveItem } from "../commands/move-item";
import { MAX, RIA, refund } from "../rest/testing/planted";
import { queueLoads } from "./queue-loads";
import { type Screen, screen, value } from "./testing/screen";

const QUEUE = asQueueId("refunds-exceptions");
const LEADS = asQueueId("finance-leads");
let product: Screen;
beforeEach(async () => {
  product = await screen();
});
afterEach(() => product.close());

const change = (given: Partial<QueueTerms>, calendar: string | null = null) =>
  product.deps.store.write(async (tx) => {
    const queue = await readQueue(tx, QUEUE);
    if (!queue || !(await updateQueue(tx, QUEUE, { terms: { ...PLAIN_TERMS, ...given }, calendar }, queue.version)))
      throw new Error("the queue did not change");
  });
const stored = (id: ItemId) => product.deps.store.read((tx) => readItem(tx, id));
const dueAt = async (id: ItemId) => (await stored(id))?.dueAt ?? null;
async function loadOf(queueId = QUEUE) {
  const [load] = await queueLoads(product.deps, MAX, queueLoadsInput.parse({ queueId }));
  if (load === undefined) throw new Error("no load");
  return load;
}
let orders = 0;
const submit = (more: object = {}) => product.submit(refund(420, { external_id: `order-${++orders}`, ...more }));

test("an item is due by the earliest of what its agent wants and what its queue promised; taken up, by when it is to be decided", async () => {
  await change({ responseS: 600, resolutionS: 3_600 });
  const began = product.now();
  const hurried = await submit({ due_in_s: 60 });
  const calm = await submit({ due_in_s: 1_800 });
  expect([await dueAt(hurried), await dueAt(calm)]).toEqual([began + MINUTE, began + 10 * MINUTE]);
  await product.claim(RIA, calm);
  expect(await dueAt(calm)).toBe(began + 30 * MINUTE);
  const plain = await submit();
  await product.claim(RIA, plain);
  expect(await dueAt(plain)).toBe(began + HOUR);
});

test("promises count in the hours of the queue, and another queue promises anew", async () => {
  const office = { zone: "Europe/Berlin", week: Array.from({ length: 7 }, () => [{ from: 540, to: 1020 }]), days: {} };
  await product.deps.store.write((tx) => insertCalendar(tx, { id: "office", name: "Office", body: office, createdAt: product.now() }));
  await change({ resolutionS: 8 * 3_600 }, "office");
  // 10:00 in Berlin: seven of the eight hours are today's, the last is tomorrow's first.
  const item = await submit();
  expect((await stored(item))?.resolveBy).toBe(product.now() + DAY);
  value(await moveItem(product.deps, { actor: { kind: "person", person: MAX }, itemId: item, to: LEADS }));
  expect(await stored(item)).toMatchObject({ resolveBy: null, respondBy: null });
});

test("what was kept and broken is told beside how long it took; a promise is broken when its time passes, not when somebody notices", async () => {
  await change({ responseS: 600, resolutionS: 1_200 });
  const [kept, late, waiting] = [await submit(), await submit(), await submit()];
  product.pass(2 * MINUTE);
  await product.claim(RIA, kept);
  product.pass(2 * MINUTE);
  await product.approve(RIA, kept);
  product.pass(20 * MINUTE);
  await advanceDue(product.deps, 50);
  await product.approve(MAX, late);
  const load = await loadOf();
  expect(load.response).toMatchObject({ promisedS: 600, kept: 1, broken: 2, took: { p50: 2 * MINUTE, p95: 24 * MINUTE, count: 2 } });
  expect(load.resolution).toMatchObject({ kept: 1, broken: 2, took: { p50: 4 * MINUTE, p95: 24 * MINUTE, count: 2 } });
  expect(load.resolution.days.at(-1)).toEqual({ day: "2026-11-24", kept: 1, broken: 2 });
  expect(load.resolution.days).toHaveLength(24);
  expect((await stored(waiting))?.item.review).toBe("queued");
  // Undone, it is open again: nothing is kept yet.
  await product.recall(MAX, late);
  expect((await loadOf()).resolution).toMatchObject({ kept: 1, broken: 2, took: { count: 1 } });
});

test("who is there and what they hold; a limit is set by a manager, stands on the person's stream, and takes nothing away", async () => {
  const { deps } = product;
  const items = [await submit(), await submit(), await submit()];
  for (const item of items.slice(0, 2)) await product.claim(RIA, item);
  await deps.store.write((tx) => addAbsence(tx, { id: "a", person: MAX, from: product.now(), until: product.now() + DAY }));
  const load = await loadOf();
  expect(load).toMatchObject({ waiting: 1, inWork: 2, overdue: 0, openNow: true });
  expect(load.people.map(({ id, present, holding, here }) => [id, present, holding, here])).toEqual([
    [RIA, true, 2, 2],
    [MAX, false, 0, 0],
  ]);
  // Nothing has been measured here: two minutes each are assumed.
  expect([load.workMs, load.clearsInMs, load.people[0]?.loadMs]).toEqual([6 * MINUTE, 6 * MINUTE, 4 * MINUTE]);

  const limit = (person: string, by = MAX) =>
    limitPerson(deps, { actor: { kind: "person", person: by }, ...limitPersonInput.parse({ person, limit: 1 }) });
  expect(await limit(RIA, RIA)).toMatchObject({ ok: false, refusal: { code: "not-found" } });
  expect(await limit("nobody")).toMatchObject({ ok: false, refusal: { code: "not-found" } });
  value(await limit(RIA));
  expect((await loadOf()).people[0]).toMatchObject({ id: RIA, holding: 2, limit: 1, mayLimit: true });
  const events = await deps.store.read((tx) => listStream(tx, streamOf("person", asPersonId(RIA))));
  expect(events.at(-1)).toMatchObject({ type: "limited", actor: { kind: "person", id: MAX } });
});
