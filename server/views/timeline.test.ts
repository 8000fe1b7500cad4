// An item's events in words, and what comes if nobody acts.
import { isBlind } from "@core/lifecycle/blind";
import { fold } from "@core/lifecycle/fold";
import type { Rung } from "@core/words/actors";
import type { Claim, RecordedEvent } from "@core/words/events";
import { asExecutionId, asGrantId, asItemId, type Hash, type Ms, type QueueId } from "@core/words/ids";
import type { RulingMark } from "@core/words/ruling";
import { HOUR, MINUTE, SECOND } from "@core/words/time";
import { describe, expect, test } from "vitest";
import {
  AGENT,
  at,
  by,
  byAgent,
  bySystem,
  HENRIK,
  happened,
  hashOf,
  inQueue,
  LEADS,
  MARA,
  names,
  PRIYA,
  QUEUE,
  told,
} from "./testing/told";
import { type TimelineSource, timelineOf } from "./timeline";

const revision = (number: number, digit: string) => ({ number, hash: hashOf(digit), actionHash: hashOf(digit) });
const ruling = (over: Partial<RulingMark> = {}): RulingMark => ({
  level: "review",
  quorum: 1,
  queue: QUEUE,
  skills: [],
  dueInS: 3_600,
  recallS: 8,
  grantS: 900,
  maxS: 3_600,
  exclude: [],
  blind: false,
  onSilence: "reject",
  ownerMayReview: false,
  reversibility: "compensable",
  reversalWindowS: 86_400,
  policyVersion: 12,
  registryVersion: 1,
  matched: [],
  errored: false,
  ...over,
});
const rung = (index: number, when: Ms) => ({ index, at: when, remainingMs: null });
const placement = (index = 0, when = at(14, 15)) => ({ queue: QUEUE, rung: rung(index, when) });
const claim = (who: Claim["by"], until: Ms): Claim => ({ by: who, onBehalfOf: null, leaseUntil: until });
const seen = { revisionHash: hashOf("b"), seenVersion: 5, seenMs: 11 * SECOND };
const agentHolds = { kind: "agent", id: AGENT } as const;
const holds = (id: Claim["by"]) => ({ kind: "person", id }) as const;
const ITEM = asItemId("0193-item");
const ladder: readonly Rung[] = [
  { afterS: 900, do: "notify", who: "members" },
  { afterS: 1_800, do: "notify", who: "owner" },
];

function submitted(mark: Partial<RulingMark> = {}) {
  return [
    happened("submitted", at(13, 59), byAgent, agentHolds, {
      agent: AGENT,
      owner: HENRIK,
      maker: null,
      workflow: "refunds",
      action: "issue_refund",
      group: null,
      revision: revision(1, "a"),
      bodyDigest: hashOf("f"),
      allowedDecisions: ["approve", "edit", "reject", "respond"],
      respondMeans: "guidance",
    }),
    happened("ruled", at(13, 59), { kind: "system", id: "policy" }, agentHolds, {
      cause: "submitted",
      revision: 1,
      ruling: ruling(mark),
    }),
  ];
}
const queued = (mark: Partial<RulingMark> = {}) => [
  ...submitted(mark),
  happened("queued", at(13, 59), { kind: "system", id: "policy" }, inQueue, { placement: placement(), maxAt: at(15, 0), why: "ruled" }),
];

function timeline(events: readonly RecordedEvent[], now: Ms, over: Partial<TimelineSource> = {}) {
  return timelineOf({
    events,
    item: fold(ITEM, events),
    blind: isBlind(fold(ITEM, events)),
    checks: [],
    names,
    now,
    proposals: new Map([
      [1, "480.00"],
      [2, "420.00"],
    ]),
    ladderOf: (queue: QueueId) => (queue === QUEUE ? ladder : []),
    hoursOf: () => null,
    ...over,
  });
}
const plain = (text: string | null) => text?.replace(/\u00a0/g, " ") ?? null;
const lines = (entries: ReturnType<typeof timeline>) =>
  entries.map(({ text, detail }) => [plain(text), plain(detail)].filter(Boolean).join(" / "));

