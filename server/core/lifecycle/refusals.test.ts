// Each refusal of LIFECYCLE at least once by name, where the table of situations and actors does not already say it.
import { asExecutionId, asHash } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { DAY, HOUR, MINUTE, SECOND } from "@core/words/time";
import { describe, expect, test } from "vitest";
import { decideSubmission } from "./submit";
import { clearedByPolicy, dual, halfApproved, reversalReconciling, situations } from "./testing/situations";
import * as world from "./testing/world";
import {
  agent,
  attempt,
  begin,
  by,
  DAN,
  does,
  LEA,
  LEADS,
  LEGAL,
  NAMED,
  OLGA,
  otherAgent,
  passing,
  RIA,
  refused,
  ruling,
  SAM,
  say,
  scene,
  seenNow,
  submission,
  TOM,
  UMA,
} from "./testing/world";

const { queued, claimed, cleared, executing, succeeded, awaiting_input: asked } = situations;

describe("submitting", () => {
  const refusalOf = (given: Parameters<typeof submission>[0], surroundings: Parameters<typeof scene>[1] = {}, actor = agent) => {
    const decided = decideSubmission(submission(given), actor, scene(world.T0, surroundings));
    return decided.ok ? null : decided.refusal;
  };
  const members = (size: number) => ({ group: { size, othersSettled: 0, maxAt: world.T0 + DAY } });

  test("forbidden: another agent's item", () => expect(refusalOf({}, {}, otherAgent)).toEqual({ code: "forbidden", right: "agent" }));
  test("invalid: neither reject nor respond is allowed", () =>
    expect(refusalOf({ allowedDecisions: ["approve", "edit"] })).toMatchObject({
      code: "invalid",
      errors: [{ path: "/allowed_decisions" }],
    }));
  test("group-size-conflict: the first member fixed another size", () =>
    expect(refusalOf({ group: { id: "turn", size: 3 } }, members(2))).toEqual({ code: "group-size-conflict", size: 2 }));
  test("stopped: nothing is cleared by policy while a stop is on", () => {
    const stops = { agent: false, workflow: false, all: true };
    expect(refusalOf({ ruling: ruling({ level: "autonomous" }) }, { stops })).toEqual({ code: "stopped", by: "all" });
    expect(refusalOf({}, { stops })).toBeNull();
  });
});

describe("who may", () => {
  test("excluded, for-oneself: nobody stands in for themselves", () =>
    expect(refused(queued, { type: "claim", onBehalfOf: DAN }, by(DAN))).toEqual({ code: "excluded", why: "for-oneself" }));
  test("excluded: a deputy of somebody who is excluded", () => {
    const people = world.withPeople(world.person(DAN, { deputyFor: [NAMED] }));
    expect(refused(queued, { type: "claim", onBehalfOf: NAMED }, by(DAN), MINUTE, people)).toEqual({
      code: "excluded",
      why: "named-by-policy",
    });
  });
  test("excluded, agent-owner: unless the boundary lets the owner review, for a quorum of one", () => {
    const mayReview = (quorum: number) => begin({ ruling: ruling({ ownerMayReview: true, quorum }) });
    expect(refused(mayReview(1), say.claim, by(OLGA))).toBeNull();
    expect(refused(mayReview(2), say.claim, by(OLGA))).toEqual({ code: "excluded", why: "agent-owner" });
  });
  test("excluded, agent-owner: reversing and reconciling where two must decide, and only there", () => {
    expect(refused(succeeded, say.requestReversal, by(OLGA))).toBeNull();
    const two = does(does(halfApproved, say.approve, by(TOM)), say.redeem(), agent);
    expect(refused(does(two, say.report(), agent), say.requestReversal, by(OLGA))).toEqual({ code: "excluded", why: "agent-owner" });
    expect(refused(does(two, say.report("unknown"), agent), say.reconcile(), by(OLGA))).toEqual({ code: "excluded", why: "agent-owner" });
  });
  test.each([
    ["absent", { present: false }],
    ["not-a-member", { rights: new Set<never>() }],
  ] as const)("not-eligible, %s", (why, given) =>
    expect(refused(queued, say.claim, by(TOM), MINUTE, world.withPeople(world.person(TOM, given)))).toEqual({ code: "not-eligible", why }),
  );
  test("not-eligible, deputy-not-allowed: no standing deputyship, or no right of their own to review", () => {
    const answer = { code: "not-eligible", why: "deputy-not-allowed" };
    expect(refused(queued, { type: "claim", onBehalfOf: UMA }, by(DAN))).toEqual(answer);
    const without = world.withPeople(world.person(DAN, { deputyFor: [RIA], rights: new Set<never>() }));
    expect(refused(queued, { type: "claim", onBehalfOf: RIA }, by(DAN), MINUTE, without)).toEqual(answer);
    expect(refused(queued, { type: "claim", onBehalfOf: RIA }, by(DAN))).toBeNull();
  });
  test("not-eligible, offboarded", () =>
    expect(refused(queued, say.claim, by(TOM), MINUTE, { people: new Map() })).toEqual({ code: "not-eligible", why: "offboarded" }));
  test("a claimant who was excluded meanwhile can still give it back", () => {
    const claimedByUma = does(queued, say.claim, by(UMA));
    const excluding = { ...claimedByUma, item: { ...claimedByUma.item, ruling: ruling({ exclude: [UMA] }) } };
    expect(refused(excluding, say.approve, by(UMA))).toEqual({ code: "excluded", why: "named-by-policy" });
    expect(refused(excluding, say.release, by(UMA))).toBeNull();
  });
});

