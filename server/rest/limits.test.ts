// Too much of one thing, or the wrong thing in the right place: the field is named, nothing is recorded.
import { LIMITS } from "@core/words/submission";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Attacked, attack, type Json } from "./testing/attacked";
import { type Planted, refund } from "./testing/planted";

let attacked: Attacked;
let world: Planted;
beforeAll(async () => {
  attacked = await attack();
  world = attacked.world;
});
afterAll(() => world.close());
const refused: Attacked["refused"] = (...given) => attacked.refused(...given);

describe("too much of one thing", () => {
  const evidence = { kind: "text", label: "Said", content: "x" };
  const claim = { subject: "s", predicate: "p" };
  const png = Buffer.from("\x89PNG\r\n\x1a\n", "latin1").toString("base64");
  test.each<[string, Json, string]>([
    ["title", { title: "x".repeat(LIMITS.titleChars + 1) }, "/title"],
    ["a title of two lines", { title: "a\nb" }, "/title"],
    ["a blank title", { title: " \u3000" }, "/title"],
    ["workflow", { workflow: "w".repeat(LIMITS.nameChars + 1) }, "/workflow"],
    ["evidence", { evidence: Array(LIMITS.evidence + 1).fill(evidence) }, "/evidence"],
    ["claims", { claims: Array(LIMITS.claims + 1).fill(claim) }, "/claims"],
    ["correlation", { correlation: { a: "ü".repeat(LIMITS.correlationBytes / 2) } }, "/correlation"],
    ["signals", { signals: { a: "x".repeat(LIMITS.signalsBytes) } }, "/signals"],
    ["arguments", { action: { name: "issue_refund", arguments: { a: "x".repeat(LIMITS.argumentsBytes) } } }, "/action/arguments"],
    ["group", { group: { id: "g", size: LIMITS.groupSize + 1 } }, "/group/size"],
    ["an empty group", { group: { id: "g", size: 0 } }, "/group/size"],
    ["confidence", { confidence: 1.01 }, "/confidence"],
    ["a fraction of a second", { due_in_s: 1.5 }, "/due_in_s"],
    ["no way out", { allowed_decisions: ["approve", "edit"] }, "/allowed_decisions"],
    ["a decision twice", { allowed_decisions: ["reject", "reject"] }, "/allowed_decisions"],
    ["an unknown decision", { allowed_decisions: ["reject", "bless"] }, "/allowed_decisions/1"],
    ["a script as an address", { evidence: [{ kind: "link", label: "l", url: "javascript:alert(1)" }] }, "/evidence/0/url"],
    ["an address with a password", { evidence: [{ kind: "link", label: "l", url: "https://a:b@shop.example" }] }, "/evidence/0/url"],
    ["an unknown kind", { evidence: [{ kind: "video", label: "l" }] }, "/evidence/0/kind"],
    ["an image that is none", { evidence: [{ kind: "image", label: "l", media_type: "image/png", data: "aGVsbG8=" }] }, "/evidence/0/data"],
    ["an image of another type", { evidence: [{ kind: "image", label: "l", media_type: "image/jpeg", data: png }] }, "/evidence/0/data"],
    [
      "an image with a script",
      { evidence: [{ kind: "image", label: "l", media_type: "image/svg+xml", data: png }] },
      "/evidence/0/media_type",
    ],
    ["broken base64", { evidence: [{ kind: "image", label: "l", media_type: "image/png", data: "%%%%" }] }, "/evidence/0/data"],
    ["negative risk", { at_risk: { amount: -1, currency: "EUR" } }, "/at_risk/amount"],
    ["no currency", { at_risk: { amount: 1, currency: "euro" } }, "/at_risk/currency"],
    ["somebody else's item", { supersedes: "019ab5c2-7d10-7f3e-9a41-5c0e8b2d6f17" }, "/supersedes"],
    ["an unregistered callback", { callback_url: "https://agent.example/hook" }, "/callback_url"],
    ["arguments against the registry", { action: { name: "issue_refund", arguments: { order: 1 } } }, "/action/arguments"],
    [
      "a schema that is none",
      { action: { ...(refund().action as Json), arguments_schema: { type: "banana" } } },
      "/action/arguments_schema",
    ],
    [
      "a schema from elsewhere",
      { action: { ...(refund().action as Json), arguments_schema: { $ref: "https://evil.example/s.json" } } },
      "/action/arguments_schema",
    ],
  ])("%s", async (_, fields, pointer) => {
    const answer = await world.post("/items", { ...refund(), ...fields });
    await refused(answer, 422);
    expect(answer.body.errors.some(({ path }) => path.startsWith(pointer))).toBe(true);
  });

  test("a batch of 1,001", async () => {
    const answer = await world.post("/items:batch", { items: Array(LIMITS.batch + 1).fill(1) });
    await refused(answer, 422);
    expect(answer.body.errors[0]?.path).toBe("/items");
  });

  test("an empty batch", async () => refused(await world.post("/items:batch", { items: [] }), 422));
});
