// The reviewer's day: one keystroke a decision, the next item at once, and the agent does exactly what was signed.
import { closing, declaration, expect, expectState, reading, refund, refusalOf, test } from "./journey";

test("A signs the item shown and brings the next one without a page load; the agent runs what was signed, once, when it is final", async ({
  reviewer,
  agent,
}) => {
  const proposal = refund({ amount: 900 });
  const dear = await agent.submit(proposal);
  const cheap = await agent.submit(refund({ amount: 300 }));
  await reviewer.review(dear);
  await expect(reviewer.decision).toContainText("Approve lets my-agent run issue_refund once");

  await reviewer.press("a");
  await expect(reviewer.heading).toHaveText(cheap.title);
  await expect(reviewer.heading).toBeFocused();
  await reviewer.did(`Approved: ${dear.title}`);
  await expectState(reviewer.page, "review, approved and provisional");
  expect(reviewer.loads).toBe(1);
  const [next] = await reviewer.page.evaluate(() => performance.getEntriesByName("countersign:next-item").map(({ duration }) => duration));
  test.info().annotations.push({ type: "next item after (ms)", description: String(Math.round(next ?? Number.NaN)) });

  const execution = await agent.redeem(dear);
  const { decision } = await agent.api.item(dear.id);
  expect(execution).toMatchObject({ state: "executing", revision_hash: dear.revision_hash, arguments: proposal.action.arguments });
  expect(Date.parse(execution.started_at)).toBeGreaterThanOrEqual(Date.parse(decision?.final_at ?? ""));
  expect(decision?.by.map(({ name }) => name)).toEqual(["Ria Reyes"]);

  await agent.api.report(execution.id, { outcome: "succeeded", result: { transfer: "t-1" } });
  await reviewer.did("has run");
  expect(await agent.redeem(dear)).toMatchObject({ id: execution.id, state: "succeeded", result: { transfer: "t-1" } });
  expect(await refusalOf(agent.redeem(dear, "another-key"))).toBe("409 already-redeemed");
});

test("what a person edits is what the agent gets, and the agent's own proposal runs no more", async ({ reviewer, agent }) => {
  const proposal = refund({ amount: 420 });
  const item = await agent.submit(proposal);
  await reviewer.review(item);
  await reviewer.press("e");
  const amount = reviewer.field("amount");
  await amount.fill("a lot");
  await expect(reviewer.button("Sign revision 2")).toHaveAttribute("aria-disabled", "true");
  await amount.fill("399.5");
  await reviewer.press("Control+Enter");
  await reviewer.did("Edited and approved");

  expect(await refusalOf(agent.api.redeem(item, "with-the-old-hash"))).toBe("409 stale");
  const execution = await agent.run(item);
  expect(execution.arguments).toEqual({ ...proposal.action.arguments, amount: 399.5 });
  expect((await agent.api.item(item.id)).decision).toMatchObject({ kind: "edit", arguments: { amount: 399.5 } });
});

test("R rejects with a reason that the agent is told, and nothing runs", async ({ reviewer, agent }) => {
  const item = await agent.submit(refund());
  await reviewer.review(item);
  await reviewer.press("r");
  await expect(reviewer.page.getByRole("radio", { name: "The amount or value is wrong" })).toBeFocused();
  await reviewer.press("2");
  await reviewer.write("The photo shows another parcel.");
  await expectState(reviewer.page, "review, rejecting");
  await reviewer.press("Control+Enter");
  await reviewer.did("Rejected");

  const told = await agent.api.settled(item.id);
  expect(told).toMatchObject({ review: "rejected", execution: "cancelled", grant: null });
  expect(told.decision?.message).toBe("The evidence does not support it: The photo shows another parcel.");
  expect(await refusalOf(agent.redeem(item))).toMatch(/^409 /);
});

test("what is typed behind R while its form is still being fetched goes where it was meant to go", async ({ reviewer, agent }) => {
  const item = await agent.submit(refund());
  const form = "Why do you reject it?";
  // The scripts of the page have come; those that are fetched later are held up.
  let held = false;
  await reviewer.page.route(/_next\/static\/chunks\/.*\.js/, async (route) => {
    if (held) await new Promise((done) => setTimeout(done, 3_000));
    await route.continue();
  });
  reviewer.page.once("domcontentloaded", () => {
    held = true;
  });
  await reviewer.goto("/review");
  await expect(reviewer.heading).toHaveText(item.title);
  await expect(async () => {
    await reviewer.press("r");
    await expect(reviewer.page.getByText("The form is on its way.").or(reviewer.page.getByRole("form", { name: form }))).toBeVisible({
      timeout: 500,
    });
  }).toPass();
  await reviewer.write("2Another parcel");
  await expect(reviewer.page.getByRole("form", { name: form })).toBeVisible();
  await expect(reviewer.page.getByRole("radio", { name: "The evidence does not support it" })).toBeChecked();
  await expect(reviewer.field("In your words")).toHaveValue("Another parcel");
  await reviewer.press("Control+Enter");
  await reviewer.did("Rejected");
});

