// Telling people: the bell counts live, what was told opens what it is about, the browser shows it once for all tabs, each chooses how, and a way out that fails is said.
import { join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import { openSqliteStore } from "@/db/engine/sqlite";
import { putBrokenWay } from "@/db/queries/messages";
import { type Agent, expect, expectState, refund, test, unique } from "./journey";
import type { Person } from "./person";

/** An item that the manager hands to the reviewer, as an agent proposed it. */
async function handOver(agent: Agent, manager: Person, reviewer: Person, title = unique("Handed over")) {
  const { id: to } = await reviewer.ask<{ readonly id: string }>("me.get", {});
  const item = await agent.submit(refund({ title }));
  await manager.order("items.delegate", { itemId: item.id, to });
  return item;
}

const bell = (page: Page) => page.getByRole("banner").getByRole("button", { name: /^Inbox/ });
const unread = async (page: Page, count: number) =>
  expect(bell(page)).toHaveAccessibleName(count === 0 ? "Inbox" : `Inbox, ${count} unread`);
const clearAll = (person: Person) => person.order("inbox.readAll", { upTo: Date.now() + 60_000 });

test("what was handed over is counted live, opens from the bell, and is read by that; the page keeps everything", async ({
  reviewer,
  manager,
  agent,
}) => {
  const { page } = reviewer;
  await clearAll(reviewer);
  await reviewer.goto("/queues");
  await unread(page, 0);
  const first = await handOver(agent, manager, reviewer);
  await unread(page, 1);
  const second = await handOver(agent, manager, reviewer);
  await unread(page, 2);

  await bell(page).click();
  const sheet = page.getByRole("dialog", { name: "Inbox" });
  await expect(sheet.getByRole("listitem")).toHaveCount(2);
  await expectState(page, "inbox, within reach");
  await sheet.getByRole("listitem").filter({ hasText: first.title }).getByRole("link").click();
  await expect(reviewer.heading).toHaveText(first.title);
  await unread(page, 1);

  await reviewer.alive();
  await reviewer.press("g");
  await reviewer.press("i");
  await expect(reviewer.heading).toHaveText("Inbox");
  const row = (title: string) => page.getByRole("main").getByRole("listitem").filter({ hasText: title });
  await expect(row(second.title)).toBeVisible();
  await expect(row(first.title)).toHaveCount(0);
  await page.getByRole("radio", { name: "All" }).check({ force: true });
  await expect(row(first.title)).toBeVisible();
  await expectState(page, "inbox");

  // By keys alone: to the row, unread, read.
  await reviewer.press("j");
  await reviewer.press("m");
  await unread(page, 0);
  await reviewer.press("m");
  await unread(page, 1);
  // What comes meanwhile waits until it is asked for.
  const third = await handOver(agent, manager, reviewer);
  await page.getByRole("button", { name: "Show what is new" }).click();
  await expect(row(third.title)).toBeVisible();
  await reviewer.press("k");
  await page.getByRole("button", { name: "Mark all as read" }).click();
  await unread(page, 0);
  await reviewer.press("j");
  await reviewer.press("Enter");
  await expect(reviewer.heading).toHaveText(third.title);
  expect(second.id).not.toBe(first.id);
});

/** Stands in for the browser's notifications, which a machine without a desk has none of. */
async function recordNotifications(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shown: string[] = [];
    class Recorded {
      static readonly permission = "granted";
      onclick: (() => void) | null = null;
      constructor(_title: string, { body }: { readonly body: string }) {
        shown.push(body);
      }
      close(): void {}
    }
    Object.assign(window, { Notification: Recorded, shown });
  });
}
const shownIn = (page: Page) => page.evaluate(() => (window as unknown as { shown: string[] }).shown);

test("of several tabs one shows a notification, and none of what is looked at", async ({ reviewer, manager, agent }) => {
  await clearAll(reviewer);
  const { page } = reviewer;
  const other = await page.context().newPage();
  for (const tab of [page, other]) await recordNotifications(tab);
  await reviewer.goto("/queues");
  await reviewer.alive();
  await other.goto(`${reviewer.address}/queues`);
  await expect(other.getByRole("banner").getByText("Live", { exact: true })).toBeVisible();
  const all = async () => [...(await shownIn(page)), ...(await shownIn(other))];
  await handOver(agent, manager, reviewer);
  await unread(page, 1);
  await unread(other, 1);
  await expect.poll(all).toEqual(["An item was handed to you"]);

  await other.goto(`${reviewer.address}/inbox`);
  await expect(other.getByRole("banner").getByText("Live", { exact: true })).toBeVisible();
  await handOver(agent, manager, reviewer);
  await unread(page, 2);
  await unread(other, 2);
  expect(await shownIn(page)).toHaveLength(1);
  expect(await shownIn(other)).toEqual([]);
  await clearAll(reviewer);
});

/** What is chosen is drawn a moment after the press. */
async function press(box: Locator, checked = true): Promise<void> {
  await box.click({ force: true });
  await expect(box).toBeChecked({ checked });
}

test("how one is told is chosen in the settings and kept; a way out that fails is said to those who look after it", async ({
  admin,
  auditor,
  reviewer,
  product,
}) => {
  const { page } = admin;
  await admin.goto("/settings#telling");
  await admin.alive();
  const telling = page.getByRole("region", { name: "How you are told" });
  const mail = telling.getByRole("checkbox", { name: "Overdue: Mail" });
  await press(mail, false);
  await press(telling.getByRole("radio", { name: "Once a day" }));
  await telling.getByLabel("At", { exact: true }).fill("07:30");
  const quiet = telling.getByRole("radiogroup", { name: "Quiet hours" });
  await press(quiet.getByRole("radio", { name: "Every day" }));
  await telling.getByLabel("From").fill("21:15");
  await page.waitForLoadState("networkidle");
  await page.reload();
  await expect(mail).not.toBeChecked();
  await expect(telling.getByLabel("At", { exact: true })).toHaveValue("07:30");
  await expect(telling.getByLabel("From")).toHaveValue("21:15");

  const store = await openSqliteStore({ file: join(product.dataDir, "countersign.db") });
  const broken = {
    way: "mail",
    since: Date.now(),
    fault: "connect ECONNREFUSED 127.0.0.1:25",
    tries: 3,
    retryAt: Date.now() + 600_000,
  } as const;
  await store.write((tx) => putBrokenWay(tx, broken));
  await store.close();
  await page.reload();
  await expect(telling.getByRole("alert")).toContainText(/Mail has not gone out since .*ECONNREFUSED/);
  await auditor.goto("/inbox");
  await expect(auditor.page.getByRole("heading", { name: "Nothing unread" })).toBeVisible();
  await expect(auditor.page.getByText(/Mail has not gone out since .*ECONNREFUSED/)).toBeVisible();
  await expectState(auditor.page, "inbox, empty, and a way out fails");
  await reviewer.goto("/inbox");
  await expect(reviewer.heading).toHaveText("Inbox");
  await expect(reviewer.page.getByText(/ECONNREFUSED/)).toHaveCount(0);

  await press(telling.getByRole("radio", { name: "At once" }));
  await press(quiet.getByRole("radio", { name: "None" }));
  await press(mail);
});
