// Editing by schema, as a person does it: nested fields, lists, what is wrong beside its field, JSON and back, and the agent gets exactly what was signed.
import type { Locator } from "@playwright/test";
import { expect, expectState, refund, test, unique } from "./journey";

/** An action that no registry knows, so that the form is made from the agent's own schema. */
const ARGUMENTS = {
  order: "007",
  amount_minor: 42_000,
  currency: "EUR",
  ship_on: "2026-11-25",
  notify: { email: "kim@example.org", copies: ["a@example.org"] },
  lines: [
    { sku: "lamp", pieces: 1 },
    { sku: "bulb", pieces: 2 },
  ],
  gift_note: null,
  pay_by: { kind: "card", last4: "4417" },
  rate: 1.5,
  anything: { at: ["all", 1, true] },
};
const SCHEMA = {
  type: "object",
  properties: {
    order: { type: "string", pattern: "^[0-9]+$" },
    amount_minor: { type: "integer", minimum: 1, description: "In the smallest unit" },
    currency: { enum: ["EUR", "JPY"] },
    ship_on: { type: "string", format: "date" },
    notify: {
      type: "object",
      description: "Who is told",
      properties: { email: { type: "string", format: "email" }, copies: { type: "array", items: { type: "string" } } },
      required: ["email"],
    },
    lines: {
      type: "array",
      minItems: 1,
      items: {
        type: "object",
        properties: { sku: { type: "string" }, pieces: { type: "integer", default: 1, minimum: 1 } },
        required: ["sku", "pieces"],
      },
    },
    gift_note: { type: ["string", "null"] },
    pay_by: {
      oneOf: [
        { title: "Card", type: "object", properties: { kind: { const: "card" }, last4: { type: "string" } }, required: ["kind"] },
        {
          title: "Transfer",
          type: "object",
          properties: { kind: { const: "transfer" }, iban: { type: "string" } },
          required: ["kind", "iban"],
        },
      ],
    },
    urgent: { type: "boolean" },
    address: { type: "object", properties: { city: { type: "string" } }, required: ["city"] },
  },
  required: ["order", "amount_minor", "currency", "lines"],
};
const proposal = () => {
  const base = refund({ title: unique("Edit everything") });
  const { signals: _signals, at_risk: _atRisk, ...rest } = base;
  return { ...rest, action: { name: unique("ship_order"), arguments: ARGUMENTS, arguments_schema: SCHEMA } };
};

const described = async (control: Locator) => {
  const ids = (await control.getAttribute("aria-describedby")) ?? "";
  return Promise.all(ids.split(" ").map((id) => control.page().locator(`[id="${id}"]`).textContent()));
};

test("a form of groups, lists and alternatives is worked by keyboard alone; what nobody touched goes on letter for letter", async ({
  reviewer,
  agent,
}) => {
  const item = await agent.submit(proposal());
  await reviewer.review(item);
  await reviewer.press("e");
  const { page } = reviewer;
  await expect(reviewer.field("amount_minor")).toBeFocused();
  await expectState(page, "editing by schema");

  // Money in cents reads as money; what is wrong stands at its field and takes the focus.
  const amount = reviewer.field("amount_minor");
  expect(await described(amount)).toEqual(["In the smallest unit; at least 1; reads as 420.00\u00a0EUR"]);
  await amount.fill("399.50");
  await expect(amount).toHaveAttribute("aria-invalid", "true");
  await reviewer.field("order").focus();
  await reviewer.press("Control+Enter");
  await expect(amount).toBeFocused();
  expect(await described(amount)).toContain("Write a whole number.");
  await amount.fill("39950");

  // What only the server can judge comes back to the field as well.
  const order = reviewer.field("order");
  await order.fill("x7");
  await expect(order).toHaveAttribute("aria-invalid", "true");
  await order.fill("0071");

  // Lists: one more, moved up, filled in; all by keys.
  await reviewer.button("Add to lines").focus();
  await reviewer.press("Enter");
  await expect(page.getByRole("group", { name: "lines 3" }).getByRole("textbox", { name: "sku" })).toBeFocused();
  await reviewer.write("shade");
  await reviewer.press("Alt+ArrowUp");
  await expect(reviewer.button("Move lines 2 up")).toBeFocused();
  await reviewer.button("Remove lines 1").focus();
  await reviewer.press("Enter");
  await expect(reviewer.button("Remove lines 1")).toBeFocused();

  await reviewer.button("Write a value for gift_note").press("Enter");
  await reviewer.write("Happy birthday");
  await reviewer.button("Add address").press("Enter");
  await reviewer.write("Bremen");

  // JSON and back: the half-read stays, the changed is read.
  await reviewer.button("Edit as JSON").last().press("Enter");
  const json = reviewer.field("Arguments as JSON");
  await expect(json).toBeFocused();
  await json.fill((await json.inputValue()).replace("Bremen", "Kiel"));
  await reviewer.button("Back to fields").press("Enter");
  await expect(reviewer.field("city")).toHaveValue("Kiel");
  await expect(reviewer.button("Sign revision 2")).not.toHaveAttribute("aria-disabled", "true");
  await reviewer.press("Control+Enter");
  await reviewer.did("Edited");

  const told = await agent.api.item(item.id);
  expect(told.decision?.arguments).toEqual({
    ...ARGUMENTS,
    order: "0071",
    amount_minor: 39_950,
    lines: [
      { sku: "shade", pieces: 1 },
      { sku: "bulb", pieces: 2 },
    ],
    gift_note: "Happy birthday",
    address: { city: "Kiel" },
  });
});

