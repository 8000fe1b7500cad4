// Seeds name the field that is wrong.
import { describe, expect, test } from "vitest";
import { parseQueuesSeed, parseWorkflowSeed } from "./seed";

const errors = (result: ReturnType<typeof parseQueuesSeed> | ReturnType<typeof parseWorkflowSeed>) => (result.ok ? [] : result.refusal);
const queue = (changes: object = {}) => ({ id: "desk", name: "Desk", rank: 1, owner: "max", members: ["ria"], ...changes });
const workflow = (policy: object, registry: object = { actions: {} }) => ({
  workflow: "pay",
  policy: { queue: "desk", boundaries: {}, ...policy },
  registry,
});

describe("a seed of queues", () => {
  test("holds", () => expect(parseQueuesSeed({ fallback: "desk", queues: [queue()] }).ok).toBe(true));
  test.each([
    ["a queue over it that is not there", { over: "leads" }, "/queues/0/over"],
    ["itself over it", { over: "desk" }, "/queues/0/over"],
    ["a rung that moves to nowhere", { ladder: [{ after_s: 60, do: "move", to: "leads" }] }, "/queues/0/ladder/0/to"],
    ["a rung that does what no rung does", { ladder: [{ after_s: 60, do: "shout" }] }, "/queues/0/ladder/0/do"],
    ["nobody in it", { members: [] }, "/queues/0/members"],
    ["an unknown field", { colour: "red" }, "/queues/0"],
  ])("is refused with %s", (_name, changes, path) =>
    expect(errors(parseQueuesSeed({ fallback: "desk", queues: [queue(changes)] })).map((error) => error.path)).toContain(path),
  );
  test("is refused with a queue twice, or a fallback that is not there", () =>
    expect(errors(parseQueuesSeed({ fallback: "none", queues: [queue(), queue()] })).map(({ path }) => path)).toEqual([
      "/fallback",
      "/queues/1/id",
    ]));
});

describe("a seed of a workflow", () => {
  test("holds, with its name in both documents", () => {
    const result = parseWorkflowSeed(workflow({}));
    expect(result.ok && [result.value.policy.workflow, result.value.registry.workflow]).toEqual(["pay", "pay"]);
  });
  const boundary = (changes: object) => workflow({ boundaries: { send: { level: "review", ...changes } } });
  const withRule = (changes: object) =>
    workflow({ rules: [{ id: "one", when: "true", require: { level: "review" }, reason: "Because", ...changes }] });
  test.each<[string, object, string]>([
    ["a level that there is not", boundary({ level: "maybe" }), "/policy/boundaries/send/level"],
    ["an accepted risk without an owner", boundary({ accepted_risk: { reason: "x" } }), "/policy/boundaries/send/accepted_risk/owner"],
    ["a recall window beyond a minute", boundary({ recall_s: 61 }), "/policy/boundaries/send/recall_s"],
    ["a rule that requires nothing", withRule({ require: {} }), "/policy/rules/0/require"],
    ["a rule that would loosen silence", withRule({ require: { on_silence: "proceed" } }), "/policy/rules/0/require"],
    ["a threshold with a name of ours", workflow({ thresholds: { facts: { value: 1 } } }), "/policy/thresholds/facts"],
    [
      "a verified fact read from the agent",
      workflow(
        {},
        { actions: { send: { reversibility: "reversible", facts: { a: { type: "number", from: "signals.a", provenance: "verified" } } } } },
      ),
      "/registry/actions/send/facts/a/provenance",
    ],
    [
      "sampled without a share",
      workflow({ sampling_floor: 0, boundaries: { send: { level: "sampled" } } }),
      "/policy/boundaries/send/sampling",
    ],
  ])("is refused with %s", (_name, document, path) =>
    expect(errors(parseWorkflowSeed(document)).map((error) => error.path)).toContain(path),
  );
  test("is refused with a rule twice", () => {
    const one = { id: "one", when: "true", require: { level: "review" }, reason: "Because" };
    expect(errors(parseWorkflowSeed(workflow({ rules: [one, one] }))).map(({ path }) => path)).toEqual(["/policy/rules/1/id"]);
  });
});
