// Past cases brought in by a browser: a dropped file with a bad line, the same again, what is no such file, and a draft that is tried on them.
import type { Page } from "@playwright/test";
import { expect, expectState, test, unique } from "./journey";

const past = (id: string, amount: number) =>
  JSON.stringify({
    workflow: "refunds",
    external_id: id,
    title: `Refund ${amount}.00 EUR of last year`,
    action: { name: "issue_refund", arguments: { order: id, amount, currency: "EUR" } },
    signals: { fraud_score: 0.1, new_customer: false },
    confidence: 0.9,
    at: "2025-03-01T10:00:00Z",
    outcome: { decision: "approve", decided_in_s: 340 },
  });

/** As a file manager lets go of a file over the page. */
async function drop(page: Page, name: string, text: string): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    ([fileName, content]) => {
      const carried = new DataTransfer();
      carried.items.add(new File([content], fileName));
      return carried;
    },
    [name, text] as const,
  );
  await page.getByText("or drop it here").dispatchEvent("drop", { dataTransfer });
}

test("a file that is dropped is read, its bad line is told, and a draft is tried on its cases; the same file again changes nothing", async ({
  admin,
}) => {
  const { page } = admin;
  const name = `${unique("last-year")}.jsonl`;
  const text = [past(unique("r"), 900), '{"workflow": "refunds"', past(unique("r"), 40)].join("\n");
  await admin.goto("/policy");
  await page.getByRole("link", { name: "Import history" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Import history");
  await drop(page, name, text);
  const report = page.getByRole("listitem", { name });
  await expect(report).toContainText("Read to its end");
  await expect(report).toContainText("Kept2");
  await expect(report).toContainText("Refused1");
  await report.getByText("One line or trace could not be read").click();
  await expect(report.getByRole("row", { name: /^2/ })).toContainText("JSON");
  await page
    .getByLabel("Choose a file")
    .last()
    .setInputFiles({ name, mimeType: "application/x-ndjson", buffer: Buffer.from(text) });
  await expect(page.getByRole("status").filter({ hasText: "had been read to its end before" })).toBeVisible();
  await page
    .getByLabel("Choose a file")
    .last()
    .setInputFiles({ name: "scan.png", mimeType: "image/png", buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47]) });
  await expect(page.getByRole("alert").filter({ hasText: "scan.png was not imported" })).toContainText("neither JSON Lines");
  await expectState(page, "import, a file read and one refused");
  // What came of it is there after a reload, too.
  await page.reload();
  await expect(report).toContainText("Kept2");

  await report.getByRole("link", { name: "Try a draft of refunds on them" }).click();
  await expect(page).toHaveURL(/\/policy\/refunds\?tab=drafts$/);
  await page.getByRole("button", { name: "New draft" }).click();
  await page.getByLabel("review_over in the draft").fill("1000");
  const simulated = page.getByRole("region", { name: "If it had been in force" });
  await expect(simulated).toContainText("imported");
  await expect(simulated).toContainText("level");
  await page.getByRole("button", { name: "Drop the draft" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Drop the draft" }).click();
  await expect(page).toHaveURL(/\/policy\/refunds$/);
});

test("an auditor reads what was imported and brings nothing", async ({ auditor }) => {
  const { page } = auditor;
  await auditor.goto("/policy/import");
  await expect(page.getByRole("region", { name: "Imports" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Choose a file" })).toHaveCount(0);
  await expect(page.getByText("Admins of all workflows import past cases")).toBeVisible();
});
