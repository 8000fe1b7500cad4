// Ladders in a queue's hours: what nights and holidays put off, what a rest leaves of a delay, and what new hours make of a ladder that runs.
import type { Calendar } from "@core/words/calendar";
import { HOUR, MINUTE } from "@core/words/time";
import { describe, expect, test } from "vitest";
import { violations } from "./invariants";
import {
  begin,
  by,
  does,
  LEADS,
  lastTypes,
  passing,
  queueNamed,
  REFUNDS,
  RIA,
  refused,
  type Story,
  say,
  stopActor,
  withQueues,
} from "./testing/world";

/** The items of this world come in on Monday, 5 January 2026, at 10:00 in Berlin. */
const opens = (days: Calendar["days"] = {}): Calendar => ({
  zone: "Europe/Berlin",
  week: [0, 1, 2, 3, 4, 5, 6].map((day) => (day < 5 ? [{ from: 9 * 60, to: 10 * 60 + 30 }] : [])),
  days,
});
const inHours = (calendar: Calendar | null) => withQueues({ ...queueNamed(REFUNDS), calendar });
const at = (text: string) => Date.parse(text);
const rungOf = (story: Story) => story.item.rung?.at;
/** Nothing that happened breaks an invariant. */
const whole = (story: Story) => expect(violations(story.events)).toEqual([]);

describe("a ladder in a queue's hours", () => {
  test("does not run at night, at weekends or on a holiday", () => {
    expect(rungOf(begin({}, inHours(opens())))).toBe(at("2026-01-06T09:30+01:00"));
    expect(rungOf(begin({}, inHours(opens({ "2026-01-06": { name: "Epiphany", shifts: [] } }))))).toBe(at("2026-01-07T09:30+01:00"));
    const friday = Object.fromEntries(["06", "07", "08"].map((day) => [`2026-01-${day}`, { name: "", shifts: [] }]));
    const hours = inHours(opens(friday));
    const told = passing(begin({}, hours), at("2026-01-09T09:30+01:00"), hours);
    expect(lastTypes(told, 1)).toEqual(["rung_fired"]);
    // Two more hours: the rest of Friday morning, and Monday's.
    expect(rungOf(told)).toBe(at("2026-01-12T10:00+01:00"));
    whole(told);
  });

  test("keeps what was left of its delay while somebody sets the item aside", () => {
    const hours = inHours(opens());
    const claimed = does(begin({}, hours), say.claim, by(RIA), 10 * MINUTE, hours);
    const aside = does(claimed, say.suspend(3 * HOUR), by(RIA), MINUTE, hours);
    expect(aside.item.rung).toMatchObject({ at: null, remainingMs: 49 * MINUTE });
    const back = does(aside, say.resume, by(RIA), HOUR, hours);
    expect(rungOf(back)).toBe(at("2026-01-06T09:49+01:00"));
    whole(back);
  });

  test("falls due by the plain clock where the hours never come", () => {
    const never = inHours({ zone: "UTC", week: [[], [], [], [], [], [], []], days: {} });
    const story = begin({}, never);
    expect(rungOf(story)).toBe(story.now + HOUR);
  });
});

describe("hours that change", () => {
  const story = begin();

  test("put off the next rung, counted from where its delay began, and bring it back", () => {
    const later = does(story, say.retime, stopActor, 10 * MINUTE, inHours(opens()));
    expect(later.events.at(-1)).toMatchObject({ type: "rung_timed", data: { rung: { index: 0, at: at("2026-01-06T09:30+01:00") } } });
    const back = does(later, say.retime, stopActor, 10 * MINUTE, inHours(null));
    expect(rungOf(back)).toBe(story.now + HOUR);
    whole(back);
  });

  test("never call anybody before they are said: what would have fired by then fires now", () => {
    const night = does(story, say.retime, stopActor, 10 * MINUTE, inHours(opens()));
    const opened = does(night, say.retime, stopActor, 5 * HOUR, inHours(null));
    expect(rungOf(opened)).toBe(opened.now);
    const fired = passing(opened, opened.now);
    expect(lastTypes(fired, 1)).toEqual(["rung_fired"]);
    expect(rungOf(fired)).toBe(fired.now + 2 * HOUR);
    whole(fired);
  });

  test("are no event where they change nothing, and touch no ladder that rests", () => {
    expect(does(story, say.retime, stopActor).events).toEqual(story.events);
    const claimed = does(story, say.claim, by(RIA));
    const aside = does(claimed, say.suspend(), by(RIA));
    expect(refused(aside, say.retime, stopActor, MINUTE, inHours(opens()))).toMatchObject({ code: "wrong-state" });
    const back = does(aside, say.resume, by(RIA), MINUTE, inHours(opens()));
    expect(rungOf(back)).toBeGreaterThan(at("2026-01-06T09:00+01:00"));
  });

  test("of one queue say nothing of a ladder in another", () => {
    const elsewhere = passing(passing(story, story.now + HOUR), story.now + 3 * HOUR);
    expect(elsewhere.item.queue).toBe(LEADS);
    expect(does(elsewhere, say.retime, stopActor, MINUTE, inHours(opens())).events).toEqual(elsewhere.events);
  });
});
