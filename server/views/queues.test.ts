// Queue pages: what is in them, in which order, and who sees them, on both engines.
import { peekInput, queueItemsInput } from "@core/words/decisions";
import { asPersonId, asQueueId, type ItemId, type PersonId } from "@core/words/ids";
import { HOUR } from "@core/words/time";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { insertPerson } from "@/db/queries/people";
import { readQueue, updateQueue } from "@/db/queries/queues";
import { claimNext } from "@/server/commands/claim-next";
import { MAX, RIA, refund } from "@/server/rest/testing/planted";
import { colleagues } from "./colleagues";
import { itemPage } from "./item-page";
import { listQueues } from "./list-queues";
import { nextItems } from "./next-items";
import { queuePage } from "./queue-page";
import type { QueuePage } from "./shapes-queue";
import { type Screen, screen, value } from "./testing/screen";

const REFUNDS = asQueueId("refunds-exceptions");
const VERA = asPersonId("vera");
const MAIL_ONLY = asPersonId("mail-only");
let at: Screen;
const ids: ItemId[] = [];

beforeAll(async () => {
  at = await screen();
  await at.deps.store.write(async (tx) => {
    const person = { createdAt: at.now(), skills: [] };
    await insertPerson(tx, {
      ...person,
      id: VERA,
      name: "Vera Vale",
      email: "vera@x.test",
      roles: [{ role: "reviewer", scope: "workflow:refunds" }],
    });
    await insertPerson(tx, {
      ...person,
      id: MAIL_ONLY,
      name: "Mo Mail",
      email: "mo@x.test",
      roles: [{ role: "reviewer", scope: "workflow:mail-sorting" }],
    });
    const queue = await readQueue(tx, REFUNDS);
    if (queue) await updateQueue(tx, REFUNDS, { members: [...queue.members, VERA] }, queue.version);
  });
  for (const [index, amount] of [300, 900, 310, 320, 330, 340].entries()) {
    ids.push(await at.submit(refund(amount, { external_id: `refund-${amount}`, due_in_s: 60 * (30 + ((index * 5) % 6)) })));
  }
  ids.push(await at.submit(refund(2_400)));
  // What the policy lets pass is nobody's work.
  await at.submit(refund(20));
});
afterAll(() => at.close());

const page = async (person: PersonId, input: Parameters<typeof queueItemsInput.parse>[0] = {}): Promise<QueuePage> =>
  value(await queuePage(at.deps, person, queueItemsInput.parse(input)));
const titles = ({ rows }: { rows: readonly { title: string }[] }) => rows.map(({ title }) => Number(/\d+/.exec(title)?.[0]));

describe("a queue's page", () => {
  test("holds open work, what is due sooner first, and counts it", async () => {
    const { rows, total, next } = await page(RIA, { queueId: REFUNDS });
    expect(titles({ rows })).toEqual([300, 340, 330, 320, 310, 900]);
    expect([total, next]).toEqual([6, null]);
    expect(rows[0]).toMatchObject({ reviewLabel: "queued", level: "review", holder: { kind: "queue", id: REFUNDS }, thumbnail: null });
  });
  test("goes on where it ended, over all queues, and shows nothing twice", async () => {
    const seen: string[] = [];
    for (let cursor: string | null = null, pages = 0; pages < 10; pages++) {
      const { rows, next }: QueuePage = await page(MAX, { limit: 3, cursor });
      seen.push(...rows.map(({ id }) => id));
      if (next === null) break;
      cursor = next;
    }
    expect(seen).toHaveLength(7);
    expect(new Set(seen)).toEqual(new Set(ids));
  });
  test("searches in titles, external ids and runs, and what is typed is no pattern", async () => {
    expect(titles(await page(RIA, { search: "FUND-33" }))).toEqual([330]);
    expect((await page(RIA, { search: "%" })).total).toBe(0);
  });
  test("narrows to a level, to what is near its due time, to what nobody has", async () => {
    expect(titles(await page(RIA, { level: "dual" }))).toEqual([2400]);
    expect((await page(RIA, { level: "review" })).total).toBe(6);
    expect((await page(RIA, { only: "near" })).total).toBe(6);
    expect((await page(RIA, { only: "overdue" })).total).toBe(0);
    expect((await page(RIA, { only: "free" })).total).toBe(7);
  });
  test("a queue that is not there, and a cursor of another list, are refused", async () => {
    expect(await queuePage(at.deps, RIA, queueItemsInput.parse({ queueId: "nowhere" }))).toMatchObject({ refusal: { code: "not-found" } });
    expect(await queuePage(at.deps, RIA, queueItemsInput.parse({ cursor: "x" }))).toMatchObject({ refusal: { code: "invalid" } });
  });
  test.each([
    ["due", false],
    ["-due", true],
    ["age", false],
    ["-age", true],
    ["level", false],
    ["-level", true],
    ["risk", false],
    ["-risk", true],
  ] as const)("is sorted by %s over all its pages, each item once", async (sort, descending) => {
    const rows = [];
    let cursor: string | null = null;
    do {
      const found: QueuePage = value(await queuePage(at.deps, RIA, queueItemsInput.parse({ sort, limit: 2, cursor })));
      rows.push(...found.rows);
      cursor = found.next;
    } while (cursor !== null);
    const all = value(await queuePage(at.deps, RIA, queueItemsInput.parse({ limit: 50 }))).rows;
    expect(rows.map(({ id }) => id).sort()).toEqual(all.map(({ id }) => id).sort());
    const strict = { review: 1, dual: 2, human_only: 3 } as Record<string, number>;
    const keys = rows.map((row) =>
      sort.endsWith("risk")
        ? (row.atRisk?.amount ?? -1)
        : sort.endsWith("due")
          ? (row.dueAt ?? Number.MAX_SAFE_INTEGER)
          : sort.endsWith("age")
            ? row.openedAt
            : (strict[row.level] ?? 0),
    );
    expect(keys).toEqual(keys.toSorted((a, b) => (descending ? b - a : a - b)));
  });
  test("shows only what the person's scopes reach", async () => {
    expect((await page(MAIL_ONLY)).total).toBe(0);
    expect((await page(VERA)).total).toBe(7);
    expect((await page(asPersonId("olga"))).rows).toEqual([]);
    expect(
      (
        await itemPage(at.deps, MAIL_ONLY, {
          workflow: null,
          run: null,
          queue: null,
          review: null,
          execution: null,
          cursor: null,
          limit: 50,
        })
      ).rows,
    ).toEqual([]);
  });
});

