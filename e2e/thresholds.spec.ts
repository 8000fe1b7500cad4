// Thresholds over past values and the test bench of a rule: what a position would move, by keyboard, and what a rule would say, before anything is published.
import type { Page } from "@playwright/test";
import { expect, expectState, reading, refund, test } from "./journey";

const saved = (page: Page) => expect(page.getByText("Saved", { exact: true })).toBeVisible();

test("a threshold is moved by keys over its past values; it says what each position moves, and the simulation says so too", async ({
  admin,
  agent,
}) => {
  const { page } = admin;
  // Both readers agree, so that nothing but the confidence decides.
  for (const confidence of [0.42, 0.55, 0.72, 0.86, 0.97])
    await agent.submit({ ...reading(4), confidence, signals: { second_reader: 4, readers_agree: true, margin: 0.5 } });
  await admin.goto("/policy/mail-sorting");
  await page.getByRole("button", { name: "New draft" }).click();
  const row = page.getByRole("listitem", { name: "confidence_floor" });
  const slider = row.getByRole("slider", { name: "Move confidence_floor" });
  await expect(slider).toHaveAttribute("aria-valuetext", /^0\.80: moves none of [\d,]+ items$/);
  await expect(row).toContainText("Raising it tightens: Confidence under it asks for Review (low-confidence).");

  await slider.focus();
  await page.keyboard.press("PageUp");
  await page.keyboard.press("ArrowRight");
  await expect(page.getByLabel("confidence_floor in the draft")).toHaveValue("0.91");
  await page.keyboard.press("ArrowLeft");
  await expect(page.getByLabel("confidence_floor in the draft")).toHaveValue("0.9");
  await expect(slider).toHaveAttribute("aria-valuetext", /^0\.90: moves \d{3} of [\d,]+ items, \d{3} from Sampled to Review$/);
  await saved(page);
  const simulated = page.getByRole("region", { name: "If it had been in force" });
  await expect(simulated.getByText(/^\d{3} items change level$/)).toBeVisible();

  // Typed, the slider follows.
  await page.getByLabel("confidence_floor in the draft").fill("0.6");
  await expect(slider).toHaveAttribute("aria-valuetext", /^0\.60: moves \d{3} of [\d,]+ items, \d{3} from Review to Sampled$/);
  await saved(page);
  await row.getByText("In numbers").click();
  await expect(row.getByRole("table")).toContainText("0.80");

  await page.getByRole("button", { name: "Add a threshold" }).click();
  const form = page.getByRole("form", { name: "Add a threshold" });
  await form.getByLabel("Name", { exact: true }).fill("Second Look");
  await page.keyboard.press("Enter");
  await expect(form).toContainText("Small letters, digits and _");
  await expect(form).toContainText("A number is needed.");
  await expectState(page, "policy, thresholds over past values");
  await form.getByLabel("Name", { exact: true }).fill("second_look");
  await form.getByLabel("Value").fill("0.6");
  await form.getByLabel("Name to read").fill("Below it somebody looks twice");
  await page.keyboard.press("Enter");
  const added = page.getByRole("listitem", { name: "second_look" });
  await expect(added).toContainText("No rule uses it.");
  await added.getByRole("button", { name: "Remove second_look" }).click();
  await expect(added).toHaveCount(0);
  await saved(page);

  // What is removed can be put back, by the key that is under the finger.
  const rules = page.getByRole("region", { name: "Rules" });
  const rule = rules.getByRole("group", { name: "low-confidence" });
  await rules.getByRole("button", { name: "Remove the rule low-confidence" }).click();
  await expect(rule).toHaveCount(0);
  await expect(rules.getByRole("button", { name: "Put it back low-confidence" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(rule).toBeVisible();
  await expect(rules.getByText("low-confidence is back.")).toBeFocused();
  await saved(page);
});

test("a rule is tried as it is typed: each item with the reason that a reviewer would read, all its facts, and a case that never was", async ({
  admin,
  agent,
}) => {
  const { page } = admin;
  const large = await agent.submit(refund({ amount: 612 }));
  await agent.submit(refund({ amount: 30 }));
  await admin.goto("/policy/refunds");
  await page.getByRole("button", { name: "New draft" }).click();
  const rule = page.getByRole("group", { name: "amount-over-review" });
  await rule.getByRole("button", { name: "Try amount-over-review" }).click();
  const bench = rule.getByRole("region", { name: "Try amount-over-review" });
  const tried = bench.getByRole("listitem").filter({ has: page.getByRole("link", { name: large.title }) });
  await expect(tried).toContainText("Amount over 250.00");
  await expect(tried.getByRole("link")).toHaveAttribute("href", `/items/${large.id}`);
  await expect(bench).toContainText(/With this rule \d+ items? (is|are) ruled otherwise than without it/);

  await rule.getByLabel("Text", { exact: true }).check();
  await rule.getByRole("textbox", { name: "When" }).fill("amount > 600.0 && ghost");
  await expect(bench.getByRole("radio", { name: /^Fails [1-9]/ })).toBeChecked();
  await rule.getByRole("textbox", { name: "When" }).fill("amount > 600.0");
  await rule.getByRole("textbox", { name: "Reason" }).fill("{amount} is a lot");
  await expect(tried).toContainText("612.00 EUR is a lot");
  await tried.getByRole("button", { name: "All facts" }).click();
  await expect(tried.getByRole("region", { name: "Facts" })).toContainText("Fraud score0.12");
  await expect(tried.getByRole("region", { name: "What each rule says" })).toContainText("amount-over-dualdoes not match");
  await expectState(page, "policy, the test bench of a rule");

  await bench.getByText("A case of your own").click();
  await bench.getByRole("textbox", { name: "Amount" }).fill("9000");
  await bench.getByLabel("currency").fill("EUR");
  await bench.getByLabel("Confidence").fill("0.99");
  await bench.getByLabel("Fraud score").fill("0.1");
  const said = bench.getByRole("region", { name: "As a reviewer reads it" });
  await expect(said).toContainText("9,000.00 EUR is a lot");
  await expect(said).toContainText("Amount over 2,000.00, so two people sign");
  await bench.getByRole("textbox", { name: "Amount" }).fill("many");
  await expect(bench).toContainText("Must be a number.");
  await expect(said).toContainText('"amount" is missing');
  await expectState(page, "policy, a rule on a case of one's own");
});
