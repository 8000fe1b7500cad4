// How much people have in hand, by kind of work; whose turn it is; and who had an item or its run before.
import { parseData, streamOf } from "@core/trail/event";
import { asPersonId, type ItemId, type Ms, type PersonId, type QueueId } from "@core/words/ids";
import type { JsonObject } from "@core/words/vocabulary";
import { and, asc, eq, inArray, isNotNull, ne, sql } from "drizzle-orm";
import type { Tx } from "../store";

/** So many items of one queue and one kind in one person's hands. */
export interface HeldKind {
  readonly person: PersonId;
  readonly queue: QueueId;
  readonly workflow: string;
  readonly action: string;
  readonly held: number;
}

/** What each of these people has in hand, claimed or set aside. */
export async function heldKinds(tx: Tx, people: readonly PersonId[]): Promise<HeldKind[]> {
  if (people.length === 0) return [];
  const { items } = tx.t;
  const rows = await tx.q
    .select({ person: items.claimant, queue: items.queue, workflow: items.workflow, action: items.action, held: sql<number>`count(*)` })
    .from(items)
    .where(and(inArray(items.claimant, [...people]), isNotNull(items.claimant), isNotNull(items.purpose)))
    .groupBy(items.claimant, items.queue, items.workflow, items.action);
  return rows.flatMap(({ person, queue, held, ...row }) =>
    person === null || queue === null ? [] : [{ ...row, person, queue, held: Number(held) }],
  );
}

/** So many open items of one kind in one queue. */
export type QueueKind = Omit<HeldKind, "person" | "held"> & { readonly open: number };

/** What kinds the first open items of each queue are of; the queue's index leads to so many rows and no more. */
export async function openKinds(tx: Tx, queues: readonly QueueId[], perQueue: number): Promise<QueueKind[]> {
  const { items } = tx.t;
  const kinds = new Map<string, { queue: QueueId; workflow: string; action: string; open: number }>();
  for (const queue of queues) {
    const rows = await tx.q
      .select({ workflow: items.workflow, action: items.action })
      .from(items)
      .where(and(eq(items.queue, queue), isNotNull(items.purpose)))
      .orderBy(asc(items.sortPriority), asc(items.sortDue), asc(items.id))
      .limit(perQueue);
    for (const { workflow, action } of rows) {
      const key = JSON.stringify([queue, workflow, action]);
      const kind = kinds.get(key) ?? { queue, workflow, action, open: 0 };
      kinds.set(key, kind);
      kind.open += 1;
    }
  }
  return [...kinds.values()];
}

/** The number of each person's last turn in a queue. */
export async function turnsOf(tx: Tx, queue: QueueId): Promise<ReadonlyMap<PersonId, number>> {
  const { turns } = tx.t;
  const rows = await tx.q.select({ person: turns.person, turn: turns.turn }).from(turns).where(eq(turns.queue, queue));
  return new Map(rows.map(({ person, turn }) => [person, turn]));
}

/** Somebody has had their turn: it is now the latest of the queue. */
export async function takeTurn(tx: Tx, queue: QueueId, person: PersonId, at: Ms): Promise<void> {
  const { turns } = tx.t;
  const turn = Math.max(0, ...(await turnsOf(tx, queue)).values()) + 1;
  await tx.q
    .insert(turns)
    .values({ queue, person, turn, at })
    .onConflictDoUpdate({ target: [turns.queue, turns.person], set: { turn, at } });
}

/** Who was handed the item and gave it back or let it lapse. Who only looked into it may still be given it. */
export async function gaveBack(tx: Tx, item: ItemId): Promise<ReadonlySet<PersonId>> {
  const { events } = tx.t;
  const rows = await tx.q
    .select({ type: events.type, actor: events.actorId, data: events.data })
    .from(events)
    .where(and(eq(events.stream, streamOf("item", item)), inArray(events.type, ["delegated", "released", "lease_lapsed"])))
    .orderBy(asc(events.seq));
  const handed = new Set<unknown>();
  const returned = new Set<PersonId>();
  for (const { type, actor, data: text } of rows) {
    const data = parseData(text);
    if (type === "delegated") handed.add(handedTo(data));
    const from = type === "released" ? actor : type === "lease_lapsed" ? data.from : null;
    if (typeof from === "string" && handed.has(from)) returned.add(asPersonId(from));
  }
  return returned;
}

const handedTo = ({ claim }: JsonObject) => (typeof claim === "object" && claim !== null && "by" in claim ? claim.by : null);

/** Runs are longer seldom: who has the first is among so many. */
const RUN_ITEMS = 100;

/** Who has the first item of a run in this queue, or decided it; itself left out. */
export async function runHolder(
  tx: Tx,
  { workflow, run, queue, item }: { readonly workflow: string; readonly run: string; readonly queue: QueueId; readonly item: ItemId },
): Promise<PersonId | null> {
  const { items } = tx.t;
  const rows = await tx.q
    .select({ claimant: items.claimant, fold: items.fold })
    .from(items)
    .where(and(eq(items.run, run), eq(items.workflow, workflow), eq(items.queue, queue), ne(items.id, item)))
    .orderBy(asc(items.id))
    .limit(RUN_ITEMS);
  for (const { claimant, fold } of rows) {
    const holder = claimant ?? fold.decision?.by[0];
    if (holder !== undefined) return holder;
  }
  return null;
}
