// The index follows the trail however it was left: cut off in the middle, taken away, or of a version that said something else; meanwhile readers are told.
import { EVERY_ENTRY } from "@core/trail/search-entry";
import { searchTrailInput } from "@core/words/search-trail";
import { afterAll, beforeAll, expect, test } from "vitest";
import { collectEntries, emptyIndex, putMark, readMarks } from "@/db/queries/trail-search";
import type { Tx } from "@/db/store";
import { MAX, RIA, refund } from "@/server/rest/testing/planted";
import { searchTrail } from "@/server/views/search-trail";
import { type Screen, screen } from "@/server/views/testing/screen";
import { indexTrail } from "./index-trail";

const BATCH = 5;
const EVERY = { must: [[{ text: EVERY_ENTRY, prefix: false }]], mustNot: [], phrases: [], noPhrases: [] };
const ANY = { ...EVERY, from: null, to: null, least: null, most: null, order: "oldest" } as const;

let at: Screen;
beforeAll(async () => {
  at = await screen();
  for (let number = 0; number < 4; number++) {
    const item = await at.submit(refund(300 + number, { title: `Refund lamp ${number}`, external_id: `order-${number}` }));
    await at.claim(RIA, item);
    await at.approve(RIA, item, "Looks right to me");
  }
  await at.sequence();
});
afterAll(() => at.close());

const entries = async () => (await at.deps.store.read((tx) => collectEntries(tx, ANY, { after: null, most: 500, used: () => 0 }))).entries;
const nextOf = async () => (await at.deps.store.read(readMarks)).next ?? 0;
const ask = (q: string) => searchTrail(at.deps, MAX, searchTrailInput.parse({ q, zone: "Europe/Berlin", cursor: null, limit: 50 }));
async function toTheEnd() {
  while ((await indexTrail(at.deps, BATCH)) === "more");
}

test("whatever is below its mark is in it, and nothing else; readers are told how far it is behind", async () => {
  await toTheEnd();
  const whole = await entries();
  const end = await nextOf();
  expect((await ask("lamp")).behind).toBe(0);
  await at.deps.store.write(emptyIndex);
  for (let next = 0, step = "more"; step === "more"; ) {
    expect(await entries()).toEqual(whole.filter(({ logIndex }) => logIndex < next));
    expect((await ask("lam")).behind).toBe(end - next);
    step = await indexTrail(at.deps, BATCH);
    next = await nextOf();
  }
  expect(await entries()).toEqual(whole);
});

test("a batch that is cut off leaves nothing, and whoever goes on finds the same", async () => {
  await toTheEnd();
  const whole = await entries();
  await at.deps.store.write(emptyIndex);
  await indexTrail(at.deps, BATCH);
  const before = { next: await nextOf(), entries: await entries() };
  const cut = new Error("the process ended here");
  const { store } = at.deps;
  const dying = {
    ...at.deps,
    store: {
      ...store,
      read: store.read.bind(store),
      write: <T>(work: (tx: Tx) => Promise<T>) =>
        store.write(async (tx) => {
          await work(tx);
          throw cut;
        }),
    },
  };
  await expect(indexTrail(dying, BATCH)).rejects.toThrow(cut);
  expect({ next: await nextOf(), entries: await entries() }).toEqual(before);
  await toTheEnd();
  expect(await entries()).toEqual(whole);
});

test("an index of another version is made anew, words and all; what the check of the trail has found stays", async () => {
  await toTheEnd();
  const whole = await entries();
  await at.deps.store.write(async (tx) => {
    await putMark(tx, "version", 1);
    await putMark(tx, "fault-at", 3);
  });
  expect((await ask("lam")).behind).toBe(await nextOf());
  await toTheEnd();
  expect(await entries()).toEqual(whole);
  expect((await at.deps.store.read(readMarks))["fault-at"]).toBe(3);
  expect((await ask("lam loo")).rows).toHaveLength(4);
});
