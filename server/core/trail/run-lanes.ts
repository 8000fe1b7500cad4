// Who held a run, when: spans of holders that tile each item's life exactly, transfers between them, what others did in passing, and the lanes that all of it is drawn in. Pure.
import type { Ms } from "@core/words/ids";

/** The party a lane is of. An imported log knows roles and nobody by name. */
export interface Party {
  readonly kind: "agent" | "queue" | "person" | "role";
  readonly id: string;
}

/** An event as far as lanes need it: who holds from then on. */
export interface Moment {
  readonly at: Ms;
  /** Null: nobody owes anything. */
  readonly holder: Party | null;
  /** Whoever holds it does not work on it: a queue, or a person who set it aside. */
  readonly waits: boolean;
  /** Who did it; null where a timer or the product did, or where it may not be told. */
  readonly by: Party | null;
}

/** An item's events in order, or a run's in an imported log. */
export interface Life {
  readonly id: string;
  readonly moments: readonly Moment[];
}

export interface HolderSpan {
  readonly life: string;
  readonly party: Party;
  readonly waits: boolean;
  readonly from: Ms;
  /** Now, while it goes on. */
  readonly to: Ms;
  readonly open: boolean;
  /** Which of the life's events began it, from 0. */
  readonly begins: number;
}

export interface Handover {
  readonly life: string;
  readonly at: Ms;
  readonly from: Party | null;
  readonly to: Party | null;
  /** How long the former holder had it; 0 for the first. */
  readonly heldMs: Ms;
  readonly place: number;
  /** Through whose hands it went without their holding it: somebody who approves straight from a queue. */
  readonly through: Party | null;
}

/** Something that a party did in passing: it held the item neither before nor after. */
export interface Touch {
  readonly life: string;
  readonly at: Ms;
  readonly party: Party;
  readonly place: number;
}

export const sameParty = (a: Party | null, b: Party | null): boolean => a?.kind === b?.kind && a?.id === b?.id;

/** Neighbouring spans of one holder are one; a span without a length is none. Between two spans there is a gap only where nobody held it. */
export function spansOf({ id, moments }: Life, now: Ms): HolderSpan[] {
  const spans: HolderSpan[] = [];
  for (const [place, { at, holder, waits }] of moments.entries()) {
    const next = moments[place + 1];
    const to = next?.at ?? Math.max(now, at);
    const last = spans.at(-1);
    if (holder === null || (next !== undefined && to === at)) continue;
    const open = next === undefined;
    if (last !== undefined && last.to === at && last.waits === waits && sameParty(last.party, holder))
      spans[spans.length - 1] = { ...last, to, open };
    else spans.push({ life: id, party: holder, waits, from: at, to, open, begins: place });
  }
  return spans;
}

/** Where the holder differs from the one before. */
export function handoversOf({ id, moments }: Life): Handover[] {
  const handovers: Handover[] = [];
  let holder: Party | null = null;
  let since: Ms = moments[0]?.at ?? 0;
  for (const [place, moment] of moments.entries()) {
    if (sameParty(holder, moment.holder)) continue;
    if (place > 0) {
      const through = passing(moment, holder) ? moment.by : null;
      handovers.push({ life: id, at: moment.at, from: holder, to: moment.holder, heldMs: moment.at - since, place, through });
    }
    holder = moment.holder;
    since = moment.at;
  }
  return handovers;
}

/** What is done to an item by those whom it is with is drawn by where it comes from and goes; the rest would leave no trace in their lanes. */
export function touchesOf({ id, moments }: Life): Touch[] {
  let holder: Party | null = null;
  return moments.flatMap((moment, place): Touch[] => {
    const touches = place > 0 && moment.by !== null && passing(moment, holder);
    holder = moment.holder;
    return touches && moment.by !== null ? [{ life: id, at: moment.at, party: moment.by, place }] : [];
  });
}

const passing = ({ by, holder }: Moment, before: Party | null): boolean => by !== null && !sameParty(by, before) && !sameParty(by, holder);

