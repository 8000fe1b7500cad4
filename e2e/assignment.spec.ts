// Who gets what: a manager sees how much queues and people have to do, limits somebody's hands, and moves work where there is room.
import { expect, expectState, reading, refund, test, unique } from "./journey";
import type { Person } from "./person";

const row = (person: Person, title: string) => person.page.getByRole("row").filter({ hasText: title });
const people = (person: Person) => person.page.getByRole("region", { name: "People" }).getByRole("listitem");

test("a manager sees the load of every queue and of one, and limits what somebody has in hand; a claim beyond it says so", async ({
  manager,
  reviewer,
  agent,
}) => {
  const [held, more] = [await agent.submit(refund()), await agent.submit(refund({ amount: 900 }))];
  await agent.submit(reading(4));
  await reviewer.order("items.claim", { itemId: held.id });

  await manager.goto("/queues");
  await manager.button("Load").click();
  await expect(row(manager, "Refunds, exceptions")).toContainText("2 people on duty");
  await expectState(manager.page, "queues, load");
  await row(manager, "Refunds, exceptions").getByRole("link").click();
  await expect(people(manager).filter({ hasText: "Ria Reyes" })).toContainText("Holds 1");

  await people(manager).filter({ hasText: "Ria Reyes" }).getByRole("button").click();
  await manager.field("At most").fill("none");
  await expect(manager.page.getByText("A whole number from 1 to 1,000, or nothing.").first()).toBeVisible();
  await manager.field("At most").fill("1");
  await expectState(manager.page, "queue, load and a limit");
  await manager.press("Enter");
  await expect(people(manager).filter({ hasText: "Ria Reyes" })).toContainText("full");

  await reviewer.open(more);
  await expect(reviewer.holder).toContainText("You hold 1 of 1 items, as many as your limit allows.");
  await manager.order("load.limitPerson", { person: (await reviewer.ask<{ readonly id: string }>("me.get", {})).id, limit: null });
});

test("a manager moves several items to another queue at once", async ({ manager, agent }) => {
  const mark = unique("vase");
  const items = [
    await agent.submit(refund({ title: `Refund the ${mark}, one` })),
    await agent.submit(refund({ title: `Refund the ${mark}, two` })),
  ];
  await manager.goto(`/queues/refunds-exceptions?q=${mark}`);
  for (const { title } of items) await manager.page.getByRole("checkbox", { name: `Select ${title}` }).check();
  await manager.press("f");
  await manager.page.getByRole("radio", { name: /Finance leads/ }).check();
  await manager.button("Move 2 to Finance leads").click();
  await expect(manager.page.getByText("2 items moved to Finance leads").first()).toBeVisible();
  for (const { id } of items) expect(await agent.api.item(id)).toMatchObject({ holder: { kind: "queue", id: "finance-leads" } });
});
