"use client";
// One clock for the whole page: a timer a second and a timer a minute, shared by every countdown, and in step with the server.
import { MINUTE, SECOND } from "@core/words/time";
import { createContext, type ReactNode, useCallback, useContext, useMemo, useSyncExternalStore } from "react";

export type Tick = "second" | "minute";

const STEP: Record<Tick, number> = { second: SECOND, minute: MINUTE };

interface Clock {
  readonly serverNow: number;
  readonly serverZone: string;
  readonly readZone: () => string;
  readonly read: (tick: Tick) => number;
  readonly subscribe: Readonly<Record<Tick, (changed: () => void) => () => void>>;
}

/** `offsetMs` is how far the server's clock is ahead of this machine's; ticks fall on the server's whole seconds and minutes. */
function makeTicker(tick: Tick, offsetMs: number) {
  const step = STEP[tick];
  const listeners = new Set<() => void>();
  let now = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const look = () => {
    const exact = Date.now() + offsetMs;
    // Seconds are whole, so that every countdown on the page changes together; minutes are exact at the first look.
    now = tick === "second" ? Math.floor(exact / SECOND) * SECOND : exact;
    return exact;
  };
  const arm = () => {
    timer = setTimeout(
      () => {
        look();
        for (const listener of listeners) listener();
        arm();
      },
      step - ((Date.now() + offsetMs) % step) + 2,
    );
  };
  return {
    read: () => {
      if (listeners.size === 0 && Math.abs(Date.now() + offsetMs - now) > SECOND) look();
      return now;
    },
    subscribe: (changed: () => void) => {
      if (listeners.size === 0) {
        look();
        arm();
      }
      listeners.add(changed);
      return () => {
        listeners.delete(changed);
        if (listeners.size === 0) clearTimeout(timer);
      };
    },
  };
}

/**
 * How far the server's clock is ahead of this machine's. The page was rendered between our asking and now: a time in between
 * (give or take two seconds) means that the clocks agree, however slow the way was.
 */
function howFarAhead(serverNow: number): number {
  const [page] = performance.getEntriesByType("navigation");
  const asked = performance.timeOrigin + (page instanceof PerformanceNavigationTiming ? page.requestStart : 0);
  const here = Date.now();
  return serverNow > asked - 2 * SECOND && serverNow < here + 2 * SECOND ? 0 : serverNow - here;
}

const noSubscription = () => () => {};

/** This machine's time zone. Asking for it costs as much as drawing a row, and every time on the page needs it: it is asked once a minute. */
function makeZoneReader(read: () => number): () => string {
  let asked: { readonly at: number; readonly zone: string } | null = null;
  return () => {
    const at = read();
    if (asked?.at !== at) asked = { at, zone: Intl.DateTimeFormat().resolvedOptions().timeZone };
    return asked.zone;
  };
}

const standing: Clock = {
  serverNow: 0,
  serverZone: "UTC",
  readZone: () => "UTC",
  read: () => Date.now(),
  subscribe: { second: noSubscription, minute: noSubscription },
};

const ClockContext = createContext<Clock>(standing);

/** `now` and `zone` are the server's: what it rendered with, so that the first client render says the same. */
export function ClockProvider({ now, zone, children }: { readonly now: number; readonly zone: string; readonly children: ReactNode }) {
  const clock = useMemo<Clock>(() => {
    const ahead = typeof window === "undefined" ? 0 : howFarAhead(now);
    const tickers = { second: makeTicker("second", ahead), minute: makeTicker("minute", ahead) };
    return {
      serverNow: now,
      serverZone: zone,
      readZone: makeZoneReader(tickers.minute.read),
      read: (tick) => tickers[tick].read(),
      subscribe: { second: tickers.second.subscribe, minute: tickers.minute.subscribe },
    };
  }, [now, zone]);
  return <ClockContext value={clock}>{children}</ClockContext>;
}

/** A clock that stands: what is inside says each time as it would have at that instant. */
export function StoppedClock({ at, children }: { readonly at: number; readonly children: ReactNode }) {
  const running = useContext(ClockContext);
  const stopped = useMemo<Clock>(
    () => ({ ...running, serverNow: at, read: () => at, subscribe: { second: noSubscription, minute: noSubscription } }),
    [running, at],
  );
  return <ClockContext value={stopped}>{children}</ClockContext>;
}

/** The time now, as often as `tick` says. Ask for `second` only while seconds are shown. */
export function useNow(tick: Tick = "minute"): number {
  const clock = useContext(ClockContext);
  return useSyncExternalStore(
    clock.subscribe[tick],
    () => clock.read(tick),
    () => clock.serverNow,
  );
}

/** Reads the server's time without following it: for timers, and for what is sent. */
export function useReadNow(): () => number {
  const clock = useContext(ClockContext);
  return useCallback(() => clock.read("second"), [clock]);
}

/** The person's time zone; while hydrating, the one that the server rendered with. */
export function useZone(): string {
  const clock = useContext(ClockContext);
  return useSyncExternalStore(noSubscription, clock.readZone, () => clock.serverZone);
}
