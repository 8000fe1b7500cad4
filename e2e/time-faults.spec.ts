// Two instances on PostgreSQL: how long a stop pulled at one takes until the other refuses and shows it, and ladders over a time in which both are dead.
import { parseData, streamOf } from "@core/trail/event";
import type { ItemEventData } from "@core/words/events";
import { asQueueId, type ItemId, type Ms } from "@core/words/ids";
import { SECOND } from "@core/words/time";
import { expect, type Page, test } from "@playwright/test";
import { listStream } from "@/db/queries/events";
import { readQueue, updateQueue } from "@/db/queries/queues";
import type { Store } from "@/db/store";
import { brokenIn } from "@/db/testing/whole";
import { type Fleet, type Instance, plantFleet } from "./instances";
import { cookiesOf, refund, submitAt } from "./load";

/** `STOP_PULLS=30` for figures that mean something. */
const PULLS = Number(process.env.STOP_PULLS ?? 2);
/** Redeemed one after the other at the instance at which nobody pulled: more than fit into the time that it takes. */
const CLEARED = 40;
const BEFORE = 3;
const ENOUGH = 5;
const EFFECT_WITHIN_MS = 1_000;
/** Where other work has the machine's cores. */
const BUSY_WITHIN_MS = 3_000;
const SLOWNESS = Number(process.env.SLOWNESS ?? 1);
/** Two rungs of each ladder would fire in it. */
const DOWN_MS = 3_500;
const EXCEPTIONS = asQueueId("refunds-exceptions");
const WAITING = 12;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
test.describe.configure({ timeout: 120_000 * SLOWNESS });

let fleet: Fleet;
let here: Instance;
let there: Instance;
let store: Store;
test.beforeAll(async () => {
  fleet = await plantFleet("pg");
  [here, there] = [await fleet.add(), await fleet.add()];
  store = await fleet.open();
});
test.afterAll(async () => {
  await store.close();
  await fleet.stop();
});

interface Answered {
  readonly id: string;
  readonly revision_hash: string;
  readonly code?: string;
}