describe("handing over", () => {
  const unavailable = (why: string, deputies: readonly string[] = []) => ({ code: "delegate-unavailable", why, deputies });
  test("the product gives back what somebody has who is away, and takes nothing from who is there", () => {
    const away = world.withPeople(world.person(RIA, { present: false }));
    for (const [situation, order] of [
      [situations.claimed, say.release],
      [situations.suspended, say.resume],
    ] as const) {
      expect(refused(situation, order, world.stopActor)).toMatchObject({ code: "forbidden" });
      expect(refused(situation, order, world.stopActor, MINUTE, away)).toBeNull();
    }
  });
  test("delegate-unavailable, absent: names the deputy", () =>
    expect(
      refused(queued, say.delegate(RIA), by(TOM), MINUTE, world.withPeople(world.person(RIA, { present: false, deputies: [DAN] }))),
    ).toEqual(unavailable("absent", [DAN])));
  test("delegate-unavailable, excluded", () => expect(refused(queued, say.delegate(OLGA), by(TOM))).toEqual(unavailable("excluded")));
  test("delegate-unavailable, not-a-member", () =>
    expect(refused(queued, say.delegate(SAM), by(TOM))).toEqual(unavailable("not-a-member")));
  test("delegate-unavailable, already-voted", () =>
    expect(refused(halfApproved, say.delegate(RIA), by(TOM))).toEqual(unavailable("already-voted", [DAN])));
  test("invalid: moving to the same queue, or to none", () => {
    const invalid = { code: "invalid", errors: [{ path: "/to" }] };
    expect(refused(queued, say.move(world.REFUNDS), by(RIA))).toMatchObject(invalid);
    expect(refused(queued, { type: "move", to: "nowhere" as typeof LEGAL }, by(RIA))).toMatchObject(invalid);
  });
  test("nowhere-to-escalate: the owner of the top queue has it already", () => {
    const top = does(queued, say.move(LEADS), by(RIA));
    expect(refused(top, say.escalate, by(LEA))).toEqual({ code: "nowhere-to-escalate" });
    const toOwner = does(top, say.escalate, by(SAM));
    expect(toOwner.item.claim).toMatchObject({ by: LEA, leaseUntil: toOwner.now + 8 * HOUR });
  });
  test("suspend-too-long, and invalid for the past", () => {
    expect(refused(claimed, say.suspend(8 * DAY), by(RIA))).toEqual({ code: "suspend-too-long", maxUntil: claimed.now + MINUTE + 7 * DAY });
    expect(refused(claimed, say.suspend(0), by(RIA))).toMatchObject({ code: "invalid", errors: [{ path: "/until" }] });
  });
});

