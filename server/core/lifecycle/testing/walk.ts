// The random walk: a world of two items, people and clocks that is moved step by step by numbers, so that a failing walk can be shrunk.
import type { QueueInScene } from "@core/words/actors";
import type { Calendar } from "@core/words/calendar";
import type { ItemEvent, ItemEventDraft, Seen } from "@core/words/events";
import { asExecutionId, asGrantId, asItemId, type Ms, type PersonId } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import type { Ruling } from "@core/words/ruling";
import { DAY, HOUR, MINUTE, SECOND } from "@core/words/time";
import fc from "fast-check";
import type { Scene } from "../commands";
import { decide } from "../decide";
import { numbered } from "../draft";
import { erasedEvent, keptBecause } from "../erasable";
import { fold, foldEvent } from "../fold";
import { settleGroup } from "../group";
import { holderOf, isClosed, isSettled, nextDeadline, type Situation, situationOf, withLease } from "../holder";
import type { Item } from "../item";
import type { ItemCommandType } from "../permit";
import { decideSubmission } from "../submit";
import { advance } from "../timers";
import { actorFor, commandFor, dice, pick, type Step, worded } from "./walk-steps";
import * as world from "./world";

export interface Start {
  readonly ruling: number;
  readonly grouped: boolean;
  readonly origin: number;
}
export const starts: fc.Arbitrary<Start> = fc.record({ ruling: dice, grouped: fc.boolean(), origin: dice });

export interface WalkOptions {
  /** When due timers are fired besides by the commands themselves: at random instants, or at exactly these. */
  readonly scheduler: "random" | readonly Ms[];
  /** When the commands arrive: left out, the walk chooses, often with an eye on the next deadline. */
  readonly arrivals?: readonly Ms[];
  /** People leave, stops are pulled, budgets burn. */
  readonly upheaval: boolean;
  /** Ladders that only tell people and never move an item; silence never proceeds. */
  readonly tellingOnly: boolean;
}

/** What one command came to, without numbers that depend on how many reminders were sent. */
export interface Answer {
  readonly command: string;
  readonly refusal: string | null;
  readonly events: readonly string[];
}

interface Told {
  readonly item: Item;
  readonly events: readonly ItemEvent[];
  readonly screens: readonly Seen[];
}

export class Walk {
  now: Ms = world.T0;
  told: readonly Told[] = [];
  readonly answers: Answer[] = [];
  readonly arrivals: Ms[] = [];
  /** When rungs fired, of every item that ever was. */
  readonly rungs = new Set<Ms>();
  /** What each command that was not refused took from where to where. */
  readonly crossings: { readonly type: ItemCommandType; readonly from: Situation; readonly to: Situation }[] = [];
  private readonly stops = { agent: false, workflow: false, all: false };
  private readonly away = new Set<PersonId>();
  private budgetIntact = true;
  private verificationsHold = true;
  private minted = 0;
  private groupMaxAt = 0;
  /** In whose time all ladders count. */
  private hours: Calendar | null;

  constructor(
    start: Start,
    private readonly options: WalkOptions,
  ) {
    this.hours = pick(world.HOURS, start.origin);
    this.begin(start);
  }

  /** One item, or the two of a group. */
  private begin(start: Start): void {
    this.told = [];
    this.groupMaxAt = this.now + 30 * DAY;
    for (const index of start.grouped ? [0, 1] : [0]) this.told = [...this.told, this.submitted(start, index)];
    this.settle();
  }

  step(step: Step): void {
    const until = this.options.arrivals?.[this.arrivals.length] ?? this.now + this.wait(step);
    this.schedule(step, until);
    this.now = until;
    this.arrivals.push(until);
    const index = step.item % this.told.length;
    this.told.forEach((_, each) => {
      this.update(each, (one) => this.appended(one, advance(one.item, this.scene(each))));
    });
    this.settle();
    // Where all is over, most of the time something new begins.
    if (step.what % 4 !== 0 && this.told.every(({ item }) => isOver(item))) {
      this.begin({ ruling: step.how, grouped: this.told.length > 1, origin: step.who });
    } else if (this.options.upheaval && step.what % 12 === 0) {
      this.upheave(step);
    } else {
      this.command(index, step);
      this.settle();
    }
  }

  /** Lets time alone go on, deadline after deadline, until the item is closed; one in reconciling would go on for ever. */
  wind(index: number): Item {
    for (let firings = 0; firings < 500; firings += 1) {
      const { item } = this.at(index);
      const due = nextDeadline(item);
      if (due === null || (item.execution === "reconciling" && firings > 8)) break;
      this.now = Math.max(this.now, due);
      this.update(index, (one) => this.appended(one, advance(one.item, this.scene(index))));
    }
    return this.at(index).item;
  }

