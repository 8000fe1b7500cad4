// Writes down that somebody takes runs away as a process log, before the first byte leaves: as other exports are, on a stream of its own.
import type { PersonId } from "@core/words/ids";
import type { JsonObject } from "@core/words/vocabulary";
import type { Deps } from "../deps";
import { recordEvent } from "./commit/record-event";

export interface XesExport {
  readonly of: "run" | "runs";
  readonly source: "items" | "imported";
  readonly workflow: string | null;
  /** The run, or what the list was narrowed to: a name can be somebody's. */
  readonly free: JsonObject;
}

export async function recordXesExport(deps: Deps, person: PersonId, { of, source, workflow, free }: XesExport): Promise<void> {
  await deps.store.write(async (tx) => {
    const now = await deps.store.nowMs(tx);
    const data = { of, format: "xes", source, workflow };
    await recordEvent(deps, tx, now, {
      kind: "export",
      id: deps.ids.any(),
      type: "begun",
      actor: { kind: "person", id: person },
      data,
      free,
    });
  });
}
