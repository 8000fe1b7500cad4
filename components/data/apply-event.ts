// What a live notice changes in the caches, as values: rows are replaced by newer rows in place, nothing is inserted or moved under the eye.
import type { ItemRow, ItemView } from "@/server/views/shapes-item";
import type { LiveNotice } from "@/server/views/shapes-live";
import type { QueuePage } from "@/server/views/shapes-queue";

/** Replaces the row of the notice's item where it stands; an older notice than what is shown changes nothing. */
export function patchRows(rows: readonly ItemRow[], notice: Pick<LiveNotice, "itemId" | "row">): readonly ItemRow[] {
  const { row } = notice;
  const at = rows.findIndex((known) => known.id === notice.itemId);
  const known = rows[at];
  if (known === undefined) return rows;
  if (row === null) return rows.toSpliced(at, 1);
  return row.version <= known.version ? rows : rows.with(at, row);
}

export function patchPage(page: QueuePage, notice: Pick<LiveNotice, "itemId" | "row">): QueuePage {
  const rows = patchRows(page.rows, notice);
  return rows === page.rows ? page : { ...page, rows };
}

/** A page that was read before notices which are already here: its rows are brought up to them. */
export const caughtUp = (page: QueuePage, newest: ReadonlyMap<string, Pick<LiveNotice, "itemId" | "row">>): QueuePage =>
  page.rows.reduce((shown, { id }) => {
    const notice = newest.get(id);
    return notice === undefined ? shown : patchPage(shown, notice);
  }, page);

/** Whether the full item must be fetched again: the notice tells of something newer than what is cached. */
export const outdated = (item: ItemView, notice: Pick<LiveNotice, "itemId" | "version">): boolean =>
  item.id === notice.itemId && notice.version > item.version;

/** What a rail offers: open, not signed by this person already, and in nobody else's hands. What somebody set aside comes back when its time is over. */
export const isWaiting = (row: ItemRow): boolean =>
  (row.review === "queued" && !row.youSigned) || (row.review === "claimed" && row.holder?.accountable?.you === true);
