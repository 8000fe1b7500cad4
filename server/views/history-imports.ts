// Files of past cases: what came of each, what could not be read and why, and whether somebody is at one now.
import type { PersonId } from "@core/words/ids";
import { revealLine } from "@core/words/untrusted-text";
import { listHistoryImports, type StoredHistoryImport } from "@/db/queries/history";
import { currentVersion } from "@/db/queries/policies";
import { isReading } from "../access/reading-import";
import { mayImportHistory, reachesWorkflow } from "../access/resolve";
import type { Deps } from "../deps";
import { type Reading, readAs } from "./reading";
import type { HistoryImport, HistoryImports, ImportState } from "./shapes-imports";

const SHOWN = 50;

export function historyImports(deps: Deps, person: PersonId): Promise<HistoryImports> {
  return readAs(deps, person, async (reading) => {
    const may = mayImportHistory(reading.standing);
    const imports: HistoryImport[] = [];
    for (const stored of await listHistoryImports(reading.tx, SHOWN)) {
      const one = await importOf(reading, stored);
      // What is of no workflow that the person may read is of no concern to them.
      if (may || one.workflows.length > 0) imports.push(one);
    }
    return { imports, may, largest: deps.settings.IMPORT_MAX_MIB };
  });
}

async function importOf({ tx, now, standing, names }: Reading, stored: StoredHistoryImport): Promise<HistoryImport> {
  const { id, startedAt, finishedAt, read, kept, known, refused } = stored;
  const workflows: HistoryImport["workflows"][number][] = [];
  for (const { workflow, count } of stored.workflows ?? [])
    if (reachesWorkflow(standing, "policy.read", workflow))
      workflows.push({ workflow, count, hasPolicy: (await currentVersion(tx, "policy", workflow)) !== null });
  return {
    ...{ id, startedAt, finishedAt, read, kept, known, refused, workflows },
    name: revealLine(stored.name),
    by: stored.by === null ? null : names.person(stored.by),
    state: stateOf(stored, now),
    readAs: stored.readAs,
    refusals: stored.refusals.map(({ position, why }) => ({ position, why: revealLine(why) })),
  };
}

function stateOf(stored: StoredHistoryImport, now: number): ImportState {
  if (stored.finishedAt !== null) return "finished";
  if (stored.stoppedAt !== null) return "stopped";
  return isReading(stored, now) ? "reading" : "waiting";
}
