// One item on its page: its whole life on one line, taking back what was done, and finding out what nobody knows.
import { type ItemSubmission, ProblemError } from "../sdk/client";
import { expect, expectState, refund, test, unique } from "./journey";

/** Small enough to pass by itself. */
const SMALL = 40;

test("the timeline tells the whole life of an item, from the proposal to the execution", async ({ reviewer, agent }) => {
  const item = await agent.submit(refund());
  await reviewer.open(item);
  await expect(reviewer.timeline.getByRole("list", { name: "What comes if nobody acts" })).toContainText(
    "everybody in Refunds, exceptions",
  );
  await reviewer.press("c");
  await expect(reviewer.holder).toContainText("You hold this");
  await reviewer.press("n");
  await reviewer.field("Note").fill("The warehouse confirms it.");
  await reviewer.press("Escape");
  await reviewer.approveOnceAlive(reviewer.timeline, "You approved");
  await agent.run(item);

  await expect(reviewer.decision).toContainText("my-agent has run it once, approved by you");
  await expect(reviewer.timeline).toContainText("my-agent ran it");
  const told = await reviewer.timeline.getByRole("listitem").allInnerTexts();
  const life = [
    /my-agent proposed 420\.00\sEUR/,
    /Ruled Review, to Refunds, exceptions/,
    /You claimed/,
    /You approved[\s\S]*“The warehouse confirms it\.”/,
    /Cleared: my-agent may run issue_refund once/,
    /my-agent runs issue_refund/,
    /my-agent ran it/,
  ];
  const places = life.map((sentence) => told.findIndex((text) => sentence.test(text)));
  expect(places).not.toContain(-1);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  await expect(reviewer.page.getByRole("region", { name: "What was decided" })).toContainText("Approve");
  await expectState(reviewer.page, "item, its whole life");
});

test("what ran is taken back: a manager asks with a reason, the agent undoes it and reports", async ({ manager, agent }) => {
  const item = await agent.submit(refund({ amount: SMALL }));
  await agent.run(item);
  await manager.open(item);
  await manager.button("Take it back").click();
  await manager.field("Reason").fill("The parcel has turned up.");
  await expectState(manager.page, "item, asking for a reversal");
  await manager.press("Control+Enter");
  await expect(manager.decision).toContainText("my-agent is taking it back");

  const { reversal } = await agent.api.item(item.id);
  expect(reversal?.reason).toBe("The parcel has turned up.");
  await agent.api.reportReversal(item.id, reversal?.id ?? "", { outcome: "reversed", external_ref: "t-2" });
  await expect(manager.decision).toContainText("my-agent ran it and has taken it back");
  await expect(manager.timeline).toContainText("You had it taken back");
  await expect(manager.timeline).toContainText("my-agent took it back");
  await expectState(manager.page, "item, taken back");
});

test("who may not take it back is told why", async ({ reviewer, agent }) => {
  const item = await agent.submit(refund({ amount: SMALL }));
  await agent.run(item);
  await reviewer.open(item);
  await expect(reviewer.button("Take it back")).toBeDisabled();
  await expect(reviewer.button("Take it back")).toHaveAccessibleDescription(/role/);
});

test("when the agent does not know whether it ran, a person establishes it and says how they know", async ({ reviewer, agent }) => {
  const item = await agent.submit(refund({ amount: SMALL }));
  const execution = await agent.redeem(item);
  await agent.api.report(execution.id, { outcome: "unknown", error: "The bank did not answer." });
  await reviewer.review(item);
  await expect(reviewer.page.getByText("To be established:")).toBeVisible();
  await expect(reviewer.decision).toContainText("Nothing is signed here");
  await expectState(reviewer.page, "review, to be established");
  await reviewer.button("Say what happened").click();
  await reviewer.page.getByRole("radio", { name: /It ran/ }).check();
  await reviewer.field("How do you know?").fill("Booked at the bank as t-9.");
  await expectState(reviewer.page, "review, reconciling");
  await reviewer.press("Control+Enter");
  await reviewer.did("Reconciled");
  expect((await agent.api.item(item.id)).execution).toBe("succeeded");
  expect(await agent.redeem(item)).toMatchObject({ id: execution.id, state: "succeeded" });
});

