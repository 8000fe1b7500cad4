// The queues: how full each is, which items to look at, and many decided at once, each with its own signature.
import { expect, expectState, reading, refund, test, unique } from "./journey";
import type { Person } from "./person";

const row = (person: Person, title: string) => person.page.getByRole("row").filter({ hasText: title });
const selected = (person: Person, title: string) => person.page.getByRole("checkbox", { name: `Select ${title}` });
const tile = (person: Person, name: string) => person.page.getByRole("navigation", { name: "Queues" }).getByRole("link", { name });

test("tiles count what is open, and each leads to its queue", async ({ reviewer, agent }) => {
  const money = await agent.submit(refund());
  const letter = await agent.submit(reading(4));
  await reviewer.goto("/queues");
  await expect(tile(reviewer, "Refunds, exceptions")).toContainText("1");
  await expect(row(reviewer, money.title)).toBeVisible();
  await expect(row(reviewer, letter.title)).toBeVisible();
  await expectState(reviewer.page, "queues");

  await tile(reviewer, "Refunds, exceptions").click();
  await expect(reviewer.page).toHaveURL(/\/queues\/refunds-exceptions$/);
  await expect(tile(reviewer, "Refunds, exceptions")).toHaveAttribute("aria-current", "page");
  await expect(row(reviewer, money.title)).toContainText("over 250.00");
  await expect(row(reviewer, letter.title)).toHaveCount(0);
});

test("filters stand in the address, so that a narrowed list can be passed on and gone back to", async ({ reviewer, manager, agent }) => {
  const mark = unique("lamp");
  const mine = await agent.submit(refund({ title: `Refund the ${mark}, mine` }));
  const free = await agent.submit(refund({ title: `Refund the ${mark}, free` }));
  await reviewer.order("items.claim", { itemId: mine.id });
  await reviewer.goto("/queues");
  await reviewer.press("/");
  await reviewer.write(mark);
  await expect(reviewer.page).toHaveURL(new RegExp(`[?&]q=${mark}`));
  await expect(row(reviewer, mark)).toHaveCount(2);
  await reviewer.button("Nobody works on it").click();
  await expect(reviewer.page).toHaveURL(/[?&]only=free/);
  await expect(row(reviewer, free.title)).toBeVisible();
  await expect(row(reviewer, mine.title)).toHaveCount(0);

  await manager.page.goto(reviewer.page.url());
  await expect(manager.button("Nobody works on it")).toHaveAttribute("aria-pressed", "true");
  await expect(manager.page.getByRole("searchbox")).toHaveValue(mark);
  await expect(row(manager, mark)).toHaveCount(1);

  await reviewer.button("Mine").click();
  await expect(row(reviewer, mine.title)).toBeVisible();
  await reviewer.page.getByRole("searchbox").fill(`${mark}-of-nobody`);
  await expectState(reviewer.page, "queues, nothing matches");
  await reviewer.button("Clear the filter").click();
  await expect(row(reviewer, mark)).toHaveCount(2);
});

test("the list is sorted by its heads and its menu, narrowed by level, and shows the columns that its reader wants", async ({
  reviewer,
  agent,
}) => {
  const small = await agent.submit(refund({ amount: 300, title: unique("Small") }));
  const large = await agent.submit(refund({ amount: 3_000, title: unique("Large") }));
  const { page } = reviewer;
  const titles = () => page.getByRole("table").getByRole("link").allTextContents();
  const at = async (title: string) => (await titles()).indexOf(title);
  await reviewer.goto("/queues");
  await expect(async () => {
    await page.getByRole("button", { name: "Waited", exact: true }).click();
    await expect(page).toHaveURL(/sort=age/, { timeout: 1_000 });
  }).toPass();
  await expect(page.getByRole("columnheader", { name: "Waited" })).toHaveAttribute("aria-sort", "ascending");
  await expect.poll(async () => (await at(small.title)) < (await at(large.title))).toBe(true);
  await page.getByRole("button", { name: "Waited", exact: true }).click();
  await expect(page).toHaveURL(/sort=-age/);
  await expect.poll(async () => (await at(large.title)) < (await at(small.title))).toBe(true);

  await page.getByRole("button", { name: "Newest" }).click();
  await page.getByRole("menuitemradio", { name: "Dual" }).click();
  await page.getByRole("menuitemcheckbox", { name: "Why here" }).click();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/level=dual/);
  await expect.poll(titles).toContain(large.title);
  expect(await titles()).not.toContain(small.title);
  await expect(page.getByRole("columnheader", { name: "Why here" })).toHaveCount(0);
  await expectState(page, "queues, sorted and narrowed");
  await page.reload();
  await expect(page.getByRole("columnheader", { name: "Level" })).toBeVisible();
  await expect(page.getByRole("columnheader", { name: "Why here" })).toHaveCount(0);
  await page.getByRole("button", { name: "Dual ×" }).click();
  await expect.poll(titles).toContain(small.title);
});

