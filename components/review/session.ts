// One sitting of review as values: which rows the rail draws and in what order, which item is shown, what was sent and what came of it.
// The list moves only when the person acts. What arrives waits behind "3 new"; what others took stays in its place, dimmed, until then.

import { language, t } from "@core/words/t";
import { isWaiting } from "@/components/data/apply-event";
import type { Order } from "@/components/data/orders";
import type { Problem } from "@/components/data/problem";
import type { DecisionView, ItemRow } from "@/server/views/shapes-item";
import type { LiveNotice } from "@/server/views/shapes-live";

export type SentState = "sending" | "done" | "failed" | "undoing" | "undone";

/** One order of this sitting, for the receipt and for Undo. */
export interface SentOrder {
  readonly itemId: string;
  readonly title: string;
  readonly order: Order;
  readonly revisionHash: string;
  readonly at: number;
  readonly state: SentState;
  readonly decision: DecisionView | null;
  readonly problem: Problem | null;
}

export interface Session {
  readonly rows: Readonly<Record<string, ItemRow>>;
  readonly order: readonly string[];
  readonly fresh: readonly string[];
  /** Still drawn, but no longer to be had: why. */
  readonly gone: Readonly<Record<string, string>>;
  readonly current: string | null;
  readonly skipped: readonly string[];
  /** Newest first. */
  readonly sent: readonly SentOrder[];
  /** Refused orders of items that are shown again, by item. */
  readonly problems: Readonly<Record<string, { readonly problem: Problem; readonly order: Order }>>;
}

export type SessionEvent =
  /** The next ones were read. `all`: draw them as they come; `more`: put unknown ones under the others; otherwise they wait as new. */
  | { readonly type: "listed"; readonly rows: readonly ItemRow[]; readonly as: "all" | "more" | "new" }
  /** The sitting is about something else: what belongs to it stays, its list comes next. */
  | { readonly type: "turned"; readonly isMeant: (row: ItemRow) => boolean }
  | { readonly type: "noticed"; readonly notice: LiveNotice; readonly isMeant: (row: ItemRow) => boolean }
  | { readonly type: "opened"; readonly itemId: string }
  | { readonly type: "stepped"; readonly by: 1 | -1 }
  | { readonly type: "skipped" }
  | { readonly type: "sent"; readonly order: Order; readonly row: ItemRow; readonly at: number }
  | { readonly type: "recorded"; readonly itemId: string; readonly decision: DecisionView | null; readonly row: ItemRow | null }
  /** `show`: nothing was done on the next item yet, so the refused one takes its place again. */
  | { readonly type: "refused"; readonly itemId: string; readonly problem: Problem; readonly show: boolean }
  /** An order that keeps the item on the screen was refused. */
  | { readonly type: "stumbled"; readonly itemId: string; readonly problem: Problem; readonly order: Order }
  | { readonly type: "undoing"; readonly itemId: string }
  | { readonly type: "undone"; readonly itemId: string; readonly row: ItemRow | null }
  | { readonly type: "undo-refused"; readonly itemId: string; readonly problem: Problem }
  | { readonly type: "excused"; readonly itemId: string };

export const EMPTY_SESSION: Session = {
  rows: {},
  order: [],
  fresh: [],
  gone: {},
  current: null,
  skipped: [],

  sent: [],
  problems: {},
};

/** Orders kept for the receipt and for Undo; older ones are on the trail. */
const SENT_KEPT = 30;

const without = <Value>(record: Readonly<Record<string, Value>>, key: string): Readonly<Record<string, Value>> =>
  Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));

/** The next one to show: the first after this place that is there to be had and was not skipped; then from the top; then a skipped one. */
function nextOf(session: Session, place: number): string | null {
  const { order, gone, skipped } = session;
  const turned = [...order.slice(place), ...order.slice(0, place)];
  const open = turned.filter((id) => !Object.hasOwn(gone, id));
  return open.find((id) => !skipped.includes(id)) ?? open[0] ?? null;
}

/** Rows that others took leave the list now, because the person's own act moves it anyway. */
function swept(session: Session): Session {
  if (Object.keys(session.gone).length === 0) return session;
  return { ...session, order: session.order.filter((id) => id === session.current || !Object.hasOwn(session.gone, id)), gone: {} };
}

