// A small organisation for the tests of the lifecycle: who is in which queue, who owns the agent, and what policy asks for.
import type { Actor, PersonInScene, QueueInScene } from "@core/words/actors";
import type { Calendar } from "@core/words/calendar";
import type { ItemEvent, ItemEventDraft, ItemEventType, Seen } from "@core/words/events";
import {
  asAgentId,
  asExecutionId,
  asGrantId,
  asHash,
  asItemId,
  asPersonId,
  asQueueId,
  type Hash,
  type Ms,
  type PersonId,
  type QueueId,
} from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import type { RevisionMark, Ruling } from "@core/words/ruling";
import { DAY, HOUR, MINUTE, SECOND } from "@core/words/time";
import { DEFAULT_SETTINGS, type ItemCommand, type Scene, type Submission } from "../commands";
import { decide } from "../decide";
import { type Decided, numbered } from "../draft";
import { fold, foldEvent } from "../fold";
import { withLease } from "../holder";
import type { Item } from "../item";
import { decideSubmission } from "../submit";
import { advance } from "../timers";

export const T0: Ms = Date.UTC(2026, 0, 5, 9);
export const ITEM = asItemId("item-1");
export const BOT = asAgentId("bot");

/** Ria, Tom and Uma review refunds; Dan stands in for Ria; Lea and Sam lead; Olga owns the agent; Max manages; Ada administers. */
export const [RIA, TOM, UMA, DAN, LEA, SAM, OLGA, MAKER, NAMED, MAX, ADA, GUS] = (
  ["ria", "tom", "uma", "dan", "lea", "sam", "olga", "maker", "named", "max", "ada", "gus"] as const
).map(asPersonId) as [
  PersonId,
  PersonId,
  PersonId,
  PersonId,
  PersonId,
  PersonId,
  PersonId,
  PersonId,
  PersonId,
  PersonId,
  PersonId,
  PersonId,
];

export const REFUNDS = asQueueId("refunds");
export const LEADS = asQueueId("leads");
export const LEGAL = asQueueId("legal");
export const EMPTY = asQueueId("empty");
export const FALLBACK = asQueueId("fallback");

export const agent: Actor = { kind: "agent", id: BOT };
export const otherAgent: Actor = { kind: "agent", id: asAgentId("other") };
export const stopActor: Actor = { kind: "system", id: "stop" };
export const by = (id: PersonId): Actor => ({ kind: "person", id });

type Rights = PersonInScene["rights"];
const rights = (...names: readonly ("review" | "manage" | "reverse" | "admin")[]): Rights => new Set(names);

export const person = (id: PersonId, given: Partial<PersonInScene> = {}): PersonInScene => ({
  id,
  present: true,
  rights: rights("review"),
  deputyFor: [],
  deputies: [],
  ...given,
});

const PEOPLE: readonly PersonInScene[] = [
  person(RIA, { deputies: [DAN] }),
  person(TOM),
  person(UMA),
  person(DAN, { deputyFor: [RIA] }),
  person(LEA, { rights: rights("review", "reverse") }),
  person(SAM),
  person(OLGA, { rights: rights("review", "manage", "reverse", "admin") }),
  person(MAKER, { rights: rights("review", "manage") }),
  person(NAMED, { rights: rights("review", "manage") }),
  person(MAX, { rights: rights("manage", "reverse") }),
  person(ADA, { rights: rights("admin") }),
  person(GUS, { rights: rights() }),
];

const everyDay = (shifts: Calendar["week"][number]): Calendar => ({
  zone: "Europe/Berlin",
  week: Array.from({ length: 7 }, () => shifts),
  days: {},
});
/** Day and night; eighty minutes out of two hours; working days with a holiday, in another zone. */
export const HOURS: readonly (Calendar | null)[] = [
  null,
  everyDay(Array.from({ length: 12 }, (_, index) => ({ from: index * 120, to: index * 120 + 80 }))),
  {
    zone: "America/New_York",
    week: [0, 1, 2, 3, 4, 5, 6].map((day) => (day < 5 ? [{ from: 3 * 60, to: 23 * 60 }] : [])),
    days: { "2026-01-06": { name: "Epiphany", shifts: [] } },
  },
];

export const queue = (id: QueueId, given: Partial<QueueInScene> = {}): QueueInScene => ({
  id,
  owner: LEA,
  over: null,
  ladder: [],
  calendar: null,
  reviewers: [],
  ...given,
});

const QUEUES: readonly QueueInScene[] = [
  queue(REFUNDS, {
    over: LEADS,
    reviewers: [RIA, TOM, UMA, OLGA, MAKER, NAMED],
    ladder: [
      { afterS: 3600, do: "notify", who: "members" },
      { afterS: 7200, do: "move", to: LEADS },
    ],
  }),
  queue(LEADS, { reviewers: [LEA, SAM, TOM, OLGA, MAKER, NAMED], ladder: [{ afterS: 3600, do: "notify", who: "owner" }] }),
  queue(LEGAL, { owner: SAM, over: LEADS, reviewers: [SAM, LEA, UMA] }),
  queue(EMPTY, { over: LEGAL, reviewers: [OLGA] }),
  queue(FALLBACK, { reviewers: [LEA, SAM, TOM] }),
];