test("Q asks the agent, whose answer brings the item back to the one who asked; so does a new revision", async ({ reviewer, agent }) => {
  const proposal = refund({ amount: 420 });
  const item = await agent.submit(proposal);
  await reviewer.review(item);
  await reviewer.press("q");
  await reviewer.field("Question").fill("Is it one lamp or two?");
  await expectState(reviewer.page, "review, asking the agent");
  await reviewer.press("Control+Enter");
  await reviewer.did("Asked the agent");
  await expect(reviewer.page.getByRole("heading", { name: "Nothing waits for you" })).toBeVisible();
  expect(await agent.api.item(item.id)).toMatchObject({ review: "awaiting_input", question: { text: "Is it one lamp or two?" } });

  await agent.api.reply(item.id, "One. The other one is whole.");
  await reviewer.holds(item);
  await expect(reviewer.timeline).toContainText("my-agent answered");
  await expect(reviewer.timeline).toContainText("“One. The other one is whole.”");
  await expectState(reviewer.page, "review, the agent answered");

  await reviewer.press("q");
  await reviewer.field("Question").fill("Then propose half of it.");
  await reviewer.press("Control+Enter");
  // Only once the item has left the screen does its revision bring it back; before, it would have changed under the reader's eyes.
  await expect(reviewer.page.getByRole("heading", { name: "Nothing waits for you" })).toBeVisible();
  await expect.poll(async () => (await agent.api.item(item.id)).question?.text).toBe("Then propose half of it.");
  await agent.revise(item, proposal, { amount: 260 });
  await reviewer.holds(item);
  await expect(reviewer.decision).toContainText("revision 2");
  await reviewer.approveOnceAlive(reviewer.receipt, "Approved");
  expect((await agent.api.settled(item.id)).decision?.arguments).toMatchObject({ amount: 260 });
});

test("P responds in the agent's place: the action does not run and the agent gets the words", async ({ reviewer, agent }) => {
  const item = await agent.submit(refund());
  await reviewer.review(item);
  await reviewer.press("p");
  await reviewer.field("Response").fill("Send a new lamp instead.");
  await expectState(reviewer.page, "review, responding");
  await reviewer.press("Control+Enter");
  await reviewer.did("Responded");
  const told = await agent.api.settled(item.id);
  expect(told).toMatchObject({ review: "responded", execution: "cancelled" });
  expect(told.decision).toMatchObject({ kind: "respond", means: "guidance", message: "Send a new lamp instead." });
});

test("what only a person may do cannot be approved: it is done, and its result is given", async ({ reviewer, agent }) => {
  const item = await agent.submit(closing());
  await reviewer.review(item);
  await reviewer.press("a");
  await expect(reviewer.button(/^Approve/)).toHaveCount(0);
  await expectState(reviewer.page, "review, only a person may");
  await expect(reviewer.heading).toHaveText(item.title);
  await reviewer.button("Respond with the result").click();
  await reviewer.field("Response").fill("Closed in the back office; nothing was owed.");
  await reviewer.press("Control+Enter");
  await reviewer.did("Responded");
  expect((await agent.api.settled(item.id)).decision).toMatchObject({ kind: "respond", means: "result" });
});

test("Z undoes within the window: the item is back, the grant is void, and the agent that waited for it gets nothing", async ({
  reviewer,
  agent,
}) => {
  const item = await agent.submit(refund());
  await reviewer.review(item);
  await reviewer.press("a");
  await expect(reviewer.button(/^Undo/)).toBeVisible();
  const waiting = refusalOf(agent.redeem(item));
  await reviewer.press("z");
  await reviewer.did("Undone");
  await reviewer.holds(item);
  expect(await waiting).toBe("409 recalled");
  expect(await agent.api.item(item.id)).toMatchObject({ review: "claimed", execution: "held", grant: null, decision: null });
});

