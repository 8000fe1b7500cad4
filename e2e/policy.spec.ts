// The policy studio: the boundary map, a draft that tightens, a threshold that is calibrated and the second person who signs it, and the way back.
import type { Page } from "@playwright/test";
import { expect, expectState, reading, test } from "./journey";

const saved = (page: Page) => expect(page.getByText("Saved", { exact: true })).toBeVisible();
const changes = (page: Page) => page.getByRole("region", { name: "What it changes" });

test("the boundary map is filled from what is in force, explains each row, and is walked by keys", async ({ manager }) => {
  const { page } = manager;
  await manager.goto("/boundaries");
  const table = page.getByRole("table", { name: "Boundary map" });
  // Other journeys may have proposed what nobody registered: that stands here too, as a gap.
  for (const action of ["pay_declaration", "ask_for_receipt", "accept_digit", "return_to_sender", "issue_refund", "send_reply"])
    await expect(table.getByRole("button", { name: action })).toBeVisible();
  await table.getByRole("button", { name: "close_account" }).click();
  const panel = page.getByRole("region", { name: "refunds · close_account" });
  await expect(panel).toContainText("Human only");
  await expect(panel).toContainText("Account owners, 2 people");
  await expect(panel).toContainText("Max Moreau");
  await expect(page).toHaveURL(/row=refunds/);
  await page.keyboard.press("j");
  await expect(page.getByRole("region", { name: "refunds · erase_customer" })).toContainText("Blocked");
  await expectState(page, "boundaries");

  const kept = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export" }).click();
  expect((await kept).suggestedFilename()).toBe("boundaries.csv");
  await panel
    .or(page.getByRole("region", { name: "refunds · erase_customer" }))
    .getByRole("link", { name: "Open the policy" })
    .click();
  await expect(page).toHaveURL(/\/policy\/refunds$/);
});

