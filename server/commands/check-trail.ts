// Checks the whole trail in the background, a page at a time: its events, what they commit to, the tree over them and every checkpoint of it.
// New events are checked as they come; once a day, or when somebody asks, it begins anew, since the past is what could be changed.
import type { Ms } from "@core/words/ids";
import { DAY } from "@core/words/time";
import { TRAIL_FAULTS } from "@core/words/trail-check";
import { lockAlone, tryLock } from "@/db/engine/locks";
import { trailEnd } from "@/db/queries/events";
import { putMark, readMarks } from "@/db/queries/trail-search";
import type { Tx } from "@/db/store";
import { type FoundFault, faultBeyond, faultIn } from "../access/trail-faults";
import type { Deps } from "../deps";

const NONE = -1;
const AGAIN_AFTER_MS: Ms = DAY;

type Checked = "done" | "more" | "elsewhere";
type Marks = Awaited<ReturnType<typeof readMarks>>;

/** A page that was looked at, and what the marks were before. */
interface Looked {
  readonly marks: Marks;
  readonly anew: boolean;
  readonly upTo: number;
  readonly end: number;
  readonly fault: FoundFault | null;
}

/** Checks at most `batch` further events. What was found stays until a check of the whole finds nothing. */
export async function checkTrail(deps: Deps, batch: number): Promise<Checked> {
  // Looked at without holding up whoever writes; what was looked at never changes, unless by whom this is for.
  const looked = await deps.store.read(async (tx) => look(tx, await deps.store.nowMs(tx), batch));
  if (looked === null) return "done";
  return deps.store.write(async (tx) => {
    if (!(await tryLock(tx, "trail-check"))) return "elsewhere";
    const marks = await readMarks(tx);
    if (marks["check-next"] !== looked.marks["check-next"] || marks["check-began"] !== looked.marks["check-began"]) return "elsewhere";
    await keep(tx, looked, await deps.store.nowMs(tx));
    return looked.upTo < looked.end ? "more" : "done";
  });
}

/** Null where nothing came since, and the past is not due. */
async function look(tx: Tx, now: Ms, batch: number): Promise<Looked | null> {
  const marks = await readMarks(tx);
  const end = (await trailEnd(tx)) + 1;
  const anew = (marks["check-began"] ?? 0) + AGAIN_AFTER_MS <= now;
  const next = anew ? 0 : (marks["check-next"] ?? 0);
  if (next === end && !anew) return null;
  const upTo = Math.min(end, next + batch);
  const fault = next < upTo ? await faultIn(tx, next, upTo) : null;
  return { marks, anew, upTo, end, fault: fault ?? (upTo === end ? await faultBeyond(tx, end) : null) };
}

async function keep(tx: Tx, { marks, anew, upTo, end, fault }: Looked, now: Ms): Promise<void> {
  if (anew) await begin(tx, now);
  // The first one of a check is the one that is told; what comes after it may be its consequence.
  const known = !anew && (marks["fault-seen"] ?? NONE) !== NONE;
  if (fault !== null && !known) await putFault(tx, fault, now);
  await putMark(tx, "check-next", upTo);
  if (upTo === end) await endCheck(tx, now, fault === null && !known);
}

/** What an earlier check has found stands until this one has come to its end. */
async function begin(tx: Tx, now: Ms): Promise<void> {
  await putMark(tx, "check-began", now);
  await putMark(tx, "fault-seen", NONE);
}

async function putFault(tx: Tx, { place, why }: FoundFault, now: Ms): Promise<void> {
  await putMark(tx, "fault-at", place);
  await putMark(tx, "fault-why", TRAIL_FAULTS.indexOf(why));
  await putMark(tx, "fault-seen", now);
}

/** A whole check that found nothing takes back what an earlier one had found. */
async function endCheck(tx: Tx, now: Ms, clean: boolean): Promise<void> {
  await putMark(tx, "check-ended", now);
  if (clean) await putMark(tx, "fault-at", NONE);
}

/** Somebody wants to know now. */
export async function checkTrailAgain(deps: Deps): Promise<void> {
  await deps.store.write(async (tx) => {
    // Whoever keeps a page at this moment has finished before: else the place that it came to would stand over this beginning.
    await lockAlone(tx, "trail-check");
    await putMark(tx, "check-next", 0);
    await putMark(tx, "check-ended", 0);
    await begin(tx, await deps.store.nowMs(tx));
  });
}
