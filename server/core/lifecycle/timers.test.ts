// Each timer: when it fires, what follows and from which instant it counts; and who wins a tie.
import { DAY, HOUR, MINUTE, SECOND } from "@core/words/time";
import { describe, expect, test } from "vitest";
import { decide } from "./decide";
import { deadlines, holderOf, nextDeadline, situationOf } from "./holder";
import { clearedByPolicy, situations } from "./testing/situations";
import * as world from "./testing/world";
import { agent, begin, by, does, LEADS, lastTypes, passing, REFUNDS, RIA, refused, ruling, say, scene, TOM } from "./testing/world";
import { advance } from "./timers";

const { queued, claimed, awaiting_input: asked, suspended, cleared, executing, reversing } = situations;

describe("a lease", () => {
  test("that lapses gives the item back to its queue, and the ladder goes on as if it had run all along", () => {
    const after = passing(claimed, claimed.now + 15 * MINUTE);
    expect(situationOf(after.item)).toBe("queued");
    expect(after.item.rung).toEqual(queued.item.rung);
    expect(after.events.at(-1)).toMatchObject({ type: "lease_lapsed", data: { dueAt: claimed.now + 15 * MINUTE, from: RIA } });
  });

  test("that is renewed lapses later, without an event in between", () => {
    const renewed = does(claimed, say.renew, by(RIA), 10 * MINUTE);
    expect(renewed.events).toEqual(claimed.events);
    expect(situationOf(passing(renewed, claimed.now + 24 * MINUTE).item)).toBe("claimed");
    expect(situationOf(passing(renewed, claimed.now + 25 * MINUTE).item)).toBe("queued");
  });

  test("ties in the same millisecond go to the timer", () => {
    expect(refused(claimed, say.approve, by(RIA), 15 * MINUTE - 1)).toBeNull();
    expect(refused(claimed, say.renew, by(RIA), 15 * MINUTE)).toEqual({ code: "lease-lost" });
  });
});

describe("a question", () => {
  test("that nobody answers goes back to the asker, and the ladder moves one rung on at once", () => {
    const after = passing(asked, asked.now + DAY);
    expect(lastTypes(after, 2)).toEqual(["answer_lapsed", "rung_fired"]);
    expect(holderOf(after.item)).toEqual({ kind: "person", id: RIA });
    expect(after.item.claim?.leaseUntil).toBe(asked.now + DAY + 15 * MINUTE);
    expect(after.item.rung?.index).toBe(1);
  });

  test("goes to the queue when the asker is away", () => {
    const away = world.withPeople(world.person(RIA, { present: false }));
    expect(situationOf(passing(asked, asked.now + DAY, away).item)).toBe("queued");
    expect(situationOf(does(asked, say.reply, agent, HOUR, away).item)).toBe("queued");
  });

  test("stops the ladder until it is answered, and then what was left of it runs on", () => {
    expect(deadlines(asked.item).map(({ timer }) => timer)).toEqual(["max_at", "answer_due"]);
    const left = (queued.item.rung?.at ?? 0) - asked.now;
    const answered = does(asked, say.reply, agent, 5 * HOUR);
    expect(answered.item.rung?.at).toBe(answered.now + left);
  });
});

describe("a suspension", () => {
  test("ends in a fresh lease of the same person, counted from its own instant", () => {
    const due = nextDeadline(suspended.item) ?? 0;
    const late = passing(suspended, due + 10 * MINUTE);
    expect(late.item.claim).toEqual({ by: RIA, onBehalfOf: null, leaseUntil: due + 15 * MINUTE });
  });

  test("of somebody who is away ends in the queue, a lease later", () => {
    const due = nextDeadline(suspended.item) ?? 0;
    expect(lastTypes(passing(suspended, due + HOUR), 3)).toContain("lease_lapsed");
  });
});

describe("the ladder", () => {
  test("tells first and moves then, each delay counted from the rung before", () => {
    const told = passing(queued, queued.now + HOUR);
    expect(told.events.at(-1)).toMatchObject({ type: "rung_fired", data: { notify: "members", again: false, index: 0 } });
    expect(told.item.queue).toBe(REFUNDS);
    const moved = passing(told, told.now + 2 * HOUR);
    expect(moved.events.at(-1)).toMatchObject({ type: "rung_fired", data: { notify: null, from: REFUNDS } });
    expect(holderOf(moved.item)).toEqual({ kind: "queue", id: LEADS });
  });

  test("is postponed by an outage: the next delay counts from when people were in fact told", () => {
    const late = passing(queued, queued.now + 10 * HOUR);
    expect(lastTypes(late, 1)).toEqual(["rung_fired"]);
    expect(late.item.rung?.at).toBe(late.now + 2 * HOUR);
  });

  test("calls the owner again and again after the last rung, ever slower", () => {
    let story = begin({ ruling: ruling({ queue: world.LEGAL }) });
    const waits: number[] = [];
    for (let reminder = 0; reminder < 6; reminder += 1) {
      const due = story.item.rung?.at ?? 0;
      waits.push((due - story.now) / HOUR);
      story = passing(story, due);
      expect(story.events.at(-1)).toMatchObject({ type: "rung_fired", data: { notify: "owner", again: true } });
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 24]);
  });

  test("takes a claimed item along when it moves", () => {
    let story = passing(queued, queued.now + HOUR);
    story = does(story, say.claim, by(RIA), 2 * HOUR - 5 * MINUTE);
    expect(holderOf(passing(story, story.now + 5 * MINUTE).item)).toEqual({ kind: "queue", id: LEADS });
  });

  test("restarts in another queue and not on a release", () => {
    const released = does(claimed, say.release, by(RIA));
    expect(released.item.rung).toEqual(queued.item.rung);
    const moved = does(queued, say.move(), by(RIA));
    expect(moved.item.rung).toMatchObject({ index: 0, at: moved.now + HOUR, remainingMs: null });
  });
});

