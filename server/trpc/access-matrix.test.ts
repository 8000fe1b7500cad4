// Every procedure with every role: generated from the router and the access table, run against the real router on a real store.
import { randomUUID } from "node:crypto";
import type { PersonId } from "@core/words/ids";
import { ROLES } from "@core/words/vocabulary";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accessRow, PERMISSIONS, type Permission } from "../access/table";
import type { Caller } from "./caller";
import { procedureFacts } from "./procedures";
import { type Desk, openDesk, refusalOf, type Waiting } from "./testing/desk";

const procedures = procedureFacts();
const everybody = [...ROLES, "no role"] as const;
type Kind = (typeof everybody)[number];

let desk: Desk;
const people = new Map<Kind, PersonId>();
beforeAll(async () => {
  desk = await openDesk();
  for (const role of ROLES) people.set(role, await desk.add(`the-${role}`, [role], ["refunds-exceptions"]));
  people.set("no role", await desk.add("the-newcomer", []));
});
afterAll(() => desk.close());

const QUEUE = "refunds-exceptions";
const RULE = { id: "large", when: "amount > 10.0", require: { level: "review" }, reason: "Large", actions: null, show: null };
const OFFICE = { zone: "Europe/Berlin", week: [[{ from: 540, to: 1_020 }], [], [], [], [], [], []], days: {} };
const EDITED = {
  id: "night-shift",
  name: "Night shift",
  owner: "max",
  members: ["max"],
  over: null,
  rank: 5,
  ladder: [{ afterS: 900, do: "notify", who: "owner" }],
  calendar: null,
  terms: { skills: [], responseS: null, resolutionS: null, assign: "pull", keepRuns: false },
};
const draft = { note: "Half a sentence", arguments: null, words: { reject: "Becau" } };

