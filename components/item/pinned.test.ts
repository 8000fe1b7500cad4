// A revision that arrives while somebody reads is announced, never swapped in.
import { describe, expect, test } from "vitest";
import { sampleItem } from "@/components/data/sample";
import { materialKey, pinnedAfter } from "./pinned";

const read = sampleItem({ version: 3 });
const other = `sha256:${"b".repeat(64)}`;

describe("pinnedAfter", () => {
  test("takes newer facts about the same revision as they come", () => {
    const latest = sampleItem({ version: 4, review: "claimed" });
    expect(pinnedAfter(read, latest)).toEqual({ shown: latest, newer: null });
  });
  test("holds the revision that was read, and says that there is a newer one", () => {
    const latest = sampleItem({ version: 4, revisionHash: other });
    expect(pinnedAfter(read, latest)).toEqual({ shown: read, newer: latest });
  });
  test("shows what came last once nobody can sign it any more", () => {
    const latest = sampleItem({ version: 6, revisionHash: other, purpose: null, review: "closed" });
    expect(pinnedAfter(read, latest).shown).toBe(latest);
  });
  test("another item replaces the one before", () => {
    const latest = sampleItem({ id: "other" });
    expect(pinnedAfter(read, latest)).toEqual({ shown: latest, newer: null });
  });
  test("never goes back in time", () => {
    expect(pinnedAfter(read, sampleItem({ version: 2 })).shown).toBe(read);
  });
});

test("a vote, a reply or a stricter ruling is material, a claim is not", () => {
  expect(materialKey(sampleItem({ votes: 1 }))).not.toBe(materialKey(read));
  expect(materialKey(sampleItem({ level: "human_only" }))).not.toBe(materialKey(read));
  expect(materialKey(sampleItem({ review: "claimed", version: 9 }))).toBe(materialKey(read));
});