describe("signing", () => {
  const staleAfter = (change: world.Given, actor = agent, story = queued) => {
    const seen = seenNow(story.item);
    const changed = does(story, change, actor);
    return refused(changed, { type: "approve", seen, note: null }, by(TOM));
  };
  test("stale: the agent revised it, and what was missed is named", () => {
    const answer = staleAfter(say.revise()) as Extract<Refusal, { code: "stale" }>;
    expect(answer).toMatchObject({ code: "stale", signed: queued.item.revision.hash });
    expect(answer.missed.map(({ type }) => type)).toEqual(["revised", "ruled"]);
  });
  test("stale: the agent replied, though the proposal is the same", () => {
    const answer = staleAfter(say.reply, agent, asked);
    expect(answer).toMatchObject({ code: "claimed-by-other" });
    const seen = seenNow(asked.item);
    expect(refused(does(asked, say.reply, agent), { type: "approve", seen, note: null }, by(RIA))).toMatchObject({
      code: "stale",
      missed: [{ type: "replied" }],
    });
  });
  test("stale: somebody else voted, unless the quorum is blind", () => {
    expect(staleAfter(say.approve, by(RIA), dual)).toMatchObject({ code: "stale", missed: [{ type: "voted" }] });
    expect(staleAfter(say.approve, by(RIA), begin({ ruling: ruling({ quorum: 2, blind: true }) }))).toBeNull();
  });
  test("nothing is missed by a claim, a move of others, or a reminder", () => {
    const seen = seenNow(queued.item);
    const reminded = passing(does(does(queued, say.claim, by(RIA)), say.release, by(RIA)), queued.now + HOUR);
    expect(refused(reminded, { type: "approve", seen, note: null }, by(TOM))).toBeNull();
  });
  test("invalid: a screen from the future", () =>
    expect(refused(queued, { type: "reject", reason: "no", seen: { ...seenNow(queued.item), seenVersion: 99 } }, by(RIA))).toMatchObject({
      code: "invalid",
    }));
  test("already-voted: oneself, or through a deputy", () => {
    expect(refused(halfApproved, say.approve, by(RIA))).toEqual({ code: "already-voted" });
    const forRia = (item: typeof halfApproved.item) => ({ type: "approve", seen: seenNow(item), note: null, onBehalfOf: RIA }) as const;
    expect(refused(halfApproved, forRia, by(DAN))).toEqual({ code: "already-voted" });
  });
  test("not-allowed-at-level, edit-not-allowed and respond-must-be-result: where only people may do it", () => {
    const human = begin({ ruling: ruling({ level: "human_only" }) });
    expect(refused(human, say.approve, by(RIA))).toEqual({ code: "not-allowed-at-level", level: "human_only" });
    expect(refused(human, say.edit(), by(RIA))).toEqual({ code: "edit-not-allowed", level: "human_only" });
    expect(refused(human, say.respond, by(RIA))).toEqual({ code: "respond-must-be-result" });
    const result = (item: typeof human.item) => ({ type: "respond", seen: seenNow(item), means: "result", body: "done by hand" }) as const;
    expect(does(human, result, by(RIA)).item.outcome).toBe("respond");
  });
  test.each(["human_only", "blocked"] as const)("edit-not-allowed: the edit itself would be %s", (level) =>
    expect(refused(queued, say.edit({ level }), by(RIA))).toEqual({ code: "edit-not-allowed", level }),
  );
  test("not-eligible and excluded: an edit that asks for more than its author may give", () => {
    expect(refused(queued, say.edit({ queue: LEGAL }), by(RIA))).toEqual({ code: "not-eligible", why: "not-a-member" });
    expect(refused(queued, say.edit({ queue: LEGAL }), by(UMA))).toBeNull();
    expect(refused(queued, say.edit({ exclude: [NAMED, RIA] }), by(RIA))).toEqual({ code: "excluded", why: "named-by-policy" });
  });
  test("decision-not-allowed: the agent cannot use it", () => {
    const only = begin({ allowedDecisions: ["approve", "reject"] });
    expect(refused(only, say.edit(), by(RIA))).toEqual({ code: "decision-not-allowed", allowed: ["approve", "reject"] });
    expect(refused(only, say.respond, by(RIA))).toMatchObject({ code: "decision-not-allowed" });
  });
});

describe("undo", () => {
  test("not-recallable: a rejection that is final, and what nobody decided", () => {
    const rejected = does(claimed, say.reject, by(RIA));
    const finalAt = rejected.now + 8 * SECOND;
    expect(refused(rejected, say.recall, by(RIA), 8 * SECOND - 1)).toBeNull();
    expect(refused(rejected, say.recall, by(RIA), 8 * SECOND)).toEqual({ code: "not-recallable", finalAt });
    expect(refused(clearedByPolicy, say.recall, by(world.MAX))).toEqual({ code: "not-recallable", finalAt: null });
  });
  test("already-redeemed", () => expect(refused(executing, say.recall, by(RIA))).toEqual({ code: "already-redeemed" }));
  test("an approval may be undone for as long as nobody redeemed it", () =>
    expect(refused(cleared, say.recall, by(RIA), 10 * MINUTE)).toBeNull());
});

