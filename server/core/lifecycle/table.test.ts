// Every situation × command × kind of actor, with the answers written from LIFECYCLE's tables and not from the code.
import { MINUTE, SECOND } from "@core/words/time";
import { describe, expect, test } from "vitest";
import { available } from "./available";
import { DECIDING, SITUATIONS } from "./holder";
import { violations } from "./invariants";
import type { ItemCommandType } from "./permit";
import { legalPairs, timers, transitions } from "./table";
import { type StoredSituation, situations } from "./testing/situations";
import * as world from "./testing/world";
import { ADA, agent, by, GUS, LEA, MAKER, MAX, NAMED, OLGA, otherAgent, RIA, refused, say, scene, stopActor, TOM } from "./testing/world";

const ORDER = SITUATIONS.filter((situation): situation is StoredSituation => situation !== "submitting");

const CODES = {
  ".": null,
  W: "wrong-state",
  C: "claimed-by-other",
  F: "forbidden",
  N: "not-eligible",
  X: "excluded",
  L: "lease-lost",
  R: "not-recallable",
  Y: "already-redeemed",
  V: "not-reversible",
  U: "not-sent-up",
} as const;
type Letter = keyof typeof CODES;

/**
 * One letter a situation, in this order:
 * queued claimed awaiting_input suspended | cleared executing succeeded failed cancelled reversing reversed | reconciling: queued claimed suspended
 * Ria claimed, asked, suspended, approved, rejected; Tom is another reviewer of the queue; Max is a manager; Lea, of another queue, may reverse.
 */
const NEVER_F = "FFFF FFFFFFF FFF";
const NEVER_N = "NNNN NNNNNNN NNN";
const machine = { ria: NEVER_F, tom: NEVER_F, max: NEVER_F, lea: NEVER_F, ada: NEVER_F, agent: NEVER_F, system: NEVER_F };
const people = { ...machine, max: NEVER_N, lea: NEVER_N, ada: NEVER_N };
const signing = { ...people, ria: "..WW WWWWWWW WWW", tom: ".CWW WWWWWWW WWW" };
const handing = { ...people, ria: "..WW WWWWWWW ..W", tom: ".CWW WWWWWWW .CW", max: ".... WWWWWWW ..." };

const page: Readonly<Record<ItemCommandType, Readonly<Record<keyof typeof machine, string>>>> = {
  claim: { ...people, ria: ".WWW WWWWWWW .WW", tom: ".CWW WWWWWWW .CW" },
  renew: { ...machine, ria: "L.LL LLLLLLL L.L", tom: "LLLL LLLLLLL LLL" },
  release: { ...machine, ria: "W.WW WWWWWWW W.W", tom: "WCWW WWWWWWW WCW", max: "W.WW WWWWWWW W.W" },
  delegate: { ...handing, system: ".CWW WWWWWWW .CW" },
  move: handing,
  escalate: { ...handing, max: NEVER_N },
  return: { ...people, ria: "UUWW WWWWWWW UUW", tom: "UCWW WWWWWWW UCW", max: "UCWW WWWWWWW UCW" },
  ask_opinion: { ...machine, ria: "W.WW WWWWWWW W.W", tom: "WCWW WWWWWWW WCW" },
  give_opinion: machine,
  withdraw_opinion: machine,
  suspend: { ...machine, ria: "W.WW WWWWWWW W.W", tom: "WCWW WWWWWWW WCW" },
  resume: { ...machine, ria: "WWW. WWWWWWW WW.", tom: "WWWF WWWWWWW WWF", max: "WWW. WWWWWWW WW." },
  ask: signing,
  reply: { ...machine, agent: "WW.W WWWWWWW WWW" },
  revise: { ...machine, agent: ".... WWWWWWW WWW" },
  approve: signing,
  edit: signing,
  reject: signing,
  respond: signing,
  recall: { ...machine, ria: "FFFF .YYY.YY YYY", max: "FFFF .YYY.YY YYY" },
  withdraw: { ...machine, agent: ".... .WWWWWW WWW" },
  redeem: { ...machine, agent: "WWWW .YYYWYY YYY" },
  report: { ...machine, agent: "WWWW W.WWWWW ..." },
  reconcile: { ...people, ria: "WWWW WWWWWWW ..W", tom: "WWWW WWWWWWW .CW", max: "WWWW WWWWWWW .CW" },
  request_reversal: { ...machine, lea: "VVVV VV.VVWW VVV", max: "VVVV VV.VVWW VVV" },
  report_reversal: { ...machine, agent: "WWWW WWWWW.W WWW" },
  retry_reversal: { ...people, ria: "WWWW WWWWWWW WWW", tom: "WWWW WWWWWWW WWW", max: "WWWW WWWWWWW WWW" },
  rerule: { ...machine, ada: ".W.. WWWWWWW WWW", system: ".W.. WWWWWWW WWW" },
  revoke: { ...machine, system: "WWWW WWWWWWW WWW" },
  retime: { ...machine, system: "..WW WWWWWWW ..W" },
};

