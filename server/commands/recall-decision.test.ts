// What an undone edit leaves behind: the row shows what the revision that stands again proposes.
import { afterEach, beforeEach, expect, test } from "vitest";
import { RIA, refund } from "../rest/testing/planted";
import { type Screen, screen } from "../views/testing/screen";

let product: Screen;
beforeEach(async () => {
  product = await screen();
});
afterEach(() => product.close());

test("an edit that is undone takes its amount off the row again", async () => {
  const id = await product.submit(refund(420));
  await product.edit(RIA, id, { order: "8841", amount: 300, currency: "EUR" });
  expect((await product.open(RIA, id)).atRisk).toEqual({ amount: 300, currency: "EUR" });
  await product.recall(RIA, id);
  const item = await product.open(RIA, id);
  expect(item.revision.arguments).toMatchObject({ amount: 420 });
  expect(item.atRisk).toEqual({ amount: 420, currency: "EUR" });
});
