// An item as it is kept: the fold, what stands beside it, and the row whose columns are projections of both.
import type { Item } from "@core/lifecycle/item";
import type { Holder } from "@core/words/actors";
import type { Ms } from "@core/words/ids";
import type { Ruling } from "@core/words/ruling";
import type { JsonObject } from "@core/words/vocabulary";
import { type AtRisk, NO_DUE } from "../schema/columns";
import type { Tx } from "../store";

export interface StoredItem {
  readonly item: Item;
  readonly holder: Holder | null;
  /** When the holder last changed. */
  readonly heldSince: Ms;
  /** The smallest of the item's deadlines. */
  readonly nextAt: Ms | null;
  readonly workflow: string;
  readonly step: string | null;
  readonly run: string | null;
  readonly externalId: string | null;
  readonly title: string;
  /** Higher comes first. */
  readonly priority: number;
  /** The earliest of what is wished and what its queue promised. */
  readonly dueAt: Ms | null;
  /** What its agent and its policy want. */
  readonly wishAt: Ms | null;
  /** What its queue promised: by when somebody takes it up, until somebody does, and by when it is decided. */
  readonly respondBy: Ms | null;
  readonly resolveBy: Ms | null;
  readonly atRisk: AtRisk | null;
  /** With its reasons and facts, for screens; the fold keeps the mark. */
  readonly ruling: Ruling | null;
  readonly correlation: JsonObject | null;
  readonly callbackUrl: string | null;
  readonly supersedes: string | null;
}

export type ItemRecord = Tx["t"]["items"]["$inferSelect"];

export function toRecord(stored: StoredItem): ItemRecord {
  const { item, holder } = stored;
  return {
    id: item.id,
    workflow: stored.workflow,
    step: stored.step,
    run: stored.run,
    agent: item.agent,
    externalId: stored.externalId,
    groupId: item.group?.id ?? null,
    action: item.action,
    title: stored.title,
    review: item.review,
    purpose: item.purpose,
    execution: item.execution,
    outcome: item.outcome,
    holderKind: holder?.kind ?? null,
    holderId: holder?.id ?? null,
    heldSince: stored.heldSince,
    queue: item.queue,
    claimant: item.claim?.by ?? item.suspension?.by ?? null,
    leaseUntil: item.claim?.leaseUntil ?? null,
    priority: stored.priority,
    dueAt: stored.dueAt,
    sortPriority: -stored.priority,
    sortDue: stored.dueAt ?? NO_DUE,
    nextAt: stored.nextAt,
    version: item.version,
    revision: item.revision.number,
    revisionHash: item.revision.hash,
    level: item.ruling?.level ?? null,
    quorum: item.ruling?.quorum ?? null,
    policyVersion: item.ruling?.policyVersion ?? null,
    reversibility: item.ruling?.reversibility ?? null,
    reversibleUntil: item.reversibleUntil,
    maxAt: item.maxAt,
    openedAt: item.openedAt,
    closedAt: item.closedAt,
    atRisk: stored.atRisk,
    ruling: stored.ruling,
    correlation: stored.correlation,
    callbackUrl: stored.callbackUrl,
    supersedes: stored.supersedes,
    fold: item,
    wishAt: stored.wishAt,
    respondBy: stored.respondBy,
    resolveBy: stored.resolveBy,
    erasedAt: item.erasedAt ?? null,
  };
}

export const fromRecord = (record: ItemRecord): StoredItem => ({
  item: record.fold,
  holder: readHolder(record.holderKind, record.holderId),
  heldSince: record.heldSince,
  nextAt: record.nextAt,
  workflow: record.workflow,
  step: record.step,
  run: record.run,
  externalId: record.externalId,
  title: record.title,
  priority: record.priority,
  dueAt: record.dueAt,
  // Before there were promises, what was due was what was wished.
  wishAt: record.wishAt ?? (record.respondBy === null && record.resolveBy === null ? record.dueAt : null),
  respondBy: record.respondBy,
  resolveBy: record.resolveBy,
  atRisk: record.atRisk,
  ruling: record.ruling,
  correlation: record.correlation,
  callbackUrl: record.callbackUrl,
  supersedes: record.supersedes,
});

/** The two columns were written from one `Holder`, and a CHECK keeps them together. */
export const readHolder = (kind: Holder["kind"] | null, id: string | null): Holder | null =>
  kind === null || id === null ? null : ({ kind, id } as Holder);
