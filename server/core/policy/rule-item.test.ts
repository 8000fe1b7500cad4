// The ruling by example: each built-in, the couplings, what agents claim, edits, and what a person reads.
import { describe, expect, test } from "vitest";
import { joinRulings } from "./lattice";
import { compiled, proposal, RANKS, rule, ruled } from "./testing/policies";

const reason = (ruling: ReturnType<typeof ruled>, id: string) => ruling.reasons.find((entry) => entry.rule === id);

describe("a ruling", () => {
  test("is the boundary's when no rule matches", () =>
    expect(ruled(compiled({ rules: [rule("over", "x > t.limit")] }))).toMatchObject({
      level: "sampled",
      samplingP: 0.1,
      quorum: 1,
      queue: "desk",
      recallS: 8,
      grantS: 900,
      matched: [],
      errored: false,
      reversibility: "compensable",
      reversalWindowS: 86_400,
      facts: { x: 50, currency: "EUR", flag: false },
    }));
  test("keeps every reason with its facts, and the comparison that a screen can draw", () => {
    const policy = compiled({ rules: [rule("over", "x > t.limit", { level: "review" }, { reason: "More than {t.limit}" })] });
    expect(reason(ruled(policy, proposal({ x: 420 })), "over")).toEqual({
      rule: "over",
      kind: "rule",
      text: "More than 100.00",
      level: "review",
      quorum: 1,
      queue: null,
      facts: { x: 420 },
      comparisons: [{ fact: "x", operator: ">", value: 420, limit: 100, threshold: "limit" }],
      shown: "420.00\u00a0EUR",
    });
  });
  test("lists the strictest reason first, and the ids of the rules in that order", () => {
    const rules = [rule("a-after", "true", { level: "review_after" }), rule("b-dual", "true", { level: "dual" }), rule("c-review", "true")];
    const ruling = ruled(compiled({ rules }));
    expect(ruling.reasons.map((entry) => entry.rule)).toEqual(["b-dual", "c-review", "a-after", "boundary"]);
    expect(ruling.matched).toEqual(["b-dual", "c-review", "a-after"]);
    expect(ruling).toMatchObject({ level: "review", quorum: 2, samplingP: 1 });
  });
  test("takes the most senior queue that a rule names, never a lesser one than the boundary's", () => {
    const queueOf = (queue: string, boundary = { level: "review", queue: "twin-a" }) =>
      ruled(compiled({ boundary, rules: [rule("one", "true", { queue })] })).queue;
    expect(queueOf("leads")).toBe("leads");
    expect(queueOf("desk")).toBe("twin-a");
    expect(queueOf("twin-b")).toBe("twin-a");
  });
  test("joins due times, recall windows, skills, exclusions and blindness", () => {
    const rules = [
      rule("one", "true", { due_in_s: 600, recall_s: 20, skills: ["dutch"], exclude: ["ann"] }),
      rule("two", "true", { due_in_s: 300, recall_s: 12, skills: ["law", "dutch"], exclude: ["ben"], blind: true }),
    ];
    expect(ruled(compiled({ rules }), proposal({ due_in_s: 400 }))).toMatchObject({
      dueInS: 300,
      recallS: 20,
      skills: ["dutch", "law"],
      exclude: ["ann", "ben"],
      blind: true,
    });
  });
  test("lets the agent's wish move the due time forward only", () => {
    const policy = compiled({ boundary: { level: "review", due_in_s: 3_600 } });
    expect([60, 9_999].map((wish) => ruled(policy, proposal({ due_in_s: wish })).dueInS)).toEqual([60, 3_600]);
  });
  test("speaks only of the actions that a rule names", () =>
    expect(ruled(compiled({ rules: [rule("other", "true", { level: "blocked" }, { actions: ["receive"] })] })).level).toBe("sampled"));
});

describe("the owner of an agent", () => {
  const boundary = { level: "review", owner_may_review: true };
  test("may review where the boundary says so", () => expect(ruled(compiled({ boundary })).ownerMayReview).toBe(true));
  test("but never where two people must sign", () =>
    expect(ruled(compiled({ boundary, rules: [rule("two", "true", { level: "dual" })] })).ownerMayReview).toBe(false));
});

