// The eight invariants by name: that no random life breaks them, and that the checker finds each of them broken where a history is falsified.
import type { ItemEvent } from "@core/words/events";
import { asHash, asPersonId } from "@core/words/ids";
import { DAY, HOUR, MINUTE, SECOND } from "@core/words/time";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fold } from "./fold";
import { settleGroup } from "./group";
import { nextDeadline } from "./holder";
import { type Violation, violations } from "./invariants";
import { clearedByPolicy, dual, halfApproved, situations } from "./testing/situations";
import { starts, Walk } from "./testing/walk";
import { steps } from "./testing/walk-steps";
import * as world from "./testing/world";
import { agent, begin, by, does, MAKER, passing, RIA, refused, ruling, say, TOM, UMA } from "./testing/world";

const RUNS = { numRuns: 60 };
/** Lives of up to two items, without or with a group. */
const lives = fc.tuple(starts, steps(40)).map(([start, path]) => {
  const walk = new Walk(start, { scheduler: "random", upheaval: true, tellingOnly: false });
  for (const step of path) walk.step(step);
  return walk;
});

type Forgery = (event: ItemEvent) => ItemEvent;
/** The history with the last event of a type written otherwise. */
function forged<Type extends ItemEvent["type"]>(
  events: readonly ItemEvent[],
  type: Type,
  change: (event: Extract<ItemEvent, { type: Type }>) => Partial<Extract<ItemEvent, { type: Type }>>,
): readonly ItemEvent[] {
  const last = events.findLastIndex((event) => event.type === type);
  const isOfType = (event: ItemEvent): event is Extract<ItemEvent, { type: Type }> => event.type === type;
  const forge: Forgery = (event) => (isOfType(event) ? { ...event, ...change(event) } : event);
  return events.map((event, index) => (index === last ? forge(event) : event));
}
/** The history without the last event of a type, numbered as if it had never been. */
function without(events: readonly ItemEvent[], type: ItemEvent["type"]): readonly ItemEvent[] {
  const last = events.findLastIndex((event) => event.type === type);
  return events.filter((_, index) => index !== last).map((event, index) => ({ ...event, seq: index + 1 }));
}
const breaks = (events: readonly ItemEvent[], invariant: Violation["invariant"]) =>
  expect(violations(events).map((found) => found.invariant)).toContain(invariant);

describe("invariant 1: one holder and a deadline, and time alone closes everything but reconciling", () => {
  test("holds for every life", () => {
    fc.assert(
      fc.property(lives, (walk) => {
        walk.told.forEach((_, index) => {
          const item = walk.wind(index);
          expect(nextDeadline(item) === null || item.execution === "reconciling").toBe(true);
        });
      }),
      RUNS,
    );
  });
  test("a queue without a ladder that calls anybody is found out", () => {
    const silent = { queue: world.REFUNDS, rung: { index: 0, at: null, remainingMs: null } };
    breaks(
      forged(situations.reconciling_queued.events, "reconciling", ({ data }) => ({ data: { ...data, placement: silent } })),
      1,
    );
  });
});

