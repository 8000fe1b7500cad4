// Past rulings recomputed on a button: all the same; then one that somebody changed behind the product's back, the alarm, and who took note of it.
import { join } from "node:path";
import { asItemId } from "@core/words/ids";
import { openSqliteStore } from "@/db/engine/sqlite";
import { tamperValue } from "@/db/testing/tampering";
import { expect, expectState, refund, test } from "./journey";

test("rulings are recomputed on a button; a changed one is an alarm on every page that it concerns until somebody takes note", async ({
  admin,
  auditor,
  agent,
  product,
}) => {
  const { page } = admin;
  const item = await agent.submit(refund({ amount: 431 }));
  await admin.goto("/policy");
  const panel = page.getByRole("region", { name: "Predictability" });
  await panel.getByRole("button", { name: "Check now" }).click();
  await expect(panel).toContainText("came out the same");

  const store = await openSqliteStore({ file: join(product.dataDir, "countersign.db") });
  const change = (from: string, to: string) =>
    store.write((tx) => tamperValue(tx, asItemId(item.id), "facts", (text) => text.replace(`"amount":${from}`, `"amount":${to}`)));
  await change("431", "41");
  await panel.getByRole("button", { name: "Check now" }).click();
  const alarm = page.getByRole("alert").filter({ hasText: "no longer comes out as it was made" });
  await alarm.getByText("Show what differs").click();
  const difference = alarm.getByRole("listitem").filter({ hasText: item.title });
  await expect(difference.getByRole("row", { name: /^Fact amount/ })).toContainText("41");
  await expect(difference.getByRole("row", { name: /^Fact amount/ })).toContainText("431");
  await expectState(page, "policies, an alarm");
  await change("41", "431");
  await store.close();

  // Whoever may not sign sees it and cannot end it.
  await auditor.goto("/policy/refunds");
  await expect(auditor.page.getByRole("alert").getByRole("button", { name: "Take note" })).toBeDisabled();
  await auditor.goto("/policy/mail-sorting");
  await expect(auditor.page.getByRole("heading", { level: 1 })).toHaveText("mail-sorting");
  await expect(auditor.page.getByText("no longer comes out")).toHaveCount(0);

  await admin.goto("/policy/refunds");
  await page.getByRole("alert").getByRole("button", { name: "Take note" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Take note" }).click();
  await expect(dialog).toContainText("Say why.");
  await dialog.getByRole("textbox").fill("A repair by hand, taken back.");
  await dialog.getByRole("button", { name: "Take note" }).click();
  await expect(page.getByText("no longer comes out")).toHaveCount(0);
  await admin.goto("/policy");
  await expect(panel).toContainText("Ada Adeyemi took note: A repair by hand, taken back.");
});