/** A valid input for each procedure: what is tried is the door, so the answer behind it may be any. */
const inputs: Record<string, (item: Waiting) => unknown> = {
  "items.get": only,
  "items.list": () => ({}),
  "items.find": ({ itemId }) => ({ text: itemId }),
  "items.timeline": only,
  "items.asOf": (item) => ({ ...only(item), atMs: desk.world.now() }),
  "items.past": only,
  "items.claim": only,
  "items.renew": only,
  "items.release": only,
  "items.delegate": (item) => ({ ...only(item), to: "max" }),
  "items.move": (item) => ({ ...only(item), to: "finance-leads" }),
  "items.escalate": (item) => ({ ...only(item), reason: "Above my limit." }),
  "items.suspend": (item) => ({ ...only(item), untilMs: desk.world.now() + 60_000, reason: "Waiting for the bank." }),
  "items.resume": only,
  "items.ask": (item) => ({ ...item, question: "Which lamp?" }),
  "items.approve": (item) => item,
  "items.edit": (item) => ({ ...item, arguments: { order: "8841", amount: 300, currency: "EUR" } }),
  "items.previewEdit": (item) => ({ ...only(item), arguments: { order: "8841", amount: 300, currency: "EUR" } }),
  "items.reject": (item) => ({ ...item, reason: "Not damaged." }),
  "items.respond": (item) => ({ ...item, means: "guidance", body: "Send a new one." }),
  "items.decideMany": (item) => ({ items: [item], decision: "approve" }),
  "items.look": only,
  "items.lookers": (item) => ({ itemIds: [item.itemId] }),
  "items.verify": (item) => ({ ...only(item), revisionHash: item.revisionHash, claim: 0 }),
  "items.withdrawVerification": (item) => ({ ...only(item), verification: "none", reason: "It was another customer" }),
  "items.skip": (item) => ({ ...only(item), reason: "Not my field" }),
  "items.recall": only,
  "items.reconcile": (item) => ({ ...only(item), outcome: "failed", evidence: "The bank says so." }),
  "items.requestReversal": (item) => ({ ...only(item), reason: "Wrong order." }),
  "items.retryReversal": only,
  "items.draft.get": only,
  "items.draft.save": (item) => ({ ...only(item), draft: { ...draft, revisionHash: item.revisionHash } }),
  "items.draft.drop": only,
  "exports.page": () => undefined,
  "exports.begin": ({ itemId }) => ({ choice: { of: "item", item: itemId }, format: "jsonl" }),
  "exports.cancel": () => ({ id: randomUUID() }),
  "filters.list": () => undefined,
  "filters.save": () => ({ id: randomUUID(), name: "Late", query: { queueId: QUEUE, only: "overdue", q: "" }, sharedWith: null }),
  "filters.remove": () => ({ id: randomUUID() }),
  "queues.list": () => undefined,
  "queues.items": () => ({ queueId: QUEUE }),
  "queues.next": () => ({}),
  "queues.peek": () => ({}),
  "ladders.page": () => undefined,
  "ladders.ahead": () => ({ queue: QUEUE }),
  "ladders.clockChanges": () => ({ zone: "Europe/Berlin" }),
  "ladders.preview": () => ({ ...EDITED, isNew: true }),
  "ladders.dryRun": () => ({ queue: QUEUE, ladder: [], calendar: null }),
  "ladders.saveQueue": () => ({ ...EDITED, version: null }),
  "ladders.removeQueue": () => ({ id: QUEUE, version: 1 }),
  "ladders.readHolidays": () => ({ text: "BEGIN:VCALENDAR\nEND:VCALENDAR", zone: "Europe/Berlin" }),
  "ladders.saveCalendar": () => ({ id: null, version: null, name: "Office", body: OFFICE }),
  "ladders.removeCalendar": () => ({ id: "none", version: 1 }),
  "people.colleagues": only,
  "handing.return": (item) => ({ ...only(item), answer: "Pay it." }),
  "handing.askOpinion": (item) => ({ ...only(item), of: "max", question: "Would you pay it?" }),
  "handing.giveOpinion": (item) => ({ ...only(item), asked: 3, words: "I would." }),
  "handing.withdrawOpinion": (item) => ({ ...only(item), asked: 3 }),
  "handing.opinions": () => undefined,
  "load.queues": () => ({}),
  "load.limitPerson": () => ({ person: "ria", limit: 5 }),
  "policies.list": () => undefined,
  "policies.grid": () => undefined,
  "policies.rowRecords": () => undefined,
  "policies.get": () => ({ workflow: "refunds" }),
  "policies.version": () => ({ workflow: "refunds", kind: "policy", version: 1 }),
  "policies.sampling": () => ({ workflow: "refunds" }),
  "policies.draft": () => ({ draft: "none" }),
  "policies.calibrations": () => ({ workflow: "refunds" }),
  "policies.calibrationEvidence": () => ({ workflow: "refunds" }),
  "policies.calibrate": () => ({
    workflow: "refunds",
    threshold: "review_over",
    action: "issue_refund",
    agentVersion: "1",
    tolerated: 0.02,
    confidence: 0.95,
  }),
  "policies.learnRegistry": () => ({ draft: "none" }),
  "policies.people": () => undefined,
  "policies.thresholdValues": () => ({ draft: "none", version: 1 }),
  "policies.tryRule": () => ({ draft: "none", version: 1, rule: RULE }),
  "policies.tryCase": () => ({ draft: "none", version: 1, rule: RULE, on: { kind: "item", id: "none" } }),
  "policies.simulation": () => ({ draft: "none" }),
  "policies.simulationMoves": () => ({ simulation: "none", from: "review", to: "sampled" }),
  "policies.simulate": () => ({ draft: "none", source: "both", zone: "Europe/Berlin" }),
  "policies.cancelSimulation": () => ({ draft: "none" }),
  "policies.startDraft": () => ({ workflow: "refunds", name: "Stricter" }),
  "policies.saveDraft": () => ({ draft: "none", version: 1 }),
  "policies.dropDraft": () => ({ draft: "none", version: 1 }),
  "policies.askSecond": () => ({ draft: "none", version: 1, reason: "The audits support it." }),
  "policies.comment": () => ({ draft: "none", text: "I have read it." }),
  "policies.returnDraft": () => ({ draft: "none", version: 1, text: "Not yet." }),
  "policies.publish": () => ({ draft: "none", version: 1, hash: `sha256:${"0".repeat(64)}`, warnings: 0 }),
  "policies.imports": () => undefined,
  "policies.importRefusals": () => ({ import: "none", refused: 1 }),
  "policies.stopImport": () => ({ import: "none" }),
  "policies.predictability": () => undefined,
  "policies.checkPredictability": () => ({}),
  "policies.acknowledgePredictability": () => ({ check: "none", reason: "A repair by hand." }),
  "checkpoints.list": () => ({}),
  "checkpoints.signing": () => undefined,
  "runs.list": () => ({}),
  "runs.get": () => ({ workflow: "refunds", run: "order-8841" }),
  "runs.workflows": () => undefined,
  "runs.map": () => ({ workflow: "refunds" }),
  "selfTest.state": () => undefined,
  "morning.page": () => ({}),
  "erasures.page": () => undefined,
  "erasures.ofItem": only,
  "erasures.readers": only,
  "erasures.ask": (item) => ({ kind: "item", ...only(item), reason: "A request by letter." }),
  "erasures.sign": () => ({ erasure: "none" }),
  "erasures.withdraw": () => ({ erasure: "none" }),
  "erasures.tryRetention": () => ({ workflow: "refunds", days: 30 }),
  "erasures.setRetention": () => ({ workflow: "refunds", days: 30, reason: "By law." }),
  "erasures.placeHold": () => ({ workflow: "refunds", reason: "A lawsuit." }),
  "erasures.liftHold": () => ({ hold: "none", reason: "It is settled." }),
  "stops.list": () => undefined,
  "stops.page": () => undefined,
  "stops.explain": () => ({ scope: "workflow", target: "refunds", reason: "It paid twice." }),
  "stops.pull": () => ({ scope: "workflow", target: "refunds" }),
  "stops.review": () => ({ scope: "workflow", target: "refunds", reason: "Until Monday.", reviewAt: desk.world.now() + 60_000 }),
  "stops.lift": () => ({ scope: "workflow", target: "refunds", reason: "Mended." }),
  "coverage.page": () => undefined,
  "coverage.capacity": () => ({ zone: "Europe/Berlin" }),
  "coverage.saveAbsence": () => ({ person: "max", fromMs: desk.world.now() + 60_000, untilMs: desk.world.now() + 120_000 }),
  "coverage.endAbsence": () => ({ id: "none" }),
  "coverage.nameDeputy": () => ({ person: "ria", deputy: "max", fromMs: desk.world.now(), untilMs: desk.world.now() + 120_000 }),
  "coverage.endDeputy": () => ({ id: "none" }),
  "coverage.holdings": () => ({ person: "ria" }),
  "coverage.handOver": (item) => ({ ...only(item), person: "ria", why: "absent" }),
  "coverage.offboard": () => ({ person: "none" }),
  "inbox.count": () => undefined,
  "inbox.page": () => ({}),
  "inbox.ways": () => undefined,
  "inbox.mark": () => ({ notice: "none", read: true }),
  "inbox.readAll": () => ({ upTo: 1 }),
  "trail.search": () => ({ q: "kind:decisions", zone: "Europe/Berlin" }),
  "trail.arrived": () => ({ q: "", zone: "Europe/Berlin", after: 0 }),
  "trail.terms": () => undefined,
  "trail.event": () => ({ logIndex: 0 }),
  "trail.state": () => undefined,
  "trail.checkAgain": () => undefined,
  "trail.saved": () => undefined,
  "trail.save": () => ({ id: randomUUID(), name: "Large ones", search: "amount>250", sharedWith: null }),
  "trail.removeSaved": () => ({ id: randomUUID() }),
  "me.get": () => undefined,
  "me.saveSettings": () => ({ keyMode: "alt" }),
  live: () => ({}),
};

