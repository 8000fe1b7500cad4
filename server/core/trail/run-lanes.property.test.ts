// Lanes over any lives: holders tile each life, working and waiting make it up, and nothing overlaps.
import fc from "fast-check";
import { expect, test } from "vitest";
import { endOf, handoversOf, type Life, lanesOf, type Party, sameParty, spansOf, totalsOf, touchesOf } from "./run-lanes";

const party = fc.constantFrom<Party>(
  { kind: "agent", id: "a" },
  { kind: "queue", id: "q" },
  { kind: "person", id: "p" },
  { kind: "person", id: "r" },
);
const life = (id: string) =>
  fc
    .array(fc.record({ wait: fc.integer({ min: 0, max: 50 }), holder: party, aside: fc.boolean(), by: fc.option(party) }), {
      minLength: 1,
      maxLength: 12,
    })
    .chain((steps) =>
      fc.boolean().map((closed): Life => {
        let at = 1_000;
        const moments = steps.map(({ wait, holder, aside, by }) => {
          at += wait;
          return { at, holder, waits: holder.kind === "queue" || (holder.kind === "person" && aside), by };
        });
        return { id, moments: closed ? [...moments, { at: at + 7, holder: null, waits: false, by: null }] : moments };
      }),
    );
const lives = fc.integer({ min: 1, max: 5 }).chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => life(`i-${index}`))));
const NOW = 5_000;

test("the holders' spans tile each life: without a gap, without an overlap, from its first event to its end", () => {
  fc.assert(
    fc.property(life("i"), (one) => {
      const spans = spansOf(one, NOW);
      let at = one.moments[0]?.at ?? NOW;
      for (const span of spans) {
        expect(span.from).toBe(at);
        expect(span.to).toBeGreaterThanOrEqual(span.from);
        at = span.to;
      }
      expect(at).toBe(endOf(one, NOW));
      expect(spans.filter(({ open }) => open)).toHaveLength(one.moments.at(-1)?.holder === null ? 0 : 1);
    }),
  );
});

test("working and waiting are the whole of all lives, and every change of hands is told once", () => {
  fc.assert(
    fc.property(lives, (all) => {
      const totals = totalsOf(all, NOW);
      const lived = all.reduce((sum, one) => sum + endOf(one, NOW) - (one.moments[0]?.at ?? NOW), 0);
      expect(totals.agentsMs + totals.peopleMs + totals.waitedMs).toBe(lived);
      expect(totals.unheldMs).toBe(0);
      for (const one of all)
        for (const { from, to, heldMs } of handoversOf(one)) {
          expect([from?.kind, from?.id]).not.toEqual([to?.kind, to?.id]);
          expect(heldMs).toBeGreaterThanOrEqual(0);
        }
    }),
  );
});

test("no row of a lane holds two spans at once, and no span is lost", () => {
  fc.assert(
    fc.property(lives, (all) => {
      const lanes = lanesOf(all, NOW);
      expect(lanes.flatMap(({ spans }) => spans)).toHaveLength(all.flatMap((one) => spansOf(one, NOW)).length);
      for (const { rows, spans } of lanes)
        for (let row = 0; row < rows; row += 1) {
          let free = 0;
          for (const span of spans.filter((one) => one.row === row)) {
            expect(span.from).toBeGreaterThanOrEqual(free);
            free = span.to;
          }
        }
    }),
  );
});

test("while nobody owes anything nobody holds: taken back later, the time between is a gap", () => {
  const agent = { kind: "agent", id: "a" } as const;
  const one: Life = {
    id: "i",
    moments: [
      { at: 0, holder: agent, waits: false, by: null },
      { at: 10, holder: null, waits: false, by: null },
      { at: 30, holder: agent, waits: false, by: null },
      { at: 35, holder: null, waits: false, by: null },
    ],
  };
  expect(spansOf(one, 99).map(({ from, to }) => [from, to])).toEqual([
    [0, 10],
    [30, 35],
  ]);
  expect(totalsOf([one], 99).unheldMs).toBe(20);
});

test("what is done once nobody holds it any more is no part of what it took", () => {
  const agent = { kind: "agent", id: "a" } as const;
  const eraser = { kind: "person", id: "p" } as const;
  const one: Life = {
    id: "i",
    moments: [
      { at: 0, holder: agent, waits: false, by: null },
      { at: 10, holder: null, waits: false, by: null },
      { at: 9_000, holder: null, waits: false, by: eraser },
    ],
  };
  expect(totalsOf([one], 99_000)).toMatchObject({ from: 0, to: 10, unheldMs: 0 });
});

test("whoever acts is seen in a lane of their own: as holder before or after, or by the moment alone", () => {
  fc.assert(
    fc.property(lives, (all) => {
      const lanes = lanesOf(all, NOW);
      for (const { id, moments } of all)
        for (const [place, { by, holder }] of moments.entries()) {
          if (by === null || place === 0) continue;
          const lane = lanes.find(({ party }) => sameParty(party, by));
          const holds = sameParty(by, holder) || sameParty(by, moments[place - 1]?.holder ?? null);
          expect(lane?.touches.some((touch) => touch.life === id && touch.place === place)).toBe(!holds);
        }
    }),
  );
});

test("an approval straight from the queue is one transfer, through the hands of who approved", () => {
  const [agent, queue, ria] = [
    { kind: "agent", id: "a" },
    { kind: "queue", id: "q" },
    { kind: "person", id: "ria" },
  ] as const;
  const one: Life = {
    id: "i",
    moments: [
      { at: 0, holder: agent, waits: false, by: agent },
      { at: 5, holder: queue, waits: true, by: null },
      // The first of two votes moves nothing.
      { at: 10, holder: queue, waits: true, by: { kind: "person", id: "max" } },
      { at: 20, holder: agent, waits: false, by: ria },
    ],
  };
  expect(handoversOf(one).map(({ from, through, to }) => [from?.id, through?.id, to?.id])).toEqual([
    ["a", undefined, "q"],
    ["q", "ria", "a"],
  ]);
  expect(touchesOf(one).map(({ at, party }) => [at, party.id])).toEqual([
    [10, "max"],
    [20, "ria"],
  ]);
  expect(lanesOf([one], 30).map(({ party }) => party.id)).toEqual(["a", "q", "max", "ria"]);
  expect(totalsOf([one], 30)).toMatchObject({ transfers: 2, waitedMs: 15, peopleMs: 0 });
});
