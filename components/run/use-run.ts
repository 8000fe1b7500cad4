// One run as the screen works on it: its lanes now, its events in order, the instant that is looked at, and the steps from one to the next.
"use client";
import { type Handover, handoversOf, type Lane, lanesOf, type Party, type RunTotals, type Touch, totalsOf } from "@core/trail/run-lanes";
import { MINUTE } from "@core/words/time";
import { useQueryState } from "nuqs";
import { useCallback, useDeferredValue, useEffect, useMemo, useState } from "react";
import { useNow } from "@/components/marks/clock";
import { runParsers } from "@/components/run/run-filters";
import type { RunEvent, RunPage } from "@/server/views/shapes-runs";
import { type Span, within } from "./run-scale";

export interface Transfer extends Handover {
  /** The event that brought it about. */
  readonly event: RunEvent | null;
}

type Way = "before" | "after";

export interface RunDesk {
  readonly page: RunPage;
  readonly now: number;
  readonly span: Span;
  readonly lanes: readonly Lane[];
  readonly totals: RunTotals;
  readonly transfers: readonly Transfer[];
  /** The instant that is looked at. */
  readonly at: number;
  /** The instant that is told of: soon that which is looked at. */
  readonly toldAt: number;
  /** The last event by then. */
  readonly event: RunEvent | null;
  readonly place: number;
  readonly nameOf: (party: Party) => string;
  /** What was done in passing, in words. */
  readonly wordsOf: (touch: Touch) => string;
  readonly go: (at: number) => void;
  /** Whether the instant is now, and goes on with it. */
  readonly live: boolean;
  readonly follow: (live: boolean) => void;
  readonly goTransfer: (way: Way) => void;
  readonly goEvent: (way: Way) => void;
}

const keyOf = ({ kind, id }: Party) => `${kind}:${id}`;

const AT_REST_MS = 300;

/** How much of the line lies ahead of now while a run is open. */
const AHEAD = 0.14;

export function useRunDesk(page: RunPage): RunDesk {
  const minute = useNow("minute");
  // What is over does not move; what is open is never drawn as if it ended before what the server told.
  const now = page.open ? Math.max(minute, page.now) : page.now;
  const [chosen, setChosen] = useQueryState("at", runParsers.at);
  const [moved, setMoved] = useState<number | null>(null);
  const [followed, setFollowed] = useState(false);
  const live = followed && page.open;
  // It moves with every frame; the address has it once it rests.
  useEffect(() => {
    if (moved === null) return;
    const rest = setTimeout(() => void setChosen(moved), AT_REST_MS);
    return () => clearTimeout(rest);
  }, [moved, setChosen]);
  const { lives, events, parties, open, source } = page;
  const drawn = useMemo(() => {
    const totals = totalsOf(lives, now);
    const ahead = open ? Math.max(MINUTE / 2, AHEAD * (totals.to - totals.from)) : 0;
    // What was done when all was over is drawn too.
    const last = Math.max(totals.to, ...lives.map(({ moments }) => moments.at(-1)?.at ?? totals.to));
    const edge = 0.015 * (last - totals.from);
    return { totals, lanes: lanesOf(lives, now), span: { from: totals.from - edge, to: last + Math.max(ahead, edge) } };
  }, [lives, now, open]);
  const eventAt = useMemo(() => {
    const byLife = new Map(lives.map(({ id }) => [id, events.filter(({ item }) => item === id)]));
    // In a log the beginning stands before the first event.
    const before = source === "imported" ? 1 : 0;
    return (life: string, place: number) => byLife.get(life)?.[place - before] ?? null;
  }, [lives, events, source]);
  const transfers = useMemo(
    () =>
      lives
        .flatMap((life) => handoversOf(life).map((one): Transfer => ({ ...one, event: eventAt(one.life, one.place) })))
        .sort((a, b) => a.at - b.at),
    [lives, eventAt],
  );
  const wordsOf = useCallback(({ life, place }: Touch) => eventAt(life, place)?.text ?? "", [eventAt]);
  const names = useMemo(() => new Map(parties.map(({ party, name }) => [keyOf(party), name])), [parties]);
  const nameOf = useCallback((party: Party) => names.get(keyOf(party)) ?? party.id, [names]);

  const at = live ? now : within(drawn.span, moved ?? chosen ?? events.at(-1)?.at ?? now);
  // While it plays, the instant moves in every frame: what is told of it comes between frames, and never holds one up.
  const toldAt = useDeferredValue(at);
  const place = events.findLastIndex((event) => event.at <= toldAt);
  const go = useCallback((to: number) => {
    setFollowed(false);
    setMoved(Math.round(to));
  }, []);
  const follow = useCallback(
    (wanted: boolean) => {
      setFollowed(wanted);
      setMoved(null);
      void setChosen(null);
    },
    [setChosen],
  );
  const goTransfer = (way: Way) => {
    const next = way === "after" ? transfers.find((one) => one.at > at) : transfers.findLast((one) => one.at < at);
    if (next) go(next.at);
  };
  const goEvent = (way: Way) => {
    const next = way === "after" ? events.find((one) => one.at > at) : events.findLast((one) => one.at < at);
    if (next) go(next.at);
  };
  const event = events[place] ?? null;
  return { page, now, ...drawn, transfers, at, toldAt, event, place, nameOf, wordsOf, live, follow, go, goTransfer, goEvent };
}
