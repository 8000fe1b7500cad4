// Everybody at once, at random, through three instances: whatever they come to, the invariants hold of every item and every row is its fold.
import { asItemId, type ItemId, type PersonId } from "@core/words/ids";
import { afterAll, beforeAll, expect, test } from "vitest";
import { brokenIn } from "@/db/testing/whole";
import { entriesOf, KEY, linesOf, verify } from "@/verifier/testing/written-trail";
import { MAX, RIA, refund } from "../rest/testing/planted";
import { type Desk, openDesk, refusalOf } from "../trpc/testing/desk";
import { type Answer, type Instance, instancesOf } from "../trpc/testing/instances";
import { advanceDue } from "./advance-due";
import { checkPredictability } from "./check-predictability";
import { revokeStopped } from "./revoke-stopped";
import { sequenceTrail } from "./sequence-trail";

const AGENTS = 4;
const PEOPLE = 8;
/** Steps of each of them; `MIX_STEPS` for more. */
const STEPS = Number(process.env.MIX_STEPS ?? 50);
const PATIENCE_MS = 600_000;
const MINUTE = 60_000;
const YEAR = 366 * 24 * 60 * MINUTE;

let desk: Desk;
let instances: readonly Instance[];
let people: readonly PersonId[];
const items: ItemId[] = [];
/** Those that an agent has run. */
const ran: ItemId[] = [];
const heard = new Map<string, number>();

beforeAll(async () => {
  desk = await openDesk();
  instances = await instancesOf(desk.world, 3);
  const hired = [RIA, MAX];
  while (hired.length < PEOPLE)
    hired.push(await desk.add(`person-${hired.length}`, ["reviewer", "manager"], ["refunds-exceptions", "finance-leads", "fallback"]));
  people = hired;
});
afterAll(() => desk.close());

const chance = (share: number) => Math.random() < share;
function pick<One>(among: readonly One[]): One {
  const one = among[Math.floor(Math.random() * among.length)];
  if (one === undefined) throw new Error("nothing to pick from");
  return one;
}
/** Mostly one of the newest, so that many meet at the same items. */
const someItem = (): ItemId => (ran.length > 0 && chance(0.25) ? pick(ran) : chance(0.7) ? pick(items.slice(-6)) : pick(items));
const note = (what: string) => heard.set(what, (heard.get(what) ?? 0) + 1);

/** Refusals are part of the game; anything that broke is not. */
function expectAnswered(what: string, { status, body }: Answer): void {
  note(`${what} ${status < 300 ? "done" : body.code}`);
  if (![200, 201, 404, 409, 422, 503].includes(status)) throw new Error(`${what}: ${status} ${JSON.stringify(body)}`);
}

const groupMaybe = () => (chance(0.3) ? { group: { id: `turn-${Math.floor(items.length / 12)}`, size: 3 } } : {});

async function agentStep(place: Instance): Promise<void> {
  if (items.length < 4 || chance(0.3)) {
    const answer = await place.post("/items", refund(pick([20, 20, 420, 420, 900, 2_500]), groupMaybe()), `key-${Math.random()}`);
    if (answer.status === 201) items.push(asItemId(answer.body.id));
    return expectAnswered("submit", answer);
  }
  const id = someItem();
  const seen = (await place.get(`/items/${id}`)).body;
  const execution = readExecution(seen);
  const redeem = () =>
    place.post(`/items/${id}/executions?wait=0`, { revision_hash: seen.revision_hash }, `run-${Math.floor(Math.random() * 3)}`);
  if (chance(0.45)) {
    const redeemed = await redeem();
    if (redeemed.status === 201) ran.push(id);
    return expectAnswered("redeem", redeemed);
  }
  if (execution !== null && chance(0.8))
    return expectAnswered(
      "report",
      await place.post(`/executions/${execution}/report`, { outcome: pick(["succeeded", "succeeded", "failed", "running", "unknown"]) }),
    );
  if (seen.reversal && chance(0.8))
    return expectAnswered(
      "undo",
      await place.post(`/items/${id}/reversals/${seen.reversal.id}/report`, { outcome: pick(["reversed", "failed", "unknown"]) }),
    );
  if (chance(0.4)) return expectAnswered("reply", await place.post(`/items/${id}/replies`, { message: "It is broken." }));
  const { title, action } = refund(pick([30, 430, 440]));
  if (chance(0.6)) return expectAnswered("revise", await place.post(`/items/${id}/revisions`, { title, action, confidence: 0.96 }));
  expectAnswered("withdraw", await place.post(`/items/${id}/withdraw`, { reason: "Not needed any more." }));
}

/** The API tells it once there is one. */
const readExecution = (body: object): string | null =>
  "execution_id" in body && typeof body.execution_id === "string" ? body.execution_id : null;

