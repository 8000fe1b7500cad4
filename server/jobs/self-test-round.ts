// One round of the self-test: two items on the way that every agent's items go. One is run and reported; the other nobody touches, so that its own deadline must close it.

import { setTimeout as pause } from "node:timers/promises";
import { SELF_TEST_ACTION } from "@core/policy/self-test-policy";
import { asExecutionId, type ItemId, type Ms } from "@core/words/ids";
import { refusalWords } from "@core/words/refusal-words";
import type { Refusal } from "@core/words/refusals";
import type { Result } from "@core/words/result";
import { SELF_TEST_PATIENCE_MS, SELF_TEST_WORKFLOW, type SelfTestStep, type SelfTestTimes } from "@core/words/self-test";
import { itemSubmissionSchema } from "@core/words/submission";
import { SELF_TEST_ACTOR as actor } from "../access/self-test-agent";
import { endSelfTest, leaveSelfTest, tellSelfTest } from "../commands/advance-self-test";
import { redeemGrant } from "../commands/redeem-grant";
import { reportExecution } from "../commands/report-execution";
import { submitItem } from "../commands/submit-item";
import { withdrawItem } from "../commands/withdraw-item";
import type { Deps } from "../deps";
import { listAgentItems, readAgentTrail, waitForItem } from "../views/agent-items";
import { isBusy } from "../views/readiness";

/** What the sequencer numbers is looked for so often; it needs some forty milliseconds. */
const LOOK_EVERY_MS = 100;
/** Items of rounds that were cut. There are none but after a crash. */
const LEFT_OVER = 50;

const once = { idempotency: null, respond: () => Promise.resolve({ status: 200, body: {} }) };

/** Why a round did not come out: what an operator reads first. */
class Hangs extends Error {}

/** Makes the round to its end and keeps what came of it. A database that is away is thrown: nothing can be kept then. */
export async function makeRound(deps: Deps, id: string, stopping: AbortSignal, patienceMs: Ms = SELF_TEST_PATIENCE_MS): Promise<void> {
  const round = new Round(deps, id, stopping, performance.now() + patienceMs);
  try {
    await round.make();
    await endSelfTest(deps, id, { state: "decided", step: round.step, fault: null, took: round.took });
  } catch (fault) {
    await round.clear();
    if (stopping.aborted) return leaveSelfTest(deps, id);
    if (isBusy(fault)) throw fault;
    deps.log.error({ err: fault, step: round.step }, "the self-test did not come out");
    const words = fault instanceof Error ? fault.message : String(fault);
    await endSelfTest(deps, id, { state: "failed", step: round.step, fault: words, took: round.took });
  }
}

/** Takes back what a round left that was cut: nobody else would, and after a while people would be called to it. */
export async function clearLeftItems(deps: Deps): Promise<void> {
  const { items } = await listAgentItems(deps, actor, {}, null, LEFT_OVER);
  const now = await deps.store.read((tx) => deps.store.nowMs(tx));
  for (const { stored } of items) {
    const { nextAt, item } = stored;
    if (nextAt === null || now - item.openedAt < 2 * SELF_TEST_PATIENCE_MS) continue;
    if (item.run === null) await withdrawItem(deps, { actor, itemId: item.id, reason: "The round was cut.", replayable: once });
    else await report(deps, item.run.id, "failed");
  }
}

const report = (deps: Deps, executionId: string, outcome: "succeeded" | "failed") =>
  reportExecution(deps, { actor, executionId: asExecutionId(executionId), report: { outcome }, replayable: once });

class Round {
  step: SelfTestStep = "submit";
  took: SelfTestTimes = {};
  readonly #open = new Set<ItemId>();
  #began = performance.now();

  constructor(
    private readonly deps: Deps,
    private readonly id: string,
    private readonly stopping: AbortSignal,
    private readonly until: number,
  ) {}

  async make(): Promise<void> {
    const [first, second] = [await this.#submit("run and reported"), await this.#submit("left alone")];
    await this.#at("clear");
    for (const { item } of [first, second])
      if (item.execution !== "cleared") throw new Hangs(`It was ruled ${item.ruling?.level ?? "by nobody"}, so it waits for people.`);
    await this.#at("redeem");
    const execution = await this.#redeem(first.item.id, first.item.revision.hash);
    await this.#at("report");
    accepted(await report(this.deps, execution, "succeeded"));
    this.#open.delete(first.item.id);
    await this.#at("number");
    const index = await this.#numbered(first.item.id);
    await this.#at("wake");
    if (!(await this.deps.live.eventsAfter(index - 1, this.#left(), this.stopping))) throw new Hangs("Nobody who waits here is woken.");
    await this.#at("expire");
    await this.#closed(second.item.id);
    this.#open.delete(second.item.id);
    this.took = { ...this.took, expire: Math.round(performance.now() - this.#began) };
  }

  /** What did not come to its end is taken back as an agent would: it must not call people. */
  async clear(): Promise<void> {
    for (const itemId of this.#open)
      await withdrawItem(this.deps, { actor, itemId, reason: "The self-test did not come out.", replayable: once }).catch(
        (fault: unknown) => {
          // The next round clears what is left.
          this.deps.log.warn({ err: fault, item: itemId }, "an item of the self-test is left");
        },
      );
  }

  async #at(step: SelfTestStep): Promise<void> {
    const now = performance.now();
    this.took = { ...this.took, [this.step]: Math.round(now - this.#began) };
    [this.step, this.#began] = [step, now];
    if (this.stopping.aborted) throw new Hangs("This server is going down.");
    await tellSelfTest(this.deps, this.id, step, this.took);
  }

  async #submit(title: string) {
    const action = { name: SELF_TEST_ACTION, arguments: {} };
    const submission = itemSubmissionSchema.parse({ workflow: SELF_TEST_WORKFLOW, title: `Self-test: ${title}`, action });
    const { output } = accepted(await submitItem(this.deps, { actor, submission, replayable: once }));
    if (output === null) throw new Hangs("It was answered as if it had been sent before.");
    this.#open.add(output.item.item.id);
    return output.item;
  }

  async #redeem(itemId: ItemId, revisionHash: Parameters<typeof redeemGrant>[1]["revisionHash"]) {
    const { id: key, stopping: signal } = this;
    const { item } = accepted(await redeemGrant(this.deps, { actor, itemId, revisionHash, key, waitMs: this.#left(), signal }));
    if (item.item.run === null) throw new Hangs("It was redeemed without an execution.");
    return item.item.run.id;
  }

  /** The place of its last event in the one order. */
  async #numbered(itemId: ItemId): Promise<number> {
    while (this.#left() > 0 && !this.stopping.aborted) {
      const index = (await readAgentTrail(this.deps, actor, itemId))?.at(-1)?.logIndex ?? null;
      if (index !== null) return index;
      await pause(LOOK_EVERY_MS);
    }
    throw new Hangs("What it wrote was not numbered.");
  }

  async #closed(itemId: ItemId): Promise<void> {
    for (let version = 0; ; ) {
      const waiting = { since: version, timeoutMs: this.#left(), signal: this.stopping };
      const found = await waitForItem(this.deps, actor, itemId, waiting);
      if (found?.stored.item.closedAt != null) return;
      if (found === null || this.#left() <= 0 || this.stopping.aborted) throw new Hangs("Its deadline passed and nobody closed it.");
      version = found.stored.item.version;
    }
  }

  #left = () => Math.max(0, this.until - performance.now());
}

function accepted<Value>(result: Result<Value, Refusal>): Value {
  if (!result.ok) throw new Hangs(refusalWords(result.refusal));
  return result.value;
}