test("a digit item is signed by its digit: the one that was read approves, another one edits and signs", async ({ reviewer, agent }) => {
  const first = await agent.submit(reading(7));
  await reviewer.review(first);
  await reviewer.press("7");
  await reviewer.did(`Approved: ${first.title}`);
  expect((await agent.api.settled(first.id)).decision).toMatchObject({ kind: "approve", arguments: { digit: 7 } });

  const second = await agent.submit(reading(7));
  await reviewer.holds(second);
  await expectState(reviewer.page, "review, a digit");
  await reviewer.press("3");
  await reviewer.did(`Edited and approved: ${second.title}`);
  expect((await agent.api.settled(second.id)).decision).toMatchObject({ kind: "edit", arguments: { digit: 3 } });
});

test("two people sign: the first is told 1 of 2 and cannot sign again, the second lets it run", async ({ reviewer, manager, agent }) => {
  const item = await agent.submit(refund({ amount: 2_500 }));
  await reviewer.review(item);
  await expect(reviewer.decision).toContainText("Your signature is 1 of 2");
  await reviewer.press("a");
  await reviewer.did("1 of 2 signed");
  expect(await agent.api.item(item.id)).toMatchObject({ review: "queued", execution: "held", grant: null });

  await reviewer.open(item);
  await expect(reviewer.page.getByRole("region", { name: "So far" })).toContainText("1 of 2 signed");
  await expect(reviewer.button(/^Approve/)).toBeDisabled();
  await expect(reviewer.decision).toContainText("You have already signed this revision");
  await expectState(reviewer.page, "item, one of two signed");

  await manager.review(item);
  await manager.press("a");
  await manager.did("Approved");
  const { decision, grant } = await agent.api.settled(item.id);
  expect(decision?.by.map(({ name }) => name)).toEqual(["Ria Reyes", "Max Moreau"]);
  expect(grant).toMatchObject({ source: "people", revision_hash: item.revision_hash });
});

test("two people sign blind: the second learns neither who has signed nor what they wrote, until both have", async ({
  reviewer,
  manager,
  agent,
}) => {
  const item = await agent.submit(declaration({ amount: 1_500 }));
  await reviewer.review(item);
  await reviewer.press("n");
  await reviewer.page.getByRole("textbox", { name: /note/i }).fill("The hotel bill is in order.");
  await reviewer.press("Escape");
  await reviewer.press("a");
  await reviewer.did(item.title);

  await manager.open(item);
  const page = manager.page.getByRole("main");
  await expect(page).toContainText("Somebody has signed");
  await expect(page).not.toContainText("Ria");
  await expect(page).not.toContainText("The hotel bill is in order.");
  await expectState(manager.page, "item, signed by somebody, blind");
  await manager.review(item);
  await expect(page).not.toContainText("Ria");
  await manager.press("a");
  await manager.did("Approved");

  await manager.open(item);
  await expect(page).toContainText("Ria Reyes");
  await expect(page).toContainText("The hotel bill is in order.");
  const { decision } = await agent.api.settled(item.id);
  expect(decision?.by.map(({ name }) => name)).toEqual(["Ria Reyes", "Max Moreau"]);
});

test("on a phone there is one column, and the bar stays under the thumb", async ({ reviewer, agent }) => {
  await reviewer.page.setViewportSize({ width: 390, height: 844 });
  const item = await agent.submit(refund({ amount: 420 }));
  await reviewer.goto("/review");
  await expect(reviewer.heading).toHaveText(item.title);
  await expect(reviewer.page.getByText("You hold this").filter({ visible: true }).first()).toBeVisible();
  await expect(reviewer.button("1 of 1")).toBeVisible();
  await expectState(reviewer.page, "review, a phone from the start");
  await reviewer.button("More ways to deal with it").click();
  await expect(reviewer.page.getByRole("menuitem", { name: "Ask the agent" })).toBeVisible();
  await reviewer.press("Escape");
  await expect(reviewer.button("More ways to deal with it")).toBeFocused();
  await reviewer.button("Approve 420.00 EUR").click();
  await reviewer.did("Approved");
  expect((await agent.api.settled(item.id)).grant?.revision_hash).toBe(item.revision_hash);
});

test("who has nothing to decide is told so, and what comes is shown by itself", async ({ reviewer, agent }) => {
  await reviewer.goto("/review");
  await expect(reviewer.page.getByRole("heading", { name: "Nothing waits for you" })).toBeVisible();
  await expectState(reviewer.page, "review, nothing waits");
  const item = await agent.submit(refund());
  await reviewer.holds(item);
  await expectState(reviewer.page, "review");
  expect(reviewer.loads).toBe(1);
});
