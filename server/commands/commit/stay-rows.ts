// What the events of an item come to in its stays: it comes into a queue with what that promises, is taken up, and leaves decided or not.
import { openTime, type Promised, promisedAt } from "@core/escalation/promises";
import type { Item } from "@core/lifecycle/item";
import { queueIdOf } from "@core/lifecycle/placement";
import type { Calendar } from "@core/words/calendar";
import type { ItemEvent } from "@core/words/events";
import type { Ms, QueueId } from "@core/words/ids";
import { PLAIN_TERMS, type QueueTerms } from "@core/words/queue-terms";
import { changeStay, insertStay, latestStay, type StoredStay } from "@/db/queries/stays";
import type { Tx } from "@/db/store";
import { hoursOf } from "../../access/directory";
import type { Deps } from "../../deps";

/** Keeps the stays in step with one event; the promises that run from here on, or null where they stay as they were. */
export async function keepStayRow(
  deps: Deps,
  tx: Tx,
  before: Item | null,
  after: Item,
  event: ItemEvent,
): Promise<Partial<Promised> | null> {
  const was = placeOf(before);
  const is = placeOf(after);
  if (was === is && is !== null) return takesUp(before, after, event) ? take(deps, tx, after, event) : null;
  if (was !== null && before !== null) await leave(deps, tx, before, event, is === null ? endOf(event) : "moved");
  if (is === null) return was === null ? null : { respondBy: null };
  return event.type === "recalled" ? comeBack(tx, after) : come(deps, tx, after, event);
}

/** Where it is open work, and of which kind: work that repairs is another stay than the work that decided. */
const placeOf = (item: Item | null): string | null =>
  item === null || item.purpose === null || item.queue === null ? null : `${item.purpose} ${item.queue}`;

/** Somebody has it, or has already done something with it. */
const inHands = (item: Item | null): boolean => item !== null && item.review !== "none" && item.review !== "queued";

/** What a queue deals out is taken up when the person first does something with it, not when it comes to them. */
const takesUp = (before: Item | null, after: Item, event: ItemEvent): boolean => {
  if (!inHands(after)) return false;
  const isDealt = event.type === "delegated" && event.data.why !== undefined;
  return event.actor.kind === "person" || (!inHands(before) && !isDealt);
};

const endOf = ({ type, actor }: ItemEvent): "decided" | "closed" =>
  actor.kind === "person" && (type === "cleared" || type === "closed" || type === "reconciled") ? "decided" : "closed";

async function come(deps: Deps, tx: Tx, item: Item, { seq, at }: ItemEvent): Promise<Promised> {
  const { terms, hours } = await queueAt(deps, tx, item.queue);
  const promised = promisedAt(terms, hours, at);
  const taken = inHands(item);
  await insertStay(tx, {
    item: item.id,
    seq,
    queue: queueIdOf(item),
    cameAt: at,
    ...promised,
    takenAt: taken ? at : null,
    responseMs: taken ? 0 : null,
    endedAt: null,
    ended: null,
    resolutionMs: null,
  });
  return taken ? { ...promised, respondBy: null } : promised;
}

async function take(deps: Deps, tx: Tx, item: Item, { at }: ItemEvent): Promise<Partial<Promised>> {
  const stay = await latestStay(tx, item.id);
  if (stay !== null && stay.takenAt === null) await changeStay(tx, stay, { takenAt: at, responseMs: await openSince(deps, tx, stay, at) });
  return { respondBy: null };
}

async function leave(deps: Deps, tx: Tx, item: Item, { at }: ItemEvent, ended: "decided" | "moved" | "closed"): Promise<void> {
  const stay = await latestStay(tx, item.id);
  if (stay === null || stay.endedAt !== null) return;
  const resolutionMs = await openSince(deps, tx, stay, at);
  // Who decides what nobody had claimed takes it up by deciding it.
  const taken = ended === "decided" && stay.takenAt === null ? { takenAt: at, responseMs: resolutionMs } : {};
  await changeStay(tx, stay, { endedAt: at, ended, resolutionMs, ...taken });
}

/** A decision was undone: the stay goes on, and the promise with it. */
async function comeBack(tx: Tx, item: Item): Promise<Promised> {
  const stay = await latestStay(tx, item.id);
  if (stay !== null) await changeStay(tx, stay, { endedAt: null, ended: null, resolutionMs: null });
  return { respondBy: null, resolveBy: stay?.resolveBy ?? null };
}

const openSince = async (deps: Deps, tx: Tx, { queue, cameAt }: Pick<StoredStay, "queue" | "cameAt">, at: Ms): Promise<Ms> =>
  openTime((await queueAt(deps, tx, queue)).hours, cameAt, at);

/** A queue that is gone promises nothing, and is open day and night. */
async function queueAt(deps: Deps, tx: Tx, id: QueueId | null): Promise<{ readonly terms: QueueTerms; readonly hours: Calendar | null }> {
  const directory = await deps.directory.at(tx);
  const queue = id === null ? undefined : directory.queues.get(id);
  return queue === undefined ? { terms: PLAIN_TERMS, hours: null } : { terms: queue.terms, hours: hoursOf(directory, queue) };
}
