// Who covers a queue, and where nobody does: from what holds at single instants to spans of time, and what in them wants somebody's attention.
// Nothing is sampled: what a queue has is asked once after each instant at which it can change, so a hole of a minute is found like one of a week.
import type { Calendar } from "@core/words/calendar";
import type { Ms, PersonId, QueueId } from "@core/words/ids";
import { ALWAYS, openSpans, type Span } from "./calendar";

/** What one queue has at one instant. */
export interface Cover {
  /** Who could decide something there, for themselves or for somebody who is away; in order of id. */
  readonly able: readonly PersonId[];
  /** Of the kinds of work that come there, the one that is served worst: how many different people it needs, and how many could sign it. */
  readonly needed: number;
  readonly could: number;
  /** The workflow of that kind; null where no policy leads there. */
  readonly workflow: string | null;
  /** The owner, or who stands in for them; null where both are away. */
  readonly accountable: PersonId | null;
}

/** `cover` is null while the queue is closed. */
export interface CoverSpan extends Span {
  readonly cover: Cover | null;
}

export interface CoverRequest extends Span {
  /** Null for day and night. */
  readonly calendar: Calendar | null;
  /** Every instant after `from` at which somebody comes, goes, or begins or ends to stand in; in order. */
  readonly changes: readonly Ms[];
  readonly coverAt: (at: Ms) => Cover;
}

/** The whole of the time asked for, in order, without a gap; neighbours differ. */
export function coverSpans({ from, to, calendar, changes, coverAt }: CoverRequest): readonly CoverSpan[] {
  const spans: CoverSpan[] = [];
  const add = (span: CoverSpan) => {
    if (span.to <= span.from) return;
    const last = spans.at(-1);
    if (last === undefined || !sameCover(last.cover, span.cover)) spans.push(span);
    else spans[spans.length - 1] = { ...last, to: span.to };
  };
  const edges = [from, ...changes.filter((at) => at > from && at < to), to];
  const covers = edges.slice(0, -1).map((at) => coverAt(at));
  let place = 0;
  let reached = from;
  for (const open of openSpans(calendar ?? ALWAYS, from)) {
    if (open.from >= to) break;
    add({ from: reached, to: open.from, cover: null });
    const end = Math.min(open.to, to);
    for (let at = open.from; at < end; ) {
      while ((edges[place + 1] ?? to) <= at) place += 1;
      const until = Math.min(edges[place + 1] ?? to, end);
      add({ from: at, to: until, cover: covers[place] ?? null });
      at = until;
    }
    reached = end;
  }
  add({ from: reached, to, cover: null });
  return spans;
}

const sameCover = (a: Cover | null, b: Cover | null): boolean =>
  a === b ||
  (a !== null &&
    b !== null &&
    a.needed === b.needed &&
    a.could === b.could &&
    a.workflow === b.workflow &&
    a.accountable === b.accountable &&
    sameList(a.able, b.able));

const sameList = <Value>(a: readonly Value[], b: readonly Value[]): boolean =>
  a.length === b.length && a.every((value, place) => value === b[place]);

/** How well a queue is covered; the worst first. */
export const COVER_STATES = ["nobody", "too_few", "one", "enough"] as const;
export type CoverState = (typeof COVER_STATES)[number];

export function coverState({ could, needed }: Cover): CoverState {
  if (could === 0) return "nobody";
  if (could < needed) return "too_few";
  return could === 1 ? "one" : "enough";
}

export type CoverFinding = Span &
  (
    | {
        /** Nobody can decide there; fewer than must sign; only one person. */
        readonly kind: Exclude<CoverState, "enough">;
        readonly queue: QueueId;
        readonly cover: Cover;
      }
    /** The owner is away, and nobody stands in for them. */
    | { readonly kind: "unanswered"; readonly queue: QueueId }
    /** One person is the only one in several queues at once. */
    | { readonly kind: "two_rotas"; readonly queues: readonly QueueId[]; readonly person: PersonId }
  );