test("rows are chosen by keys and approved together; the one that has changed is refused singly and the others are signed", async ({
  reviewer,
  agent,
}) => {
  const proposal = refund({ amount: 300 });
  const changed = await agent.submit(proposal);
  const others = [await agent.submit(refund({ amount: 310 })), await agent.submit(refund({ amount: 320 }))];
  await reviewer.page.route(/\/api\/trpc\/live/, (route) => route.abort());
  reviewer.expectNoise(/net::ERR_FAILED/);
  await reviewer.goto("/queues/refunds-exceptions");
  await expect(row(reviewer, changed.title)).toBeVisible();
  await reviewer.press("j");
  await reviewer.press("v");
  await reviewer.press("Shift+J");
  await reviewer.press("Shift+J");
  for (const { title } of [changed, ...others]) await expect(selected(reviewer, title)).toBeChecked();
  await expect(reviewer.page.getByRole("region", { name: "Selected items" })).toContainText("You sign 3 revisions, each with its own hash");
  await expectState(reviewer.page, "queues, some selected");

  await agent.revise(changed, proposal, { amount: 390 });
  await reviewer.press("a");
  const sheet = reviewer.page.getByRole("dialog", { name: "Approve 3 items" });
  await expect(sheet).toContainText("930.00 EUR at risk together");
  await expect(sheet).toContainText("All are issue_refund of refunds.");
  await expect(sheet.getByRole("listitem").filter({ hasText: changed.title })).toContainText("amount over 250.00");
  await expectState(reviewer.page, "queues, signing many");
  await reviewer.press("Enter");
  const outcome = reviewer.page.getByRole("alert", { name: "What came of it" });
  await expect(outcome).toContainText("2 items approved");
  await expect(outcome).toContainText("1 item not approved");
  await expect(outcome.getByRole("listitem")).toContainText("Changed while you read. Review it again.");
  await expectState(reviewer.page, "queues, one refused");
  for (const { id } of others) expect((await agent.api.item(id)).decision).toMatchObject({ kind: "approve" });
  expect(await agent.api.item(changed.id)).toMatchObject({ review: "queued", decision: null, revision: 2 });

  await reviewer.press("z");
  await expect(reviewer.page.getByRole("status", { name: "What came of it" })).toContainText("2 items undone");
  for (const { id } of others) expect(await agent.api.item(id)).toMatchObject({ decision: null, grant: null });
});

test("everything that matches is chosen, beyond what has been read of it", async ({ reviewer, agent }) => {
  const mark = unique("lorry");
  await Promise.all(
    Array.from({ length: 130 }, (_, place) => agent.submit(refund({ amount: 400 + place, title: `${place} of the ${mark}` }))),
  );
  const { page } = reviewer;
  await reviewer.goto(`/queues?q=${mark}&sort=-risk`);
  await expect(row(reviewer, mark).first()).toContainText("129 of the");
  await page.getByRole("checkbox", { name: /all/i }).check({ force: true });
  const bar = page.getByRole("region", { name: "Selected items" });
  await expect(bar).toContainText("You sign 100 revisions");
  await bar.getByRole("button", { name: "Select all 130 that match" }).click();
  await expect(bar).toContainText("You sign 130 revisions");
  await expect(bar.getByRole("button", { name: /that match/ })).toHaveCount(0);
  await reviewer.press("Escape");
  await expect(bar).toHaveCount(0);
});

