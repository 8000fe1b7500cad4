// Erasing an item's content: one person asks on the item, another signs on the screen of erasures, and every screen says that it is gone. And the morning, from which a manager sees it waiting.
import { expect, expectState, refund, test, unique } from "./journey";

test("content goes by two people, the item still says who decided what, and the morning leads to both", async ({
  manager,
  admin,
  reviewer,
  agent,
}) => {
  const order = unique("order");
  const item = await agent.submit(refund({ order, title: `Refund to Zoe of ${order}` }));
  await reviewer.goto(`/items/${item.id}`);
  await reviewer.alive();
  await reviewer.page.keyboard.press("r");
  await reviewer.page.getByRole("textbox").first().fill("Never delivered.");
  await reviewer.page.keyboard.press("Control+Enter");
  await expect.poll(async () => (await agent.api.item(item.id)).execution, { timeout: 30_000 }).toBe("cancelled");

  const { page } = admin;
  await admin.goto(`/items/${item.id}`);
  const more = page.getByRole("button", { name: "More ways" });
  // The decision can be undone for a few seconds, and until then nothing may go.
  await expect(async () => {
    await page.reload();
    await more.click();
    await expect(page.getByRole("menuitem", { name: "Erase content…" })).toBeEnabled({ timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
  await page.getByRole("menuitem", { name: "Erase content…" }).click();
  await page.getByRole("dialog").getByRole("textbox").fill("A request by letter.");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("status").filter({ hasText: "asked" })).toContainText("Another person has to sign it.");
  await expectState(page, "item, erasure asked");

  // Who could be the second person is told.
  const morning = manager.page;
  await manager.goto("/inbox");
  await expect(morning.getByRole("link", { name: /a second person is needed/ })).toHaveAttribute("href", "/erasures");
  await manager.goto("/morning");
  await expect(morning.getByRole("region", { name: "Decided against the agent" })).toContainText(order);
  await expectState(morning, "morning");
  await morning.getByRole("link", { name: /waits? for a second person/ }).click();
  const waiting = morning.getByRole("region", { name: "Waiting for a second person" });
  await expect(waiting).toContainText(order);
  await expectState(morning, "erasures");
  await waiting.getByRole("listitem").filter({ hasText: order }).getByRole("button", { name: "Sign and erase" }).click();
  await morning.getByRole("dialog").getByRole("button", { name: "Sign and erase" }).click();
  await expect(morning.getByRole("region", { name: "Done and over" })).toContainText("Erased item");
  await expect(waiting.getByRole("heading")).toBeFocused();

  await reviewer.goto(`/items/${item.id}`);
  await expect(reviewer.page.getByRole("heading", { level: 1 })).toHaveText("Erased item");
  await expect(reviewer.page.getByRole("main")).toContainText("The content of this item was erased.");
  await expect(reviewer.page.getByRole("main")).not.toContainText("Refund to Zoe");
  await expectState(reviewer.page, "item, erased");
  expect((await agent.api.item(item.id)).title).toBe("(erased)");
  // Its run says so in the same words, and was over when it was rejected.
  await reviewer.goto(`/runs?q=run-${order}`);
  await expect(reviewer.page.getByRole("row", { name: new RegExp(`run-${order}`) })).toContainText("Erased item");
  await reviewer.goto(`/runs/refunds/run-${order}`);
  await expect(reviewer.page.getByRole("complementary", { name: "At this moment" })).toContainText("Erased item");
  await expect(reviewer.page.getByText("1, always")).toBeVisible();
});
