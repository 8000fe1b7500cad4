// Whether the store answers: what readiness asks, and what the transports ask of a fault.
import { setTimeout as pause } from "node:timers/promises";
import { StoreBusy } from "@/db/store";
import type { Deps } from "../deps";

/** A database that takes longer than this for its time of day is as good as away. */
const ANSWERS_WITHIN_MS = 2_000;

/** The database cannot be asked right now: nothing is kept of the request, and it may be sent again. */
export const isBusy = (fault: unknown): fault is StoreBusy => fault instanceof StoreBusy;

/** Null while the database is away: for what goes on and asks again, such as a stream, whose client may never come back from a 503. */
export const unlessBusy = <Value>(asked: Promise<Value>): Promise<Value | null> =>
  asked.catch((fault: unknown) => {
    if (isBusy(fault)) return null;
    throw fault;
  });

/** False when a read fails or does not end. What failed goes to the log, but for a database that is away: the loops say that. */
export async function storeAnswers(deps: Deps): Promise<boolean> {
  const late = new AbortController();
  const read = deps.store
    .read((tx) => deps.store.nowMs(tx))
    .then(
      () => true,
      (fault: unknown) => {
        if (!isBusy(fault)) deps.log.error({ err: fault }, "the store does not answer");
        return false;
      },
    );
  const tooLate = pause(ANSWERS_WITHIN_MS, false, { signal: late.signal, ref: false }).catch(() => false);
  return Promise.race([read, tooLate]).finally(() => late.abort());
}