  at(index: number): Told {
    const told = this.told[index];
    if (told === undefined) throw new Error(`no item ${index}`);
    return told;
  }

  scene(index: number, now: Ms = this.now): Scene {
    this.minted += 1;
    const others = this.told.filter((_, other) => other !== index);
    const base = world.scene(now);
    return {
      ...base,
      queues: queuesIn(this.hours, this.options.tellingOnly),
      people: new Map([...base.people].map(([id, person]) => [id, { ...person, present: !this.away.has(id) }])),
      stops: { ...this.stops },
      budgetIntact: this.budgetIntact,
      verificationsHold: this.verificationsHold,
      group: this.told[index]?.item.group
        ? { size: 2, othersSettled: others.filter(({ item }) => isSettled(item)).length, maxAt: this.groupMaxAt }
        : null,
      // Five tries would be rare.
      settings: { ...base.settings, maxReversalTries: 2 },
      fresh: { grant: asGrantId(`g-${this.minted}`), execution: asExecutionId(`x-${this.minted}`) },
    };
  }

  private submitted(start: Start, index: number): Told {
    const group = start.grouped ? { id: "turn-1", size: 2 } : null;
    const ruling = this.startRuling(start.ruling + index * 7);
    const origin = { owner: pick([world.OLGA, world.RIA, null], start.origin), maker: pick([world.MAKER, null], start.origin) };
    const scene = { ...this.scene(index), group: group && { size: 2, othersSettled: index, maxAt: this.groupMaxAt } };
    const decided = decideSubmission(world.submission({ group, ruling, ...origin }), world.agent, scene);
    if (!decided.ok) throw new Error(`not submitted: ${decided.refusal.code}`);
    const events = numbered(0, decided.value.events, this.now);
    const item = fold(asItemId(`item-${index}`), events);
    return { events, item, screens: [world.seenNow(item)] };
  }

  private startRuling(n: number): Ruling {
    const drawn = pick(["review", "autonomous", "review", "review_after", "review", "human_only", "review", "blocked"] as const, n);
    const stopped = this.stops.agent || this.stops.workflow || this.stops.all;
    const level = stopped && (drawn === "autonomous" || drawn === "review_after") ? "review" : drawn;
    return world.ruling({
      level,
      quorum: level === "review" ? pick([1, 1, 2, 1, 3], n >> 3) : 1,
      queue: pick([world.REFUNDS, world.REFUNDS, world.LEADS, world.LEGAL, world.EMPTY], n >> 2),
      recallS: pick([8, 0, 60], n >> 4),
      blind: n % 5 === 0,
      errored: level === "review" && n % 11 === 0,
      onSilence: !this.options.tellingOnly && n % 3 !== 0 ? "proceed" : "reject",
      reversibility: pick(["reversible", "compensable", "reversible", "irreversible"] as const, n >> 1),
      reversalWindowS: pick([86_400, 0, 86_400, 600], n >> 5),
      ownerMayReview: n % 7 === 0,
      exclude: n % 2 === 0 ? [world.NAMED] : [],
    });
  }

  /** Most waits are short; some end exactly at a deadline, one before it, or long after. */
  private wait({ wait, item }: Step): Ms {
    const due = nextDeadline(this.at(item % this.told.length).item);
    const toDue = due === null ? MINUTE : Math.max(0, due - this.now);
    const shorts = [0, 1, 500, 3 * SECOND, 9 * SECOND, 20 * SECOND, MINUTE, 4 * MINUTE];
    const longs = [toDue, Math.max(0, toDue - 1), toDue + 1, 16 * MINUTE, HOUR, 5 * HOUR, 2 * DAY, 31 * DAY];
    return wait % 20 < 17 ? pick(shorts, wait >> 4) : pick(longs, wait >> 4);
  }

  /** Other drivers of time between two commands. */
  private schedule(step: Step, until: Ms): void {
    const { scheduler } = this.options;
    const random = step.scheduler % 3 === 0 ? [Math.floor(this.now + ((until - this.now) * (step.scheduler % 100)) / 100)] : [];
    const instants = scheduler === "random" ? random : scheduler.filter((at) => at > this.now && at < until);
    for (const at of instants) for (let index = 0; index < this.told.length; index += 1) this.drive(index, at);
  }

  private drive(index: number, at: Ms): void {
    const instant = Math.max(at, this.at(index).item.lastAt);
    const before = this.now;
    this.now = instant;
    this.update(index, (one) => this.appended(one, advance(one.item, this.scene(index, instant))));
    this.settle();
    this.now = before;
  }

