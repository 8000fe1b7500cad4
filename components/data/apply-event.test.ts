// A live notice alters what is shown in place, and never goes back in time.
import { describe, expect, test } from "vitest";
import { caughtUp, isWaiting, outdated, patchPage, patchRows } from "./apply-event";
import { sampleItem, sampleRow } from "./sample";

const rows = [sampleRow({ id: "a", version: 3 }), sampleRow({ id: "b", version: 5 })];
const notice = (row: ReturnType<typeof sampleRow>) => ({ itemId: row.id, version: row.version, row });

describe("patchRows", () => {
  test("puts a newer row where the old one stood", () => {
    const after = patchRows(rows, notice(sampleRow({ id: "a", version: 4, reviewLabel: "claimed" })));
    expect(after.map((row) => [row.id, row.version])).toEqual([
      ["a", 4],
      ["b", 5],
    ]);
  });
  test("ignores what is older than the screen", () => {
    expect(patchRows(rows, notice(sampleRow({ id: "b", version: 4 })))).toBe(rows);
  });
  test("adds nothing: new rows wait until they are asked for", () => {
    expect(patchRows(rows, notice(sampleRow({ id: "c", version: 1 })))).toBe(rows);
  });
  test("takes a row away that this person may no longer see", () => {
    expect(patchRows(rows, { itemId: "a", row: null }).map((row) => row.id)).toEqual(["b"]);
  });
  test("leaves a page alone that does not show the item", () => {
    const page = { rows, next: null, total: 2, capped: false };
    expect(patchPage(page, notice(sampleRow({ id: "c", version: 1 })))).toBe(page);
  });
  test("brings a page that was read before its notices up to them, and leaves it alone when it is newer", () => {
    const page = { rows, next: null, total: 2, capped: false };
    const newer = notice(sampleRow({ id: "a", version: 4 }));
    const older = notice(sampleRow({ id: "b", version: 4 }));
    const known = new Map([newer, older].map((one) => [one.itemId, one]));
    expect(caughtUp(page, known).rows.map((row) => row.version)).toEqual([4, 5]);
    expect(caughtUp(page, new Map([[older.itemId, older]]))).toBe(page);
  });
});

test("it is known when the whole item must be read again", () => {
  const item = sampleItem({ version: 5 });
  expect(outdated(item, { itemId: item.id, version: 6 })).toBe(true);
  expect(outdated(item, { itemId: item.id, version: 5 })).toBe(false);
  expect(outdated(item, { itemId: "other", version: 9 })).toBe(false);
});

test("a row waits for me while nobody else holds it", () => {
  expect(isWaiting(sampleRow({ review: "queued" }))).toBe(true);
  expect(isWaiting(sampleRow({ review: "queued", quorum: 2, votes: 1, youSigned: true }))).toBe(false);
  expect(isWaiting(sampleRow({ review: "claimed" }))).toBe(false);
  expect(isWaiting(sampleRow({ review: "closed" }))).toBe(false);
});
