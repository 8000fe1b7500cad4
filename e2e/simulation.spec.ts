// A simulation of a draft: it runs by itself, is cancelled and run again, is found where it stands after a reload, and opens what it moves.
import { expect, expectState, reading, test } from "./journey";

test("a draft is run over the past: what it finds, what it moves, over which past, cancelled and found again after a reload", async ({
  admin,
  agent,
  reviewer,
}) => {
  const { page } = admin;
  const item = reading(7);
  const waiting = await agent.submit({ ...item, confidence: 0.3, signals: { ...item.signals, second_reader: 7, readers_agree: true } });

  await admin.goto("/policy/mail-sorting");
  await page.getByRole("button", { name: "New draft" }).click();
  await page.getByLabel("confidence_floor in the draft").fill("0.2");
  const found = page.getByRole("region", { name: "If it had been in force" });
  // Held items are fewer by the one that moves.
  await expect(found.getByText(/^1 item changes level|^\d+ items change level/)).toBeVisible();
  await expect(page.getByText("Reviewer hours a day")).toBeVisible();
  await expect(found.getByRole("table", { name: "Reviewer hours by hour of the week" })).toBeVisible();
  await expect(found.getByRole("region", { name: "Queues" })).toContainText("9 in 10 wait at most");
  // Of the audited readings it is known; they are most of what would pass.
  await expect(found.getByRole("region", { name: "Let through unseen, and how it turned out" })).toContainText(/Outcome known\s*\d{3}/);
  await expectState(page, "policy, simulated");

  // Over nothing, and found as it was after a reload.
  await found.getByText("Which past").click();
  await found.getByLabel("From").fill("2099-01-01");
  await found.getByRole("button", { name: "Run it", exact: true }).click();
  await expect(found).toContainText("No item has come yet to run it over.");
  await page.reload();
  await expect(found).toContainText("No item has come yet to run it over.");
  await found.getByText("Which past").click();
  await expect(found.getByLabel("From")).toHaveValue("2099-01-01");
  await found.getByLabel("From").fill("");
  await found.getByRole("button", { name: "Run it", exact: true }).click();

  await found.getByText(/items? changes? level/).click();
  await expectState(page, "policy, simulated, what moves");
  // Whoever only reads finds the same, and begins and cancels nothing.
  await reviewer.goto(page.url().slice(admin.address.length));
  await expect(reviewer.page.getByRole("region", { name: "If it had been in force" })).toContainText(/items? changes? level/);
  await expect(reviewer.page.getByText("Which past")).toHaveCount(0);

  await found.getByRole("link", { name: waiting.title }).first().click();
  await expect(page).toHaveURL(/\/items\//);
});

test("one that is under way says how far it is, and is cancelled by hand", async ({ admin }) => {
  const { page } = admin;
  await admin.goto("/policy/mail-sorting");
  // An answer that holds it where it is: the page itself is what is looked at.
  await page.route(/policies\.simulation/, async (route) => {
    const answer = await route.fetch();
    const text = await answer.text();
    await route.fulfill({
      response: answer,
      body: text.replace(/"state":"(waiting|done)","done":\d+,"total":\d+/, '"state":"running","done":310000,"total":1000000'),
    });
  });
  await page.getByRole("button", { name: "New draft" }).click();
  const found = page.getByRole("region", { name: "If it had been in force" });
  await expect(found.getByRole("progressbar")).toHaveAttribute("value", "310000");
  await expect(found).toContainText("310,000 of 1,000,000 items");
  await expectState(page, "policy, simulating");
  await found.getByRole("button", { name: "Cancel" }).click();
  await page.unrouteAll({ behavior: "wait" });
  await expect(found.getByRole("progressbar")).toHaveCount(0);
});
