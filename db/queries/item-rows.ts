// Items as rows of rails, tables and notices: the columns that a row shows, and never a body.
import { type EvidenceMark, openRevision } from "@core/trail/revision-hash";
import type { Hash, ItemId } from "@core/words/ids";
import { and, eq, sql } from "drizzle-orm";
import { prepared } from "../engine/prepared";
import { among } from "../engine/sql";
import type { Tx } from "../store";
import { listRevisions } from "./revisions";

export type ItemRowRecord = Pick<
  Tx["t"]["items"]["$inferSelect"],
  | "id"
  | "version"
  | "title"
  | "workflow"
  | "step"
  | "run"
  | "externalId"
  | "agent"
  | "action"
  | "review"
  | "execution"
  | "outcome"
  | "purpose"
  | "level"
  | "quorum"
  | "queue"
  | "holderKind"
  | "holderId"
  | "heldSince"
  | "priority"
  | "dueAt"
  | "sortPriority"
  | "sortDue"
  | "openedAt"
  | "revision"
  | "revisionHash"
  | "atRisk"
  | "ruling"
  | "fold"
>;

export const rowColumns = ({ t: { items } }: Tx) => ({
  id: items.id,
  version: items.version,
  title: items.title,
  workflow: items.workflow,
  step: items.step,
  run: items.run,
  externalId: items.externalId,
  agent: items.agent,
  action: items.action,
  review: items.review,
  execution: items.execution,
  outcome: items.outcome,
  purpose: items.purpose,
  level: items.level,
  quorum: items.quorum,
  queue: items.queue,
  holderKind: items.holderKind,
  holderId: items.holderId,
  heldSince: items.heldSince,
  priority: items.priority,
  dueAt: items.dueAt,
  sortPriority: items.sortPriority,
  sortDue: items.sortDue,
  openedAt: items.openedAt,
  revision: items.revision,
  revisionHash: items.revisionHash,
  atRisk: items.atRisk,
  ruling: items.ruling,
  fold: items.fold,
});

const rows = prepared("item rows", (tx) =>
  tx.q
    .select(rowColumns(tx))
    .from(tx.t.items)
    .where(among(tx, tx.t.items.id, sql.placeholder("ids"))),
);

/** Rows by id, in no order; ids that name nothing are left out. At most a page of ids. */
export async function readRows(tx: Tx, ids: readonly ItemId[]): Promise<ItemRowRecord[]> {
  return ids.length === 0 ? [] : rows(tx).execute({ ids: JSON.stringify(ids) });
}

const bodies = prepared("current bodies", (tx) => {
  const { items, revisions } = tx.t;
  return tx.q
    .select({ id: items.id, body: revisions.body })
    .from(items)
    .innerJoin(revisions, and(eq(revisions.item, items.id), eq(revisions.number, items.revision)))
    .where(among(tx, items.id, sql.placeholder("ids")));
});

/** The bodies of these items' current revisions, for the few facts of them that a row shows. */
export async function readCurrentBodies(tx: Tx, ids: readonly ItemId[]): Promise<ReadonlyMap<ItemId, string>> {
  if (ids.length === 0) return new Map();
  const found = await bodies(tx).execute({ ids: JSON.stringify(ids) });
  return new Map(found.map(({ id, body }) => [id, body]));
}

/** The evidence with this hash as a revision of the item shows it; null when none does. What only names the hash elsewhere in its content shows nothing. */
export async function shownEvidence(tx: Tx, item: ItemId, sha256: Hash): Promise<EvidenceMark | null> {
  const naming = (await listRevisions(tx, item)).filter(({ body }) => body.includes(sha256));
  const marks = naming.flatMap(({ body }) => openRevision(body).evidence);
  return marks.findLast((mark) => mark.sha256 === sha256) ?? null;
}
