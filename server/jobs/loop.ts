// A loop that runs one piece of work again and again, one at a time, until it is stopped; a failure is logged and the loop goes on.
import type { Logger } from "pino";

export interface Loop {
  /** Resolves when the piece of work that was under way has ended. */
  stop(): Promise<void>;
}

/** `work` returns true when more is waiting, so that the next round starts at once. `everyMs` is the pause otherwise. */
export function startLoop(name: string, everyMs: number, log: Logger, work: () => Promise<boolean>): Loop {
  let stopping = false;
  let endPause: () => void = () => {};

  const pause = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, everyMs);
      endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const run = async () => {
    while (!stopping) {
      const more = await work().catch((fault: unknown) => {
        log.error({ err: fault, loop: name }, "a background loop failed; it goes on");
        return false;
      });
      if (more) await new Promise((resolve) => setImmediate(resolve));
      else if (!stopping) await pause();
    }
  };
  const ended = run();

  return {
    stop() {
      stopping = true;
      endPause();
      return ended;
    },
  };
}
