// States that no journey passes through: help and palette, waiting and failing reads, a person without a role, a rest that is due; and everybody's ways of reading.
import { expect, expectState, reading, refund, test, unique } from "./journey";

test("the keys are told, and the palette offers where to go", async ({ reviewer, agent }) => {
  const item = await agent.submit(refund());
  await reviewer.review(item);
  await reviewer.press("?");
  await expect(reviewer.page.getByRole("dialog", { name: "Keys" })).toBeVisible();
  await expectState(reviewer.page, "the keys");
  await reviewer.press("Escape");
  await reviewer.press("Control+k");
  await expect(reviewer.page.getByRole("combobox", { name: "Commands" })).toBeFocused();
  await expectState(reviewer.page, "the palette");
});

test("a list that cannot be read says so, keeps what it has, and tries again", async ({ reviewer, agent }) => {
  const { page } = reviewer;
  const item = await agent.submit(refund());
  reviewer.expectNoise(/status of 500/);
  await reviewer.goto("/settings");
  await page.route(/\/api\/trpc\/queues\.(peek|items)/, (route) => route.fulfill({ status: 500, body: "{}" }));
  await page.getByRole("link", { name: "Review" }).first().click();
  // What the server read with the page is shown; only what the browser reads fails.
  await expect(reviewer.heading).toHaveText(item.title);
  await page.getByRole("link", { name: "Queues" }).first().click();
  await expect(page.getByRole("link", { name: item.title })).toBeVisible();
  await page.getByRole("searchbox").fill("lamp");
  await expect(page.getByText("The list could not be read.")).toBeVisible();
  await expectState(page, "queues, not read");
  await page.unroute(/\/api\/trpc\/queues\.(peek|items)/);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { name: "No item matches" })).toBeVisible();
});

test("what takes long is grey until it comes", async ({ reviewer, agent }) => {
  const { page } = reviewer;
  const item = await agent.submit(refund({ title: unique("Slow") }));
  await reviewer.goto("/queues");
  let answer = () => {};
  const held = new Promise<void>((done) => {
    answer = done;
  });
  await page.route(/\/api\/trpc\/queues\.items/, async (route) => {
    await held;
    await route.continue();
  });
  await page.getByRole("searchbox").fill(item.title);
  await expect(page.getByRole("status", { name: "The queue is being read" })).toBeVisible();
  await expectState(page, "queues, reading");
  answer();
  await expect(page.getByRole("row").filter({ hasText: item.title })).toBeVisible();
});

test("after a long stretch a rest is suggested", async ({ reviewer, agent }) => {
  const item = await agent.submit(refund());
  await reviewer.goto("/settings");
  await reviewer.page.evaluate(() => sessionStorage.setItem("countersign:stretch", `${Date.now() - 70 * 60_000} ${Date.now()}`));
  await reviewer.review(item);
  await expect(reviewer.page.getByRole("status").filter({ hasText: /70 min without a rest/ })).toBeVisible();
  await expectState(reviewer.page, "review, a rest is due");
});

test("at 200 % nothing is cut off, and everything can be reached", async ({ reviewer, agent }) => {
  const { page } = reviewer;
  const item = await agent.submit(refund({ amount: 420 }));
  // A window of 1280 × 800 at 200 %: half as many pixels for the page, each twice as large.
  await page.setViewportSize({ width: 640, height: 400 });
  for (const path of ["/review", `/items/${item.id}`, "/queues", "/settings"]) {
    await reviewer.goto(path);
    await expect(reviewer.heading).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(640);
  }
  await reviewer.review(item);
  await expect(reviewer.button("Approve 420.00 EUR")).toBeInViewport({ ratio: 1 });
  await page.getByText("The parcel arrived broken.").scrollIntoViewIfNeeded();
  await expect(page.getByText("The parcel arrived broken.")).toBeInViewport();
  await reviewer.press("r");
  await page.getByRole("radio", { name: "It was done before" }).check();
  // The form is taller than what is left of such a window: it scrolls by itself.
  const reject = page.getByRole("button", { name: /^Reject/ }).first();
  await reject.scrollIntoViewIfNeeded();
  await expect(reject).toBeInViewport({ ratio: 1 });
});

