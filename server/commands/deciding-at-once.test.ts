// Two to fifty people who decide one item at the same time, through several instances: one wins, the others are told how it stands now.
import { asItemId, type PersonId } from "@core/words/ids";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listStream } from "@/db/queries/events";
import { readItem } from "@/db/queries/items";
import { brokenIn } from "@/db/testing/whole";
import { refund } from "../rest/testing/planted";
import { type Desk, openDesk, refusalOf, type Waiting } from "../trpc/testing/desk";
import { type Instance, instancesOf, inTurn } from "../trpc/testing/instances";

const MOST = 50;
let desk: Desk;
let instances: readonly Instance[];
let people: readonly PersonId[];
beforeAll(async () => {
  desk = await openDesk();
  instances = await instancesOf(desk.world, 3);
  const hired = [];
  for (let number = 0; number < MOST; number++) hired.push(await desk.add(`person-${number}`, ["reviewer"], ["refunds-exceptions"]));
  people = hired;
});
afterAll(() => desk.close());

/** Every third rejects; all are at another instance than their neighbour. */
async function decide(item: Waiting, person: PersonId, index: number) {
  const caller = await inTurn(instances, index).as(person);
  return refusalOf(() => (index % 3 === 2 ? caller.items.reject({ ...item, reason: "Not broken." }) : caller.items.approve(item)));
}

test.each([2, 10, MOST])(
  "of %i people who decide at once one is recorded, the others get a conflict with the item as it is now",
  async (count) => {
    const item = await desk.submit();
    const answers = await Promise.all(people.slice(0, count).map((person, index) => decide(item, person, index)));
    const told = await desk.world.deps.store.read(async (tx) => ({
      stored: await readItem(tx, item.itemId),
      events: await listStream(tx, `item:${item.itemId}`),
    }));
    const refused = answers.filter((answer) => answer !== null);
    expect(refused).toHaveLength(count - 1);
    for (const { code, refusal, item: shown } of refused) {
      expect([code, refusal.code]).toEqual(["CONFLICT", "wrong-state"]);
      expect(shown).toMatchObject({ id: item.itemId, version: told.stored?.item.version, review: "closed" });
    }
    const winner = people[answers.indexOf(null)];
    expect(told.stored?.item.decision?.by).toEqual([winner]);
    expect(told.events.filter(({ actor }) => actor.kind === "person").every(({ actor }) => actor.id === winner)).toBe(true);
    expect(await brokenIn(desk.world.deps.store)).toEqual([]);
  },
);

test("of fifty redemptions at three instances one is an execution, the others get 409 with the item", async () => {
  const { body } = await desk.world.post("/items", refund(20));
  const answers = await Promise.all(
    Array.from({ length: MOST }, (_, index) =>
      inTurn(instances, index).post(`/items/${body.id}/executions`, { revision_hash: body.revision_hash }, `worker-${index}`),
    ),
  );
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  const refused = answers.filter(({ status }) => status !== 201);
  for (const answer of refused) {
    expect([answer.status, answer.body.code]).toEqual([409, "already-redeemed"]);
    expect(answer.body.item).toMatchObject({ id: body.id, execution: "executing" });
  }
  expect(await brokenIn(desk.world.deps.store)).toEqual([]);
});

test("fifty requests with one key at three instances are one submission with one answer", async () => {
  const answers = await Promise.all(
    Array.from({ length: MOST }, (_, index) => inTurn(instances, index).post("/items", refund(777), "the-same-key")),
  );
  expect(new Set(answers.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1);
  const [first] = answers;
  expect(first?.status).toBe(201);
  const { items } = (await desk.world.get("/items?limit=200")).body;
  expect(items.filter(({ title }) => title.includes("777"))).toHaveLength(1);
  expect((await listed(first?.body.id ?? "")).map(({ seq }) => seq)).toEqual([1, 2, 3]);
  expect(await brokenIn(desk.world.deps.store)).toEqual([]);
});

const listed = (id: string) => desk.world.deps.store.read((tx) => listStream(tx, `item:${asItemId(id)}`));