describe("invariant 2: cleared only by a lenient ruling, a quorum on the current revision, or stated silence", () => {
  const decided = does(halfApproved, say.approve, by(TOM));
  test("a vote too few is found out", () => breaks(without(decided.events, "voted"), 2));
  test("a vote on another revision is found out", () => {
    breaks(
      forged(decided.events, "voted", ({ data }) => ({ data: { ...data, vote: { ...data.vote, revisionHash: asHash("sha256:other") } } })),
      2,
    );
  });
  test("one person who signs twice is found out", () => {
    breaks(
      forged(decided.events, "voted", ({ data }) => ({ data: { ...data, vote: { ...data.vote, by: UMA, onBehalfOf: RIA } } })),
      2,
    );
  });
  test("a grant of policy where people must look is found out", () => {
    breaks(
      forged(clearedByPolicy.events, "ruled", ({ data }) => ({ data: { ...data, ruling: ruling() } })),
      2,
    );
  });
  test("silence that proceeds where it must not is found out", () => {
    const proceed = ruling({ onSilence: "proceed", reversibility: "reversible" });
    const told = passing(begin({ ruling: proceed }), world.T0 + HOUR);
    const cleared = passing(told, told.item.maxAt ?? 0);
    expect(violations(cleared.events)).toEqual([]);
    breaks(
      forged(cleared.events, "ruled", ({ data }) => ({ data: { ...data, ruling: { ...data.ruling, onSilence: "reject" } } })),
      2,
    );
    const tooLate: Forgery = (event) => (event.type === "rung_fired" ? { ...event, data: { ...event.data, delayMs: 40 * DAY } } : event);
    breaks(cleared.events.map(tooLate), 2);
  });
  test("every earlier approval is void after a new revision", () => {
    fc.assert(
      fc.property(lives, (walk) => {
        for (const { item, events } of walk.told) {
          for (const event of events) {
            if (event.type !== "revised") continue;
            const then = fold(item.id, events.slice(0, event.seq));
            expect(then.votes.filter((vote) => vote.revisionHash === then.revision.hash)).toEqual([]);
            expect(then.execution).toBe("held");
          }
        }
      }),
      RUNS,
    );
  });
});

describe("invariant 3: what you saw is what you signed", () => {
  test("a decision on a screen that missed something is found out", () => {
    const answered = does(does(does(situations.claimed, say.ask, by(RIA)), say.reply, agent), say.reject, by(RIA));
    expect(violations(answered.events)).toEqual([]);
    const early = (seen: { revisionHash: ReturnType<typeof asHash>; seenVersion: number; seenMs: number | null } | null) =>
      seen && { ...seen, seenVersion: 4 };
    breaks(
      forged(answered.events, "closed", ({ data }) => ({ data: { ...data, seen: early(data.seen) } })),
      3,
    );
    breaks(
      forged(answered.events, "closed", ({ data }) => ({ data: { ...data, seen: null } })),
      3,
    );
  });
  test("running another revision than was granted is found out", () => {
    breaks(
      forged(situations.executing.events, "redeemed", ({ data }) => ({ data: { ...data, revisionHash: asHash("sha256:other") } })),
      3,
    );
  });
});

describe("invariant 4: duties are separate on every path", () => {
  test("an excluded person who acts, is acted for, or is given the item is found out", () => {
    const { claimed } = situations;
    breaks(
      forged(claimed.events, "claimed", () => ({ actor: by(MAKER) })),
      4,
    );
    breaks(
      forged(claimed.events, "claimed", () => ({ onBehalfOf: MAKER })),
      4,
    );
    breaks(
      forged(claimed.events, "claimed", () => ({ onBehalfOf: RIA })),
      4,
    );
    breaks(
      forged(claimed.events, "claimed", ({ data }) => ({ data: { claim: { ...data.claim, by: MAKER } } })),
      4,
    );
  });
});

describe("invariant 5: redeemed once, never before it is final, and never after it was recalled", () => {
  const { executing, cleared } = situations;
  test("a second redemption and an early one are found out", () => {
    const redeemed = executing.events.at(-1);
    if (redeemed === undefined) throw new Error("no events");
    breaks([...executing.events, { ...redeemed, seq: redeemed.seq + 1 }], 5);
    breaks(
      forged(executing.events, "redeemed", () => ({ at: cleared.now + SECOND })),
      5,
    );
  });
  test("until it is final Undo wins, afterwards whoever comes first", () => {
    fc.assert(
      fc.property(fc.nat(900 * SECOND), (wait) => {
        const final = wait >= 8 * SECOND;
        expect(refused(cleared, say.redeem(), agent, wait) === null).toBe(final);
        expect(refused(cleared, say.recall, by(RIA), wait)).toBeNull();
        if (final) expect(refused(does(cleared, say.redeem(), agent, wait), say.recall, by(RIA), 0)).toEqual({ code: "already-redeemed" });
      }),
    );
  });
});

