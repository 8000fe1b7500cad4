// What is wrong with the ways that items take to people: loops, dead ends, nobody there, ladders longer than the item's own end, exclusions that leave nobody, hours that never come.
// Errors are what can never work; warnings what works worse than it looks.
import type { Ms, PersonId, QueueId } from "@core/words/ids";
import { DAY, SECOND } from "@core/words/time";
import type { OpenClock } from "./open-clock";
import { clocksFrom, type PathQueue } from "./path";

/** What a boundary, or a rule on top of it, asks of the people of a queue. */
export interface PathDemand {
  readonly workflow: string;
  readonly action: string;
  /** The rule that asks; null for the boundary alone. */
  readonly rule: string | null;
  /** The queue that it names, and those above it, each with who may decide this there, exclusions not yet taken out. */
  readonly chain: readonly { readonly queue: QueueId; readonly reviewers: readonly PersonId[] }[];
  readonly quorum: number;
  readonly exclude: readonly string[];
  /** Whose agents propose it: they may not review it, unless the boundary says so. */
  readonly owners: readonly PersonId[];
  readonly ownerMayReview: boolean;
  readonly onSilence: "reject" | "proceed";
  /** After how long silence is answered. */
  readonly maxS: number;
}

export interface PathPerson {
  /** Left, or leaves within the two weeks. */
  readonly gone: boolean;
  /** There at some time of the next two weeks, or a deputy of theirs is. */
  readonly there: boolean;
}

export interface PathGround {
  readonly queues: ReadonlyMap<QueueId, PathQueue>;
  readonly fallback: QueueId;
  readonly people: ReadonlyMap<PersonId, PathPerson>;
  readonly demands: readonly PathDemand[];
  readonly now: Ms;
}

export const PATH_FINDINGS = [
  "no-over",
  "over-loop",
  "no-target",
  "move-loop",
  "empty-target",
  "after-move",
  "dead-end",
  "no-rung",
  "nobody-works",
  "nobody-there",
  "no-members",
  "person-gone",
  "person-away",
  "owner-gone",
  "owner-away",
  "never-opens",
  "opens-late",
  "too-long",
  "too-long-sometimes",
  "nobody-left",
  "goes-on-at-once",
  "owner-needed",
  "silence-untold",
] as const;
export type PathFindingCode = (typeof PATH_FINDINGS)[number];

export interface PathFinding {
  readonly code: PathFindingCode;
  readonly severity: "error" | "warning";
  readonly queue: QueueId;
  /** JSON Pointer into the queue, as its editor has it. */
  readonly field: string;
  readonly about: {
    readonly other?: QueueId;
    readonly person?: PersonId;
    /** From 1. */
    readonly rung?: number;
    readonly demand?: Pick<PathDemand, "workflow" | "action" | "rule">;
    /** How many more the same holds for. */
    readonly more?: number;
    readonly count?: number;
    readonly of?: number;
    readonly ms?: Ms;
  };
}

type Found = Omit<PathFinding, "queue">;
const error = (code: PathFindingCode, field: string, about: PathFinding["about"] = {}): Found => ({
  code,
  severity: "error",
  field,
  about,
});
const warning = (code: PathFindingCode, field: string, about: PathFinding["about"] = {}): Found => ({
  code,
  severity: "warning",
  field,
  about,
});

/** Within what time somebody has to be there, and a calendar has to open. */
const SOON: Ms = 14 * DAY;
/** How far closing times are looked at for the worst instant to come in. */
const AHEAD: Ms = 28 * DAY;