export function scene(now: Ms, given: Partial<Omit<Scene, "now">> = {}): Scene {
  return {
    now,
    queues: new Map(QUEUES.map((one) => [one.id, one])),
    people: new Map(PEOPLE.map((one) => [one.id, one])),
    stops: { agent: false, workflow: false, all: false },
    group: null,
    hands: new Map(),
    budgetIntact: true,
    verificationsHold: true,
    settings: { ...DEFAULT_SETTINGS, fallbackQueue: FALLBACK },
    fresh: { grant: asGrantId(`grant-${now}`), execution: asExecutionId(`run-${now}`) },
    ...given,
  };
}

/** The scene's people and queues with some of them changed. */
export const withPeople = (...changed: readonly PersonInScene[]): Pick<Scene, "people"> => ({
  people: new Map([...PEOPLE, ...changed].map((one) => [one.id, one])),
});
export const withQueues = (...changed: readonly QueueInScene[]): Pick<Scene, "queues"> => ({
  queues: new Map([...QUEUES, ...changed].map((one) => [one.id, one])),
});
export const queueNamed = (id: QueueId): QueueInScene => {
  const found = QUEUES.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no queue ${id}`);
  return found;
};

export const ruling = (given: Partial<Ruling> = {}): Ruling => ({
  level: "review",
  quorum: 1,
  queue: REFUNDS,
  skills: [],
  dueInS: null,
  recallS: 8,
  grantS: 900,
  maxS: (30 * DAY) / SECOND,
  exclude: [NAMED],
  blind: false,
  onSilence: "reject",
  ownerMayReview: false,
  reversibility: "compensable",
  reversalWindowS: 86_400,
  policyVersion: 1,
  registryVersion: 1,
  matched: ["amount-over-limit"],
  errored: false,
  samplingP: 0.005,
  reasons: [],
  facts: {},
  ...given,
});

export const revision = (number: number, text = `${number}`): RevisionMark => ({
  number,
  hash: asHash(`sha256:revision-${text}`),
  actionHash: asHash(`sha256:action-${text}`),
});

export const submission = (given: Partial<Submission> = {}): Submission => ({
  agent: BOT,
  owner: OLGA,
  maker: MAKER,
  workflow: "refunds",
  action: "issue_refund",
  group: null,
  revision: revision(1),
  bodyDigest: asHash("sha256:body"),
  allowedDecisions: ["approve", "edit", "reject", "respond"],
  respondMeans: "guidance",
  ruling: ruling(),
  free: { title: "Refund 420.00 EUR to order 8841" },
  ...given,
});

/** An item under way: its events, its fold, and the lease as it was last renewed. */
export interface Story {
  readonly events: readonly ItemEvent[];
  readonly item: Item;
  readonly now: Ms;
}

const append = (story: Story, drafts: readonly ItemEventDraft[], now: Ms): Story => {
  const added = numbered(story.item.version, drafts, now);
  const item = added.reduce<Item>((before, event) => foldEvent(before, ITEM, event), story.item);
  return { events: [...story.events, ...added], item, now };
};

export function begin(given: Partial<Submission> = {}, surroundings: Partial<Omit<Scene, "now">> = {}): Story {
  const decided = decideSubmission(submission(given), agent, scene(T0, surroundings));
  if (!decided.ok) throw new Error(`not submitted: ${JSON.stringify(decided.refusal)}`);
  const events = numbered(0, decided.value.events, T0);
  return { events, item: fold(ITEM, events), now: T0 };
}

/** Fires what is due at an instant, as every command does first. */
export function passing(story: Story, until: Ms, surroundings: Partial<Omit<Scene, "now">> = {}): Story {
  return append(story, advance(story.item, scene(until, surroundings)), until);
}

export type Given = ItemCommand | ((item: Item) => ItemCommand);

/** One command after the timers that are due; the answer beside the story as it then is. */
export function attempt(
  story: Story,
  command: Given,
  actor: Actor,
  afterMs: Ms = MINUTE,
  surroundings: Partial<Omit<Scene, "now">> = {},
): { readonly story: Story; readonly answer: Decided } {
  const now = story.now + afterMs;
  const before = passing(story, now, surroundings);
  const answer = decide(before.item, typeof command === "function" ? command(before.item) : command, actor, scene(now, surroundings));
  if (!answer.ok) return { story: before, answer };
  const after = append(before, answer.value.events, now);
  const { renewLeaseUntil } = answer.value;
  return { story: renewLeaseUntil === undefined ? after : { ...after, item: withLease(after.item, renewLeaseUntil) }, answer };
}

export function does(story: Story, command: Given, actor: Actor, afterMs: Ms = MINUTE, given: Partial<Omit<Scene, "now">> = {}): Story {
  const { story: after, answer } = attempt(story, command, actor, afterMs, given);
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.refusal)}`);
  return after;
}