export interface CoveredQueue {
  readonly queue: QueueId;
  readonly spans: readonly CoverSpan[];
}

/** What wants attention, worst first, then soonest. What only closed hours interrupt is one finding. */
export function coverFindings(queues: readonly CoveredQueue[]): readonly CoverFinding[] {
  const found = [...queues.flatMap(findingsOf), ...sharedRotas(queues)];
  return found.sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || a.from - b.from);
}

const ORDER: readonly CoverFinding["kind"][] = ["nobody", "unanswered", "too_few", "two_rotas", "one"];

function findingsOf({ queue, spans }: CoveredQueue): readonly CoverFinding[] {
  const states = runs(spans, (cover) => {
    const kind = coverState(cover);
    return kind === "enough" ? null : { kind, cover };
  });
  const unanswered = runs(spans, ({ accountable }) => (accountable === null ? "unanswered" : null));
  return [
    ...states.map(({ from, to, mark: { kind, cover } }) => ({ kind, queue, cover, from, to })),
    ...unanswered.map(({ from, to }) => ({ kind: "unanswered" as const, queue, from, to })),
  ];
}

/** Stretches of the open time that have the same mark, closed hours between them left out of account. */
function runs<Mark>(
  spans: readonly CoverSpan[],
  markOf: (cover: Cover) => Mark | null,
): readonly (Span & { readonly mark: NonNullable<Mark> })[] {
  const found: (Span & { readonly mark: NonNullable<Mark> })[] = [];
  let last: string | null = null;
  for (const { from, to, cover } of spans) {
    if (cover === null) continue;
    const mark = markOf(cover) ?? null;
    const key = mark === null ? null : JSON.stringify(mark);
    const before = found.at(-1);
    if (mark !== null && before !== undefined && key === last) found[found.length - 1] = { ...before, to };
    else if (mark !== null) found.push({ from, to, mark });
    last = key;
  }
  return found;
}

const onlyOne = ({ cover }: CoverSpan): PersonId | null => (cover?.able.length === 1 ? (cover.able[0] ?? null) : null);

function sharedRotas(queues: readonly CoveredQueue[]): readonly CoverFinding[] {
  const edges = [...new Set(queues.flatMap(({ spans }) => spans.flatMap(({ from, to }) => [from, to])))].sort((a, b) => a - b);
  const places = queues.map(() => 0);
  /** By person, the finding that may still go on. */
  const running = new Map<PersonId, CoverFinding & { readonly kind: "two_rotas" }>();
  const found: CoverFinding[] = [];
  edges.slice(0, -1).forEach((from, at) => {
    const to = edges[at + 1] ?? from;
    const alone = new Map<PersonId, QueueId[]>();
    const closed = new Set<QueueId>();
    queues.forEach(({ queue, spans }, index) => {
      while ((spans[places[index] ?? 0]?.to ?? Number.POSITIVE_INFINITY) <= from) places[index] = (places[index] ?? 0) + 1;
      const span = spans[places[index] ?? 0];
      if (span === undefined || span.from > from) return;
      if (span.cover === null) closed.add(queue);
      const person = onlyOne(span);
      if (person !== null) alone.set(person, [...(alone.get(person) ?? []), queue]);
    });
    for (const [person, before] of running) {
      const now = alone.get(person) ?? [];
      // Over closed hours it goes on, as long as nobody else has come to one of the queues.
      if (before.queues.every((queue) => closed.has(queue) || now.includes(queue)) && now.every((queue) => before.queues.includes(queue))) {
        if (sameList(now, before.queues)) running.set(person, { ...before, to });
      } else {
        found.push(before);
        running.delete(person);
      }
    }
    for (const [person, mine] of alone)
      if (mine.length > 1 && !running.has(person)) running.set(person, { kind: "two_rotas", person, queues: mine, from, to });
  });
  return [...found, ...running.values()];
}
