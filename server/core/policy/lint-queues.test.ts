// Whether there is somebody to sign: queues, quorums, skills, exclusions and agents of one's own.
import { expect, test } from "vitest";
import { GROUND } from "./testing/ground";
import { found } from "./testing/linted";
import { rule } from "./testing/policies";

test("a queue that does not exist, or that nobody works, stops the publication", () => {
  expect(found({ queue: "nowhere" })).toContainEqual(["error", "no-queue", "queue", "proved"]);
  expect(found({ queue: "empty" })).toContainEqual(["error", "empty-queue", "queue", "proved"]);
});

test("a quorum, skills or exclusions that leave too few stop it too", () => {
  const asks = (require: object) => found({ rules: [rule("over", "x > t.limit", require), rule("old", "age > 3")] });
  expect(asks({ level: "dual" })).toEqual([]);
  expect(asks({ level: "dual", queue: "leads" })).toContainEqual(["error", "too-few", "rules/over/require", "proved"]);
  expect(asks({ level: "dual", exclude: ["max"] })).toContainEqual(["error", "too-few", "rules/over/require", "proved"]);
  expect(asks({ level: "dual", skills: ["money"] })).toContainEqual(["error", "no-skill", "rules/over/require", "proved"]);
});

test("equal ranks of two queues that are named are told", () => {
  expect(found({ boundaries: { send: { level: "review", queue: "twin", owner: "max" } } })).toContainEqual([
    "warning",
    "equal-ranks",
    "queue",
    "proved",
  ]);
});

test("a boundary's demand and a rule's come together: what each alone could have may be too much for both", () => {
  const both = (level: string) =>
    found({
      boundaries: { send: { level: "review", exclude: ["ria"], owner: "max" } },
      rules: [rule("over", "x > t.limit", { level }), rule("old", "age > 3")],
    });
  expect(both("review")).toEqual([]);
  expect(both("dual")).toEqual([["error", "too-few", "rules/over/require", "proved"]]);
});

test("whoever owns the agent is missing for its items, unless the row lets them, and only where they are needed", () => {
  const owners = (agentOwners: readonly string[], boundary: object) =>
    found({ boundaries: { send: { owner: "max", ...boundary } } }, { organisation: { ...GROUND.organisation, agentOwners } });
  const told = [["warning", "owner-needed", "boundaries/send/quorum", "proved"]];
  expect(owners(["max"], { level: "review", queue: "leads" })).toEqual(told);
  expect(owners(["max"], { level: "review", queue: "leads", owner_may_review: true })).toEqual([]);
  expect(owners(["max"], { level: "dual", owner_may_review: true })).toEqual(told);
  // Each may review the other's agent.
  expect(owners(["ria", "max"], { level: "review" })).toEqual([]);
  expect(owners(["ada"], { level: "dual" })).toEqual([]);
});
