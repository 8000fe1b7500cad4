// Every minute of an item's life is somebody's: whatever may happen to it, the spans of its holders tile it.
import fc from "fast-check";
import { expect, test } from "vitest";
import { foldEvent } from "./fold";
import { holderOf } from "./holder";
import { holderSpans } from "./holder-spans";
import type { Item } from "./item";
import { starts, Walk } from "./testing/walk";
import { steps } from "./testing/walk-steps";

test("holders tile the life of an item from its opening to its closing, or to now, without a gap and without an overlap", () =>
  fc.assert(
    fc.property(starts, steps(40), (start, path) => {
      const walk = new Walk(start, { scheduler: "random", upheaval: true, tellingOnly: false });
      for (const step of path) walk.step(step);
      for (const { item: last, events } of walk.told) {
        let item: Item | null = null;
        const points = events.map((event) => {
          item = foldEvent(item, last.id, event);
          return { at: event.at, holder: holderOf(item) };
        });
        const spans = holderSpans(points, last.closedAt ?? walk.now);
        const end = last.closedAt ?? walk.now;
        const length = spans.reduce((sum, { from, until }) => sum + until - from, 0);
        expect(length).toBe(Math.max(0, end - last.openedAt));
        for (const [place, { from, until, holder }] of spans.entries()) {
          expect(from).toBe(spans[place - 1]?.until ?? last.openedAt);
          expect(until).toBeGreaterThan(from);
          if (place > 0) expect(holder).not.toEqual(spans[place - 1]?.holder);
        }
        // Unless whoever took it up again held it for no time at all.
        const lastHeld = points.findLast(({ holder }) => holder !== null);
        if (lastHeld !== undefined && lastHeld.at < end) expect(spans.at(-1)?.holder).not.toBeNull();
      }
    }),
    { numRuns: 40 },
  ));
