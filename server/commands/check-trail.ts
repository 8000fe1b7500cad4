// Checks the whole trail in the background, a page at a time: that each event is what was hashed, that it follows the one before it in its stream, and that
// no place is missing. New events are checked as they come; once a day, or when somebody asks, it begins anew, since the past is what could be changed.
import { eventHash } from "@core/trail/event";
import { GENESIS } from "@core/trail/hash";
import type { Ms } from "@core/words/ids";
import { DAY } from "@core/words/time";
import { tryLock } from "@/db/engine/locks";
import { trailEnd } from "@/db/queries/events";
import { eventsBetween, type NumberedEvent } from "@/db/queries/trail-reading";
import { hashesBefore, putMark, readMarks } from "@/db/queries/trail-search";
import type { Tx } from "@/db/store";
import type { Deps } from "../deps";

/** In the order in which the index's marks keep them. */
const FAULTS = { hash: 0, chain: 1, gap: 2 } as const;
const NONE = -1;
const AGAIN_AFTER_MS: Ms = DAY;

interface Fault {
  readonly place: number;
  readonly why: keyof typeof FAULTS;
}

type Checked = "done" | "more" | "elsewhere";

/** Checks at most `batch` further events. What was found stays until a check of the whole finds nothing. */
export async function checkTrail(deps: Deps, batch: number): Promise<Checked> {
  return deps.store.write(async (tx) => {
    if (!(await tryLock(tx, "trail-check"))) return "elsewhere";
    const marks = await readMarks(tx);
    const now = await deps.store.nowMs(tx);
    const end = (await trailEnd(tx)) + 1;
    const began = marks["check-began"] ?? 0;
    const anew = began + AGAIN_AFTER_MS <= now;
    const next = anew ? 0 : (marks["check-next"] ?? 0);
    if (anew) await putMark(tx, "check-began", now);
    if (next >= end) return "done";
    const upTo = Math.min(end, next + batch);
    const fault = await faultIn(tx, next, upTo);
    // The first one of a check is the one that is told; what comes after it may be its consequence.
    const known = !anew && (marks["fault-seen"] ?? NONE) >= began;
    if (fault !== null && !known) await putFault(tx, fault, now);
    await putMark(tx, "check-next", upTo);
    if (upTo === end) await endCheck(tx, now, fault === null && !known);
    return upTo < end ? "more" : "done";
  });
}

async function putFault(tx: Tx, { place, why }: Fault, now: Ms): Promise<void> {
  await putMark(tx, "fault-at", place);
  await putMark(tx, "fault-why", FAULTS[why]);
  await putMark(tx, "fault-seen", now);
}

/** A whole check that found nothing takes back what an earlier one had found. */
async function endCheck(tx: Tx, now: Ms, clean: boolean): Promise<void> {
  await putMark(tx, "check-ended", now);
  if (clean) await putMark(tx, "fault-at", NONE);
}

/** The first event of a stretch that is not as it was written. */
async function faultIn(tx: Tx, from: number, upTo: number): Promise<Fault | null> {
  const events = await eventsBetween(tx, from, upTo);
  const before = await hashesBefore(tx, from, upTo);
  let expected = from;
  for (const event of events) {
    if (event.logIndex !== expected) return { place: expected, why: "gap" };
    if (eventHash(event) !== event.hash) return { place: event.logIndex, why: "hash" };
    if (!follows(event, before.get(event.logIndex))) return { place: event.logIndex, why: "chain" };
    expected += 1;
  }
  return expected < upTo ? { place: expected, why: "gap" } : null;
}

const follows = ({ seq, prev }: NumberedEvent, before: string | undefined): boolean => prev === (seq === 1 ? GENESIS : before);

/** Somebody wants to know now. */
export async function checkTrailAgain(deps: Deps): Promise<void> {
  await deps.store.write(async (tx) => {
    await putMark(tx, "check-next", 0);
    await putMark(tx, "check-ended", 0);
    await putMark(tx, "check-began", await deps.store.nowMs(tx));
  });
}