async function personStep(place: Instance, person: PersonId): Promise<void> {
  const caller = await place.as(person);
  const itemId = someItem();
  const { revisionHash, version: seenVersion } = await caller.items.get({ itemId });
  const signed = { itemId, revisionHash, seenVersion };
  const colleague = pick(people);
  const commands = {
    approve: () => caller.items.approve(signed),
    edit: () => caller.items.edit({ ...signed, arguments: { order: "8841", amount: pick([40, 430, 2_600]), currency: "EUR" } }),
    reject: () => caller.items.reject({ ...signed, reason: "Not broken." }),
    respond: () => caller.items.respond({ ...signed, means: "guidance", body: "Ask the shop." }),
    ask: () => caller.items.ask({ ...signed, question: "Is it broken?" }),
    claim: () => caller.items.claim({ itemId }),
    next: () => caller.queues.next({}),
    renew: () => caller.items.renew({ itemId }),
    release: () => caller.items.release({ itemId }),
    delegate: () => caller.items.delegate({ itemId, to: colleague }),
    escalate: () => caller.items.escalate({ itemId, reason: "Too large for me." }),
    suspend: () => caller.items.suspend({ itemId, untilMs: desk.world.now() + 30 * MINUTE, reason: "The shop calls back." }),
    resume: () => caller.items.resume({ itemId }),
    recall: () => caller.items.recall({ itemId }),
    reverse: () => caller.items.requestReversal({ itemId, reason: "It was the wrong order." }),
    retry: () => caller.items.retryReversal({ itemId }),
    reconcile: () =>
      caller.items.reconcile({ itemId, outcome: pick(["succeeded", "failed", "reversed", "stands"]), evidence: "The bank says so." }),
    pull: () => caller.stops.pull({ scope: "workflow", target: "refunds" }),
    lift: () => caller.stops.lift({ scope: "workflow", target: "refunds", reason: "Looked into." }),
  };
  const often = ["approve", "approve", "claim", "recall", "reverse", "edit", "ask", "lift"] as const;
  const what = chance(0.5) ? pick(often) : pick(Object.keys(commands) as (keyof typeof commands)[]);
  const refused = await refusalOf(commands[what]);
  note(`${what} ${refused?.refusal.code ?? "done"}`);
}

/** What runs by itself, and time. */
async function systemStep({ deps }: Instance): Promise<void> {
  const results = [await advanceDue(deps, 20), await revokeStopped(deps, 20)];
  for (const { faults } of results) expect(faults).toEqual([]);
  await sequenceTrail(deps, 500);
  desk.world.pass(Math.floor(Math.random() * (chance(0.1) ? 40 * MINUTE : 8_000)));
}

/** Steps come one after the other for each of them, and all of them at once. */
async function act(step: () => Promise<void>): Promise<void> {
  for (let count = 0; count < STEPS; count++) await step();
}

test("agents, people, stops, drivers and time, all at once and at random, break nothing, every ruling can be recomputed, and the trail verifies", {
  timeout: PATIENCE_MS,
}, async () => {
  const first = instances[0];
  if (!first) throw new Error("no instance");
  for (let count = 0; count < 6; count++) await agentStep(first);
  await Promise.all([
    ...Array.from({ length: AGENTS }, () => act(() => agentStep(pick(instances)))),
    ...people.map((person) => act(() => personStep(pick(instances), person))),
    ...instances.map((place) => act(() => systemStep(place))),
  ]);
  const { store } = desk.world.deps;
  expect(await brokenIn(store)).toEqual([]);

  // Time alone closes everything that nobody is needed to establish.
  for (let years = 0; years < 3; years++) {
    desk.world.pass(YEAR);
    await Promise.all(instances.map(({ deps }) => advanceDue(deps, 1_000)));
  }
  const open = await store.read(({ q, t }) =>
    Promise.resolve(q.select({ holder: t.items.holderKind, execution: t.items.execution }).from(t.items)),
  );
  expect(open.filter(({ holder, execution }) => holder !== null && execution !== "reconciling")).toEqual([]);
  expect(await brokenIn(store)).toEqual([]);

  // Whatever happened to them: what was ruled comes out the same.
  while ((await sequenceTrail(desk.world.deps, 2_000)) === "more");
  const trail = linesOf(await entriesOf(store));
  const { findings, counts } = await verify(trail, { keys: [KEY.verifier] });
  expect(findings).toEqual([]);
  expect(counts.judged).toBe(items.length);
  const manager = await first.as(MAX);
  await manager.policies.checkPredictability({});
  expect(await checkPredictability(desk.world.deps)).toBe("finished");
  const { alarms, checks } = await manager.policies.predictability();
  expect([alarms, checks[0]?.unreadable]).toEqual([[], 0]);
  expect(checks[0]?.agreed).toBeGreaterThan(0);

  const done = [...heard].filter(([what]) => what.endsWith(" done")).map(([what, times]) => `${what.replace(" done", "")} ${times}`);
  process.stdout.write(
    `${items.length} items; done: ${done.sort().join(", ")}; busy: ${[...heard].filter(([what]) => what.endsWith(" busy")).length}\n`,
  );
  // Chance may leave out one of the two, and not both.
  expect((heard.get("approve done") ?? 0) + (heard.get("redeem done") ?? 0)).toBeGreaterThan(0);
});
