// Checks that past rulings still come out as they were made: a sample drawn evenly over the whole trail, recomputed from what is stored of each, batch by batch.
// What is found and how far the draws went are one transaction, so that a cut loses nothing and counts nothing twice.
import { withoutValues } from "@core/policy/recompute";
import { placeOfDraw } from "@core/trail/drawn-places";
import type { Ms } from "@core/words/ids";
import type { CheckedWorkflow } from "@core/words/predictability";
import { isReservedWorkflow } from "@core/words/self-test";
import { lockAlone } from "@/db/engine/locks";
import {
  hasCheckOfNight,
  insertPredictabilityCheck,
  progressCheck,
  rulingsAt,
  runningCheck,
  type StoredPredictabilityCheck,
  takeCheck,
  trailBegan,
} from "@/db/queries/predictability";
import type { Tx } from "@/db/store";
import { everyQueue } from "../access/directory";
import { type CheckedRuling, newRecomputeShelf, type RecomputeShelf, recheckRuling } from "../access/past-rulings";
import type { Deps } from "../deps";
import { newCheck } from "./commit/new-check";
import { recordEvent } from "./commit/record-event";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** Rulings and places of one snapshot: what else the process has to do waits for no more than these. */
const RULINGS_AT_ONCE = 25;
const PLACES_AT_ONCE = 100;
/** A trail of very few rulings is not drawn from for ever: after so many draws for each that is wanted the sample is what was found. */
const DRAWS_FOR_EACH = 40;
/** Whoever has not gone on for so long is gone. */
const LEASE_MS = 30_000;
const DIFFERENCES_KEPT = 100;
const UNREADABLES_KEPT = 100;

/** The last instant at or before `now` at which a nightly check was due. */
export const nightOf = (now: Ms, hourUtc: number): Ms => Math.floor((now - hourUtc * HOUR_MS) / DAY_MS) * DAY_MS + hourUtc * HOUR_MS;

/** Begins this night's check, unless an instance has, or nothing had happened by then. A night that nobody served is caught up with. */
export async function beginNightlyCheck(deps: Deps): Promise<boolean> {
  const night = await deps.store.read(async (tx) => {
    const due = nightOf(await deps.store.nowMs(tx), deps.settings.CHECK_HOUR_UTC);
    const began = await trailBegan(tx);
    return began === null || began >= due || (await hasCheckOfNight(tx, due)) ? null : due;
  });
  if (night === null) return false;
  return deps.store.write(async (tx) => insertPredictabilityCheck(tx, await newCheck(deps, tx, { night, startedBy: null })));
}

export type Checked = "nothing" | "finished" | "left";

