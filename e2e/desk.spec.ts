// The desk's finer tools: a check recorded by one key and met again on another item, arguments edited as groups and lists, and as JSON.
import { expect, expectAccessible, refund, test, unique } from "./journey";

const SHIPMENT = {
  type: "object",
  properties: {
    customer: { type: "object", properties: { name: { type: "string" }, city: { type: "string" } }, required: ["name"] },
    lines: {
      type: "array",
      items: {
        type: "object",
        properties: { sku: { type: "string" }, count: { type: "integer", minimum: 1 } },
        required: ["sku", "count"],
      },
      minItems: 1,
    },
    express: { type: "boolean" },
  },
  required: ["customer", "lines"],
};

test("Y records a check, which holds for the next item that claims the same, until it is withdrawn", async ({ reviewer, agent }) => {
  const customer = unique("customer");
  const claims = [{ subject: customer, predicate: "lives at this address", fingerprint: "f1" }];
  const first = await agent.submit({ ...refund({ title: unique("First claim") }), claims });
  const second = await agent.submit({ ...refund({ title: unique("Second claim") }), claims });
  const checks = reviewer.page.getByRole("region", { name: "Verified already" });

  await reviewer.open(first);
  await expect(checks).toContainText(`${customer} lives at this address`);
  await expect(checks).toContainText("a claim that nobody has checked");
  await expect(reviewer.page.getByText("not checked by anybody")).toBeVisible();
  await expectAccessible(reviewer.page);
  await expect(async () => {
    await reviewer.press("y");
    await expect(checks).toContainText("holds · checked by you", { timeout: 2_000 });
  }).toPass();
  await expect(reviewer.page.getByText("not checked by anybody")).toHaveCount(0);

  await reviewer.open(second);
  await expect(checks).toContainText("1 of 1 hold");
  await checks.getByRole("button", { name: "Withdraw" }).click();
  await reviewer.field("Reason").fill("It was another customer");
  await reviewer.press("Control+Enter");
  await expect(checks).toContainText("has lapsed: it was withdrawn, “It was another customer”");
  await reviewer.open(first);
  await expect(checks).toContainText("0 of 1 hold");
});

test("arguments are edited as groups, lists and JSON; what was not touched is signed as it was", async ({ reviewer, agent }) => {
  const item = await agent.submit({
    ...refund({ title: unique("Send a new lamp") }),
    action: {
      name: "ship_replacement",
      arguments: { customer: { name: "Ann", note: "ring twice" }, lines: [{ sku: "lamp", count: 1 }], express: false },
      arguments_schema: SHIPMENT,
    },
  });
  const { page } = reviewer;
  await reviewer.open(item);
  await expect(async () => {
    await reviewer.press("e");
    await expect(page.getByRole("group", { name: "Edit ship_replacement" })).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await page.getByRole("textbox", { name: "city" }).fill("Graz");
  await page.getByRole("button", { name: "Add to lines" }).click();
  // The hands are in the new row.
  await reviewer.write("0");
  await expect(page.getByRole("textbox", { name: "count" }).nth(1)).toHaveValue("0");
  await expect(page.getByText("Mend what is marked")).toBeVisible();
  await page.getByRole("textbox", { name: "sku" }).nth(1).fill("shade");
  await expect(page.getByText("Must be at least 1.")).toBeVisible();
  await page.getByRole("textbox", { name: "count" }).nth(1).fill("2");
  await page.getByRole("button", { name: "Move row 2 up" }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "As JSON" }).click();
  await expect(page.getByRole("textbox", { name: "Arguments as JSON" })).toHaveValue(/"shade"/);
  await page.getByRole("button", { name: "As fields" }).click();
  await expect(page.getByRole("textbox", { name: "sku" }).first()).toHaveValue("shade");
  await page.getByRole("button", { name: "Sign revision 2" }).click();
  await reviewer.did("Edited and approved").catch(() => expect(page.getByRole("region", { name: "What was decided" })).toBeVisible());
  const { decision } = await agent.api.item(item.id);
  expect(decision).toMatchObject({
    kind: "edit",
    arguments: {
      customer: { name: "Ann", note: "ring twice", city: "Graz" },
      lines: [
        { sku: "shade", count: 2 },
        { sku: "lamp", count: 1 },
      ],
      express: false,
    },
  });
});

test("the siblings stand side by side, I shows the whole run, and two revisions are compared by their address", async ({
  reviewer,
  agent,
}) => {
  const run = unique("run");
  const group = { id: unique("turn"), size: 2 };
  const submission = (amount: number, title: string) => ({ ...refund({ amount, title: unique(title) }), run, group });
  const one = await agent.submit(submission(420, "One of two"));
  const other = await agent.submit(submission(930, "Two of two"));
  await agent.revise(one, submission(420, "One of two"), { amount: 450 });
  const { page } = reviewer;
  await reviewer.open(one);
  const together = page.getByRole("region", { name: "Together" });
  await expect(together).toContainText("the agent waits for 2 of 2");
  await expect(together.getByRole("row", { name: new RegExp(other.title) })).toContainText("930");
  await expect(async () => {
    await reviewer.press("i");
    await expect(page.getByRole("dialog", { name: "The whole run" }).getByRole("listitem")).toHaveCount(2, { timeout: 2_000 });
  }).toPass();
  await reviewer.press("Escape");

  await page.getByRole("button", { name: "Compare revisions" }).click();
  await expect(page).toHaveURL(/compare=1-2/);
  const compared = page.getByRole("dialog", { name: "Two revisions, value by value" });
  await expect(compared.getByRole("row", { name: /amount/ })).toContainText("+30");
  await expectAccessible(page);
  await compared.getByRole("combobox", { name: "To" }).selectOption("1");
  await expect(compared).toContainText("The two are the same.");
  await reviewer.goto(`/items/${one.id}?compare=1-2`);
  await expect(compared.getByRole("row", { name: /amount/ })).toContainText("+30");
});
