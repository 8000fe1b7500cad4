// The items that belong beside this one: its group, else its run. Shown side by side, each decided by itself.
import { openRevision } from "@core/trail/revision-hash";
import { revealObject } from "@core/words/untrusted-text";
import { groupRows, runRows } from "@/db/queries/item-history";
import { type ItemRowRecord, readCurrentBodies } from "@/db/queries/item-rows";
import { blobAddress, labelOf, thumbnailOf, titleOf } from "./item-row";
import { type Reading, sees } from "./reading";
import { proposalWords } from "./revision-view";
import type { ItemView } from "./shapes-item";

const MOST_OF_A_RUN = 20;

type Sibling = ItemView["siblings"][number];
type Beside = Pick<ItemRowRecord, "agent" | "workflow" | "run"> & { readonly group: { readonly id: string } | null };

/** The group's items, else the run's, as far as this person may see them. */
export async function besideIt({ tx, standing }: Pick<Reading, "tx" | "standing">, item: Beside): Promise<ItemRowRecord[]> {
  const rows = item.group
    ? await groupRows(tx, item.agent, item.group.id)
    : item.run
      ? await runRows(tx, item.workflow, item.run, MOST_OF_A_RUN)
      : [];
  return rows.filter(({ fold }) => sees(standing, fold));
}

export async function siblingsOf(
  reading: Pick<Reading, "tx" | "standing">,
  item: Beside,
  signedArgument: string | null,
): Promise<ItemView["siblings"]> {
  const seen = await besideIt(reading, item);
  if (seen.length < 2) return [];
  const bodies = await readCurrentBodies(
    reading.tx,
    seen.map(({ id }) => id),
  );
  return seen.map((row) => siblingView(row, bodies.get(row.id) ?? null, signedArgument));
}

type Shown = Pick<ItemRowRecord, "id" | "title" | "review" | "outcome" | "execution" | "revisionHash" | "atRisk">;

export function siblingView(
  { id, title, review, outcome, execution, revisionHash, atRisk }: Shown,
  body: string | null,
  signedArgument: string | null,
): Sibling {
  const thumbnail = thumbnailOf(body);
  const content = body === null ? null : openRevision(body);
  return {
    id,
    title: titleOf(title),
    proposal: content && proposalWords(content, atRisk, signedArgument),
    confidence: content?.confidence ?? null,
    reviewLabel: labelOf(review, outcome),
    execution,
    thumbnail: thumbnail === null ? null : blobAddress(id, thumbnail),
    revisionHash,
    arguments: content === null ? {} : revealObject(content.action.arguments),
  };
}