export interface RunTotals {
  readonly from: Ms;
  readonly to: Ms;
  /** Summed over the items, so that two items which wait at once wait twice. */
  readonly agentsMs: Ms;
  readonly peopleMs: Ms;
  readonly waitedMs: Ms;
  readonly transfers: number;
  /** Instants between an item's first event and its end at which nobody held it, in all. */
  readonly unheldMs: Ms;
}

export function totalsOf(lives: readonly Life[], now: Ms): RunTotals {
  const spans = lives.flatMap((life) => spansOf(life, now));
  const sum = (which: (span: HolderSpan) => boolean) => spans.filter(which).reduce((total, { from, to }) => total + (to - from), 0);
  const ends = lives.map((life) => endOf(life, now));
  const starts = lives.flatMap(({ moments }) => moments[0]?.at ?? []);
  const lived = lives.reduce((total, life, index) => total + ((ends[index] ?? 0) - (life.moments[0]?.at ?? ends[index] ?? 0)), 0);
  return {
    from: Math.min(...starts, now),
    to: Math.max(...ends, ...starts),
    agentsMs: sum(({ waits, party }) => !waits && party.kind === "agent"),
    peopleMs: sum(({ waits, party }) => !waits && party.kind !== "agent"),
    waitedMs: sum(({ waits }) => waits),
    transfers: lives.reduce((total, life) => total + handoversOf(life).length, 0),
    unheldMs: lived - sum(() => true),
  };
}

/** While somebody holds it, its end is now. What comes after nobody holds it any more, such as its erasure a year later, is no part of what it took. */
export function endOf({ moments }: Life, now: Ms): Ms {
  const held = moments.findLastIndex(({ holder }) => holder !== null);
  const end = moments[held + 1];
  if (end !== undefined) return end.at;
  return Math.max(now, moments.at(-1)?.at ?? now);
}

export interface Lane {
  readonly party: Party;
  /** Rows that are needed so that no two spans of different items overlap. */
  readonly rows: number;
  readonly spans: readonly (HolderSpan & { readonly row: number })[];
  readonly touches: readonly Touch[];
}

const ORDER: Readonly<Record<Party["kind"], number>> = { agent: 0, queue: 1, role: 2, person: 3 };

/** A lane for each party, agents first, then queues, then people, each group in the order in which they came into the run: also of those who only acted in passing. */
export function lanesOf(lives: readonly Life[], now: Ms): Lane[] {
  const byParty = new Map<string, HolderSpan[]>();
  const parties = new Map<string, Party>();
  const nameOf = ({ kind, id }: Party) => `${kind}:${id}`;
  const touches = lives.flatMap(touchesOf);
  const came = [
    ...lives.flatMap((life) => life.moments.flatMap(({ at, holder }) => (holder === null ? [] : [{ at, party: holder }]))),
    ...touches,
  ].sort((a, b) => a.at - b.at);
  for (const { party } of came) {
    parties.set(nameOf(party), party);
    if (!byParty.has(nameOf(party))) byParty.set(nameOf(party), []);
  }
  for (const span of lives.flatMap((life) => spansOf(life, now))) byParty.get(nameOf(span.party))?.push(span);
  return [...parties]
    .map(([name, party]): Lane => {
      const { rows, spans } = stacked(byParty.get(name) ?? []);
      return { party, rows, spans, touches: touches.filter((one) => nameOf(one.party) === name) };
    })
    .sort((a, b) => ORDER[a.party.kind] - ORDER[b.party.kind]);
}

/** Each span takes the first row that is free by then. */
function stacked(spans: readonly HolderSpan[]): Pick<Lane, "rows" | "spans"> {
  const free: Ms[] = [];
  const placed = [...spans]
    .sort((a, b) => a.from - b.from || a.to - b.to)
    .map((span) => {
      const found = free.findIndex((until) => until <= span.from);
      const row = found < 0 ? free.length : found;
      free[row] = span.to;
      return { ...span, row };
    });
  return { rows: Math.max(1, free.length), spans: placed };
}
