// What the screen was: whatever people, agents and time did, each instant is shown as the product showed it then.
import { claimInput, escalateInput, suspendInput, verifyClaimInput } from "@core/words/decisions";
import { asQueueId, type ItemId, type PersonId } from "@core/words/ids";
import { asOfInput } from "@core/words/past";
import { MINUTE, SECOND } from "@core/words/time";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { advanceDue } from "../commands/advance-due";
import { escalateItem } from "../commands/escalate-item";
import { liftStop } from "../commands/lift-stop";
import { pullStop } from "../commands/pull-stop";
import { releaseItem } from "../commands/release-item";
import { resumeItem } from "../commands/resume-item";
import { saveQueue } from "../commands/save-queue";
import { skipItem } from "../commands/skip-item";
import { suspendItem } from "../commands/suspend-item";
import { verifyClaim } from "../commands/verify-claim";
import { MAX, RIA, refund } from "../rest/testing/planted";
import { asItWas } from "./as-it-was";
import type { ItemView } from "./shapes-item";
import { type Screen, screen, value } from "./testing/screen";

let at: Screen;
beforeAll(async () => {
  at = await screen();
});
afterAll(() => at.close());

const pastOf = async (person: PersonId, itemId: ItemId, atMs: number, seenBy: PersonId | null = null) =>
  value(await asItWas(at.deps, person, asOfInput.parse({ itemId, atMs, seenBy })));

/** What is of now by its nature: what one may do, what one had typed, how many were compared, and a lease that was kept up without an event. */
function comparable({ allowed: _a, waysUp: _w, draft: _d, similar, claim, ...item }: ItemView) {
  // Only how the line of the standing revision is called differs.
  const timeline = item.timeline.map(({ detail, ...line }) => ({ ...line, detail: detail?.replace(STANDING, "") ?? null }));
  return { ...item, timeline, similar: { ...similar, searched: null }, claim: claim && { ...claim, leaseUntil: 0 } };
}

const STANDING = /, (?:the one that stood then|now in front of you|the last one)$/;

type Step = (item: ItemId, person: PersonId) => Promise<unknown>;

const claims = [{ subject: "order:8841", predicate: "is paid", fingerprint: "f-1" }];
const steps: Readonly<Record<string, Step>> = {
  claim: (item, person) => at.claim(person, item),
  approve: (item, person) => at.approve(person, item, "Seen."),
  edit: (item, person) => at.edit(person, item, { order: "8841", amount: 401, currency: "EUR" }),
  reject: (item, person) => at.reject(person, item, "Not broken."),
  recall: (item, person) => at.recall(person, item),
  ask: (item, person) => at.ask(person, item, "Is it broken?"),
  release: (itemId, person) => releaseItem(at.deps, { actor: { kind: "person", person }, ...claimInput.parse({ itemId }) }),
  escalate: (itemId, person) =>
    escalateItem(at.deps, { actor: { kind: "person", person }, ...escalateInput.parse({ itemId, reason: "Too large." }) }),
  suspend: (itemId, person) =>
    suspendItem(at.deps, {
      actor: { kind: "person", person },
      ...suspendInput.parse({ itemId, untilMs: at.now() + 30 * MINUTE, reason: "The shop calls back." }),
    }),
  resume: (itemId, person) => resumeItem(at.deps, { actor: { kind: "person", person }, itemId }),
  skip: (itemId, person) => skipItem(at.deps, { actor: { kind: "person", person }, itemId, reason: "Not my field" }),
  verify: async (itemId, person) => {
    const { revisionHash } = await at.open(person, itemId);
    await verifyClaim(at.deps, { actor: { kind: "person", person }, ...verifyClaimInput.parse({ itemId, revisionHash, claim: 0 }) });
  },
  revise: (item) => at.post(`/items/${item}/revisions`, { ...refund(430), claims, external_id: undefined }),
  reply: (item) => at.post(`/items/${item}/replies`, { message: "It is broken." }),
  redeem: async (item, person) => {
    at.pass(MINUTE);
    const { revisionHash } = await at.open(person, item);
    return at.post(`/items/${item}/executions?wait=0`, { revision_hash: revisionHash });
  },
  report: async (item, person) => {
    const { executionRecord } = await at.open(person, item);
    return executionRecord && at.post(`/executions/${executionRecord.id}/report`, { outcome: "succeeded", result: { paid: 420 } });
  },
  withdraw: (item) => at.post(`/items/${item}/withdraw`, { reason: "No longer needed." }),
  due: async () => {
    at.pass(16 * MINUTE);
    await advanceDue(at.deps, 50);
  },
  another: () => at.submit(refund(410, { claims })),
  stop: (_item, person) => pullStop(at.deps, { actor: { kind: "person", person }, scope: "workflow", target: "refunds", reason: null }),
  lift: (_item, person) =>
    liftStop(at.deps, { actor: { kind: "person", person }, scope: "workflow", target: "refunds", reason: "Looked into." }),
};

