// Taking the trail away: an auditor exports the whole of it and checks it without the server, and takes the evidence of one decision as a page.
import { readFileSync } from "node:fs";
import type { Download, Page } from "@playwright/test";
import { createVerifier } from "../verifier/verify.mjs";
import { expect, expectState, reading, test } from "./journey";

async function downloadOf(page: Page, press: () => Promise<void>): Promise<Download> {
  const coming = page.waitForEvent("download");
  await press();
  return coming;
}

const textOf = async (download: Download) => readFileSync(await download.path(), "utf8");

async function findingsIn(text: string) {
  const verifier = createVerifier({ deep: true });
  for (const line of text.trimEnd().split("\n")) verifier.line(line);
  return (await verifier.end()).findings;
}

test("an auditor takes the whole trail away, and it verifies without the server; of one item they take a page to file", async ({
  reviewer,
  auditor,
  agent,
}) => {
  test.slow();
  const item = await agent.submit(reading(4));
  await reviewer.open(item);
  await expect(reviewer.page.getByRole("button", { name: "Export with proofs" })).toHaveCount(0);

  const { page } = auditor;
  await auditor.goto("/trail/export");
  await auditor.alive();
  await expect(page.getByText("You have exported nothing in the last 30 days.")).toBeVisible();
  await expectState(page, "exports");
  const whole = await downloadOf(page, () => page.getByRole("button", { name: "Export", exact: true }).click());
  expect(whole.suggestedFilename()).toMatch(/^countersign-trail-all-.*\.jsonl$/);
  const text = await textOf(whole);
  expect(await findingsIn(text)).toEqual([]);
  expect(text).toContain(`"stream":"item:${item.id}"`);
  const latest = page.getByRole("region", { name: "Your latest exports" });
  await expect(latest.getByRole("listitem").first()).toContainText(/\d events/);

  await page.getByLabel("What of it").selectOption("A run");
  await page.getByRole("button", { name: "Export", exact: true }).click();
  await expect(page.getByText("Say which one.")).toBeVisible();
  await expectState(page, "exports, something missing");

  await auditor.open(item);
  await page.getByRole("button", { name: "Export with proofs" }).filter({ visible: true }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: "Evidence pack" }).check();
  await expect(dialog).toContainText("prints on A4");
  await expectState(page, "export of an item");
  const pack = await downloadOf(page, () => dialog.getByRole("button", { name: "Export", exact: true }).click());
  expect(pack.suggestedFilename()).toBe(`countersign-evidence-item-${item.id}-${new Date().toISOString().slice(0, 10)}.html`);
  await expect(dialog.getByRole("listitem")).toContainText(/\d events?, /);
  await expectState(page, "export of an item, written");
  const paper = await page.context().newPage();
  await paper.setContent(await textOf(pack));
  await expect(paper.getByRole("heading", { level: 1 })).toHaveText(item.title);
  await expect(paper.getByRole("heading", { name: "Everything that happened" })).toBeVisible();
  await paper.close();
});
