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
  const sure = reading(5);
  const begun = await agent.submit({ ...sure, confidence: 0.95, signals: { ...sure.signals, second_reader: 5, readers_agree: true } });
  const execution = await agent.redeem(begun);
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

  // What had begun goes on under it, and can be taken back once it has run.
  const running = page.getByRole("region", { name: "Running now" }).getByRole("listitem").filter({ hasText: begun.title });
  await expect(running).toContainText("Under a stop");
  await expect(running).toContainText("runs for");
  await expect(running).toContainText("once run, can be taken back for");
  await expectState(page, "stop");

  await workflows.getByRole("button", { name: "Look again later mail-sorting" }).click();
  const later = page.getByRole("dialog");
  await later.getByRole("button", { name: "Look again later" }).click();
  await expect(later).toContainText("Say why it has to stand until then.");
  await later.getByLabel("Look at it again at").fill("2001-01-01T09:00");
  await expect(later).toContainText("Choose a time that is still to come.");
  const inThreeDays = new Date(Date.now() + 3 * 86_400_000);
  await later.getByLabel("Look at it again at").fill(`${inThreeDays.toISOString().slice(0, 10)}T09:00`);
  await later.getByLabel("Why it has to stand until then").fill("The new glass comes on Monday.");
  await page.keyboard.press("Control+Enter");
  await expect(later).toBeHidden();
  await expect(workflows).toContainText(/To be looked at again .*09:00/);
  await agent.api.report(execution.id, { outcome: "succeeded", result: { done: true } });
  await expect(running).toHaveCount(0);

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
