// Stays in a queue as an item's events tell them.
import { asQueueId } from "@core/words/ids";
import type { JsonObject } from "@core/words/vocabulary";
import { expect, test } from "vitest";
import { type PastEvent, staysIn } from "./stays";

const HERE = asQueueId("here");
const event = (at: number, type: string, data: JsonObject = {}): PastEvent => ({ at, type, data });
const into = (queue: string) => ({ placement: { queue, rung: { index: 0, at: 1, remainingMs: null } } });

test("the clock runs while an item waits or is claimed, and stands while it is asked about or set aside", () => {
  const told = [
    event(1, "submitted"),
    event(1, "queued", into("here")),
    event(5, "claimed", { claim: {} }),
    event(7, "asked"),
    event(20, "replied", { landing: { to: "claim" } }),
    event(22, "suspended", { until: 40 }),
    event(40, "resumed", { claim: {} }),
    event(41, "voted", { placement: null }),
    event(41, "cleared", { dueAt: null }),
    event(50, "redeemed"),
  ];
  expect(staysIn(HERE, told, 100)).toEqual([
    {
      spans: [
        { from: 1, to: 7 },
        { from: 20, to: 22 },
        { from: 40, to: 41 },
      ],
      left: "decided",
    },
  ]);
});

test("what a rung moves was cut off, what a person moves was moved, what still waits is cut now", () => {
  const moved = [
    event(1, "queued", into("here")),
    event(4, "rung_fired", { ...into("here"), from: "here" }),
    event(9, "rung_fired", { ...into("above"), from: "here" }),
  ];
  expect(staysIn(HERE, moved, 100)).toEqual([{ spans: [{ from: 1, to: 9 }], left: "laddered" }]);
  expect(staysIn(asQueueId("above"), moved, 100)).toEqual([{ spans: [{ from: 9, to: 100 }], left: "waits" }]);
  expect(staysIn(HERE, [event(1, "queued", into("here")), event(3, "moved", into("above"))], 9)).toEqual([
    { spans: [{ from: 1, to: 3 }], left: "moved" },
  ]);
});

test("what was sent up and comes back is here again, with whoever had sent it up or in the queue", () => {
  const up = [event(1, "queued", into("here")), event(2, "escalated", { landing: { to: "queue", ...into("above") } })];
  const toPerson = event(5, "returned", { to: "here", landing: { to: "claim" } });
  const elsewhere = event(5, "returned", { to: "gone", landing: { to: "queue", ...into("here") } });
  for (const back of [toPerson, elsewhere]) {
    expect(staysIn(HERE, [...up, back, event(9, "closed", { why: "people" })], 100)).toEqual([
      { spans: [{ from: 1, to: 2 }], left: "moved" },
      { spans: [{ from: 5, to: 9 }], left: "decided" },
    ]);
    expect(staysIn(asQueueId("above"), [...up, back], 100)).toEqual([{ spans: [{ from: 2, to: 5 }], left: "moved" }]);
  }
});

test("silence ends a stay, and an undone decision begins another where it was decided", () => {
  const expired = [event(1, "queued", into("here")), event(9, "closed", { why: "silence" })];
  expect(staysIn(HERE, expired, 100)).toEqual([{ spans: [{ from: 1, to: 9 }], left: "silence" }]);
  const undone = [
    event(1, "queued", into("here")),
    event(2, "closed", { why: "people" }),
    event(3, "recalled", { claim: {} }),
    event(6, "closed", { why: "people" }),
  ];
  expect(staysIn(HERE, undone, 100)).toEqual([
    { spans: [{ from: 1, to: 2 }], left: "decided" },
    { spans: [{ from: 3, to: 6 }], left: "decided" },
  ]);
});
