// The runs that a process log taken by somebody holds: none where they may take none away.
import type { HistoricRun } from "@core/words/history";
import type { PersonId } from "@core/words/ids";
import { type RunsToExport, runsToExportSchema } from "@core/words/runs";
import { standingAt } from "../../access/directory";
import { exportSight } from "../../access/export-rights";
import type { Deps } from "../../deps";
import { runsToExport } from "../runs-xes";

export async function runsTaken(
  deps: Deps,
  person: PersonId,
  asked: Pick<RunsToExport, "source"> & Partial<RunsToExport>,
): Promise<readonly HistoricRun[]> {
  const choice = runsToExportSchema.parse({ of: "runs", ...asked });
  const { store, directory } = deps;
  const standing = await store.read(async (tx) => standingAt(await directory.at(tx), person, await store.nowMs(tx)));
  const sight = standing && exportSight(standing, choice);
  const taken: HistoricRun[] = [];
  if (sight !== null) for await (const run of runsToExport({ deps, choice, sight, goOn: async () => undefined })) taken.push(run);
  return taken;
}