function listed(session: Session, rows: readonly ItemRow[], as: "all" | "more" | "new"): Session {
  const pending = new Set(session.sent.filter((sent) => sent.state === "sending" || sent.state === "undoing").map((sent) => sent.itemId));
  const known = new Set([...session.order, ...session.fresh]);
  // A list read before an order was carried out still holds its item.
  const given = rows.filter((row) => !pending.has(row.id) && !staleAfterSend(session, row));
  const all = {
    ...session.rows,
    ...Object.fromEntries(given.filter((row) => isNewer(session.rows[row.id], row)).map((row) => [row.id, row])),
  };
  const unknown = given.map((row) => row.id).filter((id) => !known.has(id));
  if (as === "all") {
    const ids = given.map((row) => row.id);
    const keep = session.current !== null && !ids.includes(session.current) && Object.hasOwn(all, session.current) ? [session.current] : [];
    const order = [...keep, ...ids];
    return { ...session, rows: all, order, fresh: [], gone: {}, current: session.current ?? order[0] ?? null };
  }
  if (as === "more") {
    const order = [...session.order, ...session.fresh, ...unknown];
    return { ...session, rows: all, order, fresh: [], current: session.current ?? order[0] ?? null };
  }
  return { ...session, rows: all, fresh: [...session.fresh, ...unknown] };
}

const isNewer = (known: ItemRow | undefined, row: ItemRow) => known === undefined || row.version >= known.version;

function staleAfterSend(session: Session, row: ItemRow): boolean {
  const sent = session.sent.find((order) => order.itemId === row.id && order.state === "done");
  const known = session.rows[row.id];
  return sent !== undefined && known !== undefined && row.version < known.version;
}

/** In few words why a row can no longer be worked. */
function goneWords(row: ItemRow | null): string {
  if (row === null) return t("review.goneUnseen");
  if (row.review === "claimed" || row.review === "suspended") {
    return t("review.goneHeld", { who: row.holder?.name ?? t("review.someoneElse") });
  }
  if (row.review === "awaiting_input") return t("review.goneAsked");
  return t(`marks.${row.reviewLabel}`).toLocaleLowerCase(language());
}

function noticed(session: Session, notice: LiveNotice, isMeant: (row: ItemRow) => boolean): Session {
  const { itemId, row } = notice;
  const known = session.rows[itemId];
  if (known !== undefined && notice.version < known.version) return session;
  const rows = row === null ? session.rows : { ...session.rows, [itemId]: row };
  const drawn = session.order.includes(itemId);
  const mine = row !== null && isWaiting(row) && isMeant(row);
  if (!mine) {
    const fresh = session.fresh.filter((id) => id !== itemId);
    if (!drawn) return known === undefined && fresh.length === session.fresh.length ? session : { ...session, rows, fresh };
    return { ...session, rows, fresh, gone: { ...session.gone, [itemId]: goneWords(row) } };
  }
  if (drawn) return { ...session, rows, gone: without(session.gone, itemId) };
  const sending = session.sent.some((sent) => sent.itemId === itemId && (sent.state === "sending" || sent.state === "undoing"));
  if (sending || session.fresh.includes(itemId) || handedOn(session, itemId)) return { ...session, rows };
  return { ...session, rows, fresh: [...session.fresh, itemId] };
}

/** Sent up or elsewhere by this person: also where it lands in a queue of their own, it is not put before them again by itself. */
const handedOn = (session: Session, itemId: string): boolean =>
  session.sent.some(
    ({ itemId: id, state, order: { type } }) => id === itemId && state === "done" && (type === "escalate" || type === "move"),
  );

/** Whoever reads an item that still belongs to the sitting goes on reading it; what waited behind "3 new" comes with the list. */
function turned(session: Session, isMeant: (row: ItemRow) => boolean): Session {
  const order = session.order.filter((id) => {
    const row = session.rows[id];
    return row !== undefined && isMeant(row) && !Object.hasOwn(session.gone, id);
  });
  const stays = session.current !== null && order.includes(session.current);
  return { ...session, order, fresh: [], gone: {}, skipped: [], current: stays ? session.current : (order[0] ?? null) };
}

