// Versions of a policy read, compared and restored, and the boundary map as a draft would have it.
import { expect, expectState, refund, test } from "./journey";
import type { Person } from "./person";

type Policy = Readonly<Record<string, unknown>> & { readonly thresholds: Readonly<Record<string, object>> };
interface Draft {
  readonly version: number;
  readonly policy: Policy;
}

/** A draft that moves one threshold, as the editor saves it. */
async function draftThat(person: Person, workflow: string, name: string, threshold: string, value: number): Promise<string> {
  const { id } = await person.order<{ readonly id: string }>("policies.startDraft", { workflow, name });
  const { version, policy } = await person.ask<Draft>("policies.draft", { draft: id });
  const thresholds = { ...policy.thresholds, [threshold]: { ...policy.thresholds[threshold], value } };
  await person.order("policies.saveDraft", { draft: id, version, policy: { ...policy, thresholds } });
  return id;
}

test("an old version is read, compared with any other, and restored by a draft", async ({ admin, auditor }) => {
  const id = await draftThat(admin, "expenses", "Look earlier", "look_over", 80);
  const { version, hash, findings } = await admin.ask<{ version: number; hash: string; findings: readonly object[] }>("policies.draft", {
    draft: id,
  });
  const { policy: published } = await admin.order<{ readonly policy: number }>("policies.publish", {
    draft: id,
    version,
    hash,
    warnings: findings.length,
    reason: "Small ones were padded.",
  });
  const { page } = auditor;
  await auditor.goto("/policy/expenses?tab=versions");
  await page
    .getByRole("list", { name: "Versions" })
    .getByRole("link", { name: `v${published}` })
    .click();
  await expect(page.getByRole("heading", { name: `Policy v${published}` })).toBeVisible();
  const changes = page.getByRole("region", { name: `Changes against v${published - 1}` });
  await expect(changes).toContainText("Tightens");
  await expect(changes).toContainText("look_over");
  await expect(page.getByText("Small ones were padded.")).toBeVisible();
  await expect(page.getByText("nobody else: it only tightened")).toBeVisible();
  await expect(page.getByRole("region", { name: "Rules" })).toContainText("Amount over 80.00");
  await expect(page.getByRole("button", { name: "Back to v1" })).toHaveCount(0);
  await expectState(page, "policy, a version");

  await page.getByRole("button", { name: "Sampling" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "pay_declaration" })).toContainText("5 %");
  await expectState(page, "policy, sampling");

  // The first one has nothing before it, and is compared with what is in force.
  await admin.goto("/policy/expenses?tab=versions&version=1");
  await expect(admin.page.getByText("there was nothing before it")).toBeVisible();
  await admin.page.getByLabel("Compare with").selectOption(String(published));
  const backwards = admin.page.getByRole("region", { name: `Changes against v${published}` });
  await expect(backwards).toContainText("Widens");
  await expect(admin.page).toHaveURL(new RegExp(`version=1&with=${published}$`));
  await admin.page.reload();
  await expect(backwards).toContainText("look_over");
  await admin.page.getByRole("button", { name: "Back to v1" }).click();
  await expect(admin.page.getByLabel("look_over in the draft")).toHaveValue("100");
  await expect(admin.page.getByRole("region", { name: "What it changes" })).toContainText("Widens");
  await admin.page.getByRole("button", { name: "Drop the draft" }).click();
  await admin.page.getByRole("dialog").getByRole("button", { name: "Drop the draft" }).click();

  // What is over stays to be read, with what it changed then.
  await admin.page.getByRole("button", { name: /^Drafts/ }).click();
  await expectState(admin.page, "policy, drafts");
  await admin.page.getByRole("list", { name: "Over" }).getByRole("link", { name: "Look earlier" }).click();
  await expect(admin.page.getByText(`This draft came into force as v${published}.`)).toBeVisible();
  await expect(admin.page.getByRole("region", { name: "What it changes" })).toContainText("look_over");
  await expectState(admin.page, "policy, a published draft");
});

test("the boundary map is drawn as a draft would have it, and shows only what that changes", async ({ admin, reviewer, agent }) => {
  await reviewer.goto("/boundaries");
  const { page } = reviewer;
  // Other journeys may have left drafts behind; whose it is stands in the address.
  const id = await draftThat(admin, "refunds", "Two people earlier", "dual_over", 1_200);
  const item = await agent.submit(refund());
  await reviewer.order("items.claim", { itemId: item.id });
  const { version, revision } = await reviewer.ask<{ version: number; revision: { hash: string } }>("items.get", { itemId: item.id });
  await reviewer.order("items.approve", { itemId: item.id, revisionHash: revision.hash, seenVersion: version, seenMs: 9_000 });

  await page.reload();
  await page.getByRole("radio", { name: "What changed" }).check();
  await page.getByLabel("Draft shown").selectOption(id);
  const table = page.getByRole("table", { name: "Boundary map" });
  const row = table.getByRole("row", { name: /issue_refund/ });
  await expect(row).toContainText("amount over 2,000.00");
  await expect(row).toContainText("amount over 1,200.00");
  await expect(table.getByRole("button", { name: "pay_declaration" })).toHaveCount(0);
  await row.getByRole("button").click();
  const panel = page.getByRole("region", { name: "refunds · issue_refund" });
  // Other journeys decide refunds too.
  const decided = panel.getByRole("region", { name: "How people decided" });
  await expect(decided.getByRole("row", { name: "Median time to decide" })).toContainText(/\d\ss/);
  await expect(decided.getByRole("row", { name: "Approved unchanged" })).toContainText("%");
  await expect(panel).toContainText(/Last changed in v\d/);
  await expect(panel).toContainText("3 errors or 1 severe in 30 days");
  await expectState(page, "boundaries, what changed");

  await page.getByRole("radio", { name: "Draft", exact: true }).check();
  await expect(row).toContainText("changed in the draft");
  await expect(table.getByRole("button", { name: "pay_declaration" })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`view=draft&draft=${id}`));
  await page.reload();
  await expect(row).toContainText("amount over 1,200.00");
  await expectState(page, "boundaries, a draft");
  await page.getByRole("radio", { name: "In force" }).check();
  await expect(row).toContainText("amount over 2,000.00");
  // On paper there is the map alone, with what the panel would say.
  await page.emulateMedia({ media: "print" });
  await expect(table.getByRole("columnheader", { name: "Last change" })).toBeVisible();
  await expect(row).toContainText("Last changed in v");
  await expect(page.getByRole("banner")).toBeHidden();
  await page.emulateMedia({ media: "screen" });

  const draft = await admin.ask<Draft>("policies.draft", { draft: id });
  await admin.order("policies.dropDraft", { draft: id, version: draft.version });
  await reviewer.goto(`/boundaries?view=draft&draft=${id}`);
  await expect(page.getByText("This draft is published or dropped.")).toBeVisible();
});