function only({ itemId }: Waiting) {
  return { itemId };
}

/** Walks a caller along `items.draft.get`; every procedure of it is a function of its input. */
function call(caller: Caller, path: string, input: unknown): Promise<unknown> {
  type Node = { readonly [name: string]: Node } & ((input: unknown) => Promise<unknown>);
  const start = caller as unknown as Node;
  const procedure = path.split(".").reduce<Node | undefined>((node, name) => node?.[name], start);
  if (!procedure) throw new Error(`no procedure ${path}`);
  return procedure(input);
}

const inputOf = (path: string, item: Waiting): unknown => {
  const make = inputs[path];
  if (!make) throw new Error(`no input for ${path}: add one to this test`);
  return make(item);
};

const mayPass = (permission: Permission, kind: Kind): boolean => {
  const { roles } = accessRow(permission);
  return roles === "everyone" || (kind !== "no role" && roles.includes(kind));
};

test("every procedure names a row of the table, and every row is named", () => {
  expect(procedures.filter(({ permission }) => permission === undefined || !PERMISSIONS.includes(permission))).toEqual([]);
  expect(PERMISSIONS.filter((permission) => !procedures.some((procedure) => procedure.permission === permission))).toEqual([]);
});

test("whoever is signed out is told so, whatever they ask", async () => {
  const nobody = await desk.as(null);
  const item = await desk.submit();
  for (const { path } of procedures) {
    const answer = await refusalOf(() => call(nobody, path, inputOf(path, item)));
    expect([path, answer]).toEqual([path, { code: "UNAUTHORIZED", refusal: { code: "unauthenticated" }, item: null }]);
  }
});

test("a one-time password opens nothing", async () => {
  const newcomer = await desk.as(people.get("reviewer") ?? null, { mustChoosePassword: true });
  const item = await desk.submit();
  for (const { path } of procedures) {
    const answer = await refusalOf(() => call(newcomer, path, inputOf(path, item)));
    expect([path, answer?.code, answer?.refusal]).toEqual([path, "UNAUTHORIZED", { code: "unauthenticated", why: "one-time-password" }]);
  }
});

describe.each(everybody)("%s", (kind) => {
  test.each(procedures)("$path ($permission)", async ({ path, permission }) => {
    if (!permission) throw new Error(`${path} names no permission`);
    const caller = await desk.as(people.get(kind) ?? null);
    const item = await desk.submit();
    const answer = await refusalOf(() => call(caller, path, inputOf(path, item)));
    const turnedAway = { code: "FORBIDDEN", refusal: { code: "forbidden", right: permission }, item: null };
    if (mayPass(permission, kind)) {
      expect(answer).not.toEqual(turnedAway);
      expect(answer?.code).not.toBe("UNAUTHORIZED");
    } else expect(answer).toEqual(turnedAway);
  });
});