  private upheave({ who, how }: Step): void {
    const person = pick([world.RIA, world.TOM, world.UMA, world.LEA, world.SAM, world.DAN], who);
    switch (how % 8) {
      case 0:
        this.stops[pick(["agent", "workflow", "all"] as const, who)] = true;
        break;
      case 1:
      case 2:
        Object.assign(this.stops, { agent: false, workflow: false, all: false });
        this.budgetIntact = true;
        this.verificationsHold = true;
        break;
      case 3:
        this.away.add(person);
        break;
      case 4:
        this.away.clear();
        break;
      case 5:
        this.hours = pick(world.HOURS, who);
        break;
      case 6:
        this.told.forEach((_, index) => {
          this.erase(index);
        });
        break;
      default:
        if (who % 2 === 0) this.budgetIntact = false;
        else this.verificationsHold = false;
    }
  }

  /** What two people ask for, or what retention comes to, is done only once nobody needs the content any more. */
  private erase(index: number): void {
    if (keptBecause(this.at(index).item, this.now) !== null) return;
    const by = { erasure: "e-1", askedBy: world.RIA, reason: "the customer asked for it" };
    this.update(index, (one) => this.appended(one, [erasedEvent(world.by(world.LEA), by, { values: 1, revisions: 1, evidence: 0 })]));
  }

  private command(index: number, step: Step): void {
    const { item, screens } = this.at(index);
    const type = commandFor(item, step);
    const actor = actorFor(item, type, step);
    const command = worded(type, item, step, screens, this.now);
    const decided = decide(item, command, actor, this.scene(index));
    const refusal: Refusal | null = decided.ok ? (decided.value.refused ?? null) : decided.refusal;
    const drafts = decided.ok ? decided.value.events : [];
    this.answers.push({ command: `${actor.id} ${type}`, refusal: refusal?.code ?? null, events: drafts.map((draft) => draft.type) });
    this.update(index, (one) => {
      const after = this.appended(one, drafts);
      if (refusal === null) this.crossings.push({ type, from: situationOf(one.item), to: situationOf(after.item) });
      const lease = decided.ok ? decided.value.renewLeaseUntil : undefined;
      const leased = lease === undefined ? after : { ...after, item: withLease(after.item, lease) };
      return { ...leased, screens: [...leased.screens, world.seenNow(leased.item)] };
    });
  }

  private settle(): void {
    if (this.told.length < 2) return;
    const timed = settleGroup(
      this.told.map(({ item }) => item),
      this.now,
    );
    this.told = this.told.map((one) => this.appended(one, timed.get(one.item.id) ?? []));
  }

  private appended(one: Told, drafts: readonly ItemEventDraft[]): Told {
    const added = numbered(one.item.version, drafts, this.now);
    const item = added.reduce<Item>((before, event) => foldEvent(before, before.id, event), one.item);
    if (added.some(({ type }) => type === "rung_fired")) this.rungs.add(this.now);
    return { ...one, item, events: added.length === 0 ? one.events : [...one.events, ...added] };
  }

  private update(index: number, change: (one: Told) => Told): void {
    this.told = this.told.map((one, other) => (other === index ? change(one) : one));
  }
}

/** Ladders that move are what makes an answer depend on when people were told; see "invariant 8". */
function queuesIn(hours: Calendar | null, tellingOnly: boolean): Scene["queues"] {
  const key = `${world.HOURS.indexOf(hours)} ${tellingOnly}`;
  const known = keptQueues.get(key);
  if (known) return known;
  const inHours = (queue: QueueInScene): QueueInScene => ({
    ...queue,
    calendar: hours,
    ladder: queue.ladder.filter((rung) => !tellingOnly || rung.do === "notify"),
  });
  const queues = new Map([...world.scene(world.T0).queues].map(([id, queue]) => [id, inHours(queue)]));
  keptQueues.set(key, queues);
  return queues;
}
const keptQueues = new Map<string, Scene["queues"]>();

/** Nothing more can come of it, but for a recall within seconds. */
const isOver = (item: Item) =>
  ["failed", "cancelled", "reversed"].includes(item.execution) || (isClosed(item) && item.reversibleUntil === null);

/** The state without what depends on how many reminders were sent and when. */
export function essence(item: Item) {
  const { review, execution, outcome, purpose, claim, suspension, question, maxAt, revision, queue, decision, grant, run, reversal } = item;
  return {
    state: [review, execution, outcome, purpose, queue],
    holder: holderOf(item),
    closed: isClosed(item),
    claim,
    suspension,
    question: question && [question.by, question.answerDue],
    maxAt,
    revision: revision.hash,
    decided: decision && [decision.kind, decision.by, decision.finalAt],
    grant: grant && [grant.source, grant.finalAt, grant.expiresAt],
    leases: [run?.leaseUntil ?? null, reversal?.leaseUntil ?? null],
    votes: item.votes.map((vote) => [vote.by, vote.onBehalfOf, vote.revisionHash]),
  };
}
