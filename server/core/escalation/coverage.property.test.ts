// Coverage against a walk: whatever comes and goes, each instant lies in one span that says what holds there, and in a finding exactly when it should.
import { type Calendar, DAY_MINUTES } from "@core/words/calendar";
import { asPersonId, asQueueId } from "@core/words/ids";
import { DAY, HOUR, MINUTE } from "@core/words/time";
import fc from "fast-check";
import { expect, test } from "vitest";
import { isOpen } from "./calendar";
import { type Cover, type CoveredQueue, coverFindings, coverSpans, coverState } from "./coverage";

/** The last Sunday of March and of October: 23 and 25 hours in Berlin. */
const STARTS = [Date.UTC(2026, 2, 27), Date.UTC(2026, 9, 23), Date.UTC(2026, 11, 30)] as const;
const PEOPLE = ["ann", "bob", "cy"].map(asPersonId);

const office: Calendar = {
  zone: "Europe/Berlin",
  week: Array.from({ length: 7 }, (_, day) => (day < 5 ? [{ from: 8 * 60, to: 18 * 60 }] : [])),
  days: {},
};
const nights: Calendar = {
  zone: "Europe/Berlin",
  week: Array.from({ length: 7 }, () => [{ from: 22 * 60, to: DAY_MINUTES + 6 * 60 }]),
  days: {},
};

interface Absence {
  readonly person: number;
  readonly from: number;
  readonly length: number;
}
const absences = fc.array(
  fc.record({ person: fc.nat(2), from: fc.integer({ min: -1_000, max: 8_000 }), length: fc.integer({ min: 1, max: 5_000 }) }),
  { maxLength: 8 },
);
const week = fc.record({
  start: fc.constantFrom(...STARTS),
  calendar: fc.constantFrom<Calendar | null>(null, office, nights),
  needed: fc.integer({ min: 1, max: 2 }),
  absences,
  samples: fc.array(fc.integer({ min: 0, max: 7 * DAY - 1 }), { minLength: 20, maxLength: 40 }),
});

type Week = typeof week extends fc.Arbitrary<infer Made> ? Made : never;

const away = (list: readonly Absence[], start: number, person: number, at: number) =>
  list.some((one) => one.person === person && start + one.from * MINUTE <= at && at < start + (one.from + one.length) * MINUTE);

function queueOf(name: string, members: readonly number[], { start, calendar, needed, absences: list }: Week) {
  const coverAt = (at: number): Cover => {
    const able = members.filter((person) => !away(list, start, person, at)).map((person) => PEOPLE[person] ?? asPersonId(""));
    return { able, needed, could: able.length, workflow: null, accountable: away(list, start, 0, at) ? null : (PEOPLE[0] ?? null) };
  };
  const changes = list.flatMap(({ from, length }) => [start + from * MINUTE, start + (from + length) * MINUTE]).sort((a, b) => a - b);
  const spans = coverSpans({ from: start, to: start + 7 * DAY, calendar, changes, coverAt });
  return { coverAt, covered: { queue: asQueueId(name), spans } satisfies CoveredQueue };
}

const within = (at: number) => (span: { readonly from: number; readonly to: number }) => span.from <= at && at < span.to;

test("the spans cover the time once, and say of each instant what holds there", () =>
  fc.assert(
    fc.property(week, (made) => {
      const { coverAt, covered } = queueOf("desk", [0, 1], made);
      expect(covered.spans[0]?.from).toBe(made.start);
      expect(covered.spans.at(-1)?.to).toBe(made.start + 7 * DAY);
      covered.spans.slice(1).forEach((span, place) => {
        expect(span.from).toBe(covered.spans[place]?.to);
        expect(span.cover).not.toEqual(covered.spans[place]?.cover);
      });
      for (const sample of made.samples) {
        const at = made.start + sample;
        const span = covered.spans.filter(within(at));
        const open = made.calendar === null || isOpen(made.calendar, at);
        expect(span.map(({ cover }) => cover)).toEqual([open ? coverAt(at) : null]);
      }
    }),
  ));

test("an open instant lies in the findings of its state and in no other, and closed hours begin and end none", () =>
  fc.assert(
    fc.property(week, (made) => {
      const { coverAt, covered } = queueOf("desk", [0, 1], made);
      const found = coverFindings([covered]);
      for (const { from, to } of found) {
        const cover = (at: number) => covered.spans.find(within(at))?.cover ?? null;
        expect([cover(from), cover(to - 1)]).not.toContain(null);
      }
      for (const sample of made.samples) {
        const at = made.start + sample;
        if (made.calendar !== null && !isOpen(made.calendar, at)) continue;
        const cover = coverAt(at);
        const here = found.filter(within(at)).map(({ kind }) => kind);
        const state = coverState(cover);
        expect(here.toSorted()).toEqual(
          [...(state === "enough" ? [] : [state]), ...(cover.accountable === null ? ["unanswered"] : [])].toSorted(),
        );
      }
    }),
  ));

test("whoever is the only one in several queues at once is told with all of them", () =>
  fc.assert(
    fc.property(week, (made) => {
      const desks = [queueOf("desk", [0, 1], made), queueOf("mail", [1, 2], made), queueOf("leads", [1], made)];
      const found = coverFindings(desks.map(({ covered }) => covered)).filter((finding) => finding.kind === "two_rotas");
      for (const sample of made.samples) {
        const at = made.start + sample;
        if (made.calendar !== null && !isOpen(made.calendar, at)) continue;
        const alone = desks.flatMap(({ coverAt, covered }) => {
          const { able } = coverAt(at);
          return able.length === 1 ? [{ person: able[0], queue: covered.queue }] : [];
        });
        const expected = PEOPLE.flatMap((person) => {
          const queues = alone.filter((one) => one.person === person).map(({ queue }) => queue);
          return queues.length > 1 ? [{ person, queues }] : [];
        });
        expect(found.filter(within(at)).map(({ person, queues }) => ({ person, queues }))).toEqual(expected);
      }
    }),
  ));

test("nobody from Friday evening to Saturday morning is one hole, an hour longer where the clock goes back", () => {
  const start = Date.UTC(2026, 9, 24, 20);
  const coverAt = (at: number): Cover => {
    const able = at < start + 2 * HOUR || at >= start + 11 * HOUR ? PEOPLE : [];
    return { able, needed: 1, could: able.length, workflow: null, accountable: PEOPLE[0] ?? null };
  };
  const changes = [start + 2 * HOUR, start + 11 * HOUR];
  const spans = coverSpans({ from: start, to: start + 2 * DAY, calendar: nights, changes, coverAt });
  // 22:00 in summer time to 06:00 in winter time are nine hours, of which the first two are covered.
  expect(spans.filter(({ cover }) => cover !== null)[0]).toMatchObject({ from: start, to: start + 2 * HOUR });
  expect(coverFindings([{ queue: asQueueId("desk"), spans }])).toMatchObject([
    { kind: "nobody", from: start + 2 * HOUR, to: start + 9 * HOUR },
  ]);
});
