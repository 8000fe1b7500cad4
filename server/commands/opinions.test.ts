// Second opinions on a real store: who is asked finds it, what they say is seen by the holder, and both are told.
import { askOpinionInput, giveOpinionInput, withdrawOpinionInput } from "@core/words/handing";
import type { ItemId, PersonId } from "@core/words/ids";
import { afterEach, beforeEach, expect, test } from "vitest";
import { setRoles } from "@/db/queries/people";
import { MAX, RIA, refund } from "../rest/testing/planted";
import { askedForOpinions } from "../views/opinions";
import { type Screen, screen, value } from "../views/testing/screen";
import { askOpinion } from "./ask-opinion";
import { giveOpinion } from "./give-opinion";
import { tellOfTrail } from "./tell-people";
import { withdrawOpinion } from "./withdraw-opinion";

let product: Screen;
let item: ItemId;
beforeEach(async () => {
  product = await screen();
  // Telling begins at the present end of the trail.
  await tellOfTrail(product.deps, 1_000);
  item = await product.submit(refund());
  await product.claim(RIA, item);
  value(await askOpinion(product.deps, { ...by(RIA), ...askOpinionInput.parse({ itemId: item, of: MAX, question: "Would you pay it?" }) }));
});
afterEach(() => product.close());

const by = (person: PersonId) => ({ actor: { kind: "person", person } as const });
/** What this person was told, once the product has followed the trail. */
async function told(person: PersonId) {
  await product.sequence();
  await tellOfTrail(product.deps, 1_000);
  return product.deps.store.read(async ({ q, t }) => (await q.select().from(t.notices)).filter((notice) => notice.person === person));
}

test("who is asked finds it and answers; the holder keeps it, reads the answer, and can still sign what they saw", async () => {
  const before = await product.open(RIA, item);
  const [asked] = await askedForOpinions(product.deps, MAX);
  expect(asked).toMatchObject({ itemId: item, asker: { name: "Ria Roth" } });
  expect((await told(MAX)).map(({ kind }) => kind)).toEqual(["opinion"]);
  expect((await product.open(MAX, item)).allowed).toMatchObject({ giveOpinion: { ok: true }, approve: { ok: false } });

  const said = { itemId: item, asked: asked?.seq, leaning: "reject", words: "Not without a photo." };
  value(await giveOpinion(product.deps, { ...by(MAX), ...giveOpinionInput.parse(said) }));
  expect(await askedForOpinions(product.deps, MAX)).toEqual([]);
  expect((await told(RIA)).map(({ kind }) => kind)).toContain("opinion");
  const after = await product.open(RIA, item);
  expect(after.opinions).toMatchObject([
    { of: { name: "Max Berg" }, question: "Would you pay it?", given: { leaning: "reject", words: "Not without a photo." } },
  ]);
  expect([after.claim?.by.you, after.approvals, before.revisionHash === after.revisionHash]).toEqual([true, [], true]);
  expect(after.timeline.map(({ text }) => text)).toContain("Max Berg said what they think");
});

test("what is withdrawn is asked of nobody any more", async () => {
  const [asked] = await askedForOpinions(product.deps, MAX);
  value(await withdrawOpinion(product.deps, { ...by(RIA), ...withdrawOpinionInput.parse({ itemId: item, asked: asked?.seq }) }));
  expect(await askedForOpinions(product.deps, MAX)).toEqual([]);
  expect((await product.open(MAX, item)).opinions).toEqual([]);
});

test("who may no longer see the item is not shown what it is called", async () => {
  await product.deps.store.write((tx) => setRoles(tx, MAX, [{ role: "reviewer", scope: "workflow:expenses" }]));
  expect(await askedForOpinions(product.deps, MAX)).toEqual([]);
});
