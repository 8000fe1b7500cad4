// What others do shows while the page is open, and nothing moves under the eye.
import { expect, expectState, refund, test } from "./journey";

test("an item that comes while a queue is open waits behind “1 new”, and the counts change by themselves", async ({ reviewer, agent }) => {
  const first = await agent.submit(refund());
  await reviewer.goto("/queues/refunds-exceptions");
  const tile = reviewer.page.getByRole("navigation", { name: "Queues" }).getByRole("link", { name: "Refunds, exceptions" });
  await expect(tile).toContainText("exceptions1open");
  await expect(reviewer.page.getByText("Live", { exact: true })).toBeVisible();

  const second = await agent.submit(refund());
  await expect(reviewer.button("1 new")).toBeVisible();
  await expectState(reviewer.page, "queues, one new");
  await expect(reviewer.page.getByRole("link", { name: second.title })).toHaveCount(0);
  await expect(tile).toContainText("exceptions2open");
  await reviewer.button("1 new").click();
  await expect(reviewer.page.getByRole("link", { name: second.title })).toBeVisible();
  await expect(reviewer.page.getByRole("link", { name: first.title })).toBeVisible();
  expect(reviewer.loads).toBe(1);
});

test("an item that comes during Review waits behind “1 new”, and the item being read stays", async ({ reviewer, agent }) => {
  const first = await agent.submit(refund({ amount: 300 }));
  await reviewer.review(first);
  const dearer = await agent.submit(refund({ amount: 1_900 }));
  await reviewer.button("1 new").click();
  await expect(reviewer.page.getByRole("complementary", { name: "Queue" }).getByText(dearer.title)).toBeVisible();
  await expect(reviewer.heading).toHaveText(first.title);
  expect(reviewer.loads).toBe(1);
});

test("what a colleague decides shows on the item's page and in the list", async ({ reviewer, manager, agent }) => {
  const item = await agent.submit(refund());
  await reviewer.goto("/queues/refunds-exceptions");
  await manager.open(item);
  await manager.press("r");
  await manager.page.getByRole("radio", { name: "It was done before" }).check();
  await manager.press("Control+Enter");
  await expect(manager.decision).toContainText("rejected by you");
  await expect(reviewer.page.getByRole("row").filter({ hasText: item.title })).toContainText("rejected", { ignoreCase: true });

  await reviewer.page.getByRole("link", { name: item.title }).click();
  await expect(reviewer.decision).toContainText("rejected by Max Moreau");
  await expectState(reviewer.page, "item, rejected by a colleague");
  expect(reviewer.loads).toBe(1);
});

test("the timeline goes on while the agent works", async ({ reviewer, agent }) => {
  // Small enough to pass by itself.
  const item = await agent.submit(refund({ amount: 40 }));
  await reviewer.open(item);
  await expect(reviewer.decision).toContainText("my-agent has not run it yet");
  const execution = await agent.redeem(item);
  await expect(reviewer.decision).toContainText("my-agent is running it now");
  await expectState(reviewer.page, "item, executing");
  await agent.api.report(execution.id, { outcome: "succeeded" });
  await expect(reviewer.timeline).toContainText("my-agent ran it");
  await expect(reviewer.decision).toContainText("my-agent has run it once");
  expect(reviewer.loads).toBe(1);
});
