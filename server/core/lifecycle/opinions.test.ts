// Second opinions: the holder keeps the item, an opinion is no vote, and it makes nobody's screen stale.
import { MINUTE } from "@core/words/time";
import { expect, test } from "vitest";
import { violations } from "./invariants";
import * as world from "./testing/world";
import { begin, by, does, LEA, NAMED, OLGA, RIA, refused, ruling, say, seenNow, TOM, UMA } from "./testing/world";

const claimed = does(begin(), say.claim, by(RIA));
const asked = does(claimed, say.askOpinion(), by(RIA));

test("asked and given, the holder still holds it, nobody has voted, and what they had on the screen can be signed", () => {
  const seen = seenNow(claimed.item);
  const given = does(asked, say.giveOpinion, by(TOM));
  expect(given.item).toMatchObject({ review: "claimed", claim: { by: RIA }, votes: [], opinions: [] });
  expect(given.item.touchedByPerson).toBe(claimed.item.touchedByPerson);
  expect(does(given, () => ({ type: "approve", seen, note: null }), by(RIA)).item.execution).toBe("cleared");
  expect(violations(given.events)).toEqual([]);
});

test("may be withdrawn by who asked; afterwards, and by anybody else, nothing is given", () => {
  expect(refused(asked, say.withdrawOpinion, by(TOM))).toMatchObject({ code: "forbidden" });
  const withdrawn = does(asked, say.withdrawOpinion, by(RIA));
  expect(refused(withdrawn, say.giveOpinion, by(TOM))).toMatchObject({ code: "forbidden" });
  expect(refused(asked, say.giveOpinion, by(UMA))).toMatchObject({ code: "forbidden" });
  expect(refused(asked, () => ({ type: "give_opinion", asked: 99, leaning: null, words: "x" }), by(TOM))).toMatchObject({
    why: "not-asked",
  });
});

test("only the holder asks, and only who may have a part in it and is there; the agent's owner has no second opinion on their own agent", () => {
  expect(refused(begin(), say.askOpinion(), by(RIA))).toMatchObject({ code: "wrong-state" });
  expect(refused(claimed, say.askOpinion(UMA), by(TOM))).toMatchObject({ code: "claimed-by-other" });
  const why = (of: typeof RIA, story = claimed) => refused(story, say.askOpinion(of), by(RIA));
  expect(why(RIA)).toMatchObject({ why: "yourself" });
  expect(why(NAMED)).toMatchObject({ why: "excluded" });
  expect(why(LEA)).toMatchObject({ why: "not-a-member" });
  expect(why(TOM, asked)).toMatchObject({ why: "asked" });
  const ownersToo = does(begin({ ruling: ruling({ ownerMayReview: true }) }), say.claim, by(RIA));
  expect(why(OLGA, ownersToo)).toMatchObject({ why: "excluded" });
  const away = world.withPeople(world.person(TOM, { present: false }));
  expect(refused(claimed, say.askOpinion(TOM), by(RIA), MINUTE, away)).toMatchObject({ why: "absent" });
});

test("under a blind quorum nobody is asked", () => {
  const blind = does(begin({ ruling: ruling({ quorum: 2, blind: true }) }), say.claim, by(RIA));
  expect(refused(blind, say.askOpinion(), by(RIA))).toMatchObject({ code: "opinion-refused", why: "blind" });
  // Ruled so after it was asked.
  const since = { ...asked, item: { ...asked.item, ruling: blind.item.ruling } };
  expect(refused(since, say.giveOpinion, by(TOM))).toMatchObject({ code: "opinion-refused", why: "blind" });
});
