// The product's test of itself: its first round comes out; who runs the product sees when one does not and when it does again, and nobody else is bothered.
import { join } from "node:path";
import { openSqliteStore } from "../db/engine/sqlite";
import { dropSelfTest, insertSelfTest } from "../db/queries/self-tests";
import { expect, expectState, test } from "./journey";

test("a self-test that does not come out is seen by managers and administrators and told to a monitor, and goes as it came", async ({
  product,
  manager,
  reviewer,
}) => {
  const ready = async (query: string) => {
    const answer = await fetch(`${product.url}/api/v1/readyz${query}`);
    return { status: answer.status, body: (await answer.json()) as { readonly self_test?: { readonly state: string } } };
  };
  // The deadline of the item that nobody touches takes ten seconds.
  await expect.poll(async () => (await ready("?self_test=1")).body.self_test?.state, { timeout: 30_000 }).toBe("works");

  // As a round leaves it whose items wait for people; what makes one fail is tested beside the round.
  const store = await openSqliteStore({ file: join(product.dataDir, "countersign.db") });
  const [id, at] = ["journey", Date.now()];
  await store.write((tx) =>
    insertSelfTest(tx, { id, dueAt: at, startedAt: at, finishedAt: at, state: "failed", step: "clear", fault: null, took: {} }),
  );
  await manager.goto("/queues");
  await reviewer.goto("/queues");
  const banner = manager.page.getByRole("alert").filter({ hasText: "The self-test has not come out since" });
  await expect(banner).toContainText("Its policy does not let its items pass.");
  await expectState(manager.page, "self-test, failing");
  await expect(reviewer.page.getByText("The self-test")).toHaveCount(0);
  expect([(await ready("")).status, (await ready("?self_test=1")).status]).toEqual([200, 503]);

  await store.write((tx) => dropSelfTest(tx, id));
  expect((await ready("?self_test=1")).status).toBe(200);
  // It is asked for every ten seconds.
  await expect(banner).toHaveCount(0, { timeout: 15_000 });
  await store.close();
});
