// What is not as it was written in a stretch of the trail: its events, what they commit to, the tree over them and the checkpoints within it. Needs the memory of one stretch.
import { eventHash } from "@core/trail/event";
import { GENESIS, sha256 } from "@core/trail/hash";
import { isErasedBody, isErasedRevision } from "@core/trail/revision-hash";
import { rootOf, same, subtreesOf } from "@core/trail/tree";
import { valuesHold } from "@core/trail/verify-stream";
import type { TrailFault } from "@core/words/trail-check";
import { checkpointsFrom, latestCheckpoint, newestBelow, type StoredCheckpoint } from "@/db/queries/checkpoints";
import { eventsBetween, type NumberedEvent, revisionsUnder } from "@/db/queries/trail-reading";
import { hashesBefore } from "@/db/queries/trail-search";
import { differingSubtree, MissingFromTree, readSubtrees, treeBeyond } from "@/db/queries/tree";
import type { Tx } from "@/db/store";
import { revisionBrought, valuesByEvent, valuesOf } from "./trail-lines";
import { isSignedHere, originOf } from "./trail-proofs";

export interface FoundFault {
  /** The event; of a checkpoint how many it is over. */
  readonly place: number;
  readonly why: TrailFault;
}

/** The first thing wrong from one place up to, and without, another. */
export async function faultIn(tx: Tx, from: number, upTo: number): Promise<FoundFault | null> {
  const events = await eventsBetween(tx, from, upTo);
  return (
    (await eventFault(tx, events, from, upTo)) ??
    (await valueFault(tx, events)) ??
    (await revisionFault(tx, events)) ??
    (await treeFault(tx, from, upTo)) ??
    (await headFault(tx, from, upTo))
  );
}

/** Whether something was there beyond what is there now: somebody took the newest events away. */
export async function faultBeyond(tx: Tx, events: number): Promise<FoundFault | null> {
  const latest = await latestCheckpoint(tx);
  if (latest !== null && latest.size > events) return { place: latest.size, why: "head" };
  return (await treeBeyond(tx, events)) ? { place: events, why: "tree" } : null;
}

async function eventFault(tx: Tx, events: readonly NumberedEvent[], from: number, upTo: number): Promise<FoundFault | null> {
  const before = await hashesBefore(tx, from, upTo);
  let expected = from;
  for (const event of events) {
    if (event.logIndex !== expected) return { place: expected, why: "gap" };
    if (eventHash(event) !== event.hash) return { place: event.logIndex, why: "hash" };
    if (event.prev !== (event.seq === 1 ? GENESIS : before.get(event.logIndex))) return { place: event.logIndex, why: "chain" };
    expected += 1;
  }
  return expected < upTo ? { place: expected, why: "gap" } : null;
}

async function valueFault(tx: Tx, events: readonly NumberedEvent[]): Promise<FoundFault | null> {
  const values = await valuesByEvent(tx, events);
  const wrong = events.find((event) => !valuesHold(event, valuesOf(values, event)));
  return wrong === undefined ? null : { place: wrong.logIndex, why: "value" };
}

async function revisionFault(tx: Tx, events: readonly NumberedEvent[]): Promise<FoundFault | null> {
  const brought = events.flatMap((event) => {
    const hash = revisionBrought(event);
    return hash === null ? [] : [{ hash, place: event.logIndex }];
  });
  const kept = new Map(
    (
      await revisionsUnder(
        tx,
        brought.map(({ hash }) => hash),
      )
    ).map((one) => [one.hash, one]),
  );
  const wrong = brought.find(({ hash }) => {
    const revision = kept.get(hash);
    if (revision === undefined) return true;
    return isErasedRevision(revision) ? !isErasedBody(revision.body) : sha256(revision.body) !== hash;
  });
  return wrong === undefined ? null : { place: wrong.place, why: "revision" };
}

async function treeFault(tx: Tx, from: number, upTo: number): Promise<FoundFault | null> {
  const wrong = await differingSubtree(tx, from, upTo);
  return wrong === null ? null : { place: wrong, why: "tree" };
}

/** Checkpoints over trees that end within the stretch. What they are read from was held against the events before. */
async function headFault(tx: Tx, from: number, upTo: number): Promise<FoundFault | null> {
  const heads = (await checkpointsFrom(tx, from + 1, upTo - from)).filter(({ size }) => size <= upTo);
  if (heads.length === 0) return null;
  const origin = await originOf(tx);
  const read = await subtreesFor(tx, heads);
  let before = (await newestBelow(tx, from + 1))?.size ?? 0;
  for (const head of heads) {
    const isOver = read !== null && same(rootOf(head.size, read), head.root);
    if (!isOver || head.previous !== before || !(await isSignedHere(tx, head, origin))) return { place: head.size, why: "head" };
    before = head.size;
  }
  return null;
}

/** Null where a part of the tree is missing that a checkpoint was once signed over. */
async function subtreesFor(tx: Tx, heads: readonly StoredCheckpoint[]): Promise<Awaited<ReturnType<typeof readSubtrees>> | null> {
  try {
    return await readSubtrees(
      tx,
      heads.flatMap(({ size }) => subtreesOf({ from: 0, to: size })),
    );
  } catch (fault) {
    if (fault instanceof MissingFromTree) return null;
    throw fault;
  }
}
