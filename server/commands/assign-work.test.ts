// Work that is dealt out, on a real store: to whom it goes, who is passed over, and what stays in its queue.
import { asItemId, asPersonId, asQueueId, type ItemId, type PersonId } from "@core/words/ids";
import { PLAIN_TERMS, type QueueTerms } from "@core/words/queue-terms";
import { HOUR, MINUTE } from "@core/words/time";
import { afterEach, beforeEach, expect, test } from "vitest";
import { insertCalendar } from "@/db/queries/calendars";
import { readItem } from "@/db/queries/items";
import { addAbsence, insertPerson, setWipLimit } from "@/db/queries/people";
import { readQueue, updateQueue } from "@/db/queries/queues";
import { MAX, RIA, refund } from "../rest/testing/planted";
import { type Screen, screen, value } from "../views/testing/screen";
import { timelineView } from "../views/timeline-view";
import { advanceDue } from "./advance-due";
import { assignWork } from "./assign-work";
import { claimItem } from "./claim-item";
import { claimNext } from "./claim-next";
import { releaseItem } from "./release-item";

const QUEUE = asQueueId("refunds-exceptions");
const ZOE = asPersonId("zoe");
let product: Screen;
beforeEach(async () => {
  product = await screen();
  await product.deps.store.write(async (tx) => {
    await insertPerson(tx, {
      id: ZOE,
      name: "Zoe Zahn",
      email: "zoe@example.test",
      createdAt: product.now(),
      roles: [{ role: "reviewer", scope: null }],
      skills: [],
    });
    await change(tx, { members: [RIA, MAX, ZOE] });
  });
});
afterEach(() => product.close());

type Tx = Parameters<Parameters<Screen["deps"]["store"]["write"]>[0]>[0];
async function change(tx: Tx, wanted: { readonly members?: readonly PersonId[]; readonly terms?: QueueTerms; readonly calendar?: string }) {
  const queue = await readQueue(tx, QUEUE);
  if (!queue || !(await updateQueue(tx, QUEUE, wanted, queue.version))) throw new Error("the queue did not change");
}
const terms = (given: Partial<QueueTerms>) => product.deps.store.write((tx) => change(tx, { terms: { ...PLAIN_TERMS, ...given } }));
const limit = (person: PersonId, most: number | null) => product.deps.store.write((tx) => setWipLimit(tx, person, most));
const by = (person: PersonId) => ({ actor: { kind: "person", person } as const });

let orders = 0;
const submit = (more: object = {}) => product.submit(refund(420, { external_id: `order-${++orders}`, ...more }));
async function submitted(count: number): Promise<ItemId[]> {
  const ids: ItemId[] = [];
  for (let index = 0; index < count; index++) ids.push(await submit());
  return ids;
}
const holderOf = async (id: ItemId) => (await product.deps.store.read((tx) => readItem(tx, id)))?.item.claim?.by ?? null;
async function heldBy(ids: readonly ItemId[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const id of ids) {
    const holder = (await holderOf(id)) ?? "nobody";
    counts[holder] = (counts[holder] ?? 0) + 1;
  }
  return counts;
}
const deal = () => assignWork(product.deps, 100);

test("where people take work themselves, nothing is dealt out", async () => {
  const ids = await submitted(2);
  expect(await deal()).toEqual({ handed: 0, faults: [], more: false });
  expect(await heldBy(ids)).toEqual({ nobody: 2 });
});

test("by turns everybody gets as much, and the turn is remembered", async () => {
  await terms({ assign: "round_robin" });
  const first = await submitted(4);
  expect((await deal()).handed).toBe(4);
  const second = await submitted(5);
  await deal();
  expect(await heldBy([...first, ...second])).toEqual({ [RIA]: 3, [MAX]: 3, [ZOE]: 3 });
});

test("to the least loaded, and never more than somebody's limit; what fits nobody stays in its queue", async () => {
  await terms({ assign: "least_loaded" });
  for (const person of [RIA, MAX]) await limit(person, 1);
  await limit(ZOE, 2);
  const ids = await submitted(6);
  expect((await deal()).handed).toBe(4);
  expect(await heldBy(ids)).toEqual({ [RIA]: 1, [MAX]: 1, [ZOE]: 2, nobody: 2 });
});

