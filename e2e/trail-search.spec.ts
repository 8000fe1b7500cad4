// The trail's screen: a manager finds who approved the largest refund of last month, what they saw and why it came to them, and has its proof.
import { readFileSync } from "node:fs";
import { expect, expectState, refund, test, unique } from "./journey";
import { liveRefunds, middleOfLastMonth } from "./last-month";

test("who approved the largest refund of last month, why it came to them and what they saw is found in under a minute, with proof", async ({
  manager,
  product,
}) => {
  const [large, small] = [unique("order"), unique("order")];
  await liveRefunds(product, middleOfLastMonth(), [
    { submission: refund({ amount: 480, order: small }), approvedBy: product.people.ria, note: "One lamp of two." },
    { submission: refund({ amount: 1_955, order: large }), approvedBy: product.people.max, note: "The whole kitchen came broken." },
  ]);
  const { page } = manager;
  await manager.goto("/review");
  await manager.alive();
  const began = Date.now();
  await manager.press("g");
  await manager.press("t");
  await expect(manager.heading).toHaveText("Trail");
  const search = page.getByRole("combobox", { name: "Search the trail" });
  await manager.press("/");
  await expect(search).toBeFocused();
  // What is found while somebody writes does not take the focus from them.
  await search.fill("");
  await manager.write("refund");
  await expect(
    page
      .getByRole("status")
      .filter({ hasText: /events?, / })
      .first(),
  ).toBeVisible();
  await page.waitForTimeout(1_000);
  await expect(search).toBeFocused();
  await search.fill("kind:decisions workflow:refunds last-month sort:amount");
  await manager.press("Enter");
  const table = page.getByRole("table", { name: "Trail" });
  await expect(table.getByRole("row").nth(1)).toContainText("1955.00 EUR");
  await expect(table.getByRole("row").nth(1)).toContainText("You");
  const proof = page.getByRole("complementary", { name: "Proof" });
  await expect(proof).toContainText("You approved");
  await expect(proof).toContainText("The whole kitchen came broken.");
  await expect(proof).toContainText("Why it came to a person");
  expect(Date.now() - began).toBeLessThan(60_000);

  // The proof is verified here, and can be taken away.
  await expect(proof).toContainText("Verified in this browser");
  await expect(table.getByRole("row").nth(1)).toContainText("Verified");
  await expectState(page, "trail, the largest refund of last month");
  const [file] = await Promise.all([page.waitForEvent("download"), proof.getByRole("button", { name: "This proof" }).click()]);
  expect(readFileSync((await file.path()) ?? "", "utf8")).toContain('{"countersign-trail":1');
  await expect(proof.getByRole("link", { name: "See what they saw" })).toHaveAttribute("href", /\/items\/.+\?at=\d+&by=/);

  // Narrowed by the counts beside the list: the search says the same.
  await page.getByRole("button", { name: "By", exact: true }).click();
  await page.getByRole("menuitemcheckbox", { name: /Ria Reyes/ }).click();
  await manager.press("Escape");
  await expect(search).toHaveValue("kind:decisions workflow:refunds last-month sort:amount by:Ria");
  await expect(table.getByRole("row").nth(1)).toContainText("480.00 EUR");

  await search.fill("by:nobody leval:dual");
  await expect(page.getByRole("alert").filter({ hasText: "leval" })).toContainText("names nothing that can be searched");
  await expectState(page, "trail, a search that is not understood");
  await search.fill("kind:decisions lampshade-that-nobody-sold");
  await expect(page.getByRole("heading", { name: "No event matches" })).toBeVisible();
  await expectState(page, "trail, nothing matches");
  await page.getByRole("button", { name: "Clear the search" }).last().click();
  await expect(search).toHaveValue("kind:decisions");

  // What was searched for is what is exported.
  await page.getByRole("link", { name: "Export with proofs" }).click();
  await expect(page.getByRole("textbox", { name: "Search", exact: true })).toHaveValue("kind:decisions");
  await expectState(page, "exports, of a search");
  const [found] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Export", exact: true }).click()]);
  const text = readFileSync((await found.path()) ?? "", "utf8");
  expect(text).toContain(large);
  await page.goBack();

  await page.getByRole("button", { name: "Saved searches" }).click();
  const sheet = page.getByRole("dialog", { name: "Saved searches" });
  await sheet.getByRole("textbox", { name: "Name" }).fill("All decisions");
  await sheet.getByRole("button", { name: "Save this search" }).click();
  await expect(sheet.getByRole("link", { name: "All decisions" })).toBeVisible();
  await expectState(page, "trail, saved searches");
});
