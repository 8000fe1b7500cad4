// Exports that somebody asked for: how far each has come, and how it ended.
import { EXPORT_SILENT_MS, EXPORT_WAITS_MS, exportFileName } from "@core/words/exports";
import type { Ms, PersonId } from "@core/words/ids";
import { exportsOf, type StoredExport } from "@/db/queries/exports";
import { exportSight } from "../access/export-rights";
import { latestCheckpoint } from "../access/trail-proofs";
import type { Deps } from "../deps";
import { readAs } from "./reading";
import type { ExportPage, ExportView } from "./shapes-exports";

const SHOWN = 8;

/** What one may export, the latest signed head, and the latest exports that one asked for. */
export function exportPage(deps: Deps, person: PersonId): Promise<ExportPage> {
  return readAs(deps, person, async ({ tx, now, standing }) => {
    const head = await latestCheckpoint(tx);
    return {
      now,
      mayAll: exportSight(standing, { of: "all" }) !== null,
      signed: head && { size: head.size, at: head.at },
      latest: (await exportsOf(tx, person, SHOWN)).map((stored) => exportView(stored, now)),
    };
  });
}

function exportView(stored: StoredExport, now: Ms): ExportView {
  const { id, request, done, total, bytes, withheld, askedAt, endedAt } = stored;
  const name = exportFileName(request, new Date(askedAt).toISOString().slice(0, 10));
  return { id, name, request, state: stateNow(stored, now), done, total, bytes, withheld, askedAt, endedAt };
}

/** A process that is gone says nothing more, and what nobody fetched in time is not to be had any more. */
function stateNow({ state, askedAt, heardAt }: StoredExport, now: Ms): ExportView["state"] {
  if (state === "waiting" && now - askedAt > EXPORT_WAITS_MS) return "cancelled";
  return state === "running" && now - heardAt > EXPORT_SILENT_MS ? "broken" : state;
}
