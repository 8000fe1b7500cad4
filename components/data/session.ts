// Whether the person is still signed in. Once they are not nothing more is asked, what is on the page stays, and whatever is answered again ends it.
import { onlineManager } from "@tanstack/react-query";
import type { TRPCLink } from "@trpc/client";
import { tap } from "@trpc/server/observable";
import type { AppRouter } from "@/server/trpc/router";
import { problemOf } from "./problem";

export interface Session {
  readonly subscribe: (changed: () => void) => () => void;
  readonly hasEnded: () => boolean;
  /** What a request was answered with. */
  readonly failed: (error: unknown) => void;
  readonly answered: () => void;
}

export const isSignedOut = (error: unknown): boolean => problemOf(error).kind === "session-ended";

/** Questions wait as they do without a connection, those that are asked again and again included; orders are sent and refused. */
export function makeSession(): Session {
  const listeners = new Set<() => void>();
  let ended = false;
  const tell = (now: boolean) => {
    // Said again while it has ended: a browser that has found its connection again let them be asked.
    if (now || ended) onlineManager.setOnline(!now);
    if (now === ended) return;
    ended = now;
    for (const changed of listeners) changed();
  };
  return {
    subscribe: (changed) => {
      listeners.add(changed);
      return () => void listeners.delete(changed);
    },
    hasEnded: () => ended,
    failed: (error) => isSignedOut(error) && tell(true),
    answered: () => tell(false),
  };
}

/** Every answer is heard, whoever asked. A stream is not: it may outlive its session, and say so when there is a new one. */
export const heardBy =
  ({ failed, answered }: Session): TRPCLink<AppRouter> =>
  () =>
  ({ next, op }) =>
    op.type === "subscription" ? next(op) : next(op).pipe(tap({ next: answered, error: failed }));
