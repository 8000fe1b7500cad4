// The items that belong beside this one: its group, else its run. Shown side by side, each decided by itself.
import { openRevision } from "@core/trail/revision-hash";
import { revealLine, revealObject } from "@core/words/untrusted-text";
import { groupRows, runRows } from "@/db/queries/item-history";
import { type ItemRowRecord, readCurrentBodies } from "@/db/queries/item-rows";
import { blobAddress, labelOf, thumbnailOf } from "./item-row";
import { type Reading, sees } from "./reading";
import { proposalWords } from "./revision-view";
import type { ItemView } from "./shapes";

const MOST_OF_A_RUN = 20;

export async function siblingsOf(
  { tx, standing }: Pick<Reading, "tx" | "standing">,
  item: Pick<ItemRowRecord, "agent" | "workflow" | "run"> & { readonly group: { readonly id: string } | null },
  signedArgument: string | null,
): Promise<ItemView["siblings"]> {
  const rows = item.group
    ? await groupRows(tx, item.agent, item.group.id)
    : item.run
      ? await runRows(tx, item.workflow, item.run, MOST_OF_A_RUN)
      : [];
  const seen = rows.filter(({ fold }) => sees(standing, fold));
  if (seen.length < 2) return [];
  const bodies = await readCurrentBodies(
    tx,
    seen.map(({ id }) => id),
  );
  return seen.map(({ id, title, review, outcome, execution, revisionHash, atRisk }) => {
    const body = bodies.get(id) ?? null;
    const thumbnail = thumbnailOf(body);
    const content = body === null ? null : openRevision(body);
    return {
      id,
      title: revealLine(title),
      proposal: content && proposalWords(content, atRisk, signedArgument),
      confidence: content?.confidence ?? null,
      reviewLabel: labelOf(review, outcome),
      execution,
      thumbnail: thumbnail === null ? null : blobAddress(id, thumbnail),
      revisionHash,
      arguments: content === null ? {} : revealObject(content.action.arguments),
    };
  });
}