/** Every finding of every queue: errors first, then by queue. */
export function lintPaths(ground: PathGround): readonly PathFinding[] {
  const clockOf = clocksFrom(ground.now);
  const found = [...ground.queues.values()].flatMap((queue) => {
    const asked = ground.demands.filter(({ chain }) => chain[0]?.queue === queue.id);
    return [
      ...overFindings(queue, ground),
      ...rungFindings(queue, ground),
      ...peopleFindings(queue, ground),
      ...hourFindings(queue, clockOf(queue), ground.now),
      ...lengthFindings(queue, asked, clockOf(queue), ground.now),
      ...asked.flatMap((demand) => leftFindings(demand)),
      ...silenceFindings(queue, asked),
    ].map((one) => ({ ...one, queue: queue.id }));
  });
  return found.sort((a, b) => (a.severity === b.severity ? 0 : a.severity === "error" ? -1 : 1));
}

function overFindings({ id, over, ladder }: PathQueue, { queues }: PathGround): Found[] {
  if (over !== null && !queues.has(over)) return [error("no-over", "/over", { other: over })];
  if (over !== null && leadsUpTo(id, over, queues)) return [error("over-loop", "/over", { other: over })];
  if (ladder.length > 0) return [];
  return [over === null ? warning("dead-end", "/ladder") : warning("no-rung", "/ladder")];
}

/** Whether one comes to a queue by going up from another. */
function leadsUpTo(id: QueueId, from: QueueId, queues: PathGround["queues"]): boolean {
  const visited = new Set<QueueId>();
  for (let next: QueueId | null = from; next !== null && !visited.has(next); next = queues.get(next)?.over ?? null) {
    if (next === id) return true;
    visited.add(next);
  }
  return false;
}

function rungFindings({ id, ladder, members }: PathQueue, { queues, people }: PathGround): Found[] {
  const firstMove = ladder.findIndex((rung) => rung.do === "move");
  return ladder.flatMap((rung, index): Found[] => {
    const at = { rung: index + 1 };
    const late = firstMove !== -1 && index === firstMove + 1 ? [warning("after-move", `/ladder/${index}`, at)] : [];
    if (rung.do === "move") {
      const field = `/ladder/${index}/to`;
      const target = queues.get(rung.to);
      if (target === undefined) return [...late, error("no-target", field, { ...at, other: rung.to })];
      if (movesBackTo(id, target, queues)) return [...late, error("move-loop", field, { ...at, other: rung.to })];
      return target.reviewers.length === 0 ? [...late, error("empty-target", field, { ...at, other: rung.to })] : late;
    }
    const field = `/ladder/${index}/who`;
    if (rung.who === "owner") return late;
    if (rung.who === "members") return members.length === 0 ? [...late, error("no-members", field, at)] : late;
    const person = people.get(rung.who);
    if (person === undefined || person.gone) return [...late, error("person-gone", field, { ...at, person: rung.who })];
    return person.there ? late : [...late, warning("person-away", field, { ...at, person: rung.who })];
  });
}

/** Whether the first moves of ladders lead from a queue back to where one started. */
function movesBackTo(start: QueueId, target: PathQueue, queues: PathGround["queues"]): boolean {
  const visited = new Set<QueueId>();
  for (let queue: PathQueue | undefined = target; queue !== undefined && !visited.has(queue.id); ) {
    if (queue.id === start) return true;
    visited.add(queue.id);
    const move: QueueId | undefined = queue.ladder.flatMap((rung) => (rung.do === "move" ? [rung.to] : []))[0];
    queue = move === undefined ? undefined : queues.get(move);
  }
  return false;
}

function peopleFindings({ owner, reviewers }: PathQueue, { people }: PathGround): Found[] {
  const found: Found[] = [];
  const owning = people.get(owner);
  if (owning === undefined || owning.gone) found.push(error("owner-gone", "/owner", { person: owner }));
  else if (!owning.there) found.push(warning("owner-away", "/owner", { person: owner }));
  if (reviewers.length === 0) found.push(error("nobody-works", "/members"));
  else if (!reviewers.some((id) => people.get(id)?.there === true)) found.push(warning("nobody-there", "/members"));
  return found;
}

