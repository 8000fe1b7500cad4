// Stops an import that is being read. What was kept stays; the same file again goes on.
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import type { ImportInput } from "@core/words/studio";
import { t } from "@core/words/t";
import { readHistoryImport, stopHistoryImport } from "@/db/queries/history";
import { standingAt } from "../access/directory";
import { mayImportHistory } from "../access/resolve";
import type { Deps } from "../deps";
import type { ByPerson } from "./commit/actor";

export function stopImport(deps: Deps, { actor, import: id }: ByPerson<ImportInput>): Promise<Result<null, Refusal>> {
  return deps.store.write(async (tx) => {
    const now = await deps.store.nowMs(tx);
    const standing = standingAt(await deps.directory.at(tx), actor.person, now);
    if (standing === null || !mayImportHistory(standing)) return refuse({ code: "forbidden", right: "policy.draft" });
    if ((await readHistoryImport(tx, id)) === null) return refuse({ code: "not-found" });
    if (await stopHistoryImport(tx, id, now)) return ok(null);
    return refuse({ code: "invalid", errors: [{ path: "", message: t("imports.overAlready") }] });
  });
}