const withSent = (session: Session, itemId: string, change: Partial<SentOrder>): readonly SentOrder[] => {
  const at = session.sent.findIndex((sent) => sent.itemId === itemId);
  const found = session.sent[at];
  return found === undefined ? session.sent : session.sent.with(at, { ...found, ...change });
};

/** Puts an item back on top of the list, and on the screen if wanted. */
function broughtBack(session: Session, itemId: string, show: boolean): Session {
  if (!Object.hasOwn(session.rows, itemId)) return session;
  const order = [itemId, ...session.order.filter((id) => id !== itemId)];
  return {
    ...session,
    order,
    fresh: session.fresh.filter((id) => id !== itemId),
    gone: without(session.gone, itemId),
    skipped: session.skipped.filter((id) => id !== itemId),
    current: show || session.current === null ? itemId : session.current,
  };
}

function sent(session: Session, order: Order, row: ItemRow, at: number): Session {
  const place = Math.max(0, session.order.indexOf(row.id));
  const entry: SentOrder = {
    itemId: row.id,
    title: row.title,
    order,
    revisionHash: row.revisionHash,
    at,
    state: "sending",
    decision: null,
    problem: null,
  };
  const left: Session = {
    ...session,
    rows: { ...session.rows, [row.id]: session.rows[row.id] ?? row },
    order: session.order.filter((id) => id !== row.id),
    sent: [entry, ...session.sent.filter((other) => other.itemId !== row.id)].slice(0, SENT_KEPT),
    problems: without(session.problems, row.id),
    gone: without(session.gone, row.id),
  };
  const current = nextOf(left, place);
  return swept({ ...left, current });
}

export function sessionAfter(session: Session, event: SessionEvent): Session {
  switch (event.type) {
    case "listed":
      return listed(session, event.rows, event.as);
    case "turned":
      return turned(session, event.isMeant);
    case "noticed":
      return noticed(session, event.notice, event.isMeant);
    case "opened":
      return swept({ ...session, current: event.itemId });
    case "stepped": {
      const place = session.current === null ? -1 : session.order.indexOf(session.current);
      const to = session.order[place + event.by];
      return to === undefined ? session : swept({ ...session, current: to });
    }
    case "skipped": {
      if (session.current === null) return session;
      const place = session.order.indexOf(session.current) + 1;
      const marked = { ...session, skipped: [...session.skipped.filter((id) => id !== session.current), session.current] };
      return swept({ ...marked, current: nextOf(marked, place) });
    }
    case "sent":
      return sent(session, event.order, event.row, event.at);
    case "recorded": {
      const rows = event.row === null ? session.rows : { ...session.rows, [event.itemId]: event.row };
      return { ...session, rows, sent: withSent(session, event.itemId, { state: "done", decision: event.decision }) };
    }
    case "refused": {
      const order = session.sent.find((entry) => entry.itemId === event.itemId)?.order;
      const back = broughtBack(session, event.itemId, event.show);
      const problems = order === undefined ? back.problems : { ...back.problems, [event.itemId]: { problem: event.problem, order } };
      return { ...back, problems, sent: withSent(session, event.itemId, { state: "failed", problem: event.problem }) };
    }
    case "stumbled":
      return { ...session, problems: { ...session.problems, [event.itemId]: { problem: event.problem, order: event.order } } };
    case "undoing":
      return { ...session, sent: withSent(session, event.itemId, { state: "undoing" }) };
    case "undone": {
      const rows = event.row === null ? session.rows : { ...session.rows, [event.itemId]: event.row };
      return { ...broughtBack({ ...session, rows }, event.itemId, true), sent: withSent(session, event.itemId, { state: "undone" }) };
    }
    case "undo-refused":
      return { ...session, sent: withSent(session, event.itemId, { state: "done", problem: event.problem }) };
    case "excused":
      return { ...session, problems: without(session.problems, event.itemId) };
  }
}

/** The ids to fetch ahead: the next ones as Approve would bring them. */
export function upcoming(session: Session, count: number): readonly string[] {
  const place = session.current === null ? -1 : session.order.indexOf(session.current);
  const turned = [...session.order.slice(place + 1), ...session.order.slice(0, Math.max(0, place))];
  return turned.filter((id) => !Object.hasOwn(session.gone, id) && !session.skipped.includes(id)).slice(0, count);
}