describe("the end of an item's time", () => {
  const proceed = { level: "review", onSilence: "proceed", reversibility: "reversible" } as const;
  const max = begin().item.maxAt ?? 0;

  test("expires it where silence means reject", () => {
    const after = passing(queued, max);
    expect([after.item.review, after.item.execution, after.item.outcome]).toEqual(["closed", "cancelled", "expire"]);
  });

  test("clears it where the ruling lets silence proceed, nobody doubted, and somebody was told in time", () => {
    const told = passing(begin({ ruling: ruling(proceed) }), world.T0 + HOUR);
    const after = advance(told.item, scene(max)).find(({ type }) => type === "cleared");
    expect(after).toMatchObject({
      data: { dueAt: max, decision: null, grant: { source: "silence", finalAt: max, expiresAt: max + 900 * SECOND } },
    });
  });

  const told = () => passing(begin({ ruling: ruling(proceed) }), world.T0 + HOUR);
  const short = { ...proceed, maxS: 4 * 3600 };
  test.each([
    [
      "the action is not reversible",
      () => passing(begin({ ruling: ruling({ ...proceed, reversibility: "compensable" }) }), world.T0 + HOUR),
      {},
    ],
    ["two must decide", () => passing(begin({ ruling: ruling({ ...proceed, quorum: 2 }) }), world.T0 + HOUR), {}],
    ["only people may do it", () => passing(begin({ ruling: ruling({ ...proceed, level: "human_only" }) }), world.T0 + HOUR), {}],
    ["an error was among the reasons", () => passing(begin({ ruling: ruling({ ...proceed, errored: true }) }), world.T0 + HOUR), {}],
    ["somebody asked", () => does(does(told(), say.ask, by(RIA)), say.reply, agent), {}],
    ["somebody edited and took it back", () => does(does(told(), say.edit(), by(RIA)), say.recall, by(RIA)), {}],
    ["the agent revised it", () => does(told(), say.revise(), agent), {}],
    ["the budget is burnt", told, { budgetIntact: false }],
    ["a stop is on", told, { stops: { agent: false, workflow: true, all: false } }],
    ["people were told too late", () => begin({ ruling: ruling(short) }), {}],
  ] as const)("expires it when %s", (_, story, given) => {
    const { item } = story();
    expect(advance(item, scene(item.maxAt ?? 0, given)).at(-1)).toMatchObject({
      type: "closed",
      data: { outcome: "expire", why: "silence" },
    });
  });

  test("is not moved by an undo", () => {
    const undone = does(cleared, say.recall, by(RIA));
    expect(undone.item.maxAt).toBe(queued.item.maxAt);
  });
});

describe("a grant", () => {
  test("of people expires after its window and leaves their decision standing", () => {
    const after = passing(cleared, cleared.now + 908 * SECOND);
    expect([after.item.review, after.item.execution, after.item.outcome]).toEqual(["closed", "cancelled", "approve"]);
    expect(after.item.decision?.kind).toBe("approve");
  });

  test("of policy expires without a review ever having been", () => {
    const after = passing(clearedByPolicy, clearedByPolicy.now + 900 * SECOND);
    expect([after.item.review, after.item.execution, after.item.outcome]).toEqual(["none", "cancelled", null]);
  });
});

describe("an execution's lease", () => {
  test.each([
    ["executing", executing, "execution"],
    ["reversing", reversing, "reversal"],
  ] as const)("that lapses while %s calls people to establish what happened", (_, story, why) => {
    const due = nextDeadline(story.item) ?? 0;
    const after = passing(story, due + HOUR / 2);
    expect(after.events.at(-1)).toMatchObject({ type: "reconciling", data: { why, cause: "lease-lapsed", dueAt: due } });
    expect(situationOf(after.item)).toBe("reconciling_queued");
    expect(after.item.rung?.at).toBe(due + HOUR);
  });

  test("is extended by a report that it runs", () => {
    const running = does(executing, say.report("running"), agent, 4 * MINUTE);
    expect(nextDeadline(running.item)).toBe(running.now + 5 * MINUTE);
  });
});

describe("reconciling", () => {
  test("never ends by time: somebody is called for ever", () => {
    let story = situations.reconciling_queued;
    for (let firing = 0; firing < 100; firing += 1) story = passing(story, nextDeadline(story.item) ?? 0);
    expect(story.item.execution).toBe("reconciling");
    expect(story.now - world.T0).toBeGreaterThan(90 * DAY);
    expect(deadlines(story.item).map(({ timer }) => timer)).toEqual(["rung_at"]);
  });
});

test("timers fire oldest first, each folded before the next", () => {
  const story = does(does(queued, say.claim, by(TOM)), say.suspend(HOUR), by(TOM));
  const types = advance(story.item, scene(world.T0 + 40 * DAY)).map(({ type }) => type);
  expect(types).toEqual(["resumed", "lease_lapsed", "rung_fired", "closed"]);
});

test("an item with a timer due is not decided upon before it fired", () => {
  expect(() => decide(claimed.item, { type: "renew" }, by(RIA), scene(claimed.now + DAY))).toThrow("lease_until was due");
});
