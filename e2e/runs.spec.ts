// Runs: the list, one on its timeline by keyboard alone, an imported one, the map of a workflow, and a process log out and in again.
import { readFileSync } from "node:fs";
import { expect, expectState, refund, test, unique } from "./journey";

const event = (name: string, role: string, at: string) =>
  `<event><string key="concept:name" value="Declaration ${name} by ${role}"/><string key="org:role" value="${role}"/><string key="lifecycle:transition" value="complete"/><date key="time:timestamp" value="${at}"/><string key="(case)_id" value="declaration 9"/><string key="(case)_Amount" value="120.5"/></event>`;
const log = (runs: readonly string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?><log xmlns="http://www.xes-standard.org/">${runs
    .map(
      (run) =>
        `<trace><string key="concept:name" value="${run}"/>${[
          event("SUBMITTED", "EMPLOYEE", "2018-03-01T09:00:00+01:00"),
          event("APPROVED", "ADMINISTRATION", "2018-03-02T15:30:00+01:00"),
          event("FINAL_APPROVED", "SUPERVISOR", "2018-03-06T10:12:00+01:00"),
        ].join("")}</trace>`,
    )
    .join("")}</log>`;

test("a run is found, stepped through by keyboard, shows who held it and what was signed, and its workflow's map counts it", async ({
  reviewer,
  agent,
}) => {
  const { page } = reviewer;
  const order = unique("order");
  const first = await agent.submit(refund({ order, amount: 420 }));
  // While it is open, at an instant that no calendar has: what can be shown is, and arrows stay with the choice that has the focus.
  await reviewer.goto(`/runs/refunds/run-${order}?at=99999999999999999`);
  await reviewer.alive();
  await page.getByRole("radio", { name: "Fit" }).focus();
  await reviewer.press("ArrowRight");
  await expect(page.getByRole("radio", { name: "Live" })).toBeChecked();
  await expect(page).not.toHaveURL(/at=/);
  await reviewer.press("k");
  await expect(page.getByRole("radio", { name: "Live" })).not.toBeChecked();
  await reviewer.open(first);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(first.title);
  await expect(reviewer.decision.getByRole("button", { name: /Approve/ }).first()).toBeEnabled();
  await page.waitForTimeout(500);
  await reviewer.press("a");
  await expect.poll(async () => (await agent.api.item(first.id)).execution, { timeout: 20_000 }).toBe("cleared");
  await expect
    .poll(
      async () =>
        agent.run(first).then(
          () => "ran",
          () => "not yet",
        ),
      { timeout: 30_000 },
    )
    .toBe("ran");

  await reviewer.goto(`/runs?q=run-${order}`);
  await reviewer.alive();
  const row = page.getByRole("row", { name: new RegExp(`run-${order}`) });
  await expect(row).toContainText("Closed");
  await expect(row).toContainText("420.00");
  await expectState(page, "runs, found by name");
  await row.getByRole("link").click();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Run run-${order}`);
  await expect(page.getByText("1, always")).toBeVisible();
  const moment = page.getByRole("complementary", { name: "At this moment" });
  await expect(moment).toContainText("The same revision, 3 times");
  await expect(moment).toContainText("on the screen");
  const table = page.getByRole("table", { name: "Transfers" });
  const rows = table.getByRole("row");
  const transfers = (await rows.count()) - 1;
  expect(transfers).toBeGreaterThanOrEqual(3);
  await reviewer.alive();
  // To the first transfer and back to the last, by the arrows alone.
  for (let step = 0; step < transfers; step += 1) await reviewer.press("ArrowLeft");
  await expect(rows.nth(1)).toHaveAttribute("aria-current", "true");
  await expect(moment).not.toContainText("Nothing came after it.");
  for (let step = 0; step < transfers; step += 1) await reviewer.press("ArrowRight");
  await expect(rows.nth(transfers)).toHaveAttribute("aria-current", "true");
  await reviewer.press("k");
  await expect(page).toHaveURL(/at=\d+/);
  await expectState(page, "run, stepped through");
  await expect(moment.getByRole("link", { name: "The whole screen as it was" })).toHaveAttribute("href", /\/items\/.+\?at=\d+/);

  await page.getByRole("link", { name: "Workflow map" }).click();
  const step = page.getByRole("button", { name: /issue-refund/ }).first();
  await step.click();
  await expect(page.getByRole("complementary", { name: "Step" })).toContainText("Median there");
  // The refund was told to nobody, which its workflow allows.
  await expect(page.getByRole("complementary", { name: "Step" })).toContainText("issue-refund → tell-customer");
  await expectState(page, "workflow map, a step chosen");
});

test("an imported process shows its runs and its map, and what is exported of it is read back as the same", async ({ admin }) => {
  const { page } = admin;
  const run = unique("declaration");
  await admin.goto("/policy/import");
  const name = `${unique("log")}.xes`;
  await page
    .getByLabel("Choose a file")
    .last()
    .setInputFiles({ name, mimeType: "application/xml", buffer: Buffer.from(log([run, `${run}-b`])) });
  await expect(page.getByRole("listitem", { name })).toContainText("Read to its end");

  await admin.goto(`/runs?source=imported&q=${run}`);
  await admin.alive();
  const row = page.getByRole("row", { name: new RegExp(`${run}-b`) });
  await expect(row).toContainText("120.50");
  await row.getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Run ${run}-b`);
  await expect(page.getByRole("table", { name: "Transfers" }).getByRole("row")).toHaveCount(4);
  await expectState(page, "run, imported");

  const map = page.getByRole("link", { name: "Workflow map" });
  await admin.goto(`/runs?source=imported&q=${run}`);
  await admin.alive();
  await page.getByRole("button", { name: "Export as XES" }).click();
  const dialog = page.getByRole("dialog", { name: "Export these runs" });
  await dialog.getByRole("checkbox", { name: "Packed (.gz)" }).uncheck();
  const coming = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Export", exact: true }).click();
  const bytes = readFileSync(await (await coming).path());
  expect(bytes.toString()).toContain("2018-03-02T15:30:00+01:00");
  await expect(dialog).toContainText("2 runs");
  await expectState(page, "runs, exported");
  await dialog.getByRole("button", { name: "Close" }).last().click();

  await row.getByRole("link").click();
  await map.click();
  await expect(page.getByRole("button", { name: /Declaration SUBMITTED by EMPLOYEE/ })).toBeVisible();
  await expectState(page, "workflow map, imported");

  await admin.goto("/policy/import");
  const again = `${unique("again")}.xes`;
  await page.getByLabel("Choose a file").last().setInputFiles({ name: again, mimeType: "application/xml", buffer: bytes });
  const report = page.getByRole("listitem", { name: again });
  await expect(report).toContainText("Read to its end");
  await expect(report).toContainText("Kept0");
  await expect(report).toContainText("Refused0");
});

test("steps are declared where a policy is written, by keyboard alone", async ({ admin }) => {
  const { page } = admin;
  await admin.goto("/policy/refunds");
  await admin.alive();
  await page
    .getByRole("button", { name: /New draft/ })
    .first()
    .click();
  await page.getByRole("textbox", { name: "Step", exact: true }).fill("tell-finance");
  await admin.press("Enter");
  await page.getByRole("button", { name: "tell-finance earlier" }).focus();
  await admin.press("Enter");
  await page.getByRole("checkbox", { name: "Can come again tell-finance" }).focus();
  await admin.press(" ");
  await expect(page.getByRole("region", { name: "What it changes" })).toContainText(
    "issue-refund → tell-finance (can come again) → tell-customer",
  );
  await expectState(page, "policy, steps being declared");
});