describe("a person must look", () => {
  const looked = (ruling: ReturnType<typeof ruled>, id: string, text: string, errored = false) => {
    expect(ruling.level).toBe("review");
    expect(reason(ruling, `built-in:${id}`)?.text).toBe(text);
    expect(ruling.errored).toBe(errored);
  };
  const failed = "The policy failed, so a person must look: ";
  test("while a stop is on", () =>
    looked(
      ruled(compiled(), proposal(), { stops: { agent: true, workflow: false, all: true } }),
      "stop",
      "A stop is on for everything and this agent",
    ));
  test("when the autonomy budget is used up", () =>
    looked(
      ruled(compiled(), proposal(), { budgetBurnt: true }),
      "budget",
      "The agent's autonomy for send is suspended: its budget of errors is used up",
    ));
  test("when it cannot be taken back", () =>
    looked(
      ruled(compiled({ action: { reversibility: "irreversible" } })),
      "irreversible",
      "Cannot be taken back, and nobody has accepted that risk",
    ));
  test("when the agent says that it cannot be taken back", () =>
    looked(
      ruled(compiled(), { ...proposal(), action: { ...proposal().action, reversibility: "irreversible" } }),
      "irreversible",
      "Cannot be taken back, and nobody has accepted that risk",
    ));
  test("when it can be taken back for less long than a rule asks", () =>
    looked(
      ruled(compiled({ rules: [rule("slow", "true", { min_window_s: 172_800 })] })),
      "window",
      "Can be taken back for 24\u00a0hours only; the policy asks for 2\u00a0days",
    ));
  test("when a required fact is missing", () =>
    looked(ruled(compiled(), proposal({ x: null })), "missing-fact", `${failed}"x" is missing.`, true));
  test("when a fact is not what the registry says", () =>
    looked(ruled(compiled(), proposal({ x: "50" })), "wrong-fact", `${failed}"x" must be a number.`, true));
  test("when an optional fact is not what the registry says", () =>
    looked(
      ruled(compiled(), proposal({ signals: { flag: true, age: 1.5 } })),
      "wrong-fact",
      `${failed}"age" must be a whole number.`,
      true,
    ));
  test("when nobody has set a boundary", () => {
    const ruling = ruled(compiled({ boundary: null }));
    expect(ruling).toMatchObject({ level: "review", queue: "desk", errored: false });
    expect(reason(ruling, "boundary")?.text).toBe("Nobody has set a boundary for send, so a person must look");
  });
  test("when no policy knows the workflow", () =>
    looked(ruled(null), "unknown-workflow", `${failed}no policy knows the workflow "pay".`, true));
  test("when the action is not registered, whatever the agent says of it", () => {
    const ruling = ruled(compiled(), {
      ...proposal(),
      action: { name: "burn", arguments: {}, reversibility: "reversible", reversal_window_s: 60 },
    });
    looked(ruling, "unknown-action", `${failed}"burn" is not registered in pay.`, true);
    expect(ruling).toMatchObject({ queue: "fallback", reversibility: "irreversible", reversalWindowS: 0 });
  });
  test("when a queue is named that does not exist: the item stays where it would be", () => {
    const ruling = ruled(compiled({ rules: [rule("lost", "true", { queue: "nowhere" })] }));
    looked(ruling, "unknown-queue", `${failed}there is no queue "nowhere".`, true);
    expect(ruling.queue).toBe("desk");
  });
  test("when the engine itself breaks", () => {
    const broken = { ...compiled(), actions: { get: () => ({ name: "send" }) } } as unknown as ReturnType<typeof compiled>;
    const ruling = ruled(broken);
    expect(ruling).toMatchObject({ level: "review", queue: "fallback", errored: true });
    expect(ruling.reasons[0]?.rule).toBe("built-in:engine");
  });
});

