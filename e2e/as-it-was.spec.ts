// The past of an item: its whole timeline with who held it, and its screen as it was at any instant, by keys, never to be mistaken for now.
import { expect, expectState, refund, test } from "./journey";

test("what somebody saw when they signed is seen again, step by step, with who held it for how long and the proof of each event", async ({
  reviewer,
  manager,
  agent,
}) => {
  const submission = {
    ...refund({ amount: 420 }),
    evidence: [{ kind: "text" as const, label: "Message", content: "One lamp is broken." }],
  };
  const item = await agent.submit(submission);
  await reviewer.open(item);
  await reviewer.press("c");
  await expect(reviewer.holder).toContainText(/You hold this/);
  await agent.revise(item, submission, { amount: 380 });
  await reviewer.open(item);
  await expect(reviewer.page.getByRole("region", { name: "Timeline" })).toContainText("revision 2");
  await reviewer.page.waitForTimeout(1_500);
  await reviewer.press("a");
  await expect(reviewer.page.getByRole("region", { name: "Timeline" })).toContainText("You approved");

  const { page } = manager;
  await manager.goto(`/items/${item.id}?tab=timeline`);
  await manager.alive();
  await expect(manager.heading).toHaveText(item.title);
  const held = page.getByRole("table", { name: "How long each holder had it" });
  await expect(held).toContainText("Ria");
  const events = page.getByRole("list").filter({ hasText: "proposed" });
  await events.getByRole("button", { name: /approved/ }).click();
  const detail = page.getByRole("complementary", { name: "Event" });
  await expect(detail).toContainText(/approved/);
  await expect(detail).toContainText(/Verified in this browser|next checkpoint|not.*yet/i, { timeout: 30_000 });
  await expectState(page, "timeline of an item, an event chosen");

  // The screen on which it was signed: nothing signed yet, and nobody could take it for now.
  await detail.getByRole("link", { name: /The screen before Ria/ }).click();
  const banner = page.getByRole("region", { name: "As it was", exact: true });
  await expect(banner).toContainText("This is not now");
  await expect(banner).toContainText(/As seen by Ria/);
  await expect(banner).toContainText(/On their screen for/);
  await expect(page).toHaveTitle(/^As it was/);
  const article = page.getByRole("article", { name: "The item as it was" });
  await expect(article).toContainText("380.00 EUR");
  await expect(article).toContainText("One lamp is broken.");
  await expect(article.getByText("What was decided")).toHaveCount(0);
  await expect(page.getByRole("button", { name: /^Approve/ })).toHaveCount(0);
  await expectState(page, "as it was, before it was signed");

  await manager.press("ArrowRight");
  await expect(article).toContainText("What was decided");
  for (const key of ["a", "r", "x"]) await manager.press(key);
  await expect(page.getByRole("region", { name: "Decision" })).toHaveCount(0);
  const controls = page.getByRole("region", { name: "Through the past" });
  await manager.goto(`/items/${item.id}?tab=timeline`);
  await manager.alive();
  await page
    .getByRole("button", { name: /proposed/ })
    .first()
    .click();
  await detail.getByRole("link", { name: "Just after" }).click();
  await expect(controls).toContainText("1 of");
  await expect(page.getByRole("article", { name: "The item as it was" })).toContainText("420.00 EUR");
  await manager.press("ArrowLeft");
  await expect(controls.getByRole("button", { name: /Before/ })).toBeDisabled();
  const opened = Number(new URL(page.url()).searchParams.get("at"));
  await manager.goto(`/items/${item.id}?at=${opened - 60_000}`);
  await manager.alive();
  await expect(page.getByRole("heading", { name: "It was not there yet" })).toBeVisible();
  await expectState(page, "as it was, before there was an item");
  await manager.press("Escape");
  await expect(banner).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Decision" })).toBeVisible();
});
