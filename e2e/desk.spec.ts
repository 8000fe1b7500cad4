// The desk's finer tools: a check recorded by one key and met again on another item, siblings side by side, the whole run.
import { expect, expectState, reading, refund, test, unique } from "./journey";

test("Y records a check, which holds for the next item that claims the same, until it is withdrawn", async ({ reviewer, agent }) => {
  const customer = unique("customer");
  const claims = [{ subject: customer, predicate: "lives at this address", fingerprint: "f1" }];
  const first = await agent.submit({ ...refund({ title: unique("First claim") }), claims });
  const second = await agent.submit({ ...refund({ title: unique("Second claim") }), claims });
  const checks = reviewer.page.getByRole("region", { name: "Verified already" });

  await reviewer.open(first);
  await expect(checks).toContainText(`${customer} lives at this address`);
  await expect(checks).toContainText("a claim that nobody has checked");
  await expect(reviewer.page.getByText("not checked by anybody")).toBeVisible();
  await expectState(reviewer.page, "item, claims that nobody checked");
  await expect(async () => {
    await reviewer.press("y");
    await expect(checks).toContainText("holds · checked by you", { timeout: 2_000 });
  }).toPass();
  await expect(reviewer.page.getByText("not checked by anybody")).toHaveCount(0);

  await reviewer.open(second);
  await expect(checks).toContainText("1 of 1 hold");
  await checks.getByRole("button", { name: "Withdraw" }).click();
  await reviewer.field("Reason").fill("It was another customer");
  await reviewer.press("Control+Enter");
  await expect(checks).toContainText("has lapsed: it was withdrawn, “It was another customer”");
  await reviewer.open(first);
  await expect(checks).toContainText("0 of 1 hold");
});

test("the siblings stand side by side, and I shows the whole run", async ({ reviewer, agent }) => {
  const run = unique("run");
  const group = { id: unique("turn"), size: 2 };
  const submission = (amount: number, title: string) => ({ ...refund({ amount, title: unique(title) }), run, group });
  const one = await agent.submit(submission(420, "One of two"));
  const other = await agent.submit(submission(930, "Two of two"));
  const { page } = reviewer;
  await reviewer.open(one);
  const together = page.getByRole("region", { name: "Together" });
  await expect(together).toContainText("the agent waits for 2 of 2");
  await expect(together.getByRole("row", { name: new RegExp(other.title) })).toContainText("930");
  await expectState(page, "item, siblings side by side");
  await expect(async () => {
    await reviewer.press("i");
    await expect(page.getByRole("dialog", { name: "The whole run" }).getByRole("listitem")).toHaveCount(2, { timeout: 2_000 });
  }).toPass();
  await expectState(page, "the whole run");
  await reviewer.press("Escape");
});

test("who looks at an item is seen by the other who does, in the queue too, and gone when they leave", async ({
  reviewer,
  manager,
  agent,
}) => {
  const item = await agent.submit(refund({ title: unique("Looked at") }));
  await manager.open(item);
  await reviewer.open(item);
  await expect(reviewer.page.getByText("Max Moreau is looking at this now")).toBeVisible({ timeout: 20_000 });
  await expectState(reviewer.page, "item, somebody else looks at it");
  await reviewer.goto("/queues");
  const row = reviewer.page.getByRole("row", { name: new RegExp(item.title) });
  await expect(row).toContainText("Max Moreau is looking at this now", { timeout: 20_000 });
  await manager.goto("/queues");
  await expect(row).not.toContainText("is looking", { timeout: 20_000 });
});

test("what is alike is decided in a row: one key narrows the desk to this kind, and it stands in the address", async ({
  reviewer,
  agent,
}) => {
  const { page } = reviewer;
  const money = [await agent.submit(refund({ amount: 910 })), await agent.submit(refund({ amount: 911 }))];
  const letter = await agent.submit(reading(7));
  const rail = page.getByRole("complementary", { name: "Queue" });
  await reviewer.goto("/review");
  for (const { title } of [...money, letter]) await expect(rail).toContainText(title);
  await rail.getByRole("button", { name: letter.title }).click();
  await reviewer.holds(letter);
  await reviewer.press("o");
  await expect(page).toHaveURL(/workflow=mail-sorting&action=accept_digit/);
  await expect(rail.getByRole("button", { name: "Only accept_digit of mail-sorting" })).toBeVisible();
  await reviewer.holds(letter);
  await expect(page.getByText("Your claim has ended.")).toHaveCount(0);
  for (const { title } of money) await expect(rail).not.toContainText(title);
  await expectState(page, "review, one kind in a row");

  // What comes of another kind is not put into the row.
  const later = await agent.submit(refund({ amount: 912 }));
  const alike = await agent.submit(reading(8));
  await expect(rail.getByRole("button", { name: "1 new" })).toBeVisible();
  await page.reload();
  await expect(rail).toContainText(alike.title);
  await expect(rail).not.toContainText(later.title);

  for (const { id } of [letter, alike]) await agent.api.withdraw(id, "Done with these.");
  await page.reload();
  await expect(reviewer.heading).toHaveText("Nothing of this kind waits");
  await expectState(page, "review, nothing of this kind");
  await reviewer.press("o");
  await expect(page).toHaveURL(/\/review$/);
  await expect(rail).toContainText(later.title);
});

test("of several claims Y asks which was checked; the digits of one letter stand beside each other as pictures", async ({
  reviewer,
  agent,
}) => {
  const { page } = reviewer;
  const customer = unique("customer");
  const claims = ["is who they say they are", "was never refunded before"].map((predicate) => ({
    subject: customer,
    predicate,
    fingerprint: "f1",
  }));
  const money = await agent.submit({ ...refund({ amount: 1_200 }), claims });
  await reviewer.review(money);
  await reviewer.press("y");
  const form = page.getByRole("form").filter({ hasText: customer });
  await expect(form).toBeVisible();
  await expectState(page, "review, recording a check");
  await reviewer.press("Escape");

  const group = { id: unique("letter"), size: 2 };
  const digits = [await agent.submit({ ...reading(4), group }), await agent.submit({ ...reading(9), group })];
  await reviewer.open({ id: digits[0]?.id ?? "" });
  await expect(page.getByRole("region", { name: "Together" }).getByRole("link")).toHaveCount(2);
  await expectState(page, "item, the digits of a letter");
});
