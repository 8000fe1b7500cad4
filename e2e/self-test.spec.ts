// The product's test of itself: who runs the product sees when it does not come out and when it does again, and nobody else is bothered.
import { join } from "node:path";
import { openSqliteStore } from "../db/engine/sqlite";
import { setStop } from "../db/queries/stops";
import { asPersonId } from "../server/core/words/ids";
import { SELF_TEST_WORKFLOW } from "../server/core/words/self-test";
import { test as base, expect, expectState } from "./journey";
import { type Product, startProduct } from "./product";

/** A round every three seconds, and one after the other: the deadline of the item that nobody touches takes ten. */
const test = base.extend<object, { readonly product: Product }>({
  product: [
    async ({ engine }, use) => {
      const product = await startProduct(engine, { SELF_TEST_MINUTES: "0.05" });
      await use(product);
      await product.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
});

test("a self-test that hangs is seen by managers and administrators and told to a monitor, and goes as it came", async ({
  product,
  manager,
  reviewer,
}) => {
  const store = await openSqliteStore({ file: join(product.dataDir, "countersign.db") });
  const ready = async (query: string) => (await fetch(`${product.url}/api/v1/readyz${query}`)).status;
  // An operator's hand in the database: the product's own doors refuse it.
  const bar = (on: boolean) =>
    store.write((tx) =>
      setStop(tx, {
        ...{ scope: "workflow", subject: SELF_TEST_WORKFLOW, on, by: asPersonId("nobody"), at: 0 },
        ...{ reason: null, reviewAt: null, remindAt: null },
      }),
    );
  await bar(true);
  await manager.goto("/queues");
  await reviewer.goto("/queues");
  const banner = manager.page.getByRole("alert").filter({ hasText: "The self-test has not come out since" });
  await expect(banner).toContainText("Its policy does not let its items pass.", { timeout: 40_000 });
  await expectState(manager.page, "self-test, failing");
  await expect(reviewer.page.getByText("The self-test")).toHaveCount(0);
  expect([await ready(""), await ready("?self_test=1")]).toEqual([200, 503]);

  await bar(false);
  await expect.poll(() => ready("?self_test=1"), { timeout: 40_000 }).toBe(200);
  await expect(banner).toHaveCount(0, { timeout: 20_000 });
  await store.close();
});
