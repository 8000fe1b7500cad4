// Checks: exactly one holder while open, closed by a verdict or by time, and never by somebody who signed.
import { asHash, asItemId, asPersonId, asQueueId } from "@core/words/ids";
import { DAY, HOUR, MINUTE } from "@core/words/time";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  advanceCheck,
  type Check,
  type CheckCommand,
  checkDeadline,
  checkDueAt,
  checkHolder,
  decideCheck,
  hasLapsed,
  openCheck,
  reportedCheck,
} from "./check";

const [voter, ria, tom] = [asPersonId("voter"), asPersonId("ria"), asPersonId("tom")];
const QUEUE = asQueueId("audits");
const OPENED = 1_000_000;
const facts = {
  item: asItemId("item-1"),
  revisionHash: asHash("sha256:one"),
  kind: "after",
  p: 0.2,
  openedAt: OPENED,
  dueAt: OPENED + DAY,
  barred: [voter],
} as const;
const opened = openCheck(facts, { queue: QUEUE, rung: { index: 0, at: OPENED + HOUR, remainingMs: null } });
const done = (check: Check, command: CheckCommand, by = ria, now = OPENED + MINUTE): Check => {
  const decided = decideCheck(check, command, by, now);
  if (!decided.ok) throw new Error(decided.refusal.code);
  return decided.value;
};
const claim = { type: "claim", leaseMs: 15 * MINUTE } as const;
const right = { type: "verdict", verdict: { is: "right" } } as const;

describe("a check", () => {
  test("is held by its queue, then by whoever claims it, then by nobody", () => {
    expect(checkHolder(opened)).toEqual({ kind: "queue", id: QUEUE });
    const claimed = done(opened, claim);
    expect(checkHolder(claimed)).toEqual({ kind: "person", id: ria });
    expect(checkHolder(done(claimed, right))).toBeNull();
  });

  test("is refused to who voted on the revision", () => {
    expect(decideCheck(opened, claim, voter, OPENED)).toMatchObject({ refusal: { code: "excluded" } });
  });

  test("is refused while another has claimed it, and anything once it is closed", () => {
    const claimed = done(opened, claim);
    expect(decideCheck(claimed, right, tom, OPENED + MINUTE)).toMatchObject({ refusal: { code: "claimed-by-other", by: ria } });
    expect(decideCheck(done(claimed, right), claim, tom, OPENED + MINUTE)).toMatchObject({ refusal: { code: "wrong-state" } });
  });

  test("goes back to its queue when the lease ends, and can be released, set aside and taken up again", () => {
    const claimed = done(opened, claim);
    expect(advanceCheck(claimed, OPENED + 16 * MINUTE).place.review).toBe("queued");
    expect(done(claimed, { type: "release" }).place.review).toBe("queued");
    const aside = done(claimed, { type: "suspend", until: OPENED + 2 * HOUR });
    expect(checkDeadline(aside)).toBe(OPENED + 2 * HOUR);
    expect(done(aside, { type: "resume", leaseMs: MINUTE }).place.review).toBe("claimed");
    expect(decideCheck(aside, { type: "resume", leaseMs: MINUTE }, tom, OPENED)).toMatchObject({ refusal: { code: "wrong-state" } });
  });

  test("lapses when it is due, which is no verdict", () => {
    const lapsed = advanceCheck(done(opened, claim), OPENED + DAY);
    expect(hasLapsed(lapsed)).toBe(true);
    expect(hasLapsed(done(opened, right))).toBe(false);
  });

  test("is due while a reversal can still be of use", () => {
    expect(checkDueAt("after", OPENED, 10 * HOUR, null)).toBe(OPENED + 8 * HOUR);
    expect(checkDueAt("after", OPENED, 10 * HOUR, HOUR)).toBe(OPENED + HOUR);
    expect(checkDueAt("second", OPENED, 10 * HOUR, null)).toBe(OPENED + 7 * DAY);
  });

  test("that was reported is wrong from the start and asks nobody", () => {
    const { kind: _kind, p: _p, ...rest } = facts;
    const reported = reportedCheck({ ...rest, queue: QUEUE }, tom, "severe");
    expect([checkHolder(reported), checkDeadline(reported), hasLapsed(reported)]).toEqual([null, null, false]);
  });

  test("invariant 1: has exactly one holder and a deadline while it is open, and time alone closes it", () => {
    const commands = fc.array(fc.record({ pick: fc.nat(4), by: fc.constantFrom(ria, tom, voter), wait: fc.nat(3 * HOUR) }), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(commands, (given) => {
        let check = opened;
        let now = OPENED;
        for (const { pick, by, wait } of given) {
          now += wait;
          check = advanceCheck(check, now);
          const all: readonly CheckCommand[] = [
            claim,
            { type: "release" },
            { type: "suspend", until: now + HOUR },
            { type: "resume", leaseMs: HOUR },
            right,
          ];
          const decided = decideCheck(check, all[pick] ?? claim, by, now);
          if (decided.ok) check = decided.value;
          expect(checkHolder(check) === null).toBe(check.place.review === "closed");
          expect(checkDeadline(check) === null).toBe(check.place.review === "closed");
        }
        expect(advanceCheck(check, OPENED + DAY).place.review).toBe("closed");
      }),
    );
  });
});
