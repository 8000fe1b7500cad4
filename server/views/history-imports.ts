// Files of past cases: what came of each, what could not be read and why, and whether somebody is at one now.
import type { PersonId } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { revealLine } from "@core/words/untrusted-text";
import { type ImportHead, listHistoryImports, readHistoryImport, type StoredHistoryImport } from "@/db/queries/history";
import { currentVersion } from "@/db/queries/policies";
import { isReading } from "../access/reading-import";
import { mayImportHistory, reachesWorkflow } from "../access/resolve";
import type { Deps } from "../deps";
import { type Reading, readAs } from "./reading";
import type { HistoryImport, HistoryImports, ImportRefusal, ImportState } from "./shapes-imports";

const SHOWN = 50;

export function historyImports(deps: Deps, person: PersonId): Promise<HistoryImports> {
  return readAs(deps, person, async (reading) => {
    const imports: HistoryImport[] = [];
    for (const stored of await listHistoryImports(reading.tx, SHOWN))
      if (concerns(reading, stored)) imports.push(await importOf(reading, stored));
    return { imports, may: mayImportHistory(reading.standing), largest: deps.settings.IMPORT_MAX_MIB };
  });
}

/** The first lines or traces of one that could not be read. */
export function importRefusals(deps: Deps, person: PersonId, id: string): Promise<Result<readonly ImportRefusal[], Refusal>> {
  return readAs(deps, person, async (reading) => {
    const stored = await readHistoryImport(reading.tx, id);
    if (stored === null || !concerns(reading, stored)) return refuse({ code: "not-found" });
    return ok(stored.refusals.map(({ position, why }) => ({ position, why: revealLine(why) })));
  });
}

/** What is of no workflow that the person may read is of no concern to them. */
const concerns = ({ standing }: Reading, { workflows }: Pick<StoredHistoryImport, "workflows">): boolean =>
  mayImportHistory(standing) || (workflows ?? []).some(({ workflow }) => reachesWorkflow(standing, "policy.read", workflow));

async function importOf({ tx, now, standing, names }: Reading, stored: ImportHead): Promise<HistoryImport> {
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
  };
}

function stateOf(stored: ImportHead, now: number): ImportState {
  if (stored.finishedAt !== null) return "finished";
  if (stored.stoppedAt !== null) return "stopped";
  return isReading(stored, now) ? "reading" : "waiting";
}
