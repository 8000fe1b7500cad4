// What goes wrong between reading and signing: nothing is signed unseen, nothing written is lost.
import { expect, expectState, refund, test } from "./journey";

test("a revision that comes while one reads stops A, says what changed, and is signed only once it has been shown", async ({
  reviewer,
  agent,
}) => {
  const proposal = refund({ amount: 420 });
  const item = await agent.submit(proposal);
  await reviewer.review(item);
  await agent.revise(item, proposal, { amount: 480 });
  await expect(reviewer.alert).toContainText("Changed while you read. Review it again.");
  await expect(reviewer.alert).toContainText("Amount changed from 420 to 480");
  await expectState(reviewer.page, "review, changed while reading");
  await reviewer.press("a");
  await expect(reviewer.decision).toContainText("Nothing can be signed");
  expect(await agent.api.item(item.id)).toMatchObject({ review: "claimed", grant: null });

  await reviewer.press("Enter");
  await expect(reviewer.decision).toContainText("revision 2");
  await reviewer.approveOnceAlive(reviewer.receipt, "Approved");
  expect((await agent.api.settled(item.id)).decision?.arguments).toMatchObject({ amount: 480 });
});

test("a revision that the screen has not heard of is refused by the server, and the item comes back with what changed", async ({
  reviewer,
  agent,
}) => {
  reviewer.expectNoise(/net::ERR_FAILED/);
  await reviewer.page.route(/\/api\/trpc\/live/, (route) => route.abort());
  const proposal = refund({ amount: 420 });
  const item = await agent.submit(proposal);
  await reviewer.review(item);
  await agent.revise(item, proposal, { amount: 480 });
  await reviewer.press("a");
  await expect(reviewer.alert).toContainText("Changed while you read. Review it again.");
  await expect(reviewer.alert).toContainText("Amount changed from 420 to 480");
  await reviewer.did("Not recorded");
  await expectState(reviewer.page, "review, refused as stale");
  expect((await agent.api.item(item.id)).grant).toBeNull();
});

test("what a colleague holds can be read and not decided", async ({ reviewer, manager, agent }) => {
  const item = await agent.submit(refund());
  await manager.order("items.claim", { itemId: item.id });
  await reviewer.open(item);
  await expect(reviewer.holder).toContainText("Max Moreau holds this");
  await expect(reviewer.decision).toContainText("Max Moreau holds this");
  await expectState(reviewer.page, "item, a colleague holds it");
  await expect(reviewer.button(/^Approve/)).toBeDisabled();
  await reviewer.press("a");
  expect(await agent.api.item(item.id)).toMatchObject({ review: "claimed", holder: { accountable: { name: "Max Moreau" } } });
});

test("whose item is taken over while they write is told by whom, and keeps what they wrote", async ({ reviewer, manager, agent }) => {
  const item = await agent.submit(refund());
  await reviewer.review(item);
  await reviewer.press("r");
  await reviewer.field("In your words").fill("Half a sentence");
  await manager.order("items.release", { itemId: item.id });
  await manager.order("items.claim", { itemId: item.id });
  await expect(reviewer.page.getByRole("status").filter({ hasText: "Max Moreau holds this now." })).toBeVisible();
  await expect(reviewer.field("In your words")).toHaveValue("Half a sentence");
  await expect(reviewer.page.getByRole("form").getByRole("button", { name: "Reject" })).toBeDisabled();
  await expect(reviewer.page.getByRole("form").getByRole("status")).toContainText("Max Moreau holds this");
  await expectState(reviewer.page, "review, taken over while writing");
});

test("without a network nothing is recorded, nothing written is lost, and trying again records it once", async ({ reviewer, agent }) => {
  reviewer.expectNoise(/net::ERR_INTERNET_DISCONNECTED/);
  const item = await agent.submit(refund());
  await reviewer.review(item);
  await reviewer.press("r");
  await reviewer.field("In your words").fill("The lamp was never bought here.");
  await reviewer.page.context().setOffline(true);
  await expect(reviewer.page.getByText("You are offline.")).toBeVisible();
  await reviewer.press("Control+Enter");
  await expect(reviewer.alert).toContainText("rejection was recorded");
  await expectState(reviewer.page, "review, without a network");
  expect(await agent.api.item(item.id)).toMatchObject({ review: "claimed", decision: null });

  await reviewer.page.context().setOffline(false);
  await reviewer.button("Try again").click();
  await reviewer.did("Rejected");
  const { decision } = await agent.api.settled(item.id);
  expect(decision).toMatchObject({ kind: "reject", message: "The lamp was never bought here." });
});

test("a half-made edit and a note survive a reload", async ({ reviewer, agent }) => {
  const item = await agent.submit(refund({ amount: 420 }));
  await reviewer.open(item);
  await reviewer.press("n");
  await reviewer.field("Note").fill("Asked the warehouse.");
  await reviewer.press("Escape");
  await reviewer.press("e");
  const saved = reviewer.page.waitForResponse(
    (answer) => answer.url().includes("items.draft.save") && (answer.request().postData() ?? "").includes("399"),
  );
  await reviewer.field("amount").fill("399");
  await saved;
  await reviewer.page.reload();
  await expect(reviewer.field("amount")).toHaveValue("399");
  await expect(reviewer.field("Note")).toHaveValue("Asked the warehouse.");
  await expectState(reviewer.page, "item, an edit and a note kept");
});
