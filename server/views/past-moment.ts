// An item as it was at an instant, folded from its events up to then, with everything that stood around it by its own trail or its own dates.
import { dueBy } from "@core/escalation/promises";
import { fold } from "@core/lifecycle/fold";
import { isSettled } from "@core/lifecycle/holder";
import type { Item } from "@core/lifecycle/item";
import { openRevision } from "@core/trail/revision-hash";
import type { Holder } from "@core/words/actors";
import type { RecordedEvent } from "@core/words/events";
import type { ItemId, Ms } from "@core/words/ids";
import type { Ruling } from "@core/words/ruling";
import type { Json } from "@core/words/vocabulary";
import { groupRows, readEvidence } from "@/db/queries/item-history";
import type { ItemRowRecord } from "@/db/queries/item-rows";
import { readItem } from "@/db/queries/items";
import { itemEventsUpTo } from "@/db/queries/past-streams";
import { listRevisions, readRevision, type StoredRevision } from "@/db/queries/revisions";
import { skipsOf } from "@/db/queries/skips";
import { staysOf } from "@/db/queries/stays";
import type { Tx } from "@/db/store";
import { hoursOf } from "../access/directory";
import { queueThen, stopsAt } from "../access/past-directory";
import type { Deps } from "../deps";
import type { ShownRecord } from "./item-row";
import { currentOf, explained, hashesOf, type Moment } from "./item-shape";
import type { Reading } from "./reading";
import { INLINE_BYTES } from "./revision-view";
import type { ItemView } from "./shapes-item";
import { besideIt, siblingView } from "./siblings";

/** `reading.now` is the instant, and its directory the one of then; `events` are the item's up to then, at least the first. */
export async function momentAt(
  deps: Deps,
  reading: Reading,
  record: ItemRowRecord,
  { item, holder, events }: { readonly item: Item; readonly holder: Holder | null; readonly events: readonly RecordedEvent[] },
): Promise<Moment & { readonly policy: Awaited<ReturnType<Deps["policies"]["at"]>> }> {
  const { tx, now: at, directory, names } = reading;
  const brought = new Set(events.flatMap((event) => revisionsIn(event)));
  const revisions = (await listRevisions(tx, item.id)).filter(({ number }) => brought.has(number));
  const { current, content } = currentOf(item, revisions);
  const policy = await deps.policies.at(tx, item.workflow, at);
  const then = await recordAt(tx, record, { item, holder, events, current });
  const queue = queueThen(directory, item.queue);
  return {
    now: at,
    names,
    record: then,
    revisions,
    current,
    content,
    policy,
    events,
    explanation: explained(policy, then, content),
    evidence: await readEvidence(tx, hashesOf(revisions), INLINE_BYTES),
    stops: await stopsAt(tx, item, at),
    ladder: { ladder: queue?.ladder ?? [], calendar: hoursOf(directory, queue) },
    skips: (await skipsOf(tx, item.id)).filter((skip) => skip.at <= at),
    settled: item.group === null ? 0 : await settledAt(reading, record, item.group),
    executed: executionAt(events),
  };
}

const revisionsIn = (event: RecordedEvent): readonly number[] =>
  event.type === "submitted" || event.type === "revised" ? [event.data.revision.number] : [];

interface Then {
  readonly item: Item;
  readonly holder: Holder | null;
  readonly events: readonly RecordedEvent[];
  readonly current: StoredRevision;
}

/** The row as it stood: what an item is given at its submission and keeps is taken from today's. */
async function recordAt(tx: Tx, record: ItemRowRecord, { item, holder, events, current }: Then): Promise<ShownRecord> {
  const { title, at_risk: atRisk } = openRevision(current.body);
  const { workflow, step, run, externalId, agent, action } = record;
  return {
    id: item.id,
    workflow,
    step,
    run,
    externalId,
    agent,
    action,
    title,
    atRisk,
    version: item.version,
    review: item.review,
    execution: item.execution,
    outcome: item.outcome,
    purpose: item.purpose,
    level: item.ruling?.level ?? null,
    quorum: item.ruling?.quorum ?? null,
    queue: item.queue,
    holderKind: holder?.kind ?? null,
    holderId: holder?.id ?? null,
    heldSince: heldSince(events),
    dueAt: await dueThen(tx, item),
    openedAt: item.openedAt,
    revision: item.revision.number,
    revisionHash: item.revision.hash,
    ruling: rulingThen(item, events),
    fold: item,
  };
}