describe("invariant 6: the state is the fold of the events", () => {
  test("a stream with a gap, out of order, or with an event where it cannot stand is found out", () => {
    const { events } = situations.executing;
    breaks(
      events.filter(({ seq }) => seq !== 3),
      6,
    );
    breaks(
      forged(events, "redeemed", () => ({ at: world.T0 - 1 })),
      6,
    );
    breaks(without(events, "cleared"), 6);
  });
  test("any beginning of a history folds to the state it had then", () => {
    fc.assert(
      fc.property(lives, fc.nat(), (walk, cut) => {
        for (const { item, events } of walk.told) {
          const count = 2 + (cut % (events.length - 1));
          const then = fold(item.id, events.slice(0, count));
          expect(then.version).toBe(Math.min(count, events.length));
        }
      }),
      RUNS,
    );
  });
});

describe("invariant 7: an error means review, and nothing but publication loosens", () => {
  test("an error ruled below review, and a revision that loosens, are found out", () => {
    breaks(
      forged(clearedByPolicy.events, "ruled", ({ data }) => ({ data: { ...data, ruling: { ...data.ruling, errored: true } } })),
      7,
    );
    const revised = does(dual, say.revise(), agent);
    breaks(
      forged(revised.events, "ruled", ({ data }) => ({ data: { ...data, ruling: { ...data.ruling, quorum: 1 } } })),
      7,
    );
  });
});

describe("invariant 8: a timer is fired before any command that came after it was due", () => {
  test("a command that overtook a timer, and a timer that fired early, are found out", () => {
    const late = situations.queued.now + 2 * HOUR;
    breaks(
      forged(situations.claimed.events, "claimed", () => ({ at: late })),
      8,
    );
    const lapsed = passing(situations.claimed, situations.claimed.now + 15 * MINUTE);
    breaks(
      forged(lapsed.events, "lease_lapsed", ({ data }) => ({ data: { ...data, dueAt: lapsed.now + 1 } })),
      8,
    );
    expect(violations(lapsed.events)).toEqual([]);
  });
  test("a stranger's event is found out wherever it is put", () => {
    const stranger = asPersonId("stranger");
    const { claimed } = situations;
    breaks(
      [
        ...claimed.events,
        {
          seq: 5,
          at: claimed.now,
          type: "claimed",
          actor: by(stranger),
          onBehalfOf: null,
          data: { claim: { by: stranger, onBehalfOf: null, leaseUntil: claimed.now } },
        },
      ],
      6,
    );
  });
});

describe("a group", () => {
  const group = { id: "turn-1", size: 2 };
  const others = (othersSettled: number) => ({ group: { size: 2, othersSettled, maxAt: world.T0 + 30 * DAY } });
  const first = begin({ group, ruling: ruling({ level: "autonomous" }) }, others(0));
  test("keeps its grants open until the last member is settled, and then sets all their ends", () => {
    expect(first.item.grant).toMatchObject({ expiresAt: null, capAt: world.T0 + 30 * DAY });
    const second = does(begin({ group }, others(1)), say.approve, by(RIA), MINUTE, others(1));
    expect(second.item.grant?.expiresAt).toBe(second.now + 908 * SECOND);
    const other = { ...second.item, id: "item-2" as typeof second.item.id };
    expect(settleGroup([first.item], second.now).size).toBe(0);
    const timed = settleGroup([first.item, other], second.now);
    expect([...timed.keys()]).toEqual([first.item.id]);
    expect(timed.get(first.item.id)).toMatchObject([{ type: "grant_timed", data: { expiresAt: second.now + 900 * SECOND } }]);
  });
  test("does not bring back a grant whose cap has passed", () => {
    const other = { ...situations.cancelled.item, id: "item-2" as typeof first.item.id };
    expect(settleGroup([first.item, other], world.T0 + 30 * DAY).size).toBe(0);
  });
});