describe("an accepted risk", () => {
  const boundary = { level: "sampled", sampling: 0.2, accepted_risk: { reason: "A message costs a minute", owner: "max" } };
  test("lets what cannot be taken back run, and stays among the reasons", () => {
    const ruling = ruled(compiled({ boundary, action: { reversibility: "irreversible" } }));
    expect(ruling).toMatchObject({ level: "sampled", reversibility: "irreversible", reversalWindowS: 0 });
    expect(reason(ruling, "boundary")?.facts).toEqual({ accepted_risk: "A message costs a minute" });
  });
});

describe("a rule that cannot be told", () => {
  const rules = [rule("old", "age > 3", { level: "human_only" })];
  test("counts as matched and says which fact is missing", () => {
    const ruling = ruled(compiled({ rules }));
    expect(ruling).toMatchObject({ level: "human_only", errored: true, matched: ["old"] });
    expect(reason(ruling, "old")).toMatchObject({
      kind: "error",
      text: 'The policy failed, so a person must look: the rule "old" cannot be read: "age" is missing.',
    });
  });
  test("is raised to review where it asks for less", () =>
    expect(ruled(compiled({ rules: [rule("old", "age > 3", { sampling: 0.3 })] }))).toMatchObject({ level: "review", samplingP: 0.3 }));
  test("is told all the same where the missing fact makes no difference", () => {
    const absorbed = compiled({ rules: [rule("no", "flag && age > 3"), rule("yes", "!flag || age > 3", { level: "review_after" })] });
    expect(ruled(absorbed)).toMatchObject({ level: "review_after", matched: ["yes"], errored: false });
  });
  test("may ask where a fact comes from", () => {
    const policy = compiled({ rules: [rule("claimed", 'provenance.x == "agent"')] });
    expect(ruled(policy).matched).toEqual(["claimed"]);
  });
  test("when it gives neither true nor false", () => {
    const ruling = ruled(compiled({ rules: [rule("odd", "tags[0]")] }), proposal({ signals: { flag: true, tags: ["new"] } }));
    expect(ruling).toMatchObject({ level: "review", errored: true });
  });
});

describe("verified and system facts", () => {
  const facts = { debts: { type: "number", from: "system.debts", provenance: "system" } };
  test("are the product's own: the agent cannot send them", () => {
    const policy = compiled({ facts, rules: [rule("owes", "debts > 0.0", { level: "blocked" })] });
    const given = proposal({ signals: { debts: 0 } });
    expect(ruled(policy, given).errored).toBe(true);
    expect(ruled(policy, given, { ours: { verified: {}, system: { debts: 3 } } })).toMatchObject({ level: "blocked", errored: false });
  });
});

describe("what is at risk", () => {
  const action = { at_risk: { amount: "x * 2", currency: "currency" } };
  const rules = [rule("much", "at_risk.amount > 150")];
  test("is worked out by the registry and stored with the facts", () =>
    expect(ruled(compiled({ action, rules })).facts.at_risk).toEqual({ amount: 100, currency: "EUR" }));
  test("is the agent's claim where that is higher", () => {
    const ruling = ruled(compiled({ action, rules }), proposal({ at_risk: { amount: 160, currency: "EUR" } }));
    expect(ruling.facts.at_risk).toEqual({ amount: 160, currency: "EUR" });
    expect(ruling.matched).toEqual(["much"]);
  });
  test("is looked at where the two are in different currencies", () => {
    const ruling = ruled(compiled({ action }), proposal({ at_risk: { amount: 1, currency: "USD" } }));
    expect(ruling.level).toBe("review");
    expect(reason(ruling, "built-in:at-risk")?.text).toBe("The agent says 1.00\u00a0USD is at risk, the registry 100.00\u00a0EUR");
  });
  test("is looked at where it cannot be worked out", () =>
    expect(ruled(compiled({ action }), proposal({ x: null })).reasons.map((entry) => entry.rule)).toContain("built-in:at-risk"));
});

