// The registry: an action that nobody registered is learnt from its items, confirmed in a draft and signed; from then on its boundary and its facts rule it.
import type { ItemSubmission } from "../sdk/client";
import { expect, expectState, refusalOf, test, unique } from "./journey";

const saved = (page: import("@playwright/test").Page) => expect(page.getByText("Saved", { exact: true })).toBeVisible();

function voucher(amount: number, rest: Partial<ItemSubmission> = {}): ItemSubmission {
  const customer = unique("customer");
  return {
    workflow: "refunds",
    title: `Send ${customer} a voucher of ${amount.toFixed(2)} EUR`,
    action: { name: "send_voucher", arguments: { customer, amount, currency: "EUR" }, reversibility: "reversible" },
    signals: { fraud_score: 0.1 },
    at_risk: { amount, currency: "EUR" },
    ...rest,
  };
}

test("an unknown action is reviewed, learnt from its items, registered by two people, and ruled by its boundary and its facts", async ({
  admin,
  manager,
  agent,
}) => {
  const { page } = admin;
  for (let amount = 5; amount < 11; amount++) expect((await agent.submit(voucher(amount + 0.5))).ruling?.level).toBe("review");
  await admin.goto("/policy/refunds");
  await page.getByRole("button", { name: "New draft" }).click();
  const registry = page.getByRole("region", { name: "Registry" });
  await expect(registry).toContainText("send_voucher came 6 times lately and is not in the registry.");
  await registry.getByRole("button", { name: "Look through past items" }).click();
  const proposal = registry.getByRole("group", { name: "send_voucher" });
  await expect(proposal).toContainText("Agents claim: can be undone (6).");
  await expect(proposal.getByRole("checkbox", { name: /^Fact amount number, required arguments.amount in 6 of 6/ })).toBeChecked();
  await expect(proposal.getByRole("checkbox", { name: /^At risk amount currency/ })).toBeChecked();
  await expect(proposal.getByRole("checkbox", { name: /^Fact fraud_score/ })).toBeChecked();
  await proposal.getByRole("checkbox", { name: /^Fact customer/ }).uncheck();
  await expectState(page, "policy, learnt from past items");
  await proposal.getByRole("button", { name: "Register send_voucher" }).click();
  await expect(proposal).toContainText("registered, and they say more");

  // By keys alone: what it is, and how it is taken back.
  await registry.getByRole("button", { name: "Send voucher send_voucher" }).press("Enter");
  await registry.getByRole("radio", { name: "can be made good" }).check();
  await registry.getByLabel("Can be taken back for", { exact: true }).fill("24");
  await registry.getByLabel("Unit of Can be taken back for").selectOption("hours");
  await registry.getByLabel("Reversal plan").fill("The voucher is cancelled, unless it was spent.");

  const boundaries = page.getByRole("region", { name: "Boundaries" });
  await boundaries.getByLabel("Action without a boundary").selectOption("Send voucher");
  await boundaries.getByRole("button", { name: "Add a boundary" }).click();
  const row = boundaries.getByRole("group", { name: "Send voucher" });
  await row.getByLabel("Level").selectOption("Sampled");
  await row.getByLabel("Checked share").fill("0.1");
  await expect(row).toContainText("Nobody answers for send_voucher.");
  await row.getByRole("button", { name: "More of Send voucher" }).click();
  await row.getByRole("combobox", { name: "Owner" }).selectOption("Max Moreau");
  await saved(page);
  await expect(row).toContainText("Max Moreau answers for it");
  await expect(row).not.toContainText("Nobody answers for send_voucher.");
  await expect(page.getByRole("region", { name: "What it changes" })).toContainText("Widens");
  await expectState(page, "policy, a boundary and its registry entry");
  await page.getByRole("button", { name: "Ask for a second person" }).click();
  await page.getByRole("dialog").getByRole("textbox").fill("Vouchers are small, and can be cancelled.");
  await page.getByRole("dialog").getByRole("button", { name: "Ask" }).click();
  await expect(page.getByText("Ada Adeyemi asks for a second person")).toBeVisible();

  await manager.goto(page.url().slice(admin.address.length));
  const second = manager.page;
  await expect(second.getByRole("region", { name: "Registry" })).toContainText("Send voucher");
  await second.getByRole("button", { name: "Sign and publish" }).click();
  await second.getByRole("dialog").getByRole("button", { name: "Publish" }).click();
  await expect(second.getByText(/^This draft came into force as v\d+\.$/)).toBeVisible();

  expect((await agent.submit(voucher(7.5))).ruling?.level).toBe("sampled");
  const silent = await agent.submit(voucher(7.5, { signals: {} }));
  expect(silent.ruling?.level).toBe("review");
  expect(JSON.stringify(silent.ruling)).toContain("fraud_score");
  const nameless = voucher(7.5);
  expect(
    await refusalOf(agent.submit({ ...nameless, action: { ...nameless.action, arguments: { amount: 7.5, currency: "EUR" } } })),
  ).toMatch(/^422/);
});

test("what is wrong in the registry is shown at its place, and a risk that cannot be taken back is accepted by name", async ({ admin }) => {
  const { page } = admin;
  await admin.goto("/policy/refunds");
  await page.getByRole("button", { name: "New draft" }).click();
  const registry = page.getByRole("region", { name: "Registry" });
  await registry.getByRole("button", { name: "Issue a refund issue_refund" }).click();
  await registry.getByRole("button", { name: "As JSON Schema" }).click();
  const schema = registry.getByRole("textbox", { name: "As JSON Schema" });
  const written = await schema.inputValue();
  await schema.fill(written.replace('"type": "object",', '"type": "object"'));
  await expect(registry).toContainText('“,” / “}” is expected here, not “"properties"”.');
  await schema.fill(written.replace('"type": "number"', '"type": "money"'));
  await saved(page);
  await expect(registry.getByText(/Is not a valid JSON Schema/).first()).toBeVisible();
  await expect(registry.locator("mark")).toHaveText('"money"');
  await registry.getByRole("textbox", { name: "Amount", exact: true }).fill("currency");
  await expect(registry).toContainText("Does not give an amount.");
  await registry.getByRole("textbox", { name: "Fact" }).first().fill("Not a name");
  await expect(registry).toContainText("Small letters, digits and _, and no word of the language.");
  await saved(page);
  await expectState(page, "policy, a registry with errors");

  const row = page.getByRole("group", { name: "Answer a customer" });
  await row.getByRole("button", { name: "More of Answer a customer" }).click();
  await row.getByRole("textbox", { name: "Reason" }).fill("");
  await saved(page);
  await expect(row).toContainText("send_reply cannot be taken back, so a person reviews it whatever this row says.");
  await expect(row).toContainText("Say why it is acceptable.");
  await row.getByRole("textbox", { name: "Reason" }).fill("A second answer mends the first.");
  await saved(page);
  await expect(row).not.toContainText("cannot be taken back, so a person reviews it");
  await expect(page.getByRole("region", { name: "What it changes" })).toContainText("A second answer mends the first.");
  await registry.getByRole("button", { name: "Remove the action Close an account" }).click();
  await expect(registry).toContainText("It is still named by: its boundary.");
  await registry.getByRole("button", { name: "Keep it" }).click();
  await page.getByRole("button", { name: "Drop the draft" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Drop the draft" }).click();
  await expect(page).toHaveURL(/\/policy\/refunds$/);
});