test("an auditor sees everything and may do nothing", async ({ auditor, agent }) => {
  const item = await agent.submit(refund());
  await auditor.open(item);
  await expect(auditor.heading).toHaveText(item.title);
  await expect(auditor.timeline).toContainText("my-agent proposed");
  await expect(auditor.page.getByRole("region", { name: "Evidence" })).toContainText("The parcel arrived broken.");
  for (const name of [/^Approve/, "Edit", "Reject", "Ask agent", "Escalate"]) {
    await expect(auditor.decision.getByRole("button", { name })).toBeDisabled();
    await expect(auditor.decision.getByRole("button", { name })).toHaveAccessibleDescription(/\w/);
  }
  for (const key of ["a", "r", "e", "q", "x", "p", "c", "d", "f", "l", "z"]) await auditor.press(key);
  await expect(auditor.page.getByRole("form")).toHaveCount(0);
  await expectState(auditor.page, "item, an auditor");
  await auditor.button("More ways to deal with it").click();
  for (const name of ["Respond in the agent’s place", "Later", "Delegate", "Move to another queue", "Claim"]) {
    await expect(auditor.page.getByRole("menuitem", { name })).toBeDisabled();
  }
  await auditor.press("Escape");
  expect(await agent.api.item(item.id)).toMatchObject({ version: item.version, review: "queued" });

  await auditor.goto("/queues");
  await expect(auditor.page.getByRole("row").filter({ hasText: item.title })).toBeVisible();
  await expect(auditor.page.getByRole("checkbox")).toHaveCount(0);
});

test("untrusted text is inert and shows what it hides", async ({ reviewer, agent }) => {
  const order = unique("order");
  const proposal = refund({ order, title: `Refund ${order}\u202Egnihton\u202C` });
  const item = await agent.submit({
    ...proposal,
    evidence: [
      { kind: "text", label: "Cus\u200Btomer", content: `<script>document.title = "taken over"</script><img src=x onerror="alert(1)">` },
      { kind: "json", label: "Order", content: { note: "a\u200Bb" } },
    ],
  });
  await reviewer.open(item);
  await expect(reviewer.heading).toHaveText(`Refund ${order}⟨U+202E⟩gnihton⟨U+202C⟩`);
  const evidence = reviewer.page.getByRole("region", { name: "Evidence" });
  await expect(evidence).toContainText(`<script>document.title = "taken over"</script>`);
  await expect(evidence).toContainText("Cus⟨U+200B⟩tomer");
  await expect(evidence).toContainText("a⟨U+200B⟩b");
  await expect(evidence.locator("script, img")).toHaveCount(0);
  await expect(reviewer.page.getByText("Something invisible stands in what the agent wrote.")).toBeVisible();
  await expectState(reviewer.page, "item, hidden characters");
  await expect(reviewer.page).toHaveTitle(/⟨U\+202E⟩/);
});

test("a link that would run something is refused at the door, by name", async ({ agent }) => {
  const poisoned: ItemSubmission = { ...refund(), evidence: [{ kind: "link", label: "Order", url: "javascript:alert(1)" }] };
  const refused = await agent.submit(poisoned).catch((problem: unknown) => problem);
  expect(refused).toBeInstanceOf(ProblemError);
  expect(refused).toMatchObject({ status: 422, problem: { errors: [{ path: "/evidence/0/url" }] } });
});

test("an item that is not there, or not for one's eyes, says so", async ({ reviewer }) => {
  await reviewer.goto("/items/01930000-0000-7000-8000-000000000000");
  await expect(reviewer.heading).toHaveText("There is nothing here");
  await expectState(reviewer.page, "item, not there");
});