describe("the refund of the mock", () => {
  const events = told(
    ...queued(),
    happened("claimed", at(14, 6), by(PRIYA), holds(PRIYA), { claim: claim(PRIYA, at(14, 21)) }),
    happened(
      "asked",
      at(14, 8),
      by(PRIYA),
      agentHolds,
      { by: PRIYA, onBehalfOf: null, answerDue: at(15, 0), rung: { index: 0, at: null, remainingMs: 7 * MINUTE }, seen },
      { question: "One of two lamps is broken.\u202E Why the full amount?" },
    ),
    happened("revised", at(14, 9), byAgent, inQueue, {
      revision: revision(2, "b"),
      landing: { to: "queue", placement: placement(0, at(14, 16)) },
    }),
    happened("ruled", at(14, 9), { kind: "system", id: "policy" }, inQueue, { cause: "revised", revision: 2, ruling: ruling() }),
    happened("rung_fired", at(14, 16), bySystem, inQueue, {
      dueAt: at(14, 16),
      index: 0,
      again: false,
      delayMs: 15 * MINUTE,
      notify: "members",
      placement: placement(1, at(14, 46)),
      from: QUEUE,
    }),
    happened("claimed", at(14, 21), by(MARA), holds(MARA), { claim: claim(MARA, at(14, 36)) }),
  );
  const entries = timeline(events, at(14, 22));

  test("reads as what happened, and what will fire if nobody acts", () =>
    expect(lines(entries)).toEqual([
      "refund-agent proposed 480.00 / revision 1",
      "Ruled Review, to refunds-exceptions / policy refunds v12",
      "Priya Nair claimed / waited 7 min",
      "Priya Nair asked the agent",
      "refund-agent proposed 420.00 / revision 2, back to refunds-exceptions, now in front of you",
      "Ruled again: Review, to refunds-exceptions / policy refunds v12, the agent changed it",
      "Still open: everybody in refunds-exceptions is told / rung 1 of 3, after 7 min unclaimed",
      "You claimed / waited 12 min",
      "If you are idle: back to the queue",
      "If still open: Henrik Solberg is told / rung 2 of 3",
      "At the deadline: rejected / safe default, rung 3 of 3",
    ]));
  test("what has not happened has no number", () =>
    expect(entries.map(({ seq }) => seq)).toEqual([1, 3, 4, 5, 6, 7, 8, 9, null, null, null]));
  test("every change of holder is marked", () =>
    expect(entries.filter(({ transfer }) => transfer).map(({ holder }) => holder?.name)).toEqual([
      "refund-agent",
      "refunds-exceptions",
      "Priya Nair",
      "refund-agent",
      "refunds-exceptions",
      "Mara Lindt",
    ]));
  test("the queue's owner answers for what waits in it", () => expect(entries[1]?.holder?.accountable?.name).toBe("Henrik Solberg"));
  test("what a person asked is quoted, and what hides in it is written out", () =>
    expect(entries[3]?.quote).toBe("One of two lamps is broken.⟨U+202E⟩ Why the full amount?"));
  test("each revision carries its seal", () =>
    expect(entries.filter((entry) => entry.revisionHash !== null).map((entry) => entry.revisionHash)).toEqual([hashOf("a"), hashOf("b")]));
});

describe("two people, one signature each", () => {
  const vote = (who: Claim["by"], hash: Hash, when: Ms, kind: "approve" | "edit" = "approve") =>
    ({ by: who, onBehalfOf: null, kind, revisionHash: hash, at: when }) as const;
  const mark = { quorum: 2 };
  const first = [
    ...queued(mark),
    happened("claimed", at(14, 0), by(PRIYA), holds(PRIYA), { claim: claim(PRIYA, at(14, 15)) }),
    happened(
      "voted",
      at(14, 1),
      by(PRIYA),
      inQueue,
      { vote: vote(PRIYA, hashOf("a"), at(14, 1)), seen: { ...seen, revisionHash: hashOf("a") }, placement: placement() },
      { note: "Looks right." },
    ),
  ];
  test("says how many have signed, and how long they read", () => {
    const entry = timeline(told(...first), at(14, 2)).find(({ type }) => type === "voted");
    expect(plain(entry?.text ?? null)).toBe("Priya Nair approved");
    expect(plain(entry?.detail ?? null)).toBe("revision 1, 1 of 2 signed, read for 11 s");
    expect(entry?.quote).toBe("Looks right.");
  });
  test("under a blind quorum nobody sees who signed, nor why, while it is open", () => {
    const events = told(...first).map((event) =>
      event.type === "ruled" ? { ...event, data: { ...event.data, ruling: ruling({ ...mark, blind: true }) } } : event,
    );
    const entry = timeline(events, at(14, 2)).find(({ type }) => type === "voted");
    expect(entry).toMatchObject({ text: "Somebody has signed", quote: null, actor: { name: "Somebody", id: "" } });
  });
});

