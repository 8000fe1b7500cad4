// The whole desk in German: chosen once, on every machine, in every state that a reviewer meets; keys, amounts and what others wrote stay themselves.
import { expect, expectState, refund, test, unique } from "./journey";

/** Words that only an English screen says. */
const ENGLISH = /\b(Approve|Reject|Escalate|Left to you|Why here|Timeline|You hold|You sign|Queues|Saved filters|Evidence|Undo)\b/;

test("German is chosen once: desk, forms, refusals, receipt, queues and another machine", async ({ reviewer, agent, browser }) => {
  const { page } = reviewer;
  const speaks = (language: string) => expect(page.locator("html")).toHaveAttribute("lang", language);
  await page.goto("/settings");
  await speaks("en");
  await expect(async () => {
    await page.getByRole("radio", { name: "Deutsch" }).click({ force: true });
    await expect(page.getByRole("heading", { name: "Einstellungen", level: 1 })).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await speaks("de");
  await expectState(page, "settings, German");

  const item = await agent.submit(refund({ title: unique("Erstattung"), amount: 1420.5 }));
  await page.goto("/review");
  await expect(reviewer.heading).toHaveText(item.title);
  await expect(page.getByRole("region", { name: "Zuständig", exact: true })).toContainText("Das liegt bei Ihnen");
  await expect(page.getByRole("button", { name: /^1\.420,50\sEUR freigeben/ })).toBeVisible();
  await expectState(page, "review, German");

  // What is wrong in a form is said in the reader's language too, by the command's own schema.
  await page.keyboard.press("r");
  await page.getByRole("form", { name: "Warum lehnen Sie ab?" }).waitFor();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("Sagen Sie, warum; der Agent erfährt es.")).toBeVisible();
  await expect(page.locator("main")).not.toContainText(ENGLISH);
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Tasten" })).toContainText("Die gezeigte Fassung freigeben");
  await page.keyboard.press("Escape");
  const receipt = page.getByRole("region", { name: "Letzte Entscheidung" }).filter({ visible: true });
  await reviewer.approveOnceAlive(receipt, `Freigegeben: ${item.title}`);

  // A refusal of the server.
  await page.goto(`/items/${item.id}`);
  await expect(page.getByRole("region", { name: "Zeitleiste", exact: true })).toContainText("Sie: freigegeben");
  await page.goto("/queues");
  await expect(page.getByRole("heading", { name: "Warteschlangen", level: 1 })).toBeVisible();
  await expect(page.locator("main")).not.toContainText(ENGLISH);
  await expectState(page, "queues, German");

  // Another machine, whose browser asks for English.
  const other = await browser.newContext({
    storageState: { cookies: (await page.context().cookies()).filter(({ name }) => name !== "language"), origins: [] },
    locale: "en-GB",
  });
  const elsewhere = await other.newPage();
  await elsewhere.goto(`${reviewer.address}/queues`);
  await expect(elsewhere.getByRole("heading", { name: "Warteschlangen", level: 1 })).toBeVisible();
  await other.close();

  await page.goto("/settings");
  await expect(async () => {
    await page.getByRole("radio", { name: "Wie der Browser" }).click({ force: true });
    await expect(page.getByRole("heading", { name: "Settings", level: 1 })).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await speaks("en");
});
