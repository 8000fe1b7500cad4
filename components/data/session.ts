// Whether the person is still signed in. Once they are not nothing more is asked, what is on the page stays, and whatever is recorded again ends it.
import { onlineManager } from "@tanstack/react-query";
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
    if (now === ended) return;
    ended = now;
    onlineManager.setOnline(!now);
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
