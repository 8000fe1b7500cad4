// What keeps a queue from being removed though nothing is open in it.
import { asPersonId, asQueueId } from "@core/words/ids";
import { expect, test } from "vitest";
import { readQueue } from "@/db/queries/queues";
import { RIA, refund } from "../rest/testing/planted";
import { screen } from "../views/testing/screen";
import { removeQueue } from "./remove-queue";

test("a decision that waits to be redeemed keeps its queue, since who recalls it has to have somewhere to put it", async () => {
  const product = await screen();
  const id = asQueueId("refunds-exceptions");
  const uses = async () => {
    const version = (await product.deps.store.read((tx) => readQueue(tx, id)))?.version ?? 0;
    const removed = await removeQueue(product.deps, { actor: { kind: "person", person: asPersonId("ada") }, id, version });
    if (removed.ok || removed.refusal.code !== "invalid") throw new Error("it was not refused as used");
    return removed.refusal.errors.map(({ path, message }) => (path === "/uses/items" ? message : path));
  };
  expect(await uses()).not.toContain("1 item in it is not over yet.");
  const item = await product.submit(refund(420));
  await product.approve(RIA, item);
  expect(await uses()).toContain("1 item in it is not over yet.");
  await product.close();
});
