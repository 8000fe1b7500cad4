// The door: who comes in, who does not, and where they find themselves then.
import { expect, expectState, refund, test, unique } from "./journey";
import type { Person } from "./person";

const PASSWORD = "Password";

async function enter(person: Person, email: string, password: string): Promise<void> {
  await person.field("E-mail").fill(email);
  await person.page.getByLabel(PASSWORD, { exact: true }).fill(password);
  await person.press("Enter");
}

test("a wrong password opens nothing and says what to do; the right one opens Review", async ({ visitor, product }) => {
  const { email, password } = product.people.ria;
  await visitor.goto("/sign-in");
  await enter(visitor, email, "not the password");
  await expect(visitor.page.getByRole("alert").filter({ hasText: "E-mail and password do not match." })).toBeVisible();
  await expect(visitor.page.getByLabel(PASSWORD, { exact: true })).toBeFocused();
  await expectState(visitor.page, "signing in");

  await enter(visitor, email, password);
  await expect(visitor.page).toHaveURL(`${product.url}/review`);
  await expect(visitor.button("Account of Ria Reyes")).toBeVisible();
});

test("an address that nobody has is answered like a wrong password", async ({ visitor }) => {
  await visitor.goto("/sign-in");
  await enter(visitor, "nobody@demo.example", "not the password");
  await expect(visitor.page.getByRole("alert").filter({ hasText: "E-mail and password do not match." })).toBeVisible();
});

test("a page behind the door leads through the door and back to itself", async ({ visitor, product, agent }) => {
  const item = await agent.submit(refund());
  await visitor.goto(`/items/${item.id}`);
  await expect(visitor.page).toHaveURL(/\/sign-in\?to=/);
  await enter(visitor, product.people.ria.email, product.people.ria.password);
  await expect(visitor.page).toHaveURL(`${product.url}/items/${item.id}`);
  await expect(visitor.heading).toHaveText(item.title);
});

test("who signs out is at the door, and the page before is closed to them", async ({ visitor, product }) => {
  await visitor.goto("/sign-in?to=/queues");
  await enter(visitor, product.people.max.email, product.people.max.password);
  await expect(visitor.page).toHaveURL(`${product.url}/queues`);
  // A page is drawn before it is alive.
  await expect(async () => {
    await visitor.button("Account of Max Moreau").click();
    await visitor.page.getByRole("menuitem", { name: "Sign out" }).click({ timeout: 2_000 });
  }).toPass();
  await expect(visitor.page).toHaveURL(`${product.url}/sign-in`);
  await visitor.goto("/queues");
  await expect(visitor.page).toHaveURL(/\/sign-in/);
});

test("a one-time password opens nothing but the choice of one's own", async ({ visitor, product }) => {
  const email = `${unique("nora")}@demo.example`;
  const printed = product.script("scripts/person.ts", ["--email", email, "--role", "reviewer", "--queue", "refunds-exceptions"]);
  const oneTime = /one-time password: (\S+)/.exec(printed)?.[1] ?? "";
  const own = unique("her-own-words");

  await visitor.goto("/sign-in");
  await enter(visitor, email, oneTime);
  await expect(visitor.page.getByText("Choose a password of your own.")).toBeVisible();
  await expectState(visitor.page, "choosing a password");

  await visitor.goto("/queues");
  await expect(visitor.page).toHaveURL(/\/sign-in/);
  await enter(visitor, email, oneTime);
  await visitor.page.getByLabel("New password", { exact: true }).fill(own);
  await visitor.page.getByLabel("New password, again").fill(`${own}.`);
  await visitor.press("Enter");
  await expect(visitor.page.getByText("The two do not match.")).toBeVisible();
  await visitor.page.getByLabel("New password, again").fill(own);
  await visitor.press("Enter");
  await expect(visitor.page).toHaveURL(`${product.url}/queues`);

  await visitor.page.context().clearCookies();
  await visitor.goto("/sign-in");
  await enter(visitor, email, oneTime);
  await expect(visitor.page.getByRole("alert").filter({ hasText: "E-mail and password do not match." })).toBeVisible();
  await enter(visitor, email, own);
  await expect(visitor.page).toHaveURL(`${product.url}/review`);
});

test("a session that has ended records nothing, says so, and what was written is sent after signing in again", async ({
  visitor,
  product,
  agent,
}) => {
  const item = await agent.submit(refund());
  await visitor.goto(`/sign-in?to=/items/${item.id}`);
  await enter(visitor, product.people.ria.email, product.people.ria.password);
  await expect(visitor.heading).toHaveText(item.title);

  await visitor.alive();
  await visitor.press("r");
  await visitor.field("In your words").fill("The customer has been paid already.");
  await visitor.page.context().clearCookies();
  await visitor.press("Control+Enter");
  await expect(visitor.alert).toContainText("Your session has ended.");
  await expect(visitor.alert).toContainText("was not recorded");
  const bar = visitor.page.getByRole("banner");
  await expect(bar.getByText("Signed out").filter({ visible: true })).toBeVisible();
  await expect(bar.getByRole("link", { name: "Sign in" })).toHaveAttribute("target", "_blank");
  await expectState(visitor.page, "item, the session ended");
  expect((await agent.api.item(item.id)).review).toBe("queued");

  const [tab] = await Promise.all([
    visitor.page.context().waitForEvent("page"),
    visitor.alert.getByRole("link", { name: "Sign in" }).click(),
  ]);
  await tab.getByLabel("E-mail").fill(product.people.ria.email);
  await tab.getByLabel(PASSWORD, { exact: true }).fill(product.people.ria.password);
  await tab.getByLabel(PASSWORD, { exact: true }).press("Enter");
  await expect(tab).toHaveURL(`${product.url}/review`);
  await tab.close();

  await visitor.button("Try again").click();
  await expect(visitor.decision).toContainText("rejected by you");
  await expect(bar.getByText("Live")).toBeVisible();
  expect((await agent.api.item(item.id)).decision?.message).toBe("The customer has been paid already.");
});
