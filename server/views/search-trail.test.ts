// The trail is found by who, what, where, when, how much and in which words, the same on both engines; nobody finds what they may not see.
import { EVERY_ENTRY } from "@core/trail/search-entry";
import { asPersonId, type PersonId } from "@core/words/ids";
import { searchTrailInput } from "@core/words/search-trail";
import { afterAll, beforeAll, expect, test } from "vitest";
import { insertPerson } from "@/db/queries/people";
import { deleteEntriesOf, forgetWords, insertEntries, wordsBeginning } from "@/db/queries/trail-search";
import { indexTrail } from "@/server/commands/index-trail";
import { MAX, RIA, refund } from "@/server/rest/testing/planted";
import { searchTrail } from "./search-trail";
import { type Screen, screen } from "./testing/screen";

const MAIL_ONLY = asPersonId("mail-only");
let at: Screen;
beforeAll(async () => {
  at = await screen();
  await at.deps.store.write((tx) =>
    insertPerson(tx, {
      id: MAIL_ONLY,
      name: "Mo Mail",
      email: "mo@x.test",
      createdAt: at.now(),
      skills: [],
      roles: [{ role: "auditor", scope: "workflow:mail-sorting" }],
    }),
  );
  for (const [amount, title] of [
    [300, "Refund a broken lamp"],
    [1_700, "Refund a lamp that is broken"],
    [420, "Erstattung für Frau Müller, Größe 8"],
    [520, "返金 依頼 8841-A"],
  ] as const) {
    const item = await at.submit(refund(amount, { title, external_id: `order-${amount}` }));
    const by = amount > 1_000 ? MAX : RIA;
    await at.claim(by, item);
    if (amount === 420) await at.reject(by, item, "Der Beleg fehlt.");
    else await at.approve(by, item, "Looks right to me");
  }
  await index();
});
afterAll(() => at.close());

async function index() {
  await at.sequence();
  while ((await indexTrail(at.deps, 40)) === "more");
}

const ask = (q: string, person: PersonId = MAX, cursor: string | null = null, limit = 50) =>
  searchTrail(at.deps, person, searchTrailInput.parse({ q, zone: "Europe/Berlin", cursor, limit }));
const titles = async (q: string, person: PersonId = MAX) => (await ask(q, person)).rows.map(({ title }) => title);

const LAMP = "Refund a broken lamp";
const LARGE = "Refund a lamp that is broken";
const MUELLER = "Erstattung für Frau Müller, Größe 8";
const JAPANESE = "返金 依頼 8841-A";

test("decisions are found by person, outcome, amount, words, phrases and beginnings of words, without accents and in any script", async () => {
  expect(await titles("kind:decisions")).toEqual([JAPANESE, MUELLER, LARGE, LAMP]);
  expect(await titles("kind:decisions by:ria")).toEqual([JAPANESE, MUELLER, LAMP]);
  expect(await titles("kind:decisions by:me")).toEqual([LARGE]);
  expect(await titles("kind:decisions by:ria,max -outcome:rejected")).toEqual([JAPANESE, LARGE, LAMP]);
  expect(await titles("kind:decisions amount>420")).toEqual([JAPANESE, LARGE]);
  expect(await titles("kind:decisions amount:300..420")).toEqual([MUELLER, LAMP]);
  expect(await titles("kind:decisions broken lamp")).toEqual([LARGE, LAMP]);
  expect(await titles('kind:decisions "broken lamp"')).toEqual([LAMP]);
  expect(await titles("kind:decisions -lamp")).toEqual([JAPANESE, MUELLER]);
  expect(await titles("kind:decisions mull GROSSE")).toEqual([MUELLER]);
  expect(await titles("kind:decisions beleg")).toEqual([MUELLER]);
  expect(await titles("kind:decisions 返")).toEqual([JAPANESE]);
  expect(await titles("kind:decisions 8841-a")).toEqual([JAPANESE]);
  expect(await titles("kind:decisions order-1700")).toEqual([LARGE]);
});

test("a beginning of a word is never taken for the name of a facet, however it is looked up", async () => {
  for (const q of ["acti", "amount>0 acti", "amount>0 eve", "amount>0 kind"]) expect(await titles(q)).toEqual([]);
  // So many words begin so that they are not looked up one by one.
  const words = Array.from({ length: 250 }, (_, number) => `acti${number}`).join(" ");
  await at.deps.store.write((tx) =>
    insertEntries(tx, [{ logIndex: 900_000, at: 1, item: "none", amount: null, facets: EVERY_ENTRY, words }]),
  );
  expect((await ask("acti")).counts).toMatchObject({ events: 1, exact: true });
  await at.deps.store.write((tx) => deleteEntriesOf(tx, ["none"]));
});

test("the largest comes first where that is asked, page by page, and each event once", async () => {
  const all = await ask("kind:decisions sort:amount");
  expect(all.rows.map(({ title }) => title)).toEqual([LARGE, JAPANESE, MUELLER, LAMP]);
  for (const q of ["kind:decisions sort:amount", "kind:decisions", "sort:oldest", ""]) {
    const whole = (await ask(q, MAX, null, 100)).rows.map(({ logIndex }) => logIndex);
    const paged: number[] = [];
    for (let cursor: string | null = null; ; ) {
      const page = await ask(q, MAX, cursor, 3);
      paged.push(...page.rows.map(({ logIndex }) => logIndex));
      cursor = page.next;
      if (cursor === null) break;
    }
    expect(paged).toEqual(whole);
    expect(new Set(paged).size).toBe(paged.length);
  }
});

test("what matches is counted by what people narrow by", async () => {
  const { counts } = await ask("kind:decisions");
  expect(counts).toMatchObject({ events: 4, exact: true });
  expect(counts?.facets.by?.map(({ value, count }) => [value, count])).toEqual([
    ["Ria", 3],
    ["Max", 1],
  ]);
  expect(counts?.facets.outcome?.map(({ value, count }) => [value, count])).toEqual([
    ["approved", 3],
    ["rejected", 1],
  ]);
});

test("what a search does not understand is named, and nothing is found in its place", async () => {
  const { problems, rows } = await ask("by:nobody leval:dual amount>many");
  expect(rows).toEqual([]);
  expect(problems.map(({ text, words }) => [text, words])).toEqual([
    ["leval:dual", expect.stringContaining("“leval” names nothing that can be searched")],
    ["amount>many", "“many” in “amount>many” is no number such as 250 or 49.90."],
    ["by:nobody", "“nobody” in “by:nobody” is nobody and nothing here."],
  ]);
});

test("whoever reads one workflow finds and counts that one alone", async () => {
  expect(await ask("", MAIL_ONLY)).toMatchObject({ rows: [], counts: { events: 0, exact: true } });
});

test("what is forgotten is found by no word", async () => {
  const [row] = (await ask('kind:decisions "broken lamp"')).rows;
  await at.deps.store.write((tx) => forgetWords(tx, `item:${row?.item}`));
  expect(await titles("broken")).not.toContain(LAMP);
  // That it happened, and who did it, is found all the same.
  expect((await ask(`item:${row?.item} kind:decisions by:ria`)).rows).toHaveLength(1);
  const [mine] = (await ask("kind:decisions mull")).rows;
  await at.deps.store.write((tx) => forgetWords(tx, `item:${mine?.item}`));
  expect(await at.deps.store.read((tx) => wordsBeginning(tx, "mull", 9))).toEqual([]);
  expect(await at.deps.store.read((tx) => wordsBeginning(tx, "lam", 9))).toEqual(["lamp"]);
});