test("many are signed a few at a time, and the person may stop in between: what was sent is signed, the rest is not", async ({
  reviewer,
  agent,
}) => {
  const items = await Promise.all(Array.from({ length: 45 }, (_, place) => agent.submit(refund({ amount: 400 + place }))));
  const { page } = reviewer;
  await reviewer.goto("/queues/refunds-exceptions");
  await expect(row(reviewer, items[0]?.title ?? "")).toBeVisible();
  await page.getByRole("checkbox", { name: /all/i }).check({ force: true });
  let held = () => {};
  const second = new Promise<void>((resolve) => {
    held = resolve;
  });
  let calls = 0;
  await page.route(/items\.decideMany/, async (route) => {
    calls += 1;
    if (calls === 2) await second;
    await route.continue();
  });
  await reviewer.press("a");
  await reviewer.press("Enter");
  const progress = page.getByRole("region", { name: "Under way" });
  await expect(progress).toContainText("Signing 20 of 45");
  await expectState(page, "queues, signing under way");
  await progress.getByRole("button", { name: "Stop here" }).click();
  held();
  const outcome = page.getByRole("status", { name: "What came of it" });
  await expect(outcome).toContainText("40 items approved");
  await expect(outcome).toContainText("5 items not sent: you stopped it");
  const signed = (await Promise.all(items.map(({ id }) => agent.api.item(id)))).filter(({ decision }) => decision !== null);
  expect(signed).toHaveLength(40);
  await page.unroute(/items\.decideMany/);
  await reviewer.press("z");
  await expect(outcome).toContainText("40 items undone");
});

test("many are rejected with one reason, which every agent is told", async ({ reviewer, agent }) => {
  const items = [await agent.submit(refund()), await agent.submit(refund())];
  await reviewer.goto("/queues/refunds-exceptions");
  for (const { title } of items) await selected(reviewer, title).click();
  await reviewer.press("r");
  await expect(reviewer.page.getByRole("dialog", { name: "Reject 2 items" })).toBeVisible();
  await expectState(reviewer.page, "queues, rejecting many");
  await reviewer.field("Reason").fill("The shop is closed today.");
  await reviewer.press("Control+Enter");
  await expect(reviewer.page.getByRole("status", { name: "What came of it" })).toContainText("2 items rejected");
  for (const { id } of items) {
    expect((await agent.api.settled(id)).decision).toMatchObject({ kind: "reject", message: "The shop is closed today." });
  }
});

test("Enter opens the row under the cursor", async ({ reviewer, agent, product }) => {
  const item = await agent.submit(refund());
  await reviewer.goto("/queues/refunds-exceptions");
  await expect(row(reviewer, item.title)).toBeVisible();
  await reviewer.press("j");
  await expect(reviewer.page.getByRole("link", { name: item.title })).toBeFocused();
  await reviewer.press("Enter");
  await expect(reviewer.page).toHaveURL(`${product.url}/items/${item.id}`);
  await expect(reviewer.heading).toHaveText(item.title);
});

test("Work these opens the desk with that queue's items only, and so does its key", async ({ reviewer, agent }) => {
  const money = await agent.submit(refund());
  const letter = await agent.submit(reading(4));
  const next = reviewer.page.getByRole("complementary", { name: "Queue" }).getByRole("list").last();
  await reviewer.goto("/queues/refunds-exceptions");
  await reviewer.page.getByRole("link", { name: "Work these" }).click();
  await reviewer.holds(money);
  await expect(reviewer.page).toHaveURL(/\/review\?queue=refunds-exceptions$/);
  await expect(reviewer.button("Refunds, exceptions")).toHaveAttribute("aria-pressed", "true");
  await expect(next).toContainText(money.title);
  await expect(next).not.toContainText(letter.title);
  const { loads } = reviewer;

  await reviewer.page.goBack();
  await tile(reviewer, "Unclear mail").click();
  await expect(row(reviewer, letter.title)).toBeVisible();
  await reviewer.press("w");
  await reviewer.holds(letter);
  await expect(next).not.toContainText(money.title);
  expect(reviewer.loads, "without a page load").toBe(loads);

  await reviewer.button("Unclear mail").click();
  await expect(next).toContainText(money.title);
  await expect(reviewer.page).toHaveURL(/\/review$/);
});
