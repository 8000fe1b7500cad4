// Writes down that somebody takes a part of the trail away, before the first byte leaves: who, what of it, in which form. The file itself is fetched by the id that this answers with.

import { isBlind } from "@core/lifecycle/blind";
import type { Actor } from "@core/words/actors";
import type { BeginExportInput, ExportChoice, ExportRequest } from "@core/words/exports";
import type { Ms, PersonId } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import type { RunsToExport } from "@core/words/runs";
import { searchProblemWords } from "@core/words/search-problems";
import { t } from "@core/words/t";
import { DAY } from "@core/words/time";
import type { JsonObject } from "@core/words/vocabulary";
import { insertExport, purgeExports } from "@/db/queries/exports";
import { findHistoryRun } from "@/db/queries/history-runs";
import { itemsAfter, oneItem } from "@/db/queries/trail-reading";
import type { Tx } from "@/db/store";
import { type Directory, standingAt } from "../access/directory";
import { blindTo, exportSight } from "../access/export-rights";
import { isInSight, type Sight } from "../access/resolve";
import type { Standing } from "../access/standing";
import { askTrail } from "../access/trail-question";
import type { Deps } from "../deps";
import { OPERATOR, recordEvent } from "./commit/record-event";

/** Their rows; that somebody exported stays on the trail for ever. */
const KEPT_MS = 30 * DAY;
const ALL: Sight = { kind: "all" };

/** `by` is null for whoever runs the product, at its command line. */
export function beginExport(
  deps: Deps,
  { by, ...request }: BeginExportInput & { readonly by: PersonId | null },
): Promise<Result<{ readonly id: string }, Refusal>> {
  return deps.store.write(async (tx) => {
    const now = await deps.store.nowMs(tx);
    const standing = by === null ? null : standingAt(await deps.directory.at(tx), by, now);
    const sight = by === null ? ALL : standing && exportSight(standing, request.choice);
    if (sight === null) return refuse({ code: "forbidden", right: "trail.export" });
    const refused = (await whyNot(tx, request, sight, standing)) ?? notAsked(request.choice, standing, await deps.directory.at(tx), now);
    if (refused !== null) return refuse(refused);
    const id = deps.ids.any();
    await purgeExports(tx, now - KEPT_MS);
    await insertExport(tx, {
      ...{ id, person: by, request, state: "waiting", done: 0, total: null, bytes: 0, withheld: 0 },
      ...{ askedAt: now, heardAt: now, endedAt: null },
    });
    const actor: Actor = by === null ? OPERATOR : { kind: "person", id: by };
    await recordEvent(deps, tx, now, { kind: "export", id, type: "begun", actor, ...saidOf(request) });
    return ok({ id });
  });
}

async function whyNot(tx: Tx, { choice, format }: ExportRequest, sight: Sight, standing: Standing | null): Promise<Refusal | null> {
  switch (choice.of) {
    case "item": {
      const item = await oneItem(tx, choice.item);
      if (item === null || !isInSight(sight, item)) return { code: "not-found" };
      return isBlind(item.fold) ? blindRefusal(1) : null;
    }
    case "run": {
      const items = await itemsAfter(tx, null, 1_000, choice);
      return items.some((item) => isInSight(sight, item)) ? null : { code: "not-found" };
    }
    case "all":
    case "period": {
      const blind = format === "jsonl" ? await blindTo(tx, standing) : 0;
      return blind === 0 ? null : blindRefusal(blind);
    }
    case "filter":
    case "search":
      return null;
    case "runs": {
      if (choice.run === null) return null;
      return (await findsRun(tx, choice, sight)) ? null : { code: "not-found" };
    }
  }
}

/** A search that is not understood would hold more than what its screen shows. */
function notAsked(choice: ExportChoice, standing: Standing | null, directory: Directory, now: Ms): Refusal | null {
  if (choice.of !== "search") return null;
  if (standing === null) return { code: "forbidden", right: "trail.export" };
  const { problems } = askTrail(choice.q, { standing, directory, now, zone: choice.zone });
  const errors = problems.map((problem) => ({ path: "/choice/q", message: searchProblemWords(problem) }));
  return errors.length === 0 ? null : { code: "invalid", errors };
}

async function findsRun(tx: Tx, { source, workflow, run }: RunsToExport, sight: Sight): Promise<boolean> {
  if (workflow === null || run === null) return false;
  if (source === "items") return (await itemsAfter(tx, null, 1_000, { workflow, run })).some((item) => isInSight(sight, item));
  return isInSight(sight, { workflow, queue: null }) && (await findHistoryRun(tx, workflow, run)) !== null;
}

const blindRefusal = (count: number): Refusal => ({
  code: "invalid",
  errors: [{ path: "/choice", message: t("exports.blindNow", { count }) }],
});

/** A filter or a search can name people and hold words of theirs, so it stands apart from the event. */
function saidOf({ choice, format, contents }: ExportRequest): { readonly data: JsonObject; readonly free: JsonObject } {
  const data = { of: choice.of, format, contents };
  if (choice.of === "item") return { data: { ...data, item: choice.item }, free: {} };
  if (choice.of === "period") return { data: { ...data, from: choice.from, until: choice.until }, free: {} };
  if (choice.of === "run") return { data: { ...data, workflow: choice.workflow }, free: { run: choice.run } };
  if (choice.of === "search") return { data, free: { search: choice.q } };
  if (choice.of === "runs") {
    const { of: _, source, workflow, run, ...filter } = choice;
    return { data: { ...data, source, workflow }, free: { run, filter } };
  }
  return { data, free: choice.of === "filter" ? { filter: choice.filter } : {} };
}