export function refused(
  story: Story,
  command: Given,
  actor: Actor,
  afterMs: Ms = MINUTE,
  given: Partial<Omit<Scene, "now">> = {},
): Refusal | null {
  const { answer } = attempt(story, command, actor, afterMs, given);
  return answer.ok ? (answer.value.refused ?? null) : answer.refusal;
}

export const seenNow = (item: Item): Seen => ({ revisionHash: item.revision.hash, seenVersion: item.version, seenMs: 4_000 });
export const lastTypes = (story: Story, count: number): readonly ItemEventType[] => story.events.slice(-count).map(({ type }) => type);

/** Commands in their plainest form, as given by somebody whose screen is up to date. */
export const say = {
  claim: (): ItemCommand => ({ type: "claim" }),
  renew: (): ItemCommand => ({ type: "renew" }),
  release: (): ItemCommand => ({ type: "release" }),
  delegate:
    (to: PersonId = UMA) =>
    (): ItemCommand => ({ type: "delegate", to }),
  move:
    (to: QueueId = LEGAL) =>
    (): ItemCommand => ({ type: "move", to }),
  escalate: (): ItemCommand => ({ type: "escalate", reason: "over my head", leaning: "reject" }),
  giveBack: (): ItemCommand => ({ type: "return", answer: "Pay it." }),
  askOpinion:
    (of: PersonId = TOM) =>
    (): ItemCommand => ({ type: "ask_opinion", of, question: "Would you pay it?" }),
  giveOpinion: (item: Item): ItemCommand => ({
    type: "give_opinion",
    asked: item.opinions?.at(-1)?.seq ?? 0,
    leaning: "approve",
    words: "I would.",
  }),
  withdrawOpinion: (item: Item): ItemCommand => ({ type: "withdraw_opinion", asked: item.opinions?.at(-1)?.seq ?? 0 }),
  suspend:
    (forMs: Ms = HOUR) =>
    (item: Item): ItemCommand => ({ type: "suspend", until: item.lastAt + MINUTE + forMs, reason: "waiting for the bank" }),
  resume: (): ItemCommand => ({ type: "resume" }),
  ask: (item: Item): ItemCommand => ({ type: "ask", question: "Why 420?", seen: seenNow(item) }),
  reply: (): ItemCommand => ({ type: "reply", body: "The parcel was insured." }),
  revise:
    (given: Partial<Ruling> = {}) =>
    (item: Item): ItemCommand => ({
      type: "revise",
      revision: revision(item.lastRevision + 1),
      ruling: ruling({ ...item.ruling, ...given }),
      free: {},
    }),
  approve: (item: Item): ItemCommand => ({ type: "approve", seen: seenNow(item), note: null }),
  edit:
    (given: Partial<Ruling> = {}) =>
    (item: Item): ItemCommand => ({
      type: "edit",
      seen: seenNow(item),
      revision: revision(item.lastRevision + 1),
      ruling: ruling({ ...item.ruling, ...given }),
      note: null,
    }),
  reject: (item: Item): ItemCommand => ({ type: "reject", seen: seenNow(item), reason: "No receipt." }),
  respond: (item: Item): ItemCommand => ({ type: "respond", seen: seenNow(item), means: "guidance", body: "Offer a voucher." }),
  recall: (): ItemCommand => ({ type: "recall" }),
  withdraw: (): ItemCommand => ({ type: "withdraw", reason: "no longer needed" }),
  redeem:
    (key = "key-1", hash?: Hash) =>
    (item: Item): ItemCommand => ({
      type: "redeem",
      revisionHash: hash ?? item.grant?.revisionHash ?? item.revision.hash,
      keyDigest: asHash(key),
    }),
  report:
    (outcome: "succeeded" | "failed" | "running" | "unknown" = "succeeded") =>
    (item: Item): ItemCommand => ({ type: "report", executionId: item.run?.id ?? asExecutionId("none"), outcome, free: {} }),
  reconcile:
    (outcome?: "succeeded" | "failed" | "reversed" | "stands") =>
    (item: Item): ItemCommand => ({
      type: "reconcile",
      outcome: outcome ?? (item.reconcileWhy === "reversal" ? "reversed" : "succeeded"),
      evidence: "the bank's statement",
    }),
  requestReversal: (): ItemCommand => ({ type: "request_reversal", reason: "wrong customer" }),
  reportReversal:
    (outcome: "reversed" | "running" | "failed" | "unknown" = "reversed") =>
    (item: Item): ItemCommand => ({ type: "report_reversal", reversalId: item.reversal?.id ?? asExecutionId("none"), outcome, free: {} }),
  retryReversal: (): ItemCommand => ({ type: "retry_reversal" }),
  rerule:
    (given: Partial<Ruling> = {}, mayLoosen = false) =>
    (item: Item): ItemCommand => ({ type: "rerule", ruling: ruling({ ...item.ruling, ...given }), mayLoosen }),
  retime: (): ItemCommand => ({ type: "retime" }),
  revoke:
    (why: "stop" | "budget" | "verification" | "policy" = "stop", given: Partial<Ruling> = {}) =>
    (item: Item): ItemCommand => ({ type: "revoke", why, ruling: ruling({ ...item.ruling, level: "review", ...given }) }),
} as const;