describe("redeeming", () => {
  test("grant-not-yet: inside the recall window", () =>
    expect(refused(cleared, say.redeem(), agent, 8 * SECOND - 1)).toEqual({ code: "grant-not-yet", finalAt: cleared.now + 8 * SECOND }));
  test("grant-expired", () =>
    expect(refused(cleared, say.redeem(), agent, HOUR)).toEqual({ code: "grant-expired", expiredAt: cleared.now + 908 * SECOND }));
  test("recalled", () => expect(refused(does(cleared, say.recall, by(RIA)), say.redeem(), agent)).toEqual({ code: "recalled" }));
  test("stale: another revision than was granted", () =>
    expect(refused(cleared, say.redeem("key", asHash("sha256:other")), agent)).toMatchObject({
      code: "stale",
      current: cleared.item.revision.hash,
    }));
  test.each(["agent", "workflow", "all"] as const)("stopped: by the stop of %s, also within the recall window", (scope) => {
    const stops = { agent: false, workflow: false, all: false, [scope]: true };
    expect(refused(cleared, say.redeem(), agent, SECOND, { stops })).toEqual({ code: "stopped", by: scope });
  });
  test("verification-lapsed", () =>
    expect(refused(cleared, say.redeem(), agent, MINUTE, { verificationsHold: false })).toEqual({ code: "verification-lapsed" }));
  test("already-redeemed: by another key, while the same key is told what it got", () => {
    expect(refused(executing, say.redeem("another"), agent)).toEqual({ code: "already-redeemed" });
    expect(attempt(executing, say.redeem(), agent).answer).toEqual({ ok: true, value: { events: [], replayed: true } });
  });
});

describe("reporting and taking back", () => {
  test("not-found: a run that is not this item's", () => {
    const other = { executionId: asExecutionId("other"), reversalId: asExecutionId("other"), free: {} };
    expect(refused(executing, { type: "report", outcome: "failed", ...other }, agent)).toEqual({ code: "not-found" });
    expect(refused(situations.reversing, { type: "report_reversal", outcome: "reversed", ...other }, agent)).toEqual({ code: "not-found" });
  });
  test("wrong-state: a report that comes too late is kept on the trail and changes nothing", () => {
    const { story, answer } = attempt(succeeded, say.report("failed"), agent);
    expect(answer).toMatchObject({ ok: true, value: { refused: { code: "wrong-state" } } });
    expect(story.events.at(-1)).toMatchObject({ type: "report_refused", data: { outcome: "failed" } });
    expect(story.item.execution).toBe("succeeded");
  });
  test("wrong-state: an agent that still does not know, while people are on it", () => {
    expect(refused(situations.reconciling_queued, say.report("unknown"), agent)).toMatchObject({ code: "wrong-state" });
    expect(refused(reversalReconciling, say.reportReversal("failed"), agent)).toMatchObject({ code: "wrong-state" });
  });
  test("invalid: an outcome of the other kind", () => {
    expect(refused(situations.reconciling_queued, say.reconcile("stands"), by(RIA))).toMatchObject({
      code: "invalid",
      errors: [{ path: "/outcome" }],
    });
    expect(refused(reversalReconciling, say.reconcile("failed"), by(RIA))).toMatchObject({ code: "invalid" });
  });
  const ran = (given: Parameters<typeof ruling>[0]) =>
    does(does(does(begin({ ruling: ruling(given) }), say.approve, by(RIA)), say.redeem(), agent), say.report(), agent);
  test("not-reversible, irreversible", () => {
    const answer = { code: "not-reversible", why: "irreversible" };
    expect(refused(ran({ reversibility: "irreversible" }), say.requestReversal, by(LEA))).toEqual(answer);
    expect(refused(ran({ reversalWindowS: 0 }), say.requestReversal, by(LEA))).toEqual(answer);
  });
  test("not-reversible, window-shut: late, or found to stand", () => {
    const answer = { code: "not-reversible", why: "window-shut" };
    expect(refused(succeeded, say.requestReversal, by(LEA), DAY)).toEqual(answer);
    expect(refused(does(reversalReconciling, say.reconcile("stands"), by(RIA)), say.requestReversal, by(LEA))).toEqual(answer);
  });
  test("too-many-tries: five", () => {
    let story = reversalReconciling;
    for (let tries = 1; tries < 5; tries += 1) story = does(does(story, say.retryReversal, by(RIA)), say.reportReversal("failed"), agent);
    expect(refused(story, say.retryReversal, by(RIA))).toEqual({ code: "too-many-tries", tries: 5 });
  });
});

describe("rulings", () => {
  test("a new ruling that loosens without two people having said so is a fault", () => {
    expect(() => does(queued, say.revise({ level: "autonomous" }), agent)).toThrow("was not joined");
    expect(() => does(dual, say.rerule({ quorum: 1 }), by(world.ADA))).toThrow("was not joined");
    expect(() => does(clearedByPolicy, say.revoke("stop", { level: "autonomous" }), world.stopActor)).toThrow("ruled to people");
  });
  test("stopped: a re-rule may not clear while a stop is on", () => {
    const stops = { agent: true, workflow: false, all: false };
    expect(refused(queued, say.rerule({ level: "autonomous" }, true), by(world.ADA), MINUTE, { stops })).toEqual({
      code: "stopped",
      by: "agent",
    });
  });
});