const given: Readonly<Record<ItemCommandType, world.Given>> = {
  claim: say.claim,
  renew: say.renew,
  release: say.release,
  delegate: say.delegate(),
  move: say.move(),
  escalate: say.escalate,
  return: say.giveBack,
  ask_opinion: say.askOpinion(),
  give_opinion: say.giveOpinion,
  withdraw_opinion: say.withdrawOpinion,
  suspend: say.suspend(),
  resume: say.resume,
  ask: say.ask,
  reply: say.reply,
  revise: say.revise(),
  approve: say.approve,
  edit: say.edit(),
  reject: say.reject,
  respond: say.respond,
  recall: say.recall,
  withdraw: say.withdraw,
  redeem: say.redeem("another key"),
  report: say.report(),
  reconcile: say.reconcile(),
  request_reversal: say.requestReversal,
  report_reversal: say.reportReversal(),
  retry_reversal: say.retryReversal,
  rerule: say.rerule(),
  revoke: say.revoke(),
  retime: say.retime,
};

const ACTORS = { ria: by(RIA), tom: by(TOM), max: by(MAX), lea: by(LEA), ada: by(ADA), agent, system: stopActor } as const;
/** Commands that no exclusion touches, since they are not given by people, or are the publication of a policy. */
const OF_MACHINES: readonly ItemCommandType[] = [
  "reply",
  "revise",
  "withdraw",
  "redeem",
  "report",
  "report_reversal",
  "rerule",
  "revoke",
  "retime",
];
const COMMANDS = Object.keys(given).filter((name): name is ItemCommandType => name in page);
/** A decision to refuse is final eight seconds later; a grant to run may not be redeemed before. */
const waited = (command: ItemCommandType) => (command === "recall" ? SECOND : MINUTE);

function expected(command: ItemCommandType, who: keyof typeof ACTORS, situation: StoredSituation) {
  const letters = page[command][who].replaceAll(" ", "");
  const letter = [...letters].find((_, index) => ORDER[index] === situation) as Letter;
  return CODES[letter];
}
const answer = (command: ItemCommandType, situation: StoredSituation, actor: Parameters<typeof refused>[2]) =>
  refused(situations[situation], given[command], actor, waited(command))?.code ?? null;

describe.each(COMMANDS)("%s", (command) => {
  test.each(ORDER)("when %s: everybody is answered as the page says", (situation) => {
    const whose = (who: keyof typeof ACTORS) => [who, answer(command, situation, ACTORS[who])];
    const names = Object.keys(ACTORS).filter((name): name is keyof typeof ACTORS => name in ACTORS);
    expect(Object.fromEntries(names.map(whose))).toEqual(Object.fromEntries(names.map((who) => [who, expected(command, who, situation)])));
  });

  test("is refused to people without any part, and to another agent, wherever the item is", () => {
    const nobodys = ["not-eligible", "forbidden"];
    for (const situation of ORDER) {
      expect(nobodys).toContain(answer(command, situation, by(GUS)));
      expect(answer(command, situation, otherAgent)).toBe("forbidden");
    }
  });

  test("invariant 4: is refused to the maker and to people named by policy before any right of theirs is looked at", () => {
    const code = OF_MACHINES.includes(command) ? "forbidden" : "excluded";
    for (const situation of ORDER) {
      expect(answer(command, situation, by(MAKER))).toBe(code);
      expect(answer(command, situation, by(NAMED))).toBe(code);
    }
  });

  test("invariant 4: is refused to the agent's owner, a manager and admin, until the action ran", () => {
    if (OF_MACHINES.includes(command) || command === "request_reversal") return;
    for (const situation of [...DECIDING, "cleared", "cancelled"] as const) expect(answer(command, situation, by(OLGA))).toBe("excluded");
  });

  test("is offered on screen exactly where it would be answered with yes", () => {
    for (const situation of ORDER) {
      const now = situations[situation].now + waited(command);
      const story = world.passing(situations[situation], now);
      for (const actor of [...Object.values(ACTORS), by(OLGA), by(MAKER), by(GUS)]) {
        const offered = available(story.item, actor, scene(now))[command];
        expect(offered.ok ? null : offered.refusal.code).toBe(answer(command, situation, actor));
      }
    }
  });
});

test("what is decided in any situation keeps the invariants", () => {
  for (const situation of ORDER) {
    for (const command of COMMANDS) {
      for (const actor of Object.values(ACTORS)) {
        const { story } = world.attempt(situations[situation], given[command], actor, waited(command));
        expect(violations(story.events)).toEqual([]);
      }
    }
  }
});

test("there are 21 legal pairs, and no other", () => {
  expect(new Set(legalPairs.map((pair) => pair.join("/"))).size).toBe(21);
  expect(legalPairs.filter(([review]) => review === "none" || review === "closed")).toHaveLength(14);
});

test("every command comes to events of its own row alone", () => {
  for (const situation of ORDER) {
    for (const command of COMMANDS) {
      for (const actor of Object.values(ACTORS)) {
        const decided = world.attempt(situations[situation], given[command], actor, waited(command)).answer;
        const allowed: readonly string[] = transitions[command].events;
        if (decided.ok) for (const event of decided.value.events) expect(allowed).toContain(event.type);
      }
    }
  }
});

test("every timer of the page has a row", () => {
  expect(Object.keys(timers).sort()).toEqual(
    ["answer_due", "exec_lease_until", "grant_expires_at", "lease_until", "max_at", "resume_at", "rung_at"].sort(),
  );
});