test("a draft that only tightens is published by its writer alone; the next item is ruled by it", async ({ admin, agent }) => {
  const { page } = admin;
  await admin.goto("/policy");
  await expectState(page, "policies");
  await page.getByRole("link", { name: /^expenses/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("expenses");
  await expectState(page, "policy, in force");
  await page.getByRole("button", { name: "New draft" }).click();
  await page.getByLabel("review_over in the draft").fill("200");
  await saved(page);
  await expect(changes(page)).toContainText("Tightens");
  await expect(changes(page)).not.toContainText("Widens");
  await expectState(page, "policy, a draft that tightens");
  await page.getByRole("button", { name: "Publish" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Publish" }).click();
  await expect(dialog).toContainText("Say why.");
  await dialog.getByRole("textbox").fill("Receipts over 200 were often wrong.");
  await expectState(page, "policy, publishing");
  await dialog.getByRole("button", { name: "Publish" }).click();
  await expect(page.getByText("This draft came into force as v2.")).toBeVisible();

  const item = await agent.submit({
    workflow: "expenses",
    title: "Pay 220.00 EUR",
    action: { name: "pay_declaration", arguments: { declaration: "d-1", amount: 220, currency: "EUR" } },
    signals: { resubmitted: false },
  });
  expect(item.ruling?.level).toBe("review");
});

test("a threshold is calibrated to a tolerated error, waits for a second person, changes the flow, and is taken back by a restored version", async ({
  admin,
  manager,
  agent,
}) => {
  const { page } = admin;
  const floor = page.getByRole("textbox", { name: "confidence_floor in the draft" });
  expect((await agent.submit(sure(0.7))).ruling?.level).toBe("review");
  const waiting = await agent.submit(sure(0.7));

  await admin.goto("/policy/mail-sorting");
  await page.getByRole("button", { name: "New draft" }).click();
  await expect(floor).toHaveValue("0.8");
  await page.getByRole("button", { name: "Calibrate confidence_floor" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel("Wrong at most")).toHaveValue("2");
  await expect(dialog.getByLabel("With confidence")).toHaveValue("95");
  await expect(dialog).toContainText("1,195 imported cases of accept_digit, 1,195 with a known outcome");
  await expectState(page, "policy, calibration");
  await dialog.getByRole("button", { name: "Look at the evidence" }).click();
  await expect(dialog).toContainText("The evidence supports 0.60");
  await expect(dialog.getByRole("row", { name: /^0\.60 / })).toContainText("supported");
  await expect(dialog.getByRole("row", { name: /^0\.55 / })).toContainText("not supported");
  await expect(dialog).toContainText("41 more cases without an error would support 0.55.");
  await expectState(page, "policy, certificate");
  await dialog.getByRole("button", { name: "Take 0.60 into the draft" }).click();
  await expect(floor).toHaveValue("0.6");
  await page
    .getByRole("radio", { name: "Rule them anew" })
    .or(page.getByRole("button", { name: "Rule them anew" }))
    .first()
    .click();
  await saved(page);
  await expect(changes(page)).toContainText("Widens");
  const simulated = page.getByRole("region", { name: "If it had been in force" });
  // What it does to the load: of the audited readings alone 289 wait no more; items of other journeys may be among them.
  await expect(simulated.getByRole("row", { name: /^Review / })).toContainText(/−(29|[3-9]\d)\d/);
  await simulated.getByText(/^\d{3} items change level/).click();
  await expect(simulated.getByRole("link", { name: waiting.title })).toBeVisible();
  await page.getByRole("button", { name: "Ask for a second person" }).click();
  await page.getByRole("dialog").getByRole("textbox").fill("The audited readings support it.");
  await page.getByRole("dialog").getByRole("button", { name: "Ask" }).click();
  await expect(page.getByText("Ada Adeyemi asks for a second person")).toBeVisible();
  const own = page.getByRole("button", { name: "Sign and publish" });
  await expect(own).toBeDisabled();
  await expect(own).toHaveAccessibleDescription(/someone else must sign it/);
  await expectState(page, "policy, waiting for a second person");

  const second = manager.page;
  await manager.goto("/policy");
  await expect(second.getByRole("link", { name: /^mail-sorting/ })).toContainText("1 waits for a second person");
  await second.getByRole("link", { name: /^mail-sorting/ }).click();
  await second.getByRole("button", { name: /^Drafts/ }).click();
  await second.getByRole("list", { name: "Drafts" }).getByRole("link").first().click();
  await expect(changes(second)).toContainText("confidence_floor");
  await expect(second.getByText("Supported up to 0.60: at most 2.0\u00a0% wrong at 95.0\u00a0%")).toBeVisible();
  await second.getByRole("textbox", { name: "Comment" }).fill("I have read the certificate.");
  await second.getByRole("button", { name: "Say it" }).click();
  await expect(second.getByRole("region", { name: "Comments" })).toContainText("I have read the certificate.");
  await second.getByRole("button", { name: "Sign and publish" }).click();
  await second.getByRole("dialog").getByRole("button", { name: "Publish" }).click();
  await expect(second.getByText("This draft came into force as v2.")).toBeVisible();

  expect((await agent.submit(sure(0.7))).ruling?.level).not.toBe("review");
  // What was open is ruled anew, and looser since two people signed.
  await expect.poll(async () => (await agent.api.item(waiting.id)).execution, { timeout: 15_000 }).toBe("cleared");

  await admin.goto("/policy/mail-sorting?tab=versions");
  await expect(page.getByRole("list", { name: "Versions" })).toContainText("signed by Max Moreau");
  await expect(page.getByRole("list", { name: "Versions" })).toContainText("The audited readings support it.");
  await expectState(page, "policy, versions");
  await page.getByRole("button", { name: "Back to v1" }).click();
  await expect(changes(page)).toContainText("Tightens");
  await page.getByRole("button", { name: "Publish" }).click();
  await page.getByRole("dialog").getByRole("textbox").fill("One of them was wrong.");
  await page.getByRole("dialog").getByRole("button", { name: "Publish" }).click();
  await expect(page.getByText("This draft came into force as v3.")).toBeVisible();
  expect((await agent.submit(sure(0.7))).ruling?.level).toBe("review");
});

test("what cannot be read is said beside its field and stops the publication; what somebody else saved is not written over", async ({
  admin,
}) => {
  const { page } = admin;
  await admin.goto("/policy/refunds");
  await page.getByRole("button", { name: "New draft" }).click();
  const rule = page.getByRole("group", { name: "amount-over-review" });
  // The form and the text are the same thing: what is chosen in one stands in the other.
  await rule.getByLabel("Text", { exact: true }).check();
  await expect(rule.getByRole("textbox", { name: "When" })).toHaveValue("amount > t.review_over");
  await rule.getByRole("textbox", { name: "When" }).fill("amout > t.review_over");
  await expect(rule.getByLabel("Form", { exact: true })).toBeDisabled();
  await saved(page);
  await expect(rule).toContainText('"amout" is neither a fact nor a variable.');
  await expect(page.getByRole("region", { name: "Lint" })).toContainText("1 to mend");
  await expect(page.getByRole("button", { name: "Ask for a second person" })).toBeDisabled();
  await expectState(page, "policy, a draft with an error");

  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.getByLabel("review_over in the draft").fill("240");
  await saved(other);
  await page.getByLabel("dual_over in the draft").fill("1900");
  await expect(page.getByRole("alert").filter({ hasText: "Not saved" })).toContainText("Somebody changed this draft meanwhile");
  await expect(page.getByLabel("dual_over in the draft")).toHaveValue("1900");
  // What is not saved cannot be signed; the draft can be dropped all the same.
  await expect(page.getByRole("button", { name: "Ask for a second person" })).toBeDisabled();
  await expect(page.getByRole("button", { name: "Drop the draft" })).toBeEnabled();
  await page.getByRole("button", { name: "Read it again" }).click();
  await expect(page.getByLabel("review_over in the draft")).toHaveValue("240");
  await other.close();
  await page.getByRole("button", { name: "Drop the draft" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Drop the draft" }).click();
  await expect(page).toHaveURL(/\/policy\/refunds$/);
});

test("a manager reads a draft and a reviewer reads the policy, and neither can write in it", async ({ admin, reviewer }) => {
  await admin.goto("/policy/refunds");
  await admin.page.getByRole("button", { name: "New draft" }).click();
  await expect(admin.page.getByLabel("review_over in the draft")).toBeVisible();
  await reviewer.goto(admin.page.url().slice(admin.address.length));
  await expect(reviewer.page.getByRole("heading", { level: 1 })).toHaveText("refunds");
  await expect(reviewer.page.getByLabel("review_over in the draft")).toHaveCount(0);
  await expect(reviewer.page.getByRole("button", { name: "Publish" })).toBeDisabled();
});

/** Both readers agree, and the first one is this sure. */
function sure(confidence: number) {
  const item = reading(4);
  return { ...item, confidence, signals: { ...item.signals, second_reader: 4, readers_agree: true } };
}
