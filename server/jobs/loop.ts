// A loop that runs one piece of work again and again, one at a time, until it is stopped; a failure is logged and the loop goes on.
import type { Logger } from "pino";
import { isBusy } from "../views/readiness";

export interface Loop {
  /** Resolves when the piece of work that was under way has ended. */
  stop(): Promise<void>;
}

/** When to run again: at once, after the shortest pause, or when woken and at the latest after the longest. */
export type Next = "now" | "soon" | "later";

export interface LoopOptions {
  readonly name: string;
  readonly log: Logger;
  /** Longest pause. */
  readonly everyMs: number;
  /** Shortest pause: what wakes it meanwhile is one round. */
  readonly soonMs?: number;
  /** Registers what ends the longest pause early. */
  readonly wokenBy?: (wake: () => void) => () => void;
}

/** `work` is to give up what it has not begun when `stopping` aborts. */
export function startLoop(
  { name, log, everyMs, soonMs = everyMs, wokenBy }: LoopOptions,
  work: (stopping: AbortSignal) => Promise<Next>,
): Loop {
  const stopping = new AbortController();
  let woken = false;
  let endRest: () => void = () => {};
  let endLongRest: () => void = () => {};
  const forget = wokenBy?.(() => {
    woken = true;
    endLongRest();
  });

  const rest = (ms: number) =>
    new Promise<void>((resolve) => {
      if (ms <= 0 || stopping.signal.aborted) return resolve();
      const timer = setTimeout(resolve, ms);
      endRest = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const longRest = async () => {
    if (woken) return;
    const rested = rest(everyMs - soonMs);
    endLongRest = endRest;
    await rested;
    endLongRest = () => {};
  };

  const tell = tellerOf(name, log);
  const round = () =>
    work(stopping.signal).then(
      (next) => {
        tell.worked();
        return next;
      },
      (fault: unknown) => {
        tell.failed(fault);
        return "later" as const;
      },
    );
  const run = async () => {
    while (!stopping.signal.aborted) {
      woken = false;
      const next = await round();
      if (next === "now") {
        await new Promise((resolve) => setImmediate(resolve));
        continue;
      }
      await rest(soonMs);
      if (next === "later") await longRest();
    }
  };
  const ended = run();

  return {
    stop() {
      forget?.();
      stopping.abort();
      endRest();
      return ended;
    },
  };
}

/** A failure that lasts is told again only so often. */
const REMIND_EVERY_MS = 60_000;

/** Says when a loop begins to fail and when it works again, so that a database that is away for a while does not fill the log. */
function tellerOf(loop: string, log: Logger) {
  let failingSince: number | null = null;
  let toldAt = 0;
  return {
    worked() {
      if (failingSince === null) return;
      log.info({ loop, afterMs: Math.round(performance.now() - failingSince) }, "a background loop works again");
      failingSince = null;
    },
    failed(fault: unknown) {
      const now = performance.now();
      const begins = failingSince === null;
      failingSince ??= now;
      if (!begins && now - toldAt < REMIND_EVERY_MS) return;
      toldAt = now;
      if (isBusy(fault)) log.warn({ loop, reason: fault.message }, "a background loop cannot reach the database; it tries again");
      else log.error({ err: fault, loop }, "a background loop failed; it goes on");
    },
  };
}
