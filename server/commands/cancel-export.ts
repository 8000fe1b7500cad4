// Ends an export that is waited for or under way; whoever writes it finds out within a moment and stops reading.
import type { ExportIdInput } from "@core/words/exports";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { changeExport, readExport } from "@/db/queries/exports";
import type { Deps } from "../deps";
import type { ByPerson } from "./commit/actor";

export function cancelExport(deps: Deps, { actor, id }: ByPerson<ExportIdInput>): Promise<Result<null, Refusal>> {
  return deps.store.write(async (tx) => {
    const asked = await readExport(tx, id);
    if (asked === null || asked.person !== actor.person) return refuse({ code: "not-found" });
    await changeExport(tx, id, ["waiting", "running"], { state: "cancelled", endedAt: await deps.store.nowMs(tx) });
    return ok(null);
  });
}