test("who is absent gets nothing, and nobody gets back what they gave back", async () => {
  await terms({ assign: "least_loaded" });
  const { deps } = product;
  await deps.store.write((tx) => addAbsence(tx, { id: "a-1", person: ZOE, from: product.now() - HOUR, until: product.now() + HOUR }));
  await limit(MAX, 1);
  const [one, two] = await submitted(2);
  if (one === undefined || two === undefined) throw new Error("nothing was submitted");
  await deal();
  expect(await heldBy([one, two])).toEqual({ [RIA]: 1, [MAX]: 1 });
  const ria = (await holderOf(one)) === RIA ? one : two;
  value(await releaseItem(deps, { ...by(RIA), itemId: ria }));
  expect((await deal()).handed).toBe(0);
  expect(await holderOf(ria)).toBeNull();
  product.pass(2 * HOUR);
  await advanceDue(product.deps, 10);
  await deal();
  expect(await holderOf(ria)).toBe(ZOE);
});

test("while the queue is closed nothing is dealt out, so that nobody is passed over for what lapsed at night", async () => {
  await terms({ assign: "round_robin" });
  const open = new Date(product.now() + 9 * HOUR);
  const from = open.getUTCHours() * 60 + open.getUTCMinutes();
  const body = { zone: "UTC", week: Array.from({ length: 7 }, () => [{ from, to: from + 60 }]), days: {} };
  await product.deps.store.write(async (tx) => {
    await insertCalendar(tx, { id: "day", name: "Day", body, createdAt: product.now() });
    await change(tx, { calendar: "day" });
  });
  const [id = asItemId("")] = await submitted(1);
  expect(await deal()).toMatchObject({ handed: 0, faults: [] });
  product.pass(9 * HOUR + MINUTE);
  await advanceDue(product.deps, 100);
  expect(await deal()).toMatchObject({ handed: 1 });
  expect(await holderOf(id)).not.toBeNull();
});

test("the items of one run go to who has the first of it, and the trail says so", async () => {
  await terms({ keepRuns: true });
  const [first, other] = [await submit({ run: "run-1" }), await submit({ run: "run-2" })];
  await product.claim(MAX, first);
  const following = [await submit({ run: "run-1" }), await submit({ run: "run-1" })];
  expect((await deal()).handed).toBe(2);
  expect(await heldBy(following)).toEqual({ [MAX]: 2 });
  expect(await holderOf(other)).toBeNull();
  const told = value(await timelineView(product.deps, RIA, following[0] ?? first));
  const entry = told.find(({ text }) => text === "Handed to Max Berg, who has the first of its run");
  expect(entry?.actor).toMatchObject({ kind: "system", id: "assignment" });
});

test("a person with full hands claims nothing more, and is told how much they hold", async () => {
  await limit(RIA, 1);
  const [one, two] = await submitted(2);
  if (one === undefined || two === undefined) throw new Error("nothing was submitted");
  await product.claim(RIA, one);
  const refused = { ok: false, refusal: { code: "hands-full", person: null, holding: 1, limit: 1 } };
  expect(await claimItem(product.deps, { ...by(RIA), itemId: two })).toMatchObject(refused);
  expect(await claimNext(product.deps, { ...by(RIA), queues: null, kind: null, skip: [one] })).toMatchObject(refused);
  expect((await product.open(RIA, two)).allowed.claim).toMatchObject({ ok: false, code: "hands-full" });
  product.pass(16 * MINUTE);
  await advanceDue(product.deps, 10);
  await product.claim(RIA, two);
});

test("many instances dealing out at once give each item once, and fill nobody's hands beyond the limit", async () => {
  await terms({ assign: "least_loaded" });
  for (const person of [RIA, MAX, ZOE]) await limit(person, 3);
  const ids = await submitted(12);
  const others = [product.deps, await product.another(), await product.another()];
  await Promise.all(others.map((deps) => assignWork(deps, 100)));
  await deal();
  expect(await heldBy(ids)).toEqual({ [RIA]: 3, [MAX]: 3, [ZOE]: 3, nobody: 3 });
});
