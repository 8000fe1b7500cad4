// A check holds for the inputs it was made on, for its time, until it is withdrawn, and never as one's own.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkOf, claimOn, type Verification } from "./checks";

const CLAIM = { subject: "customer:77", predicate: "identity-verified", fingerprint: "sha256:a" };
const check = (changes: Partial<Verification> = {}): Verification => ({
  ...CLAIM,
  by: { kind: "person", id: "ria" },
  at: 10,
  until: null,
  withdrawnAt: null,
  ...changes,
});
const at = (verifications: readonly Verification[], now = 100) => checkOf(CLAIM, verifications, "refund-agent", now);

describe("a claim", () => {
  test("that nobody looked at is missing", () => expect(at([])).toEqual({ state: "missing" }));
  test("is held by a check on the same inputs", () => expect(at([check()])).toMatchObject({ state: "holds" }));
  test.each([
    ["its inputs changed", check({ fingerprint: "sha256:b" }), "changed"],
    ["its time is over", check({ until: 100 }), "expired"],
    ["it was withdrawn", check({ withdrawnAt: 50 }), "withdrawn"],
  ])("has lapsed when %s", (_when, one, because) => expect(at([one])).toMatchObject({ state: "lapsed", because }));
  test("is not verified by the agent that makes it, but by another", () => {
    expect(at([check({ by: { kind: "agent", id: "refund-agent" } })])).toEqual({ state: "missing" });
    expect(at([check({ by: { kind: "agent", id: "kyc-agent" } })])).toMatchObject({ state: "holds" });
  });
  test("holds by any check that holds, whatever lapsed after it", () =>
    expect(at([check({ at: 5 }), check({ at: 9, withdrawnAt: 9 }), check({ at: 20, fingerprint: "sha256:b" })])).toMatchObject({
      state: "holds",
      verification: { at: 5 },
    }));
  test("without a fingerprint rests on its revision", () => {
    expect(claimOn({ subject: "a", predicate: "b" }, "sha256:r").fingerprint).toBe("sha256:r");
    expect(claimOn({ subject: "a", predicate: "b", fingerprint: "f" }, "sha256:r").fingerprint).toBe("f");
  });
});

test("the order in which checks are read changes nothing, and what others claim changes nothing", () => {
  const some = fc.record({
    ...Object.fromEntries(["subject", "predicate", "fingerprint"].map((name) => [name, fc.constantFrom(...Object.values(CLAIM), "other")])),
    by: fc.record({ kind: fc.constantFrom("person" as const, "agent" as const), id: fc.constantFrom("ria", "refund-agent") }),
    at: fc.nat(200),
    until: fc.option(fc.nat(200)),
    withdrawnAt: fc.option(fc.nat(200)),
  }) as fc.Arbitrary<Verification>;
  fc.assert(
    fc.property(fc.uniqueArray(some, { selector: ({ at }) => at, maxLength: 8 }), fc.nat(200), (all, now) => {
      const answer = at(all, now);
      expect(at(all.toReversed(), now)).toEqual(answer);
      expect(
        at(
          all.filter(({ subject, predicate }) => subject === CLAIM.subject && predicate === CLAIM.predicate),
          now,
        ),
      ).toEqual(answer);
      if (answer.state === "holds") expect(answer.verification.fingerprint).toBe(CLAIM.fingerprint);
    }),
  );
});
