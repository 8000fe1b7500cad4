// Words beside transfers: as much as there is room for, and never over an arrow or over each other.
import fc from "fast-check";
import { expect, test } from "vitest";
import { type ArrowPlace, labelsOf } from "./run-labels";

const WIDTH = 800;
const arrow = fc.record({
  x: fc.integer({ min: 0, max: WIDTH }),
  lane: fc.integer({ min: 0, max: 4 }),
  words: fc.string({ maxLength: 40 }),
});
const arrows = fc
  .array(arrow, { maxLength: 30 })
  .map((some) => some.map(({ x, lane, words }): ArrowPlace => ({ x, words, top: lane * 44, bottom: lane * 44 + 44, y: lane * 44 + 22 })));

test("no words lie over an arrow, over other words or beyond the edge", () => {
  fc.assert(
    fc.property(arrows, (some) => {
      const drawn = labelsOf(some, WIDTH).map(({ x, y, side, wide }) => ({
        y,
        from: side === "right" ? x : x - wide,
        to: side === "right" ? x + wide : x,
      }));
      for (const [place, { from, to, y }] of drawn.entries()) {
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeLessThanOrEqual(WIDTH);
        for (const one of some) if (one.y === y) expect(one.x <= from || one.x >= to).toBe(true);
        for (const other of drawn.slice(place + 1)) if (other.y === y) expect(other.to <= from || other.from >= to).toBe(true);
      }
    }),
  );
});

test("what has room is said whole, what has less is cut, and what has none is left to the table", () => {
  const at = (x: number) => ({ x, top: 0, bottom: 44, y: 22, words: "Claimed by Ria Reyes" });
  expect(labelsOf([at(100), at(400)], WIDTH).map(({ words }) => words)).toEqual(["Claimed by Ria Reyes", "Claimed by Ria Reyes"]);
  expect(labelsOf([at(5), at(85), at(95)], 100).map(({ words }) => words)).toEqual(["Claimed by…"]);
});
