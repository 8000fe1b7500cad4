// What a person chooses for themselves holds on every machine: their keys, their Undo; and a skip says why.
import type { Page } from "@playwright/test";
import { expect, expectState, reading, refund, test, unique } from "./journey";

/** A page is drawn before it is alive: what is pressed then is pressed again. */
const choose = (page: Page, name: string) =>
  expect(async () => {
    const radio = page.getByRole("radio", { name, exact: true });
    await radio.click({ force: true });
    await expect(radio).toBeChecked({ timeout: 1_000 });
  }).toPass();

test("keys are put elsewhere, ask for Alt, or are off; each way the item is decided", async ({ reviewer, agent }) => {
  const { page } = reviewer;
  await page.goto("/settings");
  await expect(page.getByRole("heading", { name: "Settings", level: 1 })).toBeVisible();
  await expectState(reviewer.page, "settings");

  const approve = page.getByRole("button", { name: /^Approve the revision shown: A/ });
  await approve.focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("r");
  await expect(page.getByText("R is taken: Reject.")).toBeVisible();
  await page.keyboard.press("u");
  await expect(page.getByRole("button", { name: /^Approve the revision shown: U/ })).toBeVisible();

  const moved = await agent.submit(refund({ title: unique("Moved key") }));
  await reviewer.review(moved);
  await expect(reviewer.decision.getByRole("button", { name: /^Approve/ })).toHaveAttribute("aria-keyshortcuts", "U");
  await reviewer.press("a");
  await reviewer.holds(moved);
  await reviewer.press("u");
  await reviewer.did("Approved");

  await page.goto("/settings");
  await page.getByRole("button", { name: "Put all keys back" }).click();
  await choose(page, "With Alt");
  const withAlt = await agent.submit(refund({ title: unique("With Alt") }));
  await reviewer.review(withAlt);
  await reviewer.press("a");
  await reviewer.holds(withAlt);
  await reviewer.press("Alt+a");
  await reviewer.did("Approved");

  await page.goto("/settings");
  await choose(page, "Off");
  const withoutKeys = await agent.submit(refund({ title: unique("Without keys") }));
  await reviewer.review(withoutKeys);
  await reviewer.press("a");
  await reviewer.holds(withoutKeys);
  await reviewer.decision.getByRole("button", { name: /^Approve/ }).focus();
  await page.keyboard.press("Enter");
  await reviewer.did("Approved");

  await page.goto("/settings");
  await choose(page, "On");
});

test("a skip with a reason is counted where the holder stands, and in one's own day", async ({ reviewer, manager, agent }) => {
  const dear = await agent.submit(refund({ amount: 900 }));
  await agent.submit(refund({ amount: 300 }));
  await reviewer.review(dear);
  await reviewer.press("s");
  await expect(reviewer.page.getByRole("heading", { name: /^Skip .*: why\?/ })).toBeVisible();
  await expectState(reviewer.page, "review, skipping");
  await reviewer.press("1");
  await manager.open(dear);
  await expect(manager.holder).toContainText("Skipped once: Not my field");
});

test("pictures are covered until they are asked for", async ({ reviewer, agent }) => {
  const { page } = reviewer;
  const item = await agent.submit(reading(4));
  await reviewer.goto("/settings");
  await choose(page, "Blurred");
  await reviewer.open(item);
  const scan = page.getByRole("img", { name: /Scan, from the agent/ });
  await expect(scan.first()).toHaveCSS("filter", /blur/);
  await expectState(page, "item, pictures covered");
  await reviewer.press(" ");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Show it as it is" }).click();
  await expect(dialog.getByRole("img", { name: /Scan, from the agent/ })).toHaveCSS("filter", "none");
  await expectState(page, "evidence enlarged");
  await reviewer.goto("/settings");
  await choose(page, "As they are");
});

test("whatever a person has of an item opens it from the palette", async ({ reviewer, agent }) => {
  const { page } = reviewer;
  const item = await agent.submit(refund({ title: unique("Look for me") }));
  await page.goto("/queues");
  await reviewer.alive();
  for (const text of [item.id, `https://example.test/items/${item.id}`, item.revision_hash, item.external_id ?? ""]) {
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: "Commands" }).fill(text);
    await expect(page.getByRole("option", { name: item.title })).toBeVisible();
    await page.keyboard.press("Escape");
  }
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Commands" }).fill(item.revision_hash);
  await expect(page.getByRole("option", { name: item.title })).toBeVisible();
  await expectState(page, "the palette, found by a hash");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/items/${item.id}`));
});

test("half a reason survives a reload, and is there on another machine", async ({ reviewer, agent }) => {
  const item = await agent.submit(refund());
  await reviewer.review(item);
  await reviewer.press("r");
  const saved = reviewer.page.waitForResponse(/items\.draft\.save/);
  await reviewer.field("In your words").fill("The lamp was not on the");
  await saved;
  await reviewer.page.evaluate(() => window.sessionStorage.clear());
  await reviewer.review(item);
  await reviewer.alive();
  await reviewer.press("r");
  await expect(reviewer.field("In your words")).toHaveValue("The lamp was not on the");
});

test("whoever closes the page gives back what they only looked at", async ({ reviewer, agent }) => {
  const item = await agent.submit(refund());
  await reviewer.review(item);
  await reviewer.goto("/sign-in");
  await expect.poll(async () => (await agent.api.item(item.id)).review).toBe("queued");
});
