// A look at the evidence of a threshold: its number, its terms fixed before, what it keeps, and who may take one.
import { streamOf } from "@core/trail/event";
import type { HistoricItem } from "@core/words/history";
import { asHash, type PersonId } from "@core/words/ids";
import { itemSubmissionSchema } from "@core/words/submission";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listStream } from "@/db/queries/events";
import { refund } from "../rest/testing/planted";
import { type Desk, openDesk, refusalOf } from "../trpc/testing/desk";
import { importHistory } from "./import-history";

let desk: Desk;
let ada: PersonId;
let max: PersonId;
beforeAll(async () => {
  desk = await openDesk();
  ada = await desk.add("the-author", ["admin"]);
  max = await desk.add("the-manager", ["manager"]);
});
afterAll(() => desk.close());

const TERMS = {
  workflow: "refunds",
  threshold: "review_over",
  action: "issue_refund",
  agentVersion: "7",
  tolerated: 0.05,
  confidence: 0.95,
};
const look = async (terms: Partial<typeof TERMS> = {}, person: PersonId = ada) =>
  (await desk.as(person)).policies.calibrate({ ...TERMS, ...terms });
const kept = async () => (await (await desk.as(max)).policies.calibrations({ workflow: "refunds" })).certificates;

/** Fixes candidates for the threshold, signed by the manager; or moves it. */
async function publish(change: object): Promise<void> {
  const author = await desk.as(ada);
  const { id } = await author.policies.startDraft({ workflow: "refunds", name: "Candidates" });
  const { policy, version } = await author.policies.draft({ draft: id });
  const thresholds = policy.thresholds as unknown as Record<string, object>;
  const changed = { ...policy, thresholds: { ...thresholds, review_over: { ...thresholds.review_over, ...change } } };
  await author.policies.saveDraft({ draft: id, version, policy: JSON.parse(JSON.stringify(changed)) });
  const saved = await author.policies.draft({ draft: id });
  await author.policies.askSecond({ draft: id, version: saved.version, reason: "To be earned by evidence." });
  const asked = await author.policies.draft({ draft: id });
  const manager = await desk.as(max);
  await manager.policies.publish({ draft: id, version: asked.version, hash: asked.hash, warnings: asked.findings.length });
}

/** One past refund of each amount; the wrong ones are those named. */
async function imported(name: string, amounts: readonly number[], isWrong: (amount: number) => boolean): Promise<void> {
  const items = amounts.map((amount, at): HistoricItem => {
    const { external_id: _id, ...submission } = refund(amount);
    return {
      submission: itemSubmissionSchema.parse(submission),
      externalId: `${name}-${at}`,
      at: at + 1,
      decision: null,
      verdict: isWrong(amount) ? "wrong" : "right",
      decidedInS: null,
      byRole: null,
    };
  });
  async function* entries() {
    yield { position: 1, kind: "items" as const, items };
  }
  const done = await importHistory(desk.world.deps, { name, hash: asHash(`sha256:${name.padEnd(64, "0")}`), entries });
  expect(done.ok).toBe(true);
}

test("without candidates in force nothing is looked at, and only who writes policies may look", async () => {
  expect(await refusalOf(() => look())).toMatchObject({
    refusal: { code: "invalid", errors: [{ path: "/threshold", message: expect.stringContaining("no candidates") }] },
  });
  expect(await refusalOf(() => look({}, max))).toMatchObject({ refusal: { code: "forbidden" } });
  expect(await refusalOf(() => look({ threshold: "none" }))).toMatchObject({ refusal: { code: "invalid" } });
  await publish({ candidates: [200, 300, 400, 500] });
  expect(await refusalOf(() => look({ action: "send_reply" }))).toMatchObject({
    refusal: { code: "invalid", errors: [{ path: "/action" }] },
  });
  expect(await kept()).toEqual([]);
});

test("a look keeps what the evidence supports under the rules in force, is numbered, and stands on the trail", async () => {
  // Up to 250 all are right; every second one from there on is wrong.
  await imported(
    "aa",
    Array.from({ length: 300 }, (_, at) => 50 + at),
    (amount) => amount >= 250 && amount % 2 === 0,
  );
  const { id } = await look();
  const [first] = await kept();
  expect(first).toMatchObject({ id, threshold: "review_over", action: "issue_refund", agentVersion: "7", current: true });
  expect(first?.certificate).toMatchObject({ tolerated: 0.05, confidence: 0.95, look: 1, inForce: 250, supported: 200 });
  expect(first?.certificate.candidates.map(({ threshold, n, errors, passed }) => [threshold, n, errors, passed])).toEqual([
    [200, 151, 0, true],
    [300, 251, 26, false],
    [400, 300, 50, null],
    [500, 300, 50, null],
  ]);
  const events = await desk.world.deps.store.read((tx) => listStream(tx, streamOf("policy", "refunds")));
  expect(events.at(-1)).toMatchObject({ type: "calibrated", actor: { kind: "person", id: ada } });
  expect(JSON.parse(events.at(-1)?.data ?? "")).toMatchObject({ calibration: id, certificate: first?.hash, look: 1 });

  await look({ tolerated: 0.1 });
  expect((await kept())[0]?.certificate).toMatchObject({ look: 2 });
  // Another name for the agent's version is another look at the same cases.
  await look({ agentVersion: "8" });
  expect((await kept())[0]).toMatchObject({ agentVersion: "8", certificate: { look: 3 } });
});

test("the threshold may move without a word; other candidates make older certificates those of other rules, and the next one says what that costs", async () => {
  const before = await kept();
  await publish({ value: 300 });
  const trail = async () => (await desk.world.deps.store.read((tx) => listStream(tx, streamOf("policy", "refunds")))).at(-1)?.data ?? "";
  // Nothing supports 300: the trail names no certificate for it.
  expect(JSON.parse(await trail())).toMatchObject({ certificates: {} });
  await publish({ value: 190 });
  expect(JSON.parse(await trail())).toMatchObject({ certificates: { review_over: { issue_refund: before[0]?.hash } } });
  expect((await kept()).map(({ current }) => current)).toEqual(before.map(() => true));
  await publish({ candidates: [150, 250] });
  expect((await kept()).map(({ current }) => current)).toEqual(before.map(() => false));
  await look();
  expect((await kept())[0]).toMatchObject({ current: true, certificate: { look: 4 } });
  expect((await kept())[0]?.certificate.assumptions).toContain("asked-before-looking");
});