/** Each run is a life of its own of one item; `PAST_RUNS` for more. */
const RUNS = Number(process.env.PAST_RUNS ?? 3);

test("as it was at an instant is what its screen showed at that instant, for every step of a random life", { timeout: 120_000 }, () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom(...Object.keys(steps)), fc.constantFrom(RIA, MAX)), { minLength: 6, maxLength: 14 }),
      async (path) => {
        const item = await at.submit(refund(420, { claims, run: "run-1" }));
        const shown: { readonly at: number; readonly person: PersonId; readonly view: ItemView }[] = [];
        for (const [name, person] of path) {
          // Refusals are part of a life: the screen after them is the one before.
          await Promise.resolve(steps[name]?.(item, person)).catch((refused: unknown) => {
            if (!(refused instanceof Error && refused.message.startsWith("refused"))) throw refused;
          });
          shown.push({ at: at.now(), person, view: await at.open(person, item) });
          at.pass(2 * SECOND);
        }
        for (const then of shown) {
          const past = await pastOf(then.person, item, then.at, then.person);
          expect(past.item && comparable(past.item)).toEqual(comparable(then.view));
        }
      },
    ),
    { numRuns: RUNS },
  ),
);

test("what was renamed, stopped or decided only later does not stand on the screen of before", async () => {
  const item = await at.submit(refund(423, { run: "run-later" }));
  const before = await at.open(RIA, item);
  const instant = at.now();
  at.pass(MINUTE);
  const {
    version: _v,
    createdAt: _c,
    ...queue
  } = await at.deps.store.read(async (tx) => {
    const found = (await at.deps.directory.at(tx)).queues.get(asQueueId("refunds-exceptions"));
    if (found === undefined) throw new Error("no queue");
    return found;
  });
  value(await saveQueue(at.deps, queue));
  at.pass(MINUTE);
  value(await saveQueue(at.deps, { ...queue, name: "Another name", ladder: [{ afterS: 60, do: "notify", who: "owner" }] }));
  await at.submit(refund(424, { run: "run-later" }));
  await at.reject(MAX, item, "Not damaged.");
  expect((await at.open(RIA, item)).ladder).toHaveLength(1);
  const past = await pastOf(RIA, item, instant, RIA);
  expect(past.item?.siblings).toEqual([]);
  // The queue was planted without an event of its own, so of the time before the first it says what stands today.
  const renamed = await pastOf(RIA, item, at.now() - MINUTE, RIA);
  expect(renamed.item?.holder?.name).toBe(before.holder?.name);
  expect(renamed.item?.ladder.length).toBe(before.ladder.length);
  value(await saveQueue(at.deps, queue));
});

test("it says who had it on their screen, whether they looked at its evidence, and what they then did", async () => {
  const item = await at.submit(refund(425));
  const opened = at.now();
  at.pass(MINUTE);
  await at.claim(RIA, item);
  at.pass(20 * SECOND);
  await at.approve(RIA, item);
  const signing = await pastOf(MAX, item, at.now() - SECOND);
  expect(signing.seenBy?.name).toBe("Ria Roth");
  expect(signing.sitting).toMatchObject({ from: at.now() - 11 * SECOND, until: at.now(), evidenceSeen: null, act: "Ria Roth approved" });
  expect(signing.item?.approvals).toEqual([]);
  expect(signing.after?.at).toBe(at.now());
  expect(signing.place).toBe(2);
  const waiting = await pastOf(MAX, item, opened + 30 * SECOND);
  expect([waiting.seenBy, waiting.sitting]).toEqual([null, null]);
  expect((await pastOf(MAX, item, opened - 1)).item).toBeNull();
  expect((await pastOf(MAX, item, at.now() + MINUTE)).at).toBe(at.now());
});