async function send(place: Instance, path: string, body: object, headers: Readonly<Record<string, string>>) {
  const answer = await fetch(`${place.url}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: (await answer.json()) as Answered };
}
const asAgent = () => ({ authorization: `Bearer ${fleet.key}` });
const manager = () => {
  const found = fleet.people[1];
  if (!found) throw new Error("the demo has no manager");
  return found;
};

/** When the page says so to whoever looks at it: told by the page itself, as soon as it is drawn. */
async function watchBanner(page: Page): Promise<{ readonly next: (on: boolean) => Promise<number> }> {
  let told: ((at: number) => void) | null = null;
  let wanted: boolean | null = null;
  await page.exposeFunction("toldOfStop", (on: boolean) => {
    if (on === wanted) told?.(performance.now());
  });
  await page.evaluate(() => {
    const isOn = () => [...document.querySelectorAll('[role="alert"]')].some(({ textContent }) => textContent?.includes("stop is on"));
    let before = isOn();
    new MutationObserver(() => {
      if (isOn() === before) return;
      before = !before;
      (window as unknown as { toldOfStop: (on: boolean) => void }).toldOfStop(before);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  return {
    next: (on) =>
      new Promise((resolve) => {
        [wanted, told] = [on, resolve];
      }),
  };
}

async function submitMany(count: number): Promise<readonly Answered[]> {
  const items = Array.from({ length: count }, () => refund(20));
  const { body } = await send(here, "/api/v1/items:batch", { items, atomic: true }, asAgent());
  return (body as unknown as { readonly results: readonly { readonly item: Answered }[] }).results.map(({ item }) => item);
}

const quantile = (sorted: readonly number[], share: number) => Math.round(sorted[Math.ceil(sorted.length * share) - 1] ?? 0);

test(`a stop pulled at one instance is in force and on the screens of the other within a second, ${PULLS} times`, async ({ page }) => {
  const cookie = await cookiesOf(here.url, manager());
  const order = (procedure: string, reason: string | null) => {
    const input = { scope: "workflow", target: "refunds", reason };
    return send(here, `/api/trpc/stops.${procedure}`, input, { cookie, origin: here.url });
  };
  const cookies = cookie.split("; ").map((one) => one.split(/=(.*)/));
  await page.context().addCookies(cookies.map(([name = "", value = ""]) => ({ name, value, url: there.url })));
  await page.goto(`${there.url}/queues`);
  await expect(page.getByRole("banner").getByText("Live", { exact: true })).toBeVisible();
  const banner = await watchBanner(page);

  const refused: number[] = [];
  const shown: number[] = [];
  for (let pull = 0; pull < PULLS; pull++) {
    const cleared = await submitMany(CLEARED);
    const redeem = ({ id, revision_hash }: Answered) =>
      send(there, `/api/v1/items/${id}/executions?wait=0`, { revision_hash }, { ...asAgent(), "idempotency-key": id });
    const seen = banner.next(true);
    // They are being redeemed already when it is pulled, one after the other.
    for (const item of cleared.slice(0, BEFORE)) expect((await redeem(item)).status).toBe(201);
    const from = performance.now();
    let acknowledgedAt = Number.POSITIVE_INFINITY;
    const pulled = order("pull", null).then(({ status }) => {
      acknowledgedAt = performance.now();
      expect(status).toBe(200);
    });
    let refusedAt: number | null = null;
    let refusals = 0;
    for (const item of cleared.slice(BEFORE)) {
      const sentAt = performance.now();
      const { status, body } = await redeem(item);
      if (status === 201) expect(sentAt).toBeLessThan(acknowledgedAt);
      else {
        // By the stop itself, or because it has brought the item to people already.
        expect([status, ["stopped", "wrong-state"].includes(body.code ?? "")]).toEqual([409, true]);
        refusedAt ??= performance.now();
        refusals += 1;
      }
      if (refusals === ENOUGH) break;
    }
    await pulled;
    if (refusedAt === null) throw new Error("all were redeemed before it was pulled");
    refused.push(refusedAt - from);
    shown.push((await seen) - from);
    const gone = banner.next(false);
    expect((await order("lift", "The next one.")).status).toBe(200);
    await gone;
  }
  for (const times of [refused, shown]) times.sort((a, b) => a - b);
  console.log(
    `${PULLS} stops pulled at one instance: refused at the other after p50 ${quantile(refused, 0.5)} ms, p95 ${quantile(refused, 0.95)} ms; shown there after p50 ${quantile(shown, 0.5)} ms, p95 ${quantile(shown, 0.95)} ms`,
  );
  for (const times of [refused, shown]) {
    expect(quantile(times, 0.5)).toBeLessThan(EFFECT_WITHIN_MS * SLOWNESS);
    expect(times.at(-1)).toBeLessThan(BUSY_WITHIN_MS * SLOWNESS);
  }
});

/** The trail alone: when each rung was due by the event before it, and when it fired. */
async function rungsOf(id: ItemId) {
  const events = await store.read((tx) => listStream(tx, streamOf("item", id)));
  return events
    .filter(({ type }) => type === "rung_fired")
    .map(({ at, data }) => ({ at, ...(parseData(data) as unknown as ItemEventData["rung_fired"]) }));
}

test("both instances are killed and started again past deadlines: each ladder goes on where it was, with a fresh delay, and nothing fires twice", async () => {
  const delays = [1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1];
  await store.write(async (tx) => {
    const queue = await readQueue(tx, EXCEPTIONS);
    if (!queue) throw new Error(`no queue ${EXCEPTIONS}`);
    const ladder = delays.map((afterS) => ({ afterS, do: "notify", who: "members" }) as const);
    await updateQueue(tx, EXCEPTIONS, { ladder }, queue.version);
  });
  const began = await store.read((tx) => store.nowMs(tx));
  for (let item = 0; item < WAITING; item++) await submitAt(here.url, fleet.key, refund(420));
  const waiting = (await store.read(({ q, t }) => q.select({ id: t.items.id, openedAt: t.items.openedAt }).from(t.items))).filter(
    ({ openedAt }) => openedAt >= began,
  );
  expect(waiting).toHaveLength(WAITING);
  /** That many rungs of every ladder have fired since an instant. */
  const fired = (count: number, since: Ms) =>
    expect
      .poll(
        async () =>
          Math.min(...(await Promise.all(waiting.map(async ({ id }) => (await rungsOf(id)).filter(({ at }) => at > since).length)))),
        {
          timeout: 20_000 * SLOWNESS,
        },
      )
      .toBeGreaterThanOrEqual(count);
  await fired(1, began);
  await Promise.all([here.kill(), there.kill()]);
  const downFrom = await store.read((tx) => store.nowMs(tx));
  await pause(DOWN_MS);
  const downUntil = await store.read((tx) => store.nowMs(tx));
  [here, there] = await Promise.all([fleet.add(), fleet.add()]);
  await fired(2, downUntil);

  let overdue = 0;
  for (const { id, openedAt } of waiting) {
    const rungs = await rungsOf(id);
    let previous = openedAt;
    for (const [index, rung] of rungs.entries()) {
      expect([rung.index, rung.dueAt]).toEqual([index, previous + (delays[index] ?? 0) * SECOND]);
      expect(rung.at).toBeGreaterThanOrEqual(rung.dueAt);
      expect(rung.at < downFrom || rung.at > downUntil).toBe(true);
      previous = rung.at;
    }
    const late = rungs.filter(({ dueAt, at }) => dueAt < downUntil && at > downUntil);
    // Of all that would have come in those seconds the one that was due fires, and no burst after it.
    expect(late).toHaveLength(1);
    expect(rungs.at(-1)?.index).toBeGreaterThan(late[0]?.index ?? 0);
    overdue += late.length;
  }
  console.log(`both instances dead for ${DOWN_MS} ms: ${overdue} rungs fired late, each once`);
  expect(await brokenIn(store)).toEqual([]);
});