test("who asked for less motion sees none", async ({ reviewer, agent }) => {
  const { page } = reviewer;
  await page.emulateMedia({ reducedMotion: "reduce" });
  const first = await agent.submit(refund({ amount: 900 }));
  await agent.submit(refund({ amount: 300 }));
  await reviewer.review(first);
  await reviewer.press("a");
  await reviewer.did("Approved");
  await reviewer.press("?");
  const moving = await page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === "running").length);
  expect(moving).toBe(0);
});

test("without a mouse, from the door to the last decision: every mark of focus is seen, and every change is said", async ({
  reviewer,
  agent,
}) => {
  const { page } = reviewer;
  const money = await agent.submit(refund({ amount: 900 }));
  const letter = await agent.submit(reading(7));
  await reviewer.goto("/review");
  await reviewer.holds(money);
  const focusSeen = () =>
    page.evaluate(() => {
      const held = document.activeElement;
      if (held === null || held === document.body) return "nothing has the focus";
      const { outlineStyle, boxShadow } = getComputedStyle(held);
      const { width, height } = held.getBoundingClientRect();
      return width * height > 0 && (boxShadow !== "none" || outlineStyle !== "none")
        ? "seen"
        : `${held.outerHTML.slice(0, 120)} shows no focus`;
    });
  // Tab goes through the page and comes back to its beginning.
  for (let step = 0; step < 12; step += 1) {
    await reviewer.press("Tab");
    expect(await focusSeen()).toBe("seen");
  }
  const said = page.locator("[aria-live]");
  await reviewer.press("a");
  await reviewer.holds(letter);
  await expect(reviewer.heading).toBeFocused();
  await reviewer.press("3");
  await reviewer.did("Edited and approved");
  expect(await said.count()).toBeGreaterThan(0);
  await expect(reviewer.page.getByRole("heading", { name: "Nothing waits for you" })).toBeVisible();
});

test("an item that takes long is grey in its own boxes", async ({ reviewer, agent }) => {
  const { page } = reviewer;
  const items = [];
  for (let place = 0; place < 8; place += 1) items.push(await agent.submit(refund({ amount: 900 - place })));
  let answer = () => {};
  const held = new Promise<void>((done) => {
    answer = done;
  });
  const last = items.at(-1);
  await page.route(new RegExp(`items\\.get.*${last?.id}`), async (route) => {
    await held;
    await route.continue();
  });
  await reviewer.review({ title: items[0]?.title ?? "" });
  await page
    .getByRole("complementary", { name: "Queue" })
    .getByRole("button", { name: last?.title ?? "" })
    .click();
  await expect(page.getByRole("status", { name: "Loading the item" })).toBeVisible();
  await expectState(page, "review, reading the item");
  answer();
  await expect(reviewer.heading).toHaveText(last?.title ?? "");
});

test("what is next cannot be read: nothing was changed, and trying again brings it", async ({ reviewer }) => {
  const { page } = reviewer;
  reviewer.expectNoise(/status of 500/);
  await reviewer.goto("/review");
  await expect(page.getByRole("heading", { name: "Nothing waits for you" })).toBeVisible();
  await page.route(/queues\.peek/, (route) => route.fulfill({ status: 500, body: "{}" }));
  await page.getByRole("button", { name: /Unclear mail/ }).click();
  await expect(page.getByRole("heading", { name: "What is next could not be read" })).toBeVisible({ timeout: 20_000 });
  await expectState(page, "review, not read");
  await page.unroute(/queues\.peek/);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { name: "Nothing waits in Unclear mail" })).toBeVisible();
});

test("who is in no queue is told so", async ({ visitor, product }) => {
  const email = `${unique("otto")}@demo.example`;
  const printed = product.script("scripts/person.ts", ["--email", email, "--role", "reviewer:workflow:mail-sorting"]);
  const oneTime = /one-time password: (\S+)/.exec(printed)?.[1] ?? "";
  const own = unique("his-own-words");
  const { page } = visitor;
  await visitor.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(oneTime);
  await visitor.press("Enter");
  await page.getByLabel("New password", { exact: true }).fill(own);
  await page.getByLabel("New password, again").fill(own);
  await visitor.press("Enter");
  await expect(page.getByRole("heading", { name: "You are in no queue" })).toBeVisible();
  await expectState(page, "review, in no queue");
});
