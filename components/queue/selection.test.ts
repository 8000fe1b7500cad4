// Choosing rows by keys and by mouse comes to the same.
import { describe, expect, test } from "vitest";
import { clearChosen, extendBy, extendTo, keepShown, moveCursor, NOTHING, type Selection, toggle } from "./selection";

const ids = ["a", "b", "c", "d", "e"];
const chosen = (selection: Selection) => ids.filter((id) => selection.chosen.has(id)).join("");

describe("the cursor", () => {
  test("starts at the first row, or at the last when going up, and stops at both ends", () => {
    expect(moveCursor(NOTHING, ids, 1).cursor).toBe("a");
    expect(moveCursor(NOTHING, ids, -1).cursor).toBe("e");
    expect(moveCursor({ ...NOTHING, cursor: "e" }, ids, 1).cursor).toBe("e");
    expect(moveCursor(NOTHING, [], 1).cursor).toBeNull();
  });
  test("waits at the next row when its own has gone", () => {
    expect(keepShown({ ...NOTHING, cursor: "c" }, ids, ["a", "b", "d", "e"]).cursor).toBe("d");
    expect(keepShown({ ...NOTHING, cursor: "e" }, ids, ["a", "b"]).cursor).toBe("b");
  });
});

describe("choosing", () => {
  test("V twice chooses and gives up", () => {
    const once = toggle(NOTHING, "b");
    expect(chosen(once)).toBe("b");
    expect(chosen(toggle(once, "b"))).toBe("");
  });
  test("Shift and a press takes everything between, in either direction", () => {
    expect(chosen(extendTo(toggle(NOTHING, "b"), ids, "d"))).toBe("bcd");
    expect(chosen(extendTo(toggle(NOTHING, "d"), ids, "a"))).toBe("abcd");
  });
  test("Shift J extends, Shift K gives the last ones up again", () => {
    const down = extendBy(extendBy(moveCursor(NOTHING, ids, 1), ids, 1), ids, 1);
    expect(chosen(down)).toBe("abc");
    expect(chosen(extendBy(down, ids, -1))).toBe("ab");
  });
  test("the range turns over its anchor", () => {
    const down = extendBy(toggle(NOTHING, "c"), ids, 1);
    const up = extendBy(extendBy(down, ids, -1), ids, -1);
    expect(chosen(up)).toBe("bc");
  });
  test("clearing keeps the cursor", () => {
    expect(clearChosen(toggle(NOTHING, "b"))).toMatchObject({ cursor: "b", chosen: new Set() });
  });
  test("what is no longer shown is no longer chosen", () => {
    expect(chosen(keepShown(toggle(toggle(NOTHING, "b"), "d"), ids, ["a", "b"]))).toBe("b");
  });
});
