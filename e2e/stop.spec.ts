// The stop switch: two presses from any page, seen at once by everybody, nothing begins under it, and the way back.
import { expect, expectState, reading, test } from "./journey";

test("a stop is two presses away, is seen on every open page at once, lets nothing begin, and is lifted with a reason", async ({
  manager,
  reviewer,
  agent,
}) => {
  const { page } = manager;
  const item = reading(4);
  const passed = await agent.submit({ ...item, confidence: 0.95, signals: { ...item.signals, second_reader: 4, readers_agree: true } });
  expect(passed.execution).toBe("cleared");
  await reviewer.goto("/queues");
  await manager.goto("/boundaries");

  await page.getByRole("button", { name: "Stop", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("region", { name: "Workflows" })).toContainText("1 may begin");
  await expectState(page, "stop, within reach");
  await dialog.getByRole("button", { name: "Stop mail-sorting" }).click();
  const pulled = Date.now();
  await expect(reviewer.page.getByRole("alert").filter({ hasText: "1 stop is on: mail-sorting." })).toBeVisible();
  // What is seen is asked for every 100 ms; the promise is one second.
  expect(Date.now() - pulled).toBeLessThan(3_000);
  await expect(page.getByRole("alert").filter({ hasText: "1 stop is on: mail-sorting." })).toBeVisible();

  // By the stop itself, or since what it covers has come to people by then.
  await expect(agent.redeem(passed)).rejects.toThrow();
  // What policy alone had let pass comes to people.
  await expect.poll(async () => (await agent.api.item(passed.id)).review, { timeout: 15_000 }).toBe("queued");
  expect((await agent.api.item(passed.id)).execution).toBe("held");

  await page.getByRole("alert").getByRole("link", { name: "Stop switch" }).click();
  const workflows = page.getByRole("region", { name: "Workflows" });
  await expect(workflows).toContainText("No reason given yet.");
  await workflows.getByRole("button", { name: "Say why mail-sorting" }).click();
  await page.getByRole("dialog").getByRole("textbox").fill("The scanner is dirty.");
  await page.getByRole("dialog").getByRole("button", { name: "Say why" }).click();
  await expect(workflows).toContainText("The scanner is dirty.");
  await expectState(page, "stop");

  await reviewer.page.getByRole("alert").getByRole("link", { name: "Stop switch" }).click();
  const barred = reviewer.page.getByRole("button", { name: "Lift mail-sorting" });
  await expect(barred).toBeDisabled();
  await expect(barred).toHaveAccessibleDescription(/Managers/);

  await workflows.getByRole("button", { name: "Lift mail-sorting" }).click();
  await page.getByRole("dialog").getByRole("textbox").fill("It is clean again.");
  await page.getByRole("dialog").getByRole("button", { name: "Lift" }).click();
  await expect(reviewer.page.getByRole("alert").filter({ hasText: "mail-sorting" })).toHaveCount(0);
  await expect(workflows.getByRole("button", { name: "Stop mail-sorting" })).toBeVisible();
});
