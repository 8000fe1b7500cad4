// The head of the trail is signed by itself. Where the database is not what was signed nobody signs on, a monitor and those who run the product are told, and it goes once it is mended.
import { join } from "node:path";
import { openSqliteStore } from "../db/engine/sqlite";
import type { Tx } from "../db/store";
import { expect, expectState, test } from "./journey";

test("a trail that is not what was signed is seen by who runs the product, told to a monitor, and signed again once it is mended", async ({
  product,
  manager,
  reviewer,
}) => {
  const trail = async () => {
    const answer = await fetch(`${product.url}/api/v1/readyz?trail=1`);
    const said = (await answer.json()) as { readonly trail?: { readonly state: string }; readonly fault?: string };
    return { code: answer.status, state: said.trail?.state, fault: said.fault };
  };
  await expect.poll(async () => (await trail()).state, { timeout: 60_000 }).toBe("signed");

  const store = await openSqliteStore({ file: join(product.dataDir, "countersign.db") });
  const heads = await store.read(({ q, t }) => q.select().from(t.checkpoints));
  // Somebody who writes into the database beside the product.
  const keep = async ({ q, t }: Tx, notes: typeof heads) => {
    await q.delete(t.checkpoints).returning();
    await q.insert(t.checkpoints).values(notes).returning();
  };
  await store.write((tx) =>
    keep(
      tx,
      heads.map((head) => ({ ...head, root: Buffer.alloc(32) })),
    ),
  );
  await store.write(({ q, t }) =>
    q.insert(t.signingFaults).values({ kind: "root-differs", since: Date.now(), signedSize: 1, treeSize: 1 }).returning(),
  );
  await expect.poll(async () => (await trail()).fault, { timeout: 60_000 }).toBeDefined();
  await manager.goto("/queues");
  await reviewer.goto("/queues");
  const banner = manager.page.getByRole("alert").filter({ hasText: "The trail has not been signed since" });
  await expect(banner).toContainText("keep a copy of it as it is");
  await expectState(manager.page, "trail, not signed");
  await expect(reviewer.page.getByText("The trail has not been signed")).toHaveCount(0);

  await store.write((tx) => keep(tx, heads));
  await expect.poll(async () => (await trail()).code, { timeout: 60_000 }).toBe(200);
  await manager.goto("/queues");
  await expect(banner).toHaveCount(0);
  await store.close();
});
