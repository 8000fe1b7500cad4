// Capacity on a real store: weeks of items, few people, and managers who are told once a day with what can be done.
import { saveAbsenceInput } from "@core/words/absences";
import { asQueueId, type PersonId } from "@core/words/ids";
import { DAY, HOUR, MINUTE } from "@core/words/time";
import { afterEach, beforeEach, expect, test } from "vitest";
import { MAX, RIA, refund } from "../rest/testing/planted";
import { capacityPage } from "../views/capacity";
import { type Screen, screen, value } from "../views/testing/screen";
import { saveAbsence } from "./save-absence";
import { tellCapacity } from "./tell-capacity";

let product: Screen;
beforeEach(async () => {
  product = await screen();
});
afterEach(() => product.close());

const QUEUE = "refunds-exceptions";
const notices = () => product.deps.store.read((tx) => tx.q.select().from(tx.t.notices));
const page = async () => {
  const found = await capacityPage(product.deps, MAX, "UTC");
  const queue = found.queues.find(({ id }) => id === asQueueId(QUEUE));
  if (queue === undefined) throw new Error(`no ${QUEUE}`);
  return { ...found, queue };
};
const away = (person: PersonId, from: number, until: number) =>
  saveAbsence(product.deps, {
    actor: { kind: "person", person },
    ...saveAbsenceInput.parse({ person, fromMs: product.now() + from, untilMs: product.now() + until }),
  });

/** From a Tuesday at nine: two a day until a Monday morning, none decided. */
async function weeksOfItems(days: number): Promise<void> {
  for (let day = 0; day < days; day += 1) {
    for (const nth of [1, 2]) await product.submit(refund(420, { external_id: `${day}-${nth}` }));
    product.pass(DAY);
  }
}

test("too little history is said, and nobody is told of what is not known", async () => {
  await weeksOfItems(3);
  const { queue, people } = await page();
  expect(queue.history).toEqual({ weeks: 0, items: 0, known: false });
  expect([queue.waiting, people.length]).toEqual([6, 7]);
  expect(await tellCapacity(product.deps)).toBe(0);
});

test("work that its people have no time for is told to who manages and who owns the queue, once a day, and no level is lowered", async () => {
  await weeksOfItems(34);
  product.pass(-HOUR);
  const calm = await page();
  expect(calm.pace).toEqual({ meanS: 120, from: "assumed", measured: 0 });
  expect(calm.queue.history).toMatchObject({ weeks: 4, known: true });
  // 68 that wait and about two more a day, two minutes each; two people from eight to six.
  expect(calm.queue.days[0]).toMatchObject({ fit: "fits", leftS: 0 });
  expect(calm.people[0]?.seconds).toBe(20 * 3_600);
  expect(await tellCapacity(product.deps)).toBe(0);

  for (const person of [RIA, MAX]) value(await away(person, 30 * MINUTE, 3 * DAY));
  const { queue, people } = await page();
  expect(people.map(({ seconds }) => seconds / 3_600).slice(0, 4)).toEqual([1, 0, 0, 20]);
  expect(queue.days.map(({ fit }) => fit).slice(0, 4)).toEqual(["short", "nobody_there", "nobody_there", "fits"]);
  expect(queue.days[0]?.expected?.items).toBeGreaterThan(0);
  expect(queue.ways.map(({ way }) => way)).toEqual(["over", "stop"]);

  expect(await tellCapacity(product.deps)).toBe(1);
  expect(await tellCapacity(product.deps)).toBe(0);
  const told = await notices();
  expect(told.map(({ person }) => person).toSorted()).toEqual([MAX, RIA]);
  expect(told[0]).toMatchObject({ kind: "capacity", cause: `capacity:${QUEUE}`, queue: QUEUE, times: 1, data: { ways: ["over", "stop"] } });
});