/** Goes on with the check that is to be made, to its end or until `stopping`; `left` when another process is at it. */
export async function checkPredictability(deps: Deps, stopping?: AbortSignal): Promise<Checked> {
  const found = await deps.store.read(runningCheck);
  if (found === null) return "nothing";
  let check = await deps.store.write(async (tx) => {
    const now = await deps.store.nowMs(tx);
    return takeCheck(tx, found.id, now, now + LEASE_MS);
  });
  if (check === null) return "left";
  const shelf = newRecomputeShelf(deps.lifecycle.fallbackQueue);
  const drawn = drawnBefore(check);
  while (check !== null && check.finishedAt === null) {
    if (stopping?.aborted) {
      const seen = check;
      await deps.store.write((tx) => progressCheck(tx, seen, { leaseUntil: null }));
      return "left";
    }
    check = await checkBatch(deps, check, drawn, shelf);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return check === null ? "left" : "finished";
}

/** The places that were drawn before a cut: none is looked at twice. */
function drawnBefore({ seed, draws, places }: StoredPredictabilityCheck): Set<number> {
  return new Set(Array.from({ length: draws }, (_, draw) => placeOfDraw(seed, draw, places)));
}

/** Null when another process has gone on with it meanwhile. */
async function checkBatch(
  deps: Deps,
  check: StoredPredictabilityCheck,
  drawn: Set<number>,
  shelf: RecomputeShelf,
): Promise<StoredPredictabilityCheck | null> {
  const batch = drawBatch(check, drawn);
  const found = await deps.store.read((tx) => recheck(deps, tx, check, batch, shelf));
  for (const place of batch.slice(0, found.looked)) drawn.add(place.at);
  const draws = found.looked < batch.length ? (batch[found.looked]?.draw ?? check.draws) : endOf(check, batch);
  const tally = tallied(check, found.checked);
  const isOver = tally.sampled >= check.wanted || draws >= check.wanted * DRAWS_FOR_EACH || drawn.size >= check.places;
  return deps.store.write(async (tx) => {
    if (isOver) await lockAlone(tx, "organisation");
    const now = await deps.store.nowMs(tx);
    const progress = { ...tally, draws, leaseUntil: isOver ? null : now + LEASE_MS, finishedAt: isOver ? now : null };
    if (!(await progressCheck(tx, check, progress))) return null;
    const next = { ...check, ...progress };
    if (isOver) await tellTrail(deps, tx, next, now);
    return next;
  });
}

interface Drawn {
  readonly draw: number;
  readonly at: number;
}

/** The next places that were not drawn before. */
function drawBatch({ seed, draws, places, wanted }: StoredPredictabilityCheck, drawn: ReadonlySet<number>): readonly Drawn[] {
  const batch: Drawn[] = [];
  const fresh = new Set<number>();
  for (let draw = draws; draw < wanted * DRAWS_FOR_EACH && batch.length < PLACES_AT_ONCE && drawn.size + fresh.size < places; draw++) {
    const at = placeOfDraw(seed, draw, places);
    if (drawn.has(at) || fresh.has(at)) continue;
    fresh.add(at);
    batch.push({ draw, at });
  }
  return batch;
}

/** After a whole batch; an empty one found no place that is new, so there is none left to draw. */
const endOf = ({ wanted }: StoredPredictabilityCheck, batch: readonly Drawn[]): number => {
  const last = batch.at(-1);
  return last === undefined ? wanted * DRAWS_FOR_EACH : last.draw + 1;
};

/** `looked`: how many places of the batch were looked at before it had rulings enough. */
async function recheck(
  deps: Deps,
  tx: Tx,
  { sampled, wanted }: StoredPredictabilityCheck,
  batch: readonly Drawn[],
  shelf: RecomputeShelf,
): Promise<{ readonly checked: readonly CheckedRuling[]; readonly looked: number }> {
  const queues = everyQueue(await deps.directory.at(tx));
  const rulings = new Map(
    (
      await rulingsAt(
        tx,
        batch.map(({ at }) => at),
      )
    ).map((one) => [one.logIndex, one]),
  );
  const most = Math.min(RULINGS_AT_ONCE, wanted - sampled);
  const checked: CheckedRuling[] = [];
  let looked = 0;
  for (const { at } of batch) {
    if (checked.length === most) break;
    looked += 1;
    const ruling = rulings.get(at);
    const outcome = ruling === undefined ? null : await recheckRuling(tx, shelf, queues, ruling);
    if (outcome !== null && !isReservedWorkflow(outcome.place.workflow)) checked.push(outcome);
  }
  return { checked, looked };
}

type Tally = Pick<
  StoredPredictabilityCheck,
  "sampled" | "agreed" | "differing" | "unreadable" | "byWorkflow" | "differences" | "unreadables"
>;

function tallied(check: StoredPredictabilityCheck, checked: readonly CheckedRuling[]): Tally {
  const byWorkflow = new Map(check.byWorkflow.map((one) => [one.workflow, one]));
  const differences = [...check.differences];
  const unreadables = [...check.unreadables];
  for (const one of checked) {
    const { workflow } = one.place;
    const outcome = !one.ok ? "unreadable" : one.differences.length > 0 ? "differing" : "agreed";
    const so: CheckedWorkflow = byWorkflow.get(workflow) ?? { workflow, sampled: 0, agreed: 0, differing: 0, unreadable: 0 };
    byWorkflow.set(workflow, { ...so, sampled: so.sampled + 1, [outcome]: so[outcome] + 1 });
    if (!one.ok) unreadables.push({ ...one.place, why: one.why });
    else if (one.differences.length > 0) differences.push({ ...one.place, fields: one.differences.map(withoutValues) });
  }
  const each = [...byWorkflow.values()].sort((a, b) => (a.workflow < b.workflow ? -1 : 1));
  const sum = (name: "sampled" | "agreed" | "differing" | "unreadable") => each.reduce((total, one) => total + one[name], 0);
  return {
    sampled: sum("sampled"),
    agreed: sum("agreed"),
    differing: sum("differing"),
    unreadable: sum("unreadable"),
    byWorkflow: each,
    differences: differences.slice(0, DIFFERENCES_KEPT),
    unreadables: unreadables.slice(0, UNREADABLES_KEPT),
  };
}

/** On the stream of each policy whose rulings were looked at: how many, and how many came out differently. */
async function tellTrail(deps: Deps, tx: Tx, check: StoredPredictabilityCheck, now: Ms): Promise<void> {
  for (const { workflow, ...counts } of check.byWorkflow)
    await recordEvent(deps, tx, now, {
      kind: "policy",
      id: workflow,
      type: "predictability-checked",
      actor: check.startedBy === null ? { kind: "system", id: "timer" } : { kind: "person", id: check.startedBy },
      data: { check: check.id, ...counts },
      free: {},
    });
}