describe("what comes next", () => {
  const peek = (person: PersonId, input = {}) => nextItems(at.deps, person, peekInput.parse({ limit: 10, ...input }));
  test("the most at risk for the time that is left, and the claim takes what was fetched ahead", async () => {
    const offered = await peek(RIA);
    expect(titles({ rows: offered })[0]).toBe(900);
    const taken = value(await claimNext(at.deps, { actor: { kind: "person", person: RIA }, queues: null, kind: null, skip: [] }));
    expect(taken?.item.item.id).toBe(offered[0]?.id);
  });
  test("what one holds comes first for oneself, and not at all for others", async () => {
    expect(titles({ rows: await peek(RIA) })[0]).toBe(900);
    expect(titles({ rows: await peek(MAX) })).not.toContain(900);
    expect((await page(RIA, { only: "mine" })).rows).toMatchObject([{ holder: { id: RIA } }]);
  });
  test("what was skipped stays away", async () => expect(titles({ rows: await peek(RIA, { skip: [ids[1]] }) })).not.toContain(900));
  test("who has signed is not asked again", async () => {
    const dual = ids.at(-1);
    if (dual === undefined) throw new Error("submitted");
    await at.approve(MAX, dual);
    expect(titles({ rows: await peek(MAX) })).not.toContain(2400);
    expect((await peek(RIA)).find(({ id }) => id === dual)).toMatchObject({ votes: 1, quorum: 2 });
  });
  test("a scope without a queue offers nothing", async () => expect(await peek(MAIL_ONLY)).toEqual([]));
});

describe("the queues", () => {
  test("tell how full they are, what is near, and what one holds", async () => {
    const refunds = (await listQueues(at.deps, RIA)).find(({ id }) => id === REFUNDS);
    expect(refunds).toMatchObject({
      name: "Refunds, exceptions",
      open: 6,
      dueSoon: 6,
      freeDueSoon: 5,
      overdue: 0,
      inWork: 1,
      waiting: 0,
      mine: 1,
      member: true,
    });
    expect(refunds?.oldestAt).toBe(at.now());
    at.pass(HOUR);
    expect((await listQueues(at.deps, RIA)).find(({ id }) => id === REFUNDS)).toMatchObject({ overdue: 6, dueSoon: 0, freeOverdue: 5 });
  });
  test("count for each person what their scopes reach", async () => {
    expect((await listQueues(at.deps, VERA)).find(({ id }) => id === REFUNDS)?.open).toBe(6);
    expect((await listQueues(at.deps, MAIL_ONLY)).find(({ id }) => id === REFUNDS)?.open ?? 0).toBe(0);
  });
  test("are exact again soon after a commit: a count that was slow to make stands for a moment", async () => {
    await at.submit(refund(350));
    const open = async () => (await listQueues(at.deps, RIA)).find(({ id }) => id === REFUNDS)?.open;
    await expect.poll(open, { interval: 5, timeout: 5_000 }).toBe(7);
  });
});

test("colleagues are the reviewers of the queue, each with what a delegation to them would get", async () => {
  const found = value(await colleagues(at.deps, RIA, ids[0] ?? nothing()));
  expect(found.map(({ name, may, present }) => [name, may.ok, present])).toEqual([
    ["Max Berg", true, true],
    ["Vera Vale", true, true],
  ]);
});

const nothing = (): never => {
  throw new Error("no item was submitted");
};
