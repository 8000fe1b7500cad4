// An export on its way: taken up by the one request that fetches it, kept in step with how far it has come, and ended with what came of it on the trail.
import { EXPORT_WAITS_MS } from "@core/words/exports";
import type { PersonId } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { changeExport, readExport, type StoredExport } from "@/db/queries/exports";
import { standingAt } from "../access/directory";
import { exportSight } from "../access/export-rights";
import type { Sight } from "../access/resolve";
import type { Deps } from "../deps";
import { OPERATOR, recordEvent } from "./commit/record-event";

/** What has been written so far. */
export interface ExportProgress {
  readonly done: number;
  readonly total: number | null;
  readonly bytes: number;
  readonly withheld: number;
}

const EVERYTHING: Sight = { kind: "all" };

/** What of the trail its owner may see at this moment; null when they may not export it any more. */
async function sightNow(deps: Deps, { person, request }: Pick<StoredExport, "person" | "request">): Promise<Sight | null> {
  if (person === null) return EVERYTHING;
  return deps.store.read(async (tx) => {
    const standing = standingAt(await deps.directory.at(tx), person, await deps.store.nowMs(tx));
    return standing && exportSight(standing, request.choice);
  });
}

/** Takes it up, once: it cannot be fetched twice. Nobody but who asked for it finds it. */
export async function takeExport(
  deps: Deps,
  { id, by }: { readonly id: string; readonly by: PersonId | null },
): Promise<Result<{ readonly asked: StoredExport; readonly sight: Sight }, Refusal>> {
  const asked = await deps.store.read((tx) => readExport(tx, id));
  if (asked === null || asked.person !== by) return refuse({ code: "not-found" });
  const sight = await sightNow(deps, asked);
  if (sight === null) return refuse({ code: "forbidden", right: "trail.export" });
  const taken = await deps.store.write(async (tx) => {
    const now = await deps.store.nowMs(tx);
    if (now - asked.askedAt > EXPORT_WAITS_MS) return false;
    return changeExport(tx, id, ["waiting"], { state: "running", heardAt: now });
  });
  return taken ? ok({ asked, sight }) : refuse({ code: "not-found" });
}

/** Says how far it has come; false when it is to end: it was cancelled, or its owner may not have it any more. */
export async function goOnWithExport(deps: Deps, asked: StoredExport, progress: ExportProgress): Promise<boolean> {
  if ((await sightNow(deps, asked)) === null) return false;
  return deps.store.write(async (tx) => changeExport(tx, asked.id, ["running"], { ...progress, heardAt: await deps.store.nowMs(tx) }));
}

/** Ends it, unless it was cancelled before: what was taken away is on the trail either way. */
export function endExport(deps: Deps, asked: StoredExport, state: "done" | "broken", progress: ExportProgress): Promise<void> {
  return deps.store.write(async (tx) => {
    const now = await deps.store.nowMs(tx);
    const ended = await changeExport(tx, asked.id, ["running"], { ...progress, state, heardAt: now, endedAt: now });
    await recordEvent(deps, tx, now, {
      kind: "export",
      id: asked.id,
      type: "ended",
      actor: asked.person === null ? OPERATOR : { kind: "person", id: asked.person },
      data: { state: ended ? state : "cancelled", ...progress },
      free: {},
    });
  });
}
