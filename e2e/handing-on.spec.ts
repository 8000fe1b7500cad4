// Not deciding is an answer too: skip, set aside, hand over, move, send up. Somebody always holds the item.
import { expect, expectState, refund, test } from "./journey";

test("S twice skips: the next one is shown, the skipped one is free again and comes last", async ({ reviewer, agent }) => {
  const dear = await agent.submit(refund({ amount: 900 }));
  const cheap = await agent.submit(refund({ amount: 300 }));
  await reviewer.review(dear);
  await reviewer.press("s");
  await reviewer.press("s");
  await reviewer.holds(cheap);
  await expect.poll(async () => (await agent.api.item(dear.id)).review).toBe("queued");
  await reviewer.press("s");
  await reviewer.press("s");
  await reviewer.holds(dear);
});

test("L sets an item aside until later, and C takes it up again", async ({ reviewer, agent }) => {
  const item = await agent.submit(refund());
  await reviewer.review(item);
  await reviewer.press("l");
  await reviewer.field("What you wait for").fill("The shop's answer.");
  await expectState(reviewer.page, "review, later");
  await reviewer.press("Control+Enter");
  await reviewer.did("Suspended");
  expect(await agent.api.item(item.id)).toMatchObject({ review: "suspended", holder: { accountable: { name: "Ria Reyes" } } });

  await reviewer.open(item);
  await expect(reviewer.holder).toContainText("You set this aside");
  await expect(reviewer.holder).toContainText("The shop's answer.");
  await expectState(reviewer.page, "item, set aside");
  await reviewer.press("c");
  await expect(reviewer.holder).toContainText("You hold this");
  expect((await agent.api.item(item.id)).review).toBe("claimed");
});

test("D hands one item to a colleague, who holds it from then on", async ({ reviewer, manager, agent }) => {
  const item = await agent.submit(refund());
  await reviewer.review(item);
  await reviewer.press("d");
  await reviewer.page.getByRole("radio", { name: /Max Moreau/ }).check();
  await expectState(reviewer.page, "review, delegating");
  await reviewer.press("Control+Enter");
  await reviewer.did("Delegated");
  await reviewer.did("Max Moreau");
  await manager.review(item);
  await expect(manager.timeline).toContainText("Ria Reyes handed it to you");
});

test("F moves an item to another queue", async ({ reviewer, agent }) => {
  const item = await agent.submit(refund());
  await reviewer.review(item);
  await reviewer.press("f");
  await reviewer.page.getByRole("radio", { name: /Finance leads/ }).check();
  await expectState(reviewer.page, "review, moving");
  await reviewer.press("Control+Enter");
  await reviewer.did("Moved");
  expect(await agent.api.item(item.id)).toMatchObject({ review: "queued", holder: { kind: "queue", id: "finance-leads" } });
});

test("X sends an item up with a leaning, which whoever decides then reads", async ({ reviewer, manager, agent }) => {
  const item = await agent.submit(refund());
  await reviewer.review(item);
  await reviewer.press("x");
  await reviewer.field("Reason").fill("The customer threatens to sue.");
  await reviewer.page.getByRole("radio", { name: "Reject" }).click();
  await expectState(reviewer.page, "review, escalating");
  await reviewer.press("Control+Enter");
  await reviewer.did("Escalated");
  expect(await agent.api.item(item.id)).toMatchObject({ holder: { kind: "queue", id: "finance-leads" } });

  await manager.open(item);
  await expect(manager.timeline).toContainText("Ria Reyes escalated it to Finance leads");
  await expect(manager.timeline).toContainText("leans towards reject");
  await expect(manager.timeline).toContainText("“The customer threatens to sue.”");

  await expect(manager.page.getByRole("status").filter({ hasText: "Ria Reyes sent this up" })).toContainText("leaning towards: Reject");
  await manager.button("Return with an answer").click();
  await manager.field("Answer").fill("Let them: we have the photos.");
  await manager.press("Control+Enter");
  await expect.poll(async () => (await agent.api.item(item.id)).review).toBe("claimed");
  await reviewer.open(item);
  await expect(reviewer.timeline).toContainText("Max Moreau returned it to you");
  await expect(reviewer.timeline).toContainText("“Let them: we have the photos.”");
});

test("a colleague is asked what they think while the holder keeps the item, and their words stand beside the decision", async ({
  reviewer,
  manager,
  agent,
}) => {
  const item = await agent.submit(refund());
  await reviewer.order("items.claim", { itemId: item.id });
  await reviewer.open(item);
  await reviewer.page.getByRole("button", { name: "More ways" }).click();
  await reviewer.page.getByRole("menuitem", { name: "Ask for a second opinion" }).click();
  await reviewer.page.getByRole("radio", { name: /Max Moreau/ }).check();
  await reviewer.field("Question").fill("Would you pay it?");
  await reviewer.press("Control+Enter");
  await expect(reviewer.page.getByRole("status").filter({ hasText: "You asked Max Moreau" })).toContainText("no answer yet");

  await manager.goto("/review");
  await manager.page.getByRole("region", { name: "Asked for your opinion" }).getByRole("link").click();
  await manager.button("Give your opinion").click();
  await manager.field("In your words").fill("Not without a photo.");
  await manager.page.getByRole("radio", { name: "Reject" }).click();
  await expectState(manager.page, "item, giving an opinion");
  await manager.press("Control+Enter");
  await expect(manager.page.getByRole("status").filter({ hasText: "You think" })).toContainText("leaning towards: Reject");
  expect(await agent.api.item(item.id)).toMatchObject({ review: "claimed", holder: { accountable: { name: "Ria Reyes" } } });
});
