// Tells people of something, in the transaction in which it happens: who is told twice of one cause has one notice that says so.
import type { Ms } from "@core/words/ids";
import type { Notice } from "@core/words/notices";
import { putNotice } from "@/db/queries/notices";
import type { Tx } from "@/db/store";
import type { Deps } from "../../deps";

export async function tell(deps: Pick<Deps, "ids">, tx: Tx, now: Ms, notice: Notice): Promise<void> {
  for (const person of new Set(notice.to)) await putNotice(tx, deps.ids.any(), person, notice, now);
}
