// Sent up and sent back: to whom, by whom, where it lands, and that nothing is lost on the way.
import { HOUR, MINUTE } from "@core/words/time";
import { describe, expect, test } from "vitest";
import { available } from "./available";
import type { EscalateTo, ItemCommand } from "./commands";
import { violations } from "./invariants";
import * as world from "./testing/world";
import {
  begin,
  by,
  does,
  LEA,
  LEADS,
  LEGAL,
  MAX,
  NAMED,
  OLGA,
  passing,
  REFUNDS,
  RIA,
  refused,
  ruling,
  SAM,
  say,
  scene,
  TOM,
  UMA,
} from "./testing/world";
import { waysUp } from "./ways-up";

const up = (to: EscalateTo) => (): ItemCommand => ({ type: "escalate", reason: "over my head", leaning: "reject", to });
const claimed = does(begin(), say.claim, by(RIA));

describe("ways up", () => {
  test("lead to the queues above, to who answers for them and to who manages; never to oneself, to who is away, or to who is excluded", () => {
    const ways = waysUp(claimed.item, { id: RIA, onBehalfOf: null }, scene(claimed.now));
    expect(ways.queues).toEqual([LEADS]);
    expect(ways.people).toEqual([
      { id: LEA, as: "owner" },
      { id: MAX, as: "manager" },
    ]);
    const away = scene(claimed.now, world.withPeople(world.person(LEA, { present: false })));
    expect(waysUp(claimed.item, { id: RIA, onBehalfOf: null }, away).people.map(({ id }) => id)).toEqual([MAX]);
    for (const person of [OLGA, NAMED, RIA, SAM]) expect(refused(claimed, up({ person }), by(RIA))).toMatchObject({ code: "invalid" });
    expect(refused(claimed, up({ queue: LEGAL }), by(RIA))).toMatchObject({ code: "invalid", errors: [{ path: "/to" }] });
  });

  test("to a person: they hold it, with the lease of somebody it was handed to, and its ladder goes on", () => {
    const sent = does(claimed, up({ person: MAX }), by(RIA));
    expect(sent.item).toMatchObject({ review: "claimed", queue: REFUNDS, claim: { by: MAX } });
    expect(sent.item.rung?.at).toBe(claimed.item.rung?.at);
    expect(violations(sent.events)).toEqual([]);
  });
});

describe("sent back with an answer", () => {
  const sent = does(claimed, say.escalate, by(RIA));

  test("it comes to who sent it up, in their queue, and the ladder goes on where it was", () => {
    expect(sent.item.queue).toBe(LEADS);
    const back = does(sent, say.giveBack, by(LEA), 30 * MINUTE);
    expect(back.item).toMatchObject({ review: "claimed", queue: REFUNDS, claim: { by: RIA }, sentUp: [] });
    const left = (claimed.item.rung?.at ?? 0) - (sent.events.at(-1)?.at ?? 0);
    expect((back.item.rung?.at ?? 0) - back.now).toBe(left);
    expect(back.item.maxAt).toBe(claimed.item.maxAt);
    expect(violations(back.events)).toEqual([]);
  });

  test("what its ladder told while somebody above had it in their queue is not told again", () => {
    const asked = does(claimed, up({ person: MAX }), by(RIA));
    const told = passing(asked, (asked.item.rung?.at ?? 0) + MINUTE);
    expect(told.item).toMatchObject({ review: "claimed", claim: { by: MAX }, queue: REFUNDS, rung: { index: 1 } });
    const back = does(told, say.giveBack, by(MAX));
    expect(back.item).toMatchObject({ claim: { by: RIA }, rung: told.item.rung });
    expect(violations(back.events)).toEqual([]);
  });

  test("while they are away it waits in their queue", () => {
    const away = world.withPeople(world.person(RIA, { present: false }));
    const back = does(sent, say.giveBack, by(LEA), MINUTE, away);
    expect(back.item).toMatchObject({ review: "queued", queue: REFUNDS, claim: null });
  });

  test("whoever got it may, also a manager who decides nothing; nobody else may, and nothing that was not sent up", () => {
    const asked = does(claimed, up({ person: MAX }), by(RIA));
    expect(refused(asked, say.giveBack, by(TOM))).toMatchObject({ code: "claimed-by-other", by: MAX });
    expect(does(asked, say.giveBack, by(MAX)).item.claim?.by).toBe(RIA);
    expect(refused(sent, say.giveBack, by(UMA))).toMatchObject({ code: "not-eligible" });
    expect(refused(claimed, say.giveBack, by(RIA))).toEqual({ code: "not-sent-up" });
    expect(available(sent.item, by(LEA), scene(sent.now)).return.ok).toBe(true);
  });

  test("one step at a time: what was sent up twice goes back the way it came", () => {
    const twice = does(does(sent, say.claim, by(LEA)), up({ person: MAX }), by(LEA));
    const once = does(twice, say.giveBack, by(MAX));
    expect(once.item).toMatchObject({ queue: LEADS, claim: { by: LEA } });
    expect(does(once, say.giveBack, by(LEA)).item).toMatchObject({ queue: REFUNDS, claim: { by: RIA }, sentUp: [] });
  });

  test("who has signed it already is not given it again", () => {
    const half = does(does(begin({ ruling: ruling({ quorum: 2 }) }), say.approve, by(RIA)), say.escalate, by(TOM));
    const signed = does(half, say.approve, by(LEA));
    expect(signed.item.execution).toBe("cleared");
    const back = does(half, say.giveBack, by(LEA));
    expect(back.item.claim?.by).toBe(TOM);
    expect(passing(back, back.now + 9 * HOUR).item.review).toBe("queued");
  });
});