describe("an edit", () => {
  const rules = [
    rule("over", "x > t.limit", { level: "review" }, { reason: "More than {t.limit}" }),
    rule("unsure", "confidence < t.floor", { level: "review_after" }, { reason: "Less sure than {t.floor}" }),
  ];
  const signed = proposal({ x: 420, confidence: 0.7, signals: { flag: true } });
  const written = proposal({ x: 80, confidence: 0.7, signals: { flag: true } });
  test("takes the agent's confidence and signals away, and says so", () => {
    const ruling = ruled(compiled({ rules }), written, {}, true);
    expect(ruling.facts).toEqual({ x: 80, currency: "EUR" });
    expect(ruling.reasons.map((entry) => entry.text)).toEqual([
      'After an edit "flag" no longer counts, so a person must look',
      "Cannot be told after an edit: “Less sure than 0.90”",
      "A share of send is checked after it ran",
    ]);
  });
  test("keeps them where the registry says that they are about the case", () => {
    const ruling = ruled(compiled({ rules, action: { facts_survive_edit: true } }), written, {}, true);
    expect(ruling).toMatchObject({ level: "review_after", matched: ["unsure"], errored: false });
  });
  test("joined with what was ruled before keeps the agent's figures among the reasons, beside what no longer counts", () => {
    const policy = compiled({ rules });
    const joined = joinRulings(ruled(policy, signed), ruled(policy, written, {}, true), RANKS);
    expect(joined.level).toBe("review");
    const texts = joined.reasons.map((entry) => entry.text);
    expect(texts).toEqual(
      expect.arrayContaining(["More than 100.00", "Less sure than 0.90", "Cannot be told after an edit: “Less sure than 0.90”"]),
    );
  });
  test("joined says what a rule says of the new revision, not of the old one too", () => {
    const policy = compiled({ rules });
    const joined = joinRulings(ruled(policy, signed), ruled(policy, { ...signed, ...proposal({ x: 300 }), confidence: 0.7 }), RANKS);
    expect(joined.reasons.filter((entry) => entry.rule === "over").map((entry) => entry.facts)).toEqual([{ x: 300 }]);
  });
});

describe("what stands beside a reason", () => {
  const shown = (when: string, more: object, given = proposal({ x: 420, signals: { flag: false, age: 12 } })) =>
    reason(ruled(compiled({ rules: [rule("one", when, { level: "review" }, more)] }), given), "one")?.shown;
  test("is the compared value with its unit", () => expect(shown("age < 30", {})).toBe("12\u00a0days"));
  test("is what the author chose", () =>
    expect(shown("!flag && x > t.limit", { show: ["x", "age"] })).toBe("420.00\u00a0EUR and 12\u00a0days"));
  test("is nothing when the sentence says it all", () => expect(shown("!flag", {})).toBe(""));
});

describe("the comparisons of a reason", () => {
  const drawn = (when: string, signals: object = { flag: true, age: 12 }) =>
    ruled(compiled({ rules: [rule("one", when)] }), proposal({ x: 420, signals: { ...signals } }))
      .reasons.find((entry) => entry.rule === "one")
      ?.comparisons.map(
        ({ fact, operator, limit, threshold }) => `${fact} ${operator} ${limit}${threshold === null ? "" : ` (${threshold})`}`,
      );
  test("turn round so that the fact stands first", () => expect(drawn("t.limit < x")).toEqual(["x > 100 (limit)"]));
  test("follow a negation", () => expect(drawn("!(x <= t.limit)")).toEqual(["x > 100 (limit)"]));
  test("leave out the side that was not true", () => expect(drawn("(x > 1000 && age < 30) || x > 400")).toEqual(["x > 400"]));
  test("follow the branch that was taken", () => expect(drawn("flag ? age < 30 : x > 1")).toEqual(["age < 30"]));
  test("know facts by their full name", () => expect(drawn("facts.x > 1 && has(facts.age)")).toEqual(["x > 1"]));
  test("include words", () => expect(drawn('currency == "EUR"')).toEqual(["currency == EUR"]));
  test("stop at what is no distance", () => expect(drawn("flag")).toEqual([]));
  test("name each once", () => expect(drawn("x > 1 && x > 1")).toEqual(["x > 1"]));
});
