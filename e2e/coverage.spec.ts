// Coverage: holes are found before they come, a deputy fills one, and somebody who leaves for good leaves nothing behind.
import { expect, expectState, reading, test, unique } from "./journey";

const DAY = 86_400_000;
/** As the browser's input of day and time takes it; the browser is in this machine's zone. */
const typed = (at: number) => new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, 16);

test("a hole is told and looked at by keyboard before it comes, and a deputy fills it", async ({ manager }) => {
  const { page } = manager;
  await manager.goto("/coverage");
  const attention = page.getByRole("region", { name: "What wants attention" });
  await expect(attention).toContainText("Only Max Moreau can work Sorting leads from now to the end of these two weeks.");
  await expect(attention).not.toContainText("Nobody can work Sorting leads");

  const from = Math.ceil(Date.now() / DAY) * DAY + 3 * DAY;
  const span = async () => {
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("From").fill(typed(from));
    await dialog.getByLabel("To", { exact: true }).fill(typed(from + 2 * DAY));
    return dialog;
  };
  const max = page.getByRole("listitem", { name: "Max Moreau" });
  await max.getByRole("button", { name: "Enter an absence" }).click();
  const absence = await span();
  // Escape asks before what was typed is lost, and once more goes on with it.
  await page.keyboard.press("Escape");
  await expect(absence.getByRole("button", { name: "Go on writing" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(absence.getByRole("button", { name: "Go on writing" })).toHaveCount(0);
  // So does a press beside it.
  await page.mouse.click(4, 4);
  await expect(absence.getByRole("button", { name: "Go on writing" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(absence.getByLabel("To", { exact: true })).toBeFocused();
  await expect(absence.getByLabel("From")).toHaveValue(typed(from));
  await absence.getByRole("button", { name: "Enter" }).click();
  await expect(max).toContainText("Away");

  await expect(attention).toContainText("Nobody can work Sorting leads from");
  await attention
    .getByRole("button", { name: /^Show (?!now)/ })
    .first()
    .click();
  await page.getByText("The same as a table").click();
  const strip = page.getByRole("slider", { name: "Sorting leads, hour by hour" });
  await strip.focus();
  await expect(strip).toHaveAttribute("aria-valuetext", /nobody\. Nobody could decide\./);
  await expectState(page, "coverage, a hole");
  await page.keyboard.press("ArrowLeft");
  await expect(page.getByRole("region", { name: "Sorting leads", exact: true })).toContainText("one person");

  await max.getByRole("button", { name: "Name a deputy" }).click();
  const dialog = await span();
  await dialog.getByRole("button", { name: "Name" }).click();
  await expect(dialog).toContainText("Choose who stands in.");
  await expectState(page, "coverage, naming a deputy");
  await dialog.getByLabel("Deputy").selectOption({ label: "Ria Reyes" });
  await dialog.getByLabel("For").selectOption({ label: "the queue Sorting leads" });
  await dialog.getByRole("button", { name: "Name" }).click();
  await expect(max).toContainText("Ria Reyes stands in for the queue Sorting leads");
  await attention.getByRole("button", { name: / more$/ }).click();
  await expect(attention).toContainText("Only Ria Reyes can work Sorting leads from");
  await expect(attention).not.toContainText("Nobody can work Sorting leads");

  for (const left of [1, 0]) {
    await max.getByRole("button", { name: "Remove" }).first().click();
    await expect(max.getByRole("button", { name: "Remove" })).toHaveCount(left);
    await expect(max.getByRole("button", { name: "Enter an absence" })).toBeFocused();
  }
});

test("who leaves for good is signed off with what they hold shown first, and it goes back to its queue", async ({
  admin,
  manager,
  agent,
  product,
}) => {
  const name = unique("Noa");
  product.script("scripts/person.ts", ["--email", `${name}@demo.example`, "--name", name, "--role", "reviewer", "--queue", "mail-unclear"]);
  const item = await agent.submit(reading(6));
  const { team } = await manager.ask<{ readonly team: readonly { readonly person: { readonly id: string; readonly name: string } }[] }>(
    "coverage.page",
    {},
  );
  const noa = team.find(({ person }) => person.name === name)?.person.id;
  await manager.order("items.delegate", { itemId: item.id, to: noa });

  const { page } = admin;
  await admin.goto("/coverage");
  const row = page.getByRole("listitem", { name });
  await row.getByRole("button", { name: "Offboard" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("region", { name: `What ${name} holds` })).toContainText(item.title);
  await expect(dialog.getByRole("region", { name: "And" })).toContainText("leaves Unclear mail");
  await expectState(page, "coverage, leaving for good");
  await dialog.getByRole("button", { name: "Offboard" }).click();
  await expect(row).toHaveCount(0);

  await expect.poll(async () => (await agent.api.item(item.id)).review, { timeout: 15_000 }).toBe("queued");
  await manager.goto(`/items/${item.id}`);
  await expect(manager.timeline).toContainText(`Given back from ${name}`);
  await expect(manager.timeline).toContainText(`${name} has left`);
});