/** When the holder last changed. */
function heldSince(events: readonly RecordedEvent[]): Ms {
  const index = events.findLastIndex(({ holder }, place) => {
    const before = events[place - 1];
    return before === undefined || before.holder?.kind !== holder?.kind || before.holder?.id !== holder?.id;
  });
  return events[index]?.at ?? 0;
}

/** Promises stay as they were given; one that somebody takes it up ends when somebody does. */
async function dueThen(tx: Tx, item: Item): Promise<Ms | null> {
  const stored = await readItem(tx, item.id);
  const stays = await staysOf(tx, item.id);
  const stay = stays.findLast(({ seq }) => seq <= item.version) ?? null;
  // From before promises were kept: what was due had nothing to do with where it was.
  if (stored === null || (stored.wishAt === null && stays.length === 0)) return stored?.dueAt ?? null;
  const taken = item.purpose === null || (stay !== null && stay.takenAt !== null && stay.takenAt <= item.lastAt);
  return dueBy(stored.wishAt, { respondBy: taken ? null : (stay?.respondBy ?? null), resolveBy: stay?.resolveBy ?? null });
}

/** The ruling that stood, with the reasons and facts that were sealed beside it; of erased ones only the mark is left. */
function rulingThen(item: Item, events: readonly RecordedEvent[]): Ruling | null {
  const ruled = events.findLast(({ type }) => type === "ruled");
  if (ruled === undefined || item.ruling === null) return null;
  // What the lifecycle writes beside a `ruled` event.
  const { samplingP = 0, reasons = [], facts = {} } = ruled.free as unknown as Partial<Pick<Ruling, "samplingP" | "reasons" | "facts">>;
  return { samplingP, reasons, facts, ...item.ruling };
}

/** The one execution, by what its agent and people had said of it. */
function executionAt(events: readonly RecordedEvent[]): Moment["executed"] {
  let found: { id: string; state: string; result: Json; error: Json } | null = null;
  for (const event of events) {
    const reported = { result: event.free.result ?? null, error: event.free.error ?? null };
    if (event.type === "redeemed") found = { id: event.data.executionId, state: "executing", result: null, error: null };
    if (found === null) continue;
    if (event.type === "succeeded" || event.type === "failed") found = { ...found, ...reported, state: event.type };
    if (event.type === "reconciling" && event.data.why === "execution") found = { ...found, ...reported, state: event.type };
    if (event.type === "reconciled" && (event.data.outcome === "succeeded" || event.data.outcome === "failed"))
      found = { ...found, state: event.data.outcome };
  }
  return found;
}

type Beside = Pick<ItemRowRecord, "id" | "agent" | "workflow" | "run">;

/** The items beside it that were there, as they stood. */
async function besideAt(reading: Reading, item: Beside, group: Item["group"]): Promise<readonly Item[]> {
  return foldsAt(reading.tx, await besideIt(reading, { ...item, group }), reading.now);
}

async function foldsAt(tx: Tx, rows: readonly { readonly id: ItemId }[], at: Ms): Promise<readonly Item[]> {
  const events = await itemEventsUpTo(
    tx,
    rows.map(({ id }) => id),
    at,
  );
  return rows.flatMap(({ id }) => {
    const own = events.get(id);
    return own === undefined ? [] : [fold(id, own)];
  });
}

/** How many of the group is no secret, whoever may see which of them. */
async function settledAt({ tx, now }: Reading, { agent }: Beside, group: NonNullable<Item["group"]>): Promise<number> {
  const members = await groupRows(tx, agent, group.id);
  return (await foldsAt(tx, members, now)).filter(isSettled).length;
}

export async function siblingsAt(
  reading: Reading,
  item: Beside,
  group: Item["group"],
  signedArgument: string | null,
): Promise<ItemView["siblings"]> {
  const folds = await besideAt(reading, item, group);
  if (folds.length < 2) return [];
  const views = [];
  for (const then of folds) views.push(await siblingThen(reading.tx, then.id, then, signedArgument));
  return views;
}

async function siblingThen(tx: Tx, id: ItemId, then: Item, signedArgument: string | null): Promise<ItemView["siblings"][number]> {
  const body = (await readRevision(tx, id, then.revision.number))?.body ?? null;
  const content = body === null ? null : openRevision(body);
  const { review, outcome, execution, revision } = then;
  const shown = { id, review, outcome, execution, revisionHash: revision.hash };
  return siblingView({ ...shown, title: content?.title ?? "", atRisk: content?.at_risk ?? null }, body, signedArgument);
}