function hourFindings(queue: PathQueue, clock: OpenClock, now: Ms): Found[] {
  if (queue.calendar === null) return [];
  const opens = clock.add(now, 0);
  if (opens === null) return [error("never-opens", "/calendar")];
  return opens - now > SOON ? [warning("opens-late", "/calendar", { ms: opens })] : [];
}

/** Rungs that the item's own end comes before: always, or when it comes at a bad time. One finding for all demands that end alike. */
function lengthFindings(queue: PathQueue, asked: readonly PathDemand[], clock: OpenClock, now: Ms): Found[] {
  if (asked.length === 0 || queue.ladder.length === 0) return [];
  const waits = waitsOf(queue, clock, now);
  const shortest = asked.reduce((least, demand) => (demand.maxS < least.maxS ? demand : least));
  const alike = asked.filter(({ maxS }) => maxS === shortest.maxS);
  const end = shortest.maxS * SECOND;
  const about = (index: number, ms: Ms) => ({
    rung: index + 1,
    demand: shortest,
    more: new Set(alike.map(({ action }) => action)).size - 1,
    ms,
    of: end,
  });
  const never = waits.findIndex(({ best }) => best >= end);
  if (never !== -1) return [error("too-long", `/ladder/${never}/afterS`, about(never, waits[never]?.best ?? 0))];
  const late = waits.findIndex(({ worst }) => worst >= end);
  return late === -1 ? [] : [warning("too-long-sometimes", `/ladder/${late}/afterS`, about(late, waits[late]?.worst ?? 0))];
}

/** In real time, how long each rung up to the first that moves waits for an item that comes at the best and at the worst instant: when its hours begin, or end. */
function waitsOf(queue: PathQueue, clock: OpenClock, now: Ms): readonly { readonly best: Ms; readonly worst: Ms }[] {
  const starts = queue.calendar === null ? [now] : [now, ...clock.until(now + AHEAD).flatMap(({ from, to }) => [from, to])];
  const moves = queue.ladder.findIndex((rung) => rung.do === "move");
  let fires = 0;
  return queue.ladder.slice(0, moves === -1 ? undefined : moves + 1).map(({ afterS }) => {
    fires += Math.max(1, afterS * SECOND);
    const waits = starts.map((at) => (clock.add(at, fires) ?? at + fires) - at);
    return { best: Math.min(...waits), worst: Math.max(...waits) };
  });
}

/** Whether exclusions, the agent's owner among them, leave as many as must sign; here, or further up. */
function leftFindings(demand: PathDemand): Found[] {
  const { chain, quorum, exclude, owners, ownerMayReview } = demand;
  const remaining = chain.map(({ queue, reviewers }) => ({ queue, left: reviewers.filter((id) => !exclude.some((one) => one === id)) }));
  const [here, ...above] = remaining;
  // Where nobody works at all it is said once, of the queue.
  if (here === undefined || chain[0]?.reviewers.length === 0) return [];
  const about = { demand, count: here.left.length, of: quorum };
  if (here.left.length < quorum) {
    const next = above.find(({ left }) => left.length >= quorum);
    return [
      next === undefined
        ? error("nobody-left", "/members", about)
        : warning("goes-on-at-once", "/members", { ...about, other: next.queue }),
    ];
  }
  // Of several agents each has an owner of its own, so one at a time is taken out.
  const worst = Math.min(...[...owners, null].map((owner) => here.left.filter((id) => id !== owner).length));
  if ((ownerMayReview && quorum === 1) || worst >= quorum) return [];
  return [warning("owner-needed", "/members", { ...about, count: worst })];
}

/** Silence proceeds only where somebody was told before. */
function silenceFindings({ ladder }: PathQueue, asked: readonly PathDemand[]): Found[] {
  const proceeding = asked.filter(({ onSilence, rule }) => onSilence === "proceed" && rule === null);
  const [first] = proceeding;
  if (ladder.length > 0 || first === undefined) return [];
  return [error("silence-untold", "/ladder", { demand: first, more: proceeding.length - 1 })];
}
