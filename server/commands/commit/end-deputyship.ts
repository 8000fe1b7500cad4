// Ends one deputyship now, or takes it away before it began; the stream of whom it was for says so.
import type { Actor } from "@core/words/actors";
import type { Ms } from "@core/words/ids";
import { dropDeputy, endDeputy, type StoredDeputy } from "@/db/queries/absences";
import type { Tx } from "@/db/store";
import type { Deps } from "../../deps";
import { recordEvent } from "./record-event";

export async function endDeputyship(
  deps: Deps,
  tx: Tx,
  now: Ms,
  { deputyship: { id, person, deputy, from, until }, actor }: { readonly deputyship: StoredDeputy; readonly actor: Actor },
): Promise<void> {
  const began = from < now;
  if (began) await endDeputy(tx, id, now);
  else await dropDeputy(tx, id);
  await recordEvent(deps, tx, now, {
    kind: "person",
    id: person,
    type: began ? "deputy_ended" : "deputy_removed",
    actor,
    data: { deputyship: id, deputy, from, until },
    free: {},
  });
}
