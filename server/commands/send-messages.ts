// What is on its way out: taken up by one sender at a time under a lease, sent again until the other side has it or refuses it for good.
import type { Ms } from "@core/words/ids";
import type { OutwardWay } from "@core/words/notices";
import { HOUR, MINUTE, SECOND } from "@core/words/time";
import {
  anyMessageDue,
  changeMessage,
  countWaiting,
  mendWay,
  putBrokenWay,
  readBrokenWays,
  type StoredMessage,
  takeMessage,
} from "@/db/queries/messages";
import { standingAt } from "../access/directory";
import type { Deps } from "../deps";

/** Whoever sends has so long; then somebody else tries. */
export const SEND_LEASE_MS = MINUTE;
const FIRST_RETRY_MS = 5 * SECOND;
const LONGEST_RETRY_MS = 10 * MINUTE;
const FIRST_MESSAGE_RETRY_MS = MINUTE;
const LONGEST_MESSAGE_RETRY_MS = HOUR;
/** So often a message is tried before others that came after it. */
const TRIES_IN_FRONT = 3;
/** Longer than this a fault says nothing more. */
const FAULT_LENGTH = 500;

export interface TakenMessage {
  readonly message: StoredMessage;
  readonly name: string;
  readonly email: string;
}

/** The next one to be sent on a way; null where none is due, or the way is not to be tried yet. */
export async function takeNextMessage(deps: Deps, way: OutwardWay): Promise<TakenMessage | null> {
  const isDue = await deps.store.read(async (tx) => anyMessageDue(tx, way, await deps.store.nowMs(tx)));
  if (!isDue) return null;
  return deps.store.write(async (tx) => {
    const now = await deps.store.nowMs(tx);
    const broken = (await readBrokenWays(tx)).find((one) => one.way === way);
    if (broken !== undefined && broken.retryAt > now) return null;
    const message = await takeMessage(tx, way, now, now + SEND_LEASE_MS);
    if (message === null) return null;
    // One at a time tries a way that is broken: all others wait for what it finds.
    if (broken !== undefined) await putBrokenWay(tx, { ...broken, retryAt: now + SEND_LEASE_MS });
    const directory = await deps.directory.at(tx);
    const person = directory.people.get(message.person);
    const standing = standingAt(directory, message.person, now);
    if (person !== undefined && standing !== null && !standing.offboarded) return { message, name: person.name, email: person.email };
    await changeMessage(tx, message, { state: "refused", nextAt: null, endedAt: now, fault: "The person has left." });
    return null;
  });
}

/** What came of a try. `way`: it cannot be reached, so nothing else goes out either; `message`: only this one was not taken. */
export type Fault = { readonly what: string } & ({ readonly of: "way" } | { readonly of: "message"; readonly forGood: boolean });

export const keepSent = (deps: Deps, { message }: TakenMessage): Promise<void> =>
  deps.store.write(async (tx) => {
    const now = await deps.store.nowMs(tx);
    await changeMessage(tx, message, { state: "sent", nextAt: null, endedAt: now, fault: null });
    await mendWay(tx, message.way);
  });

export const keepFault = (deps: Deps, { message }: TakenMessage, fault: Fault): Promise<void> =>
  deps.store.write(async (tx) => {
    const now = await deps.store.nowMs(tx);
    const what = fault.what.slice(0, FAULT_LENGTH);
    const known = (await readBrokenWays(tx)).find(({ way }) => way === message.way);
    if (fault.of === "way") {
      const tries = (known?.tries ?? 0) + 1;
      const retryAt = now + backoff(FIRST_RETRY_MS, LONGEST_RETRY_MS, tries);
      await putBrokenWay(tx, { way: message.way, since: known?.since ?? now, fault: what, tries, retryAt });
      // It was the way's fault and not this message's, so it is first again when the way works. One that is met by a fault each time goes behind
      // the others: where it is the fault, they still go out.
      await changeMessage(tx, message, { nextAt: message.attempts < TRIES_IN_FRONT ? message.at : now, fault: what });
      return;
    }
    if (known !== undefined) await mendWay(tx, message.way);
    await changeMessage(
      tx,
      message,
      fault.forGood
        ? { state: "refused", nextAt: null, endedAt: now, fault: what }
        : { nextAt: now + backoff(FIRST_MESSAGE_RETRY_MS, LONGEST_MESSAGE_RETRY_MS, message.attempts), fault: what },
    );
  });

/** Twice as long each time. */
const backoff = (first: Ms, longest: Ms, tries: number): Ms => Math.min(longest, first * 2 ** Math.min(tries - 1, 20));

/** How many wait on a way, for the log. */
export const waitingOn = (deps: Deps, way: OutwardWay): Promise<number> => deps.store.read((tx) => countWaiting(tx, way));