test("what cannot be read yet survives a reload too, and another alternative asks for what it needs", async ({ reviewer, agent }) => {
  const item = await agent.submit(proposal());
  await reviewer.open(item);
  await reviewer.press("e");
  const saved = reviewer.page.waitForResponse(
    (answer) => answer.url().includes("items.draft.save") && (answer.request().postData() ?? "").includes("a lot"),
  );
  await reviewer.page.getByRole("combobox", { name: "Kind of pay_by" }).selectOption("Transfer");
  await expect(reviewer.field("iban")).toHaveAttribute("aria-invalid", "true");
  await reviewer.field("amount_minor").fill("a lot");
  await saved;
  await reviewer.page.reload();
  await expect(reviewer.field("amount_minor")).toHaveValue("a lot");
  await expect(reviewer.field("iban")).toHaveAttribute("aria-required", "true");
  await expectState(reviewer.page, "editing, not readable yet");
});

test("any two revisions are compared by a key, by the timeline and by a link; numbers say how far they moved", async ({
  reviewer,
  agent,
}) => {
  const first = refund({ amount: 420 });
  const item = await agent.submit(first);
  await agent.revise(item, first, { amount: 450 });
  await agent.revise(item, { ...first, evidence: [{ kind: "text", label: "Letter", content: "Dear all,\nit broke." }] }, { amount: 480 });
  await reviewer.review(item);
  await reviewer.press("v");
  const { page } = reviewer;
  const dialog = page.getByRole("dialog", { name: "Compare revisions" });
  await expect(dialog.getByRole("row", { name: /amount/ })).toContainText("+30, +7\u00a0%");
  await dialog.getByRole("combobox", { name: "From" }).selectOption("1");
  await expect(dialog.getByRole("row", { name: /amount/ })).toContainText("+60, +14\u00a0%");
  await expect(dialog).toContainText("The same: Title, What the agent says.");
  await expect(dialog.getByText("it broke.")).toBeVisible();
  await expectState(page, "revisions compared");
  expect(page.url()).toContain(`/review?compare=1-3&of=${item.id}`);
  await reviewer.press("Escape");
  await expect(dialog).toBeHidden();
  expect(page.url()).toMatch(/\/review$/);

  // The link opens the same, also on a phone; the timeline compares what an entry brought with the one before.
  await page.setViewportSize({ width: 390, height: 844 });
  await reviewer.goto(`/items/${item.id}?compare=1-3`);
  await expect(dialog.getByRole("row", { name: /amount/ })).toContainText("480");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await reviewer.press("Escape");
  await reviewer.button("Compare with revision 1").click();
  await expect(dialog.getByRole("row", { name: /amount/ })).toContainText("+30");
  // Of revisions that there are not, nothing opens.
  await reviewer.goto(`/items/${item.id}?compare=1-9`);
  await expect(reviewer.heading).toHaveText(item.title);
  await expect(dialog).toBeHidden();
});
