// An item as a row of a rail, a table or a notice: what a person needs to choose it, and no body.

import { isBlind } from "@core/lifecycle/blind";
import { countingVotes } from "@core/lifecycle/eligibility";
import type { Item } from "@core/lifecycle/item";
import { openRevision } from "@core/trail/revision-hash";
import { ERASED, saidUnlessErased } from "@core/words/erasure";
import type { Hash, ItemId, PersonId } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import type { Reason, Ruling } from "@core/words/ruling";
import { t } from "@core/words/t";
import { revealLine } from "@core/words/untrusted-text";
import { LEVELS, OUTCOME_LABELS, type Outcome, printLevel, type ReviewLabel, type ReviewState } from "@core/words/vocabulary";
import { type ItemRowRecord, readCurrentBodies, readRows } from "@/db/queries/item-rows";
import { readHolder } from "@/db/queries/stored-item";
import type { Tx } from "@/db/store";
import type { Deps } from "../deps";
import type { Names } from "./names";
import { readAs, sees } from "./reading";
import type { ItemRow } from "./shapes-item";

/** One item's row, for the receipt of a command or a refusal that carries the item as it is now. */
export function itemRow(deps: Deps, person: PersonId, itemId: ItemId): Promise<Result<ItemRow, Refusal>> {
  return readAs(deps, person, async ({ tx, standing, names }) => {
    const [record] = await readRows(tx, [itemId]);
    if (!record || !sees(standing, record.fold)) return refuse({ code: "not-found" });
    const [row] = await shapeRows(tx, [record], names);
    return row ? ok(row) : refuse({ code: "not-found" });
  });
}

/** Shapes a page of records, in their order. */
export async function shapeRows(tx: Tx, records: readonly ItemRowRecord[], names: Names): Promise<ItemRow[]> {
  const bodies = await readCurrentBodies(
    tx,
    records.map(({ id }) => id),
  );
  return records.map((record) => rowOf(record, thumbnailOf(bodies.get(record.id) ?? null), names));
}

/** The first image of a revision's evidence. The text is searched before it is parsed: most revisions show none. */
export function thumbnailOf(body: string | null): Hash | null {
  if (body === null || !body.includes('"kind":"image"')) return null;
  return openRevision(body).evidence.find(({ kind }) => kind === "image")?.sha256 ?? null;
}

/** Where the bytes of an item's evidence are served, to those who may see the item. */
export const blobAddress = (item: ItemId, sha256: Hash): string => `/api/blobs/${item}/${sha256.slice("sha256:".length)}`;

/** What a row says of an item: that of now, or as it was. Where it stands in the order of work is not shown. */
export type ShownRecord = Omit<ItemRowRecord, "priority" | "sortPriority" | "sortDue">;

export function rowOf(record: ShownRecord, thumbnail: Hash | null, names: Names): ItemRow {
  const { fold: item, ruling } = record;
  return {
    id: record.id,
    version: record.version,
    title: titleOf(record.title),
    workflow: revealLine(record.workflow),
    step: lineOrNull(record.step),
    run: lineOrNull(record.run),
    externalId: record.title === ERASED ? null : lineOrNull(record.externalId),
    agent: names.agent(record.agent),
    action: revealLine(record.action),
    review: record.review,
    reviewLabel: labelOf(record.review, record.outcome),
    execution: record.execution,
    purpose: record.purpose,
    level: printLevel(record.level ?? "review", record.quorum ?? 1),
    quorum: record.quorum ?? 1,
    votes: votesSeen(item, names),
    youSigned: countingVotes(item).some(({ by }) => names.person(by).you),
    queue: record.queue,
    holder: names.holder(readHolder(record.holderKind, record.holderId)),
    why: whyWords(item, ruling),
    atRisk: record.atRisk,
    reversibility: item.ruling?.reversibility ?? "irreversible",
    thumbnail: thumbnail === null ? null : blobAddress(record.id, thumbnail),
    openedAt: record.openedAt,
    heldSince: record.heldSince,
    dueAt: record.dueAt,
    maxAt: item.maxAt,
    revisionHash: record.revisionHash,
  };
}

/** What it was called, or that what it held was erased. */
export const titleOf = (kept: string): string => saidUnlessErased(revealLine(kept), () => t("erasure.erasedTitle"));

const lineOrNull = (text: string | null) => (text === null ? null : revealLine(text));

export const labelOf = (review: ReviewState, outcome: Outcome | null): ReviewLabel =>
  review === "closed" ? (outcome === null ? "withdrawn" : OUTCOME_LABELS[outcome]) : review;

/** How many have signed what stands now. Under a blind quorum, while it is open, nobody is told of the others. */
export function votesSeen(item: Item, names: Names): number {
  const votes = countingVotes(item);
  return isBlind(item) ? votes.filter(({ by }) => names.own(by)).length : votes.length;
}

const MOST_REASONS = 2;

/** The strictest reasons in few words: `amount over 250 · new customer`. What the item waits for comes first. */
export function whyWords(item: Item, ruling: Ruling | null): string {
  if (item.purpose === "reconcile") return t(item.reconcileWhy === "reversal" ? "told.rowNotTakenBack" : "told.ranUnknown");
  if (item.review === "awaiting_input") return t("told.wasAsked");
  if (ruling === null) return "";
  return strictest(ruling.reasons)
    .slice(0, MOST_REASONS)
    .map(({ text }) => inRow(text))
    .join(" · ");
}

/** The reasons that ask for the highest level; the boundary only where nothing else does. */
function strictest(reasons: readonly Reason[]): readonly Reason[] {
  const rank = ({ level }: Reason) => LEVELS.indexOf(level);
  const highest = Math.max(...reasons.map(rank));
  const top = reasons.filter((reason) => rank(reason) === highest);
  const telling = top.filter(({ kind }) => kind !== "boundary");
  return telling.length > 0 ? telling : top;
}

/** A sentence as part of a row: no full stop, no capital, save of names such as `EUR`. */
function inRow(text: string): string {
  const line = revealLine(text).replace(/\.$/, "");
  return /^\p{Lu}\p{Ll}/u.test(line) ? line.charAt(0).toLowerCase() + line.slice(1) : line;
}
