// A narrowed list under a name: saved on the server, shared with a queue, found in the palette, changed by its owner alone.
import { expect, expectState, refund, test, unique } from "./journey";

test("a filter is saved, shared with the queue's members, opened by a colleague from the palette, and removed by its owner", async ({
  reviewer,
  manager,
  agent,
}) => {
  const word = unique("lamp");
  await agent.submit(refund({ title: `Refund for a ${word}` }));
  await agent.submit(refund());
  const { page } = reviewer;
  await reviewer.goto(`/queues/refunds-exceptions?q=${word}`);
  await expect(page.getByRole("link", { name: new RegExp(word) })).toBeVisible();
  await reviewer.button("Saved filters").click();
  const sheet = page.getByRole("dialog", { name: "Saved filters" });
  await sheet.getByRole("button", { name: "Save the filter" }).click();
  await expect(sheet).toContainText("Give it a name.");
  await sheet.getByRole("textbox", { name: "Name" }).fill(`Only ${word}`);
  await sheet.getByRole("combobox", { name: "For whom" }).selectOption({ label: "Everybody in Refunds, exceptions" });
  await sheet.getByRole("button", { name: "Save the filter" }).click();
  await expect(sheet.getByRole("link", { name: `Only ${word}` })).toBeVisible();
  await expect(sheet).toContainText("You share it with Refunds, exceptions");
  await expectState(page, "queues, saved filters");

  await manager.goto("/queues");
  await expect(manager.heading).toHaveText("Queues");
  await manager.press("Control+k");
  await manager.page.getByRole("combobox", { name: "Commands" }).fill(`Only ${word}`);
  await manager.page.getByRole("option", { name: `Only ${word}` }).click();
  await expect(manager.page).toHaveURL(new RegExp(`/queues/refunds-exceptions\\?q=${word}`));
  await expect(manager.page.getByRole("link", { name: new RegExp(word) })).toHaveCount(1);
  await manager.button("Saved filters").click();
  const theirs = manager.page.getByRole("dialog", { name: "Saved filters" });
  await expect(theirs).toContainText("Ria Reyes shares it with Refunds, exceptions");
  await expect(theirs.getByRole("button", { name: "Remove" })).toHaveCount(0);

  await sheet.getByRole("button", { name: "Rename" }).click();
  await sheet.getByRole("textbox", { name: "New name" }).fill(" ");
  await reviewer.press("Enter");
  await expect(sheet).toContainText("Give it a name.");
  await sheet.getByRole("textbox", { name: "New name" }).fill(`${word} first`);
  await reviewer.press("Enter");
  await expect(sheet.getByRole("link", { name: `${word} first` })).toBeVisible();
  await sheet.getByRole("button", { name: "Remove" }).click();
  await expect(sheet).toContainText("Nothing is saved yet.");
});
