// Limits on what somebody has in hand, and work that the product deals out: what is refused, what goes on, and who may exceed.
import type { Hands } from "@core/escalation/assignment";
import type { Actor } from "@core/words/actors";
import { asPersonId, type PersonId } from "@core/words/ids";
import { HOUR, MINUTE } from "@core/words/time";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { violations } from "./invariants";
import * as world from "./testing/world";
import { begin, by, does, lastTypes, MAX, NAMED, OLGA, RIA, refused, say, TOM, UMA } from "./testing/world";

const assignment: Actor = { kind: "system", id: "assignment" };
const hands = (person: PersonId, holding: number, limit: number): { readonly hands: ReadonlyMap<PersonId, Hands> } => ({
  hands: new Map([[person, { holding, limit }]]),
});

describe("a limit on what somebody has in hand", () => {
  test("refuses a claim beyond it, and says how much they hold", () => {
    expect(refused(begin(), say.claim, by(RIA), MINUTE, hands(RIA, 3, 3))).toEqual({
      code: "hands-full",
      person: null,
      holding: 3,
      limit: 3,
    });
    expect(refused(begin(), say.claim, by(RIA), MINUTE, hands(RIA, 2, 3))).toBeNull();
    expect(refused(begin(), say.claim, by(RIA), MINUTE, hands(TOM, 3, 3))).toBeNull();
  });

  test("refuses what a colleague hands over, and not what a manager does", () => {
    const full = hands(UMA, 2, 2);
    expect(refused(begin(), say.delegate(UMA), by(RIA), MINUTE, full)).toMatchObject({ code: "hands-full", person: UMA });
    expect(refused(begin(), say.delegate(UMA), by(MAX), MINUTE, full)).toBeNull();
    expect(refused(begin(), say.delegate(UMA), assignment, MINUTE, full)).toMatchObject({ code: "hands-full" });
  });

  test("keeps nobody from going on with what they have: an answer comes back to who asked", () => {
    const asked = does(does(begin(), say.claim, by(RIA)), say.ask, by(RIA));
    const answered = does(asked, say.reply, world.agent, MINUTE, hands(RIA, 9, 1));
    expect(answered.item.claim?.by).toBe(RIA);
  });
});

describe("work that the product deals out", () => {
  test("is a delegation by the product that says why, and breaks no invariant", () => {
    const dealt = does(begin(), () => ({ type: "delegate", to: UMA, why: "least_loaded" }), assignment);
    expect(dealt.item.claim?.by).toBe(UMA);
    expect(lastTypes(dealt, 1)).toEqual(["delegated"]);
    expect(dealt.events.at(-1)).toMatchObject({ actor: assignment, data: { why: "least_loaded" } });
    expect(violations(dealt.events)).toEqual([]);
  });

  test("is never taken from somebody's hands, nor given to who may not decide it", () => {
    const claimed = does(begin(), say.claim, by(RIA));
    expect(refused(claimed, say.delegate(UMA), assignment)).toMatchObject({ code: "claimed-by-other", by: RIA });
    for (const person of [OLGA, NAMED]) expect(refused(begin(), say.delegate(person), assignment)).toMatchObject({ why: "excluded" });
    expect(refused(begin(), say.delegate(asPersonId("gus")), assignment)).toMatchObject({ code: "delegate-unavailable" });
    const away = world.withPeople(world.person(UMA, { present: false }));
    expect(refused(begin(), say.delegate(UMA), assignment, MINUTE, away)).toMatchObject({ why: "absent" });
  });

  test("goes back to its queue when the lease lapses, and the ladder goes on meanwhile", () => {
    const dealt = does(begin(), say.delegate(UMA), assignment);
    const later = world.passing(dealt, dealt.now + 9 * HOUR);
    expect(later.item.review).toBe("queued");
    expect(later.item.rungsFired.length).toBeGreaterThan(0);
    expect(violations(later.events)).toEqual([]);
  });
});

test("whoever asks: a claim or a delegation never makes anybody hold more than their limit, save by a manager", () =>
  fc.assert(
    fc.property(
      fc.constantFrom("claim", "delegate"),
      fc.constantFrom(RIA, TOM, UMA),
      fc.constantFrom(RIA, TOM, UMA, null),
      fc.nat(5),
      fc.integer({ min: 1, max: 5 }),
      (type, taker, actor, holding, limit) => {
        const who = actor === null ? assignment : by(type === "claim" ? taker : actor);
        const refusal = refused(begin(), type === "claim" ? say.claim : say.delegate(taker), who, MINUTE, hands(taker, holding, limit));
        if (type === "claim" && actor === null) expect(refusal?.code).toBe("forbidden");
        else expect(refusal?.code === "hands-full").toBe(holding >= limit);
      },
    ),
  ));
