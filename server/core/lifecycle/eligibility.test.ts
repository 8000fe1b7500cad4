// Quorum and separation of duties: who counts, who counts once, and where an item goes when nobody may decide it.
import type { PersonInScene } from "@core/words/actors";
import type { Vote } from "@core/words/events";
import { asPersonId, type PersonId } from "@core/words/ids";
import { MINUTE } from "@core/words/time";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countingVotes, eligibleCount } from "./eligibility";
import { dual, halfApproved } from "./testing/situations";
import * as world from "./testing/world";
import {
  agent,
  begin,
  by,
  DAN,
  does,
  EMPTY,
  FALLBACK,
  LEADS,
  LEGAL,
  lastTypes,
  MAX,
  NAMED,
  REFUNDS,
  RIA,
  ruling,
  say,
  TOM,
  UMA,
} from "./testing/world";

const vote = (by: PersonId, onBehalfOf: PersonId | null = null): Vote => ({
  by,
  onBehalfOf,
  kind: "approve",
  revisionHash: dual.item.revision.hash,
  at: 1,
});

describe("a quorum", () => {
  test("of two is met by two people on the same revision", () => {
    expect(halfApproved.item).toMatchObject({ review: "queued", execution: "held" });
    const decided = does(halfApproved, say.approve, by(TOM));
    expect(decided.item).toMatchObject({ review: "closed", execution: "cleared", decision: { kind: "approve", by: [RIA, TOM] } });
  });

  test("is not met by one person twice, alone and for another", () => {
    expect(countingVotes(dual.item, [vote(RIA), vote(DAN, RIA)])).toHaveLength(1);
    expect(countingVotes(dual.item, [vote(DAN, RIA), vote(RIA), vote(DAN)])).toHaveLength(2);
  });

  test("invariant 2: counts as many votes as share no person, by trying every choice", () => {
    const someone = fc.constantFrom(...["a", "b", "c", "d", "e"].map(asPersonId));
    const votes = fc.array(fc.record({ by: someone, onBehalfOf: fc.option(someone) }), { maxLength: 7 });
    fc.assert(
      fc.property(votes, (drawn) => {
        const cast = drawn.filter(({ by, onBehalfOf }) => by !== onBehalfOf).map(({ by, onBehalfOf }) => vote(by, onBehalfOf));
        const disjoint = (some: readonly Vote[]) => {
          const people = some.flatMap(({ by, onBehalfOf }) => (onBehalfOf === null ? [by] : [by, onBehalfOf]));
          return new Set(people).size === people.length;
        };
        const subsets = Array.from({ length: 2 ** cast.length }, (_, bits) => cast.filter((_, index) => bits & (2 ** index)));
        const counting = countingVotes(dual.item, cast);
        expect(disjoint(counting)).toBe(true);
        expect(counting).toHaveLength(Math.max(...subsets.filter(disjoint).map((some) => some.length)));
      }),
    );
  });

  test("invariant 2: a new revision voids every earlier approval", () => {
    const revised = does(halfApproved, say.revise(), agent);
    expect(countingVotes(revised.item)).toEqual([]);
    expect(does(revised, say.approve, by(RIA)).item.execution).toBe("held");
  });

  test("an edit voids, and an undone edit restores, with no extra rule", () => {
    const edited = does(halfApproved, say.edit(), by(TOM));
    expect(countingVotes(edited.item).map(({ by }) => by)).toEqual([TOM]);
    const undone = does(edited, say.recall, by(TOM));
    expect(countingVotes(undone.item).map(({ by }) => by)).toEqual([RIA]);
    expect(undone.item.revision.hash).toBe(halfApproved.item.revision.hash);
    expect(undone.item.lastRevision).toBe(2);
  });

  test("counts an editor once, and lets an approver whose vote was voided sign again", () => {
    const edited = does(halfApproved, say.edit(), by(TOM));
    const decided = does(edited, say.approve, by(RIA));
    expect(decided.item.decision).toMatchObject({ kind: "edit", by: [TOM, RIA] });
  });

  test("loses one vote when a voter undoes the decision, and all when a manager does", () => {
    const decided = does(halfApproved, say.approve, by(TOM));
    expect(does(decided, say.recall, by(TOM)).item.votes.map(({ by }) => by)).toEqual([RIA]);
    const byManager = does(decided, say.recall, by(MAX));
    expect(byManager.item).toMatchObject({ review: "claimed", execution: "held", votes: [], claim: { by: MAX } });
  });

  test("does not count a vote of somebody whom a later ruling excludes", () => {
    const excluding = does(halfApproved, say.rerule({ exclude: [NAMED, RIA] }), by(world.ADA));
    expect(countingVotes(excluding.item)).toEqual([]);
  });
});

