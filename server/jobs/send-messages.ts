// Composes what is to go out by one way and sends it, one message after the other; what does not go out stays in line.
import { composeMessages, type SpeakIn } from "../commands/compose-messages";
import { keepFault, keepSent, takeNextMessage, waitingOn } from "../commands/send-messages";
import type { Deps } from "../deps";
import { type Loop, startLoop } from "./loop";
import type { WayOut } from "./way-out";

const EVERY_MS = 1_000;

/** One loop for each way that the server has, so that none waits for another. */
export function startSending(deps: Deps, ways: readonly (WayOut | null)[], speakIn: SpeakIn): Loop {
  const open = ways.filter((way) => way !== null);
  const loops = open.map((way) =>
    startLoop({ name: `send-${way.way}`, log: deps.log, everyMs: EVERY_MS }, (stopping) => sendRound(deps, way, speakIn, stopping)),
  );
  return {
    async stop() {
      const ended = loops.map((loop) => loop.stop());
      for (const way of open) way.close();
      await Promise.all(ended);
    },
  };
}

/** Composes what is due and sends what may go, until nothing is left or the way fails. */
export async function sendRound(deps: Deps, way: WayOut, speakIn: SpeakIn, stopping?: AbortSignal): Promise<"now" | "later"> {
  const more = await composeMessages(deps, way.way, speakIn);
  while (!stopping?.aborted) {
    const taken = await takeNextMessage(deps, way.way);
    if (taken === null) return more ? "now" : "later";
    const fault = await way.send(taken);
    // A try that our own stopping cut off says nothing of the way: its lease runs out, and somebody tries again.
    if (fault !== null && stopping?.aborted) return "later";
    if (fault === null) {
      await keepSent(deps, taken);
      continue;
    }
    await keepFault(deps, taken, fault);
    const { id } = taken.message;
    if (fault.of === "way") {
      deps.log.warn(
        { way: way.way, reason: fault.what, waiting: await waitingOn(deps, way.way) },
        "a way out cannot be reached; what waits is tried again",
      );
      return "later";
    }
    deps.log.warn({ way: way.way, message: id, reason: fault.what, forGood: fault.forGood }, "a message was not taken");
  }
  return "later";
}