describe("after the decision", () => {
  const grant = {
    id: asGrantId("g"),
    revisionHash: hashOf("a"),
    source: "people",
    finalAt: at(14, 2) + 8 * SECOND,
    expiresAt: at(14, 17) + 8 * SECOND,
    capAt: at(15, 0),
    grantS: 900,
  } as const;
  const vote = { by: MARA, onBehalfOf: null, kind: "approve", revisionHash: hashOf("a"), at: at(14, 2) } as const;
  const approved = [
    ...queued(),
    happened("voted", at(14, 2), by(MARA), agentHolds, { vote, seen, placement: null }),
    happened("cleared", at(14, 2), by(MARA), agentHolds, {
      grant,
      decision: { seq: 4, kind: "approve", revisionHash: hashOf("a"), by: [MARA], at: at(14, 2), finalAt: grant.finalAt },
      dueAt: null,
    }),
  ];
  const executionId = asExecutionId("e");
  const redeemed = [
    ...approved,
    happened("redeemed", at(14, 3), byAgent, agentHolds, {
      executionId,
      grantId: grant.id,
      revisionHash: hashOf("a"),
      keyDigest: hashOf("e"),
      leaseUntil: at(14, 8),
    }),
  ];
  const succeeded = [...redeemed, happened("succeeded", at(14, 4), byAgent, null, { executionId, reversibleUntil: at(14, 4) + 24 * HOUR })];

  test("undo, then the run, then the lapse of the right are foretold", () =>
    expect(lines(timeline(told(...approved), at(14, 2))).slice(-4)).toEqual([
      "You approved / revision 1, read for 11 s",
      "Cleared: refund-agent may run issue_refund once / by people",
      "Final: can no longer be undone / then refund-agent may run it",
      "If not run by then: the grant lapses / nothing happens",
    ]));
  test("an agent that goes silent is foretold", () =>
    expect(lines(timeline(told(...redeemed), at(14, 4))).slice(-2)).toEqual([
      "refund-agent runs issue_refund / revision 1",
      "If refund-agent is silent: people must find out whether it ran",
    ]));
  test("the end of the reversal window is foretold, and gone once past", () => {
    expect(lines(timeline(told(...succeeded), at(14, 5))).slice(-2)).toEqual([
      "refund-agent ran it / can be taken back for 24 hours",
      "Can no longer be taken back",
    ]);
    expect(timeline(told(...succeeded), at(14, 5) + 25 * HOUR).every(({ seq }) => seq !== null)).toBe(true);
  });
});

describe("ladders", () => {
  test("a rung that moves the item ends what can be foretold", () => {
    const moving: readonly Rung[] = [{ afterS: 900, do: "move", to: LEADS }, ...ladder];
    const entries = timeline(told(...queued()), at(14, 0), { ladderOf: () => moving });
    expect(lines(entries).slice(-2)).toEqual([
      "If still open: to refund-leads / rung 1 of 4",
      "At the deadline: rejected / safe default, rung 4 of 4",
    ]);
  });
  test("past its last rung the owner is reminded again and again", () => {
    const events = told(
      ...queued(),
      happened("rung_fired", at(14, 15), bySystem, inQueue, {
        dueAt: at(14, 15),
        index: 2,
        again: true,
        delayMs: 0,
        notify: "owner",
        placement: placement(2, at(14, 45)),
        from: QUEUE,
      }),
    );
    expect(lines(timeline(events, at(14, 16))).slice(-3)).toEqual([
      "Still open: Henrik Solberg is told / reminded again, after 16 min unclaimed",
      "If still open: Henrik Solberg is told / again and again until somebody acts",
      "At the deadline: rejected / safe default, rung 3 of 3",
    ]);
  });
  test("a queue without a ladder still has its deadline", () =>
    expect(lines(timeline(told(...queued()), at(14, 0), { ladderOf: () => [] })).at(-1)).toBe("At the deadline: rejected / safe default"));
});

test("a policy that clears by itself needs no queue", () => {
  const events = told(...submitted({ level: "autonomous" }));
  expect(lines(timeline(events, at(14, 0)))[1]).toBe("Ruled Autonomous / policy refunds v12");
});