describe("a deputy", () => {
  const away = world.withPeople(world.person(RIA, { present: false, deputies: [DAN] }));

  test("signs with the membership of the other, and both are named", () => {
    const approve = (item: typeof dual.item) => ({ type: "approve", seen: world.seenNow(item), note: null, onBehalfOf: RIA }) as const;
    const signed = does(dual, approve, by(DAN), MINUTE, away);
    expect(signed.events.at(-1)).toMatchObject({ type: "voted", onBehalfOf: RIA, data: { vote: { by: DAN, onBehalfOf: RIA } } });
  });

  test("who claimed for another goes on acting for them", () => {
    const claimed = does(dual, { type: "claim", onBehalfOf: RIA }, by(DAN), MINUTE, away);
    expect(does(claimed, say.approve, by(DAN), MINUTE, away).item.votes).toMatchObject([{ by: DAN, onBehalfOf: RIA }]);
  });

  test("makes up for one who is away, and counts once however many they stand in for", () => {
    const refunds = world.queueNamed(REFUNDS);
    const origin = { owner: world.OLGA, maker: world.MAKER };
    const count = (people: readonly PersonInScene[]) =>
      eligibleCount(refunds, origin, ruling(), "decide", world.withPeople(...people).people);
    expect(count([])).toBe(3);
    expect(count([world.person(RIA, { present: false })])).toBe(2);
    expect(count([world.person(RIA, { present: false, deputies: [DAN] })])).toBe(3);
    const both = [RIA, UMA].map((id) => world.person(id, { present: false, deputies: [DAN] }));
    expect(count([...both, world.person(DAN, { deputyFor: [RIA, UMA] })])).toBe(2);
  });
});

describe("an item that nobody may decide where it was sent", () => {
  test("goes to the queue above at once, past those that lack people", () => {
    const story = begin({ ruling: ruling({ queue: EMPTY }) });
    expect(story.item.queue).toBe(LEGAL);
    expect(story.events.at(-1)).toMatchObject({ type: "queued", data: { why: "nobody-eligible" } });
    expect(begin({ ruling: ruling({ queue: LEADS, quorum: 3 }) }).item.queue).toBe(LEADS);
  });

  test("goes to the fallback queue when there is no such queue", () => {
    const story = begin({ ruling: ruling({ quorum: 5 }) });
    expect(story.item.queue).toBe(FALLBACK);
    expect(story.events.at(-1)).toMatchObject({ data: { why: "nobody-eligible" } });
  });

  test("leaves its queue when a new ruling asks for more people than are there", () => {
    const queues = world.withQueues({ ...world.queueNamed(LEADS), reviewers: [world.LEA, world.SAM, TOM, UMA] });
    const revised = does(begin({}, queues), say.revise({ quorum: 4 }), agent, MINUTE, queues);
    expect(lastTypes(revised, 3)).toEqual(["revised", "ruled", "queued"]);
    expect(revised.item.queue).toBe(LEADS);
  });

  test("leaves a claimant whom the new ruling excludes", () => {
    const revised = does(does(begin(), say.claim, by(RIA)), say.revise({ exclude: [NAMED, RIA] }), agent);
    expect(revised.item).toMatchObject({ review: "queued", queue: REFUNDS, claim: null });
  });

  test("stays with its claimant when the agent revises it within the same ruling", () => {
    const revised = does(does(begin(), say.claim, by(RIA)), say.revise(), agent);
    expect(revised.item).toMatchObject({ review: "claimed", revision: { number: 2 }, claim: { by: RIA } });
  });
});
